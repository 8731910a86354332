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
_REST = re.compile(r",|;|\s(?:who|which|that|as|on|after|following|during|before)\b")
"""What comes after the words for somebody cited."""


def with_cited(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, who is cited made the source of what the citing one says."""
    text = parsed.article.text
    for attribution in found:
        if attribution.cue is None or attribution.cue.of(text).lower() not in _CITES:
            yield attribution
            continue
        outer = _citing(attribution, found, parsed)
        who = _who(attribution, parsed)
        if outer is None or who is None:
            yield attribution
        else:
            yield Attribution(outer.content, who, attribution.cue, via=outer)


def _citing(attribution: Attribution, found: Sequence[Attribution], parsed: Parsed) -> Attribution | None:
    """The other attribution of the same sentence and source; the nearest, if there are several."""
    assert attribution.cue is not None
    cue = attribution.cue
    number = bisect_right(parsed.sentences, cue.start, key=lambda sentence: sentence.span.start) - 1
    if number < 0:
        return None
    sentence = parsed.sentences[number].span
    others = [
        other
        for other in found
        if other.cue is not None
        and sentence.meets(other.cue)
        and other.cue != cue
        and (attribution.source is None or other.source == attribution.source)
        and not any(span.meets(cue) for span in other.content)
    ]
    return min(others, key=lambda other: abs(other.hull.end - cue.start), default=None)


def _who(attribution: Attribution, parsed: Parsed) -> Span | None:
    """The words for somebody who can be cited, at the beginning of the content; None where none are there."""
    whole = attribution.content[0]
    printed = whole.of(parsed.article.text)
    rest = _REST.search(printed)
    printed = (printed[: rest.start()] if rest else printed).rstrip()
    who = Span(whole.start, whole.start + len(printed))
    head = re.split(r"\s(?:of|in|from|at|for|with|close|familiar)\b", printed)[0].split()[-1:]
    if not head:
        return None
    word = head[0].lower()
    speaks = word in _SPEAKERS or word.rstrip("s") in _SPEAKERS or word.rstrip("s").endswith(_ENDINGS)
    return (
        who
        if speaks or (parsed.analysis is not None and _names_party(parsed.analysis, who, head[0]))
        else None
    )


def _names_party(analysis: Analysis, who: Span, head: str) -> bool:
    """Whether the words are a name, or end with one."""
    return head[:1].isupper() and any(
        tagged.kind in _PARTIES and analysis.span((tagged.start, tagged.end)).meets(who)
        for tagged in analysis.entities
    )
