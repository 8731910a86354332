"""Who is cited: "it rained, the agency said, citing the ministry" is the ministry's saying, passed on.

What is cited may as well be a reason ("citing security concerns"): those stay as the reader found them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.nouns import may_speak
from onrecord.language.lexicon import cues, lemma
from onrecord.language.reader.trees import numbers_of
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis

_PARTIES = frozenset({"Person", "Organization", "NORP", "Location"})
_CITING = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_THAT = re.compile(r",\s+(?=that\b)")
_UTTERED = frozenset({"say", "report", "announce", "claim", "warn", "allege"})
_OF = re.compile(r"\s(?:of|in|from|at|for|with|close|familiar)\b")
_REST = re.compile(r"[,;:.“”\"\n]|\s(?:who|which|that|as|on|after|following|during|before)\b")
"""What comes after the words for somebody cited."""
LONGEST = 120
"""Characters of the words for somebody cited."""


def with_cited(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, who is cited made the source of what the citing one says, and no part of its own."""
    found = [_without_cited(one, parsed) for one in found]
    by_cue = {one.cue: one for one in found if one.cue}
    taken = {at for cue in by_cue for at in range(cue.start, cue.end)}
    passed_on: set[Span] = set()
    for match in _CITING.finditer(parsed.article.text):
        cue = Span(*match.span())
        reader = by_cue.get(cue) or next((one for at, one in by_cue.items() if _ends_so(at, cue)), None)
        who = _who(cue, parsed)
        if who is None or (reader is None and cue.start in taken):
            continue
        others = [one for one in found if one is not reader]
        outer = _citing(cue, reader.source if reader else None, others, parsed)
        if outer is None and reader is not None:
            outer = _passed_over(reader, cue, who, parsed)
            passed_on.update([outer.cue] if outer and outer.cue else [])
            yield from (outer,) if outer else ()
        if outer is not None:
            passed_on.add(reader.cue if reader and reader.cue else cue)
            yield Attribution(outer.content, who, cue, via=outer)
    yield from (one for one in found if one.cue not in passed_on)


def _without_cited(one: Attribution, parsed: Parsed) -> Attribution:
    """The attribution, its source without whom it cites: "the agency, citing police," is the agency."""
    text, source = parsed.article.text, one.source
    match = _CITING.search(text, source.start, source.end) if source else None
    if source is None or match is None or _who(Span(*match.span()), parsed) is None:
        return one
    clear = Span(source.start, match.start()).stripped(text, " ,") if match.start() > source.start else None
    return replace(one, source=clear) if clear else one


def _citing(
    cue: Span, source: Span | None, found: Sequence[Attribution], parsed: Parsed
) -> Attribution | None:
    """The other attribution of the same sentence and source; the nearest, if there are several."""
    sentence = parsed.sentence_at(cue.start)
    if sentence is None or not sentence.span.meets(cue):
        return None
    others = [
        other
        for other in found
        if other.cue is not None
        and sentence.span.meets(other.cue)
        and other.cue != cue
        and (source is None or other.source == source)
        and not any(span.meets(cue) for span in other.content)
    ]
    return min(others, key=lambda other: abs(other.hull.end - cue.start), default=None)


def _ends_so(read: Span, cue: Span) -> bool:
    """Whether a cue as read ends with the citing: "reported last autumn, citing"."""
    return read.end == cue.end and read.start < cue.start


def _passed_over(reader: Attribution, cue: Span, who: Span, parsed: Parsed) -> Attribution | None:
    """The saying around one who cites where only that was read: "reported, citing police, that it rained"."""
    analysis, text = parsed.analysis, parsed.article.text
    begins = _THAT.match(text, who.end)
    if analysis is None or reader.cue is None or begins is None:
        return None
    citing = numbers_of(analysis, cue)[0]
    verb = analysis.span((analysis.head[citing], analysis.head[citing] + 1))
    end = max(span.end for span in reader.content)
    known = cues().get(lemma(verb.of(text).lower()))
    if known is None or known.act not in _UTTERED or not verb.end <= cue.start or end <= begins.end():
        return None
    return Attribution((Span(begins.end(), end),), reader.source, verb)


def _who(cue: Span, parsed: Parsed) -> Span | None:
    """The words after a cue for somebody who can be cited; None where none are there."""
    text = parsed.article.text
    printed = _REST.split(text[cue.end : cue.end + LONGEST], maxsplit=1)[0]
    who = Span(cue.end, cue.end + len(printed)).stripped(text) if printed else None
    head = _OF.split(who.of(text), maxsplit=1)[0].split()[-1:] if who else []
    if who is None or not head:
        return None
    named = parsed.analysis is not None and _names_party(parsed.analysis, who, head[0])
    return who if named or may_speak(head[0].lower()) else None


def _names_party(analysis: Analysis, who: Span, head: str) -> bool:
    """Whether the words are a name, or end with one."""
    named = (span for span, kind in analysis.names() if kind in _PARTIES)
    return head[:1].isupper() and any(span.meets(who) for span in named)
