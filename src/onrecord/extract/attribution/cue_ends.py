"""Where a cue ends: before the day on which it was said."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Attribution

_DAYS = "|".join(calendar.day_name)
_DAY = re.compile(
    rf"(?:\s(?:late|early|late on|early on|on))?\s(?:{_DAYS})"
    r"(?:\s(?:morning|afternoon|evening|night))?(?=:?$)"
)
_ACCORDING_TO = re.compile(r"(according to)\s+(?=\S)", re.IGNORECASE)


def with_clear_cues(found: Iterable[Attribution], text: str) -> Iterator[Attribution]:
    """The attributions, a day at the end of a cue left out: that is when, and not that, it was said.

    What follows an "according to" belongs to whom it names: "a statement from the ministry".
    """
    for one in found:
        one = _according_to(one, text)
        match = _DAY.search(one.cue.of(text)) if one.cue else None
        if one.cue and match and match.start() > 0:
            yield replace(one, cue=Span(one.cue.start, one.cue.start + match.start()))
        else:
            yield one


def _according_to(one: Attribution, text: str) -> Attribution:
    """With all after "according to" in the source: "according to a tally by | the ministry"."""
    match = _ACCORDING_TO.match(one.cue.of(text)) if one.cue else None
    if match is None or one.cue is None or one.source is None:
        return one
    cue, rest = Span(one.cue.start, one.cue.start + match.end(1)), one.cue.start + match.end()
    if one.source.start < one.cue.end or text[one.cue.end : one.source.start].strip():
        return one
    return replace(one, cue=cue, source=Span(rest, one.source.end))
