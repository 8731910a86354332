"""What nobody says is said by none: "Nobody was told to leave", "they were not told of it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.words import words
from onrecord.language.lexicon import cue_in
from onrecord.language.names import word_class
from onrecord.language.reader.trees import numbers_of, subtree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.model import Attribution, Span

_NONE = word_class("says that there is none")
_NOT_ONE = re.compile(r"not (?:an?|one|any|even|all|every\w*|many)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"(?:(?:was|were|be|are|is)\s(?:not|never)|(?:was|were|are|is)n['’]t|"
    r"(?:not|n['’]t|never)\s(?:\w+\s)?(?:been|being))"
    r"\s(?:\w+\s)?(?:told|informed|notified|warned|briefed)\b",
    re.IGNORECASE,
)
_YET_TO_COME = re.compile(
    r"(?:could|may|might|would|will|should|can|must)(?:\s\w+)?\sbe\s"
    r"(?:announced|reported|told|revealed|released|published|disclosed|unveiled|made)(?:\s(?:first|soon|later))?$",
    re.IGNORECASE,
)
_OF_MIND = frozenset({"believe", "know", "intend", "expect"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_BUT = re.compile(r"\b(?:but|except|apart from|other than|save)\b", re.IGNORECASE)
"""What leaves somebody after all: "nobody but Ober believes it"."""


def without_nobody(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions but for those whose speaker, or whom a passive tells it, is nobody.

    So is who leaves others untold ("had not been told of it"), or may yet announce something, unless named.

    That nobody says or knows a thing is what the article says itself, or who is reported to say so.
    """
    text = parsed.article.text
    for one in found:
        who = one.source or _subject(one, parsed, below)
        if who is not None and _is_nobody(text, who):
            continue
        if _is_anybodys(text, one):
            continue
        if not _is_unsaid(text, one) and not _is_asked_for(one, parsed):
            yield one


def _is_anybodys(text: str, one: Attribution) -> bool:
    """Whether it is what anybody may think or want: "you'll see that it pays", "whatever they want".

    What "you" have said is somebody's, who is spoken to.
    """
    if one.source is None or one.cue is None:
        return False
    if one.content[0].of(text).lower() in {"whatever", "whoever", "whichever"}:
        return True
    if one.source.of(text).lower() not in {"you", "your"}:
        return False
    cue = cue_in(one.cue.of(text).split())
    return cue is None or cue.act in _OF_MIND


def _is_asked_for(one: Attribution, parsed: Parsed) -> bool:
    """Whether it is asked who says or wants it: "Who wouldn't want him?"."""
    text = parsed.article.text
    if one.source is None or one.source.of(text) not in {"Who", "What", "Which"}:
        return False
    sentence = parsed.sentence_at(one.source.start)
    return sentence is not None and "?" in text[sentence.span.end - 3 : sentence.span.end + 1]


def _is_unsaid(text: str, one: Attribution) -> bool:
    """Whether a passive without an agent tells that something wasn't said, or only may be."""
    if one.cue is None or (one.source is not None and one.source.start > one.cue.end):
        return False
    cue = one.cue.of(text)
    return bool(_UNTOLD.search(cue) or _YET_TO_COME.match(cue))


def _subject(one: Attribution, parsed: Parsed, below: list[list[int]]) -> Span | None:
    """The subject of the cue's verb, where no source was found."""
    analysis = parsed.analysis
    assert analysis is not None
    for verb in range(*numbers_of(analysis, one.cue)) if one.cue else ():
        if analysis.upos[verb] == "VERB":
            for part in below[verb]:
                if analysis.deprel[part] in _SUBJECTS and part < verb:
                    return analysis.span(subtree(part, below))
    return None


def _is_nobody(text: str, who: Span) -> bool:
    first = next((word.text.lower() for word in words(text, who)), "")
    is_none = (
        first in _NONE
        or who.of(text).lower() == "neither"
        or _NOT_ONE.match(text, who.start, who.end) is not None
    )
    return is_none and _BUT.search(text, who.start, who.end) is None
