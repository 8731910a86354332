"""Who closes a headline: "Three held over theft, say police", "Toll rises, officials say", "court told"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people, is_of_speakers
from onrecord.language.lexicon import cue_in, forms_of
from onrecord.language.names import word_class
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed

_CLOSING = forms_of(word_class("closes a headline"))
_HEARING = word_class("who hears what is said")
_TOLD = frozenset({"told", "hears", "hear", "heard"})
_LAST = re.compile(r",\s(?P<who>(?:[\w’'.&-]+\s){1,5})(?P<cue>[A-Za-z]+)$")
_TURNED = re.compile(r",\s(?P<cue>[a-z]+)\s(?P<who>[\w’'.&-]+(?:\s[\w’'.&-]+){0,4})$")
_COLON = re.compile(r"(?P<who>(?:[\w’'.&-]+\s){0,3}[\w’'.&-]+)(?P<cue>:)\s(?=[“\"‘'])")
_FEWEST = 2
"""Words of what is said at least."""


def with_headline_ends(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, those that open or close a headline by its form and not by the reader's guess.

    Whom something is told in a headline ("court told") doesn't say it.
    """
    formed = [one for title in parsed.spans_in("title") for one in _formed(parsed, title)]
    cues = [one.cue for one in formed if one.cue]
    sources = [one.source for one in formed if one.source]
    for one in found:
        meets = one.cue is not None and any(one.cue.meets(span) for span in (*cues, *sources))
        if not meets:
            yield one
    yield from formed


def _formed(parsed: Parsed, title: Span) -> Iterator[Attribution]:
    text = parsed.article.text
    printed = title.of(text).rstrip(" .\n")
    last, turned = _LAST.search(printed), _TURNED.search(printed)
    told = (
        last is not None and last["cue"] in {"told", "hears", "hear"} and last["who"].split()[-1] in _HEARING
    )
    if last is not None and (told or (last["cue"] in _CLOSING and _speaks(last["who"]))):
        yield from _closed(title, last, told=told and last["cue"] == "told")
    elif turned is not None and turned["cue"] in _CLOSING and _speaks(turned["who"]):
        yield from _closed(title, turned, told=False)
    opens = _COLON.match(printed)
    if opens is not None and is_of_people(opens["who"].split()[-1].lower()):
        start = title.start
        said = Span(start + opens.end(), start + len(printed))
        who, cue = (Span(start + opens.start(part), start + opens.end(part)) for part in ("who", "cue"))
        yield Attribution((said,), who, cue)


def _closed(title: Span, match: re.Match[str], *, told: bool) -> Iterator[Attribution]:
    if len(match.string[: match.start()].split()) < _FEWEST:
        return
    start = title.start
    who = Span(start + match.start("who"), start + match.start("who") + len(match["who"].rstrip()))
    cue = Span(start + match.start("cue"), start + match.end("cue"))
    yield Attribution((Span(start, start + match.start()),), None if told else who, cue)


def _speaks(who: str) -> bool:
    """Whether it is somebody or something that says things, and no clause."""
    some = who.split()
    last = some[-1].lower()
    is_name = all(word[:1].isupper() for word in some)
    is_clause = any(cue_in([word]) is not None and word.endswith(("ed", "ing")) for word in some[:-1])
    return (is_of_speakers(last) or is_name) and not is_clause
