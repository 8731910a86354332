"""Who is cited: "it rained, the agency said, citing the ministry" is the ministry's saying, passed on.

What is cited may as well be a reason ("citing security concerns"): those stay as the reader found them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.language.names import word_class
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis

_CITES = frozenset({"citing", "quoting"})
_SPEAKERS = (
    word_class("carriers") | word_class("classes") | word_class("human words") | word_class("plural people")
    | word_class("bodies of officials") | word_class("body words") | word_class("group words")
)  # fmt: skip
_ENDINGS = tuple(word_class("human endings"))
_PARTIES = frozenset({"Person", "Organization", "NORP", "Location"})
_CITING = re.compile(r"\b(?:citing|quoting)\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|in|from|at|for|with|close|familiar)\b")
_REST = re.compile(r"[,;:.“”\"\n]|\s(?:who|which|that|as|on|after|following|during|before)\b")
"""What comes after the words for somebody cited."""
LONGEST = 120
"""Characters of the words for somebody cited."""


def with_cited(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, who is cited made the source of what the citing one says."""
    text = parsed.article.text
    cites = {one.cue: one for one in found if one.cue and one.cue.of(text).lower() in _CITES}
    taken = {at for one in found if one.cue for at in range(one.cue.start, one.cue.end)}
    for match in _CITING.finditer(text):
        cue = Span(*match.span())
        reader, who = cites.get(cue), _who(cue, parsed)
        if reader is None and cue.start in taken:
            continue
        outer = _citing(cue, reader.source if reader else None, found, parsed) if who else None
        if outer is not None:
            cites.pop(cue, None)
            yield Attribution(outer.content, who, cue, via=outer)
    kept = set(cites.values())
    for one in found:
        if one.cue is None or one.cue.of(text).lower() not in _CITES or one in kept:
            yield one


def _citing(
    cue: Span, source: Span | None, found: Sequence[Attribution], parsed: Parsed
) -> Attribution | None:
    """The other attribution of the same sentence and source; the nearest, if there are several."""
    number = bisect_right(parsed.sentences, cue.start, key=lambda sentence: sentence.span.start) - 1
    if number < 0:
        return None
    sentence = parsed.sentences[number].span
    if not sentence.meets(cue):
        return None
    others = [
        other
        for other in found
        if other.cue is not None
        and sentence.meets(other.cue)
        and other.cue != cue
        and (source is None or other.source == source)
        and not any(span.meets(cue) for span in other.content)
    ]
    return min(others, key=lambda other: abs(other.hull.end - cue.start), default=None)


def _who(cue: Span, parsed: Parsed) -> Span | None:
    """The words after a cue for somebody who can be cited; None where none are there."""
    text = parsed.article.text
    printed = _REST.split(text[cue.end : cue.end + LONGEST], maxsplit=1)[0]
    start = cue.end + len(printed) - len(printed.lstrip())
    printed = printed.strip()
    head = _OF.split(printed, maxsplit=1)[0].split()[-1:]
    if not head:
        return None
    who, word = Span(start, start + len(printed)), head[0].lower()
    speaks = word in _SPEAKERS or word.rstrip("s") in _SPEAKERS or word.rstrip("s").endswith(_ENDINGS)
    named = parsed.analysis is not None and _names_party(parsed.analysis, who, head[0])
    return who if speaks or named else None


def _names_party(analysis: Analysis, who: Span, head: str) -> bool:
    """Whether the words are a name, or end with one."""
    return head[:1].isupper() and any(
        tagged.kind in _PARTIES and analysis.span((tagged.start, tagged.end)).meets(who)
        for tagged in analysis.entities
    )
