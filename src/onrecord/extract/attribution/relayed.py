"""Who is quoted by another: "the agency quoted Ober as saying that ..." is one attribution in another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language import Parsed

_QUOTES = re.compile(r"(?:quot|cit)(?:e|es|ed|ing)$", re.IGNORECASE)
_AS_SAYING = re.compile(
    r"\bas (?P<cue>(?:having )?(?:said|saying|telling|writing|warning|adding))\b", re.IGNORECASE
)
_MARKS = frozenset('.;:“”"\n')
_ENDS = frozenset(".!?")
_PRONOUNS = frozenset({"him", "her", "them", "it"})
LONGEST = 120
"""Characters of whom somebody quotes."""
SHORTEST = 10
"""Characters before "media quoted him as saying" that may be what he said."""


def with_relayed(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those of someone who quotes another cut in two: the quoting holds the saying."""
    text = parsed.article.text
    out, dropped = list(found), set[int]()
    for number, outer in enumerate(found):
        if outer.cue is None or not _QUOTES.search(outer.cue.of(text)):
            continue
        relayed = _relayed(text, outer.cue.end)
        if relayed is None:
            continue
        who, cue = relayed
        inner = next((n for n, one in enumerate(out) if one.cue is not None and one.cue.meets(cue)), None)
        said = out[inner].content if inner is not None else _beyond(outer, who, cue)
        ends = text[cue.end : cue.end + 1] in _ENDS
        said = (_before(outer, parsed) if ends else ()) or said or _before(outer, parsed)
        if not said:
            continue
        if _is_told_already(who.of(text), said[0], found):
            out[number] = replace(outer, content=said)
            dropped.update([] if inner is None else [inner])
            continue
        saying = Attribution(said, who, cue)
        if inner is None:
            out.append(saying)
        else:
            out[inner] = saying
        out[number] = replace(outer, content=_around(who, cue, said))
    return tuple(one for number, one in enumerate(out) if number not in dropped)


def _relayed(text: str, start: int) -> tuple[Span, Span] | None:
    """Who is quoted after a cue, and the "saying" of it; None where something else follows."""
    match = _AS_SAYING.search(text, start, start + LONGEST)
    if match is None:
        return None
    who = Span(start, match.start()).stripped(text) if start < match.start() else None
    if who is None or not _MARKS.isdisjoint(who.of(text)):
        return None
    return who, Span(*match.span("cue"))


def _is_told_already(who: str, said: Span, found: Sequence[Attribution]) -> bool:
    """Whether what is said names its speaker first: "Ober said it was open, media quoted him as saying"."""
    return who.lower() in _PRONOUNS and any(
        one.source is not None and one.source.start == said.start for one in found
    )


def _beyond(outer: Attribution, who: Span, cue: Span) -> tuple[Span, ...]:
    """What is left of the quoting's content but for "Ober as saying"."""
    kept = []
    for span in outer.content:
        if span.end <= who.start:
            kept.append(span)
        elif span.end > cue.end + 1:
            kept.append(Span(max(span.start, cue.end + 1), span.end))
    return tuple(kept)


def _before(outer: Attribution, parsed: Parsed) -> tuple[Span, ...]:
    """What stands before the quoting, where nothing follows: "It is open, media quoted him as saying"."""
    assert outer.cue is not None
    end = min(outer.cue.start, outer.source.start if outer.source else outer.cue.start)
    sentence = parsed.sentence_at(end)
    if sentence is None:
        return ()
    start = sentence.span.start
    printed = parsed.article.text[start:end].rstrip(" ,")
    return (Span(start, start + len(printed)),) if len(printed) >= SHORTEST else ()


def _around(who: Span, cue: Span, said: tuple[Span, ...]) -> tuple[Span, ...]:
    """What the one who quotes says: that the other says so, with what is said."""
    after = [span for span in said if span.start >= cue.end]
    before = [span for span in said if span.end <= who.start]
    if after:
        return (*before, Span(who.start, after[0].end), *after[1:])
    return (*before, Span(who.start, cue.end))
