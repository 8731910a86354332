"""Quotations that a name is signed under: “It is late.” ― Ann Ober, Lusk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language.reader import Analysis

_GAP = r"[^\S\n]{0,3}"
_SIGNED = re.compile(
    rf"^{_GAP}(?P<said>[“”\"«][^\n]{{3,}}[”\"»]){_GAP}\n?{_GAP}(?P<dash>[―—–]|--){_GAP}(?=[^\W\d_])",
    re.MULTILINE,
)
"""A line that is a quotation, whichever way its marks turn, and a dash after it or on the next."""
_ENDS = re.compile(rf"{_GAP}\.?{_GAP}(?:$|[,(][^\n]{{0,60}}$)", re.MULTILINE)
"""What may follow the name: who it is, or where from, up to the end of the line."""


def with_signed(text: str, analysis: Analysis, read: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, those by such a dash put in the place of what the reader made of it."""
    found = list(_signed(text, analysis))
    dashes = [one.cue for one in found if one.cue]
    for one in read:
        if one.cue is None or not any(dash.meets(one.cue) for dash in dashes):
            yield one
    yield from found


def _signed(text: str, analysis: Analysis) -> Iterator[Attribution]:
    """The quotations on lines of their own that end with a dash and a person's name."""
    people = {span.start: span for span, kind in analysis.names() if kind == "Person"}
    for match in _SIGNED.finditer(text):
        name = people.get(match.end())
        if name is not None and _ENDS.match(text, name.end):
            yield Attribution((Span(*match.span("said")),), name, Span(*match.span("dash")))
