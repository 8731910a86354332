"""Whom "who" and "which" as a source stand for, by the tree: what their clause describes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people, is_of_speakers
from onrecord.extract.speakers.voices import Voice, stands_for
from onrecord.language.reader.trees import lower_of, numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.language.reader import Analysis
    from onrecord.model import Mention

_LONGEST_GAP = 60
"""Characters between a name and its "who" at most."""
_SMALL_BEFORE = re.compile(r"(?:^|\s)([a-z][\w’'-]*) $")
"""A word right before a "who" that is no name: "defied those who", "an angle that"."""
_LONGEST = 40
"""Words from a noun to the pronoun of its clause, at most."""
_FAR = 12
"""Words that describe a noun before it, at most."""
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "case"})
_LEADING = frozenset({"case", "cc", "mark", "punct"})
_EDGES = " \t\r\n,;:-–—("


def by_relative(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "who" stands for the name before it in its sentence."""
    if source.pronoun != "who":
        return None
    sentence = voices.cast.sentence_at(source.span.start)
    if sentence is None:
        return None
    begin = max(0, source.span.start - _LONGEST_GAP)
    if word := _SMALL_BEFORE.search(voices.cast.text, begin, source.span.start):
        return Voice(None, f"“{word[1]} {source.words[0].text}” is nobody that is named")
    names = voices.cast.names_in(voices.cast.parsed.sentences[sentence].span, upto=source.span.start)
    things = {"outlet"} if source.lower[0] in {"who", "whom"} else {"person"}
    near = [
        n for n in names if n.span and source.span.start - n.span.end <= _LONGEST_GAP and n.kind not in things
    ]
    noun = described_word(voices.cast, source.span)
    described = [n for n in near if noun is not None and n.span and n.span.holds(noun)]
    apposed = [n for n in near if _is_apposed(voices.cast, n, source)]
    near = described or apposed or [n for n in near if not _only_narrows(voices.cast.text, n, noun)]
    if not near:
        return Voice(None, f"no name stands before “{source.words[0].text}”")
    return stands_for(voices, source, near[-1], "the name before it")


def _only_narrows(text: str, name: Mention, noun: Span | None) -> bool:
    """Whether the noun that the clause describes stands right after the name: "a CAT scan, which"."""
    return bool(noun and name.span and text[name.span.end : noun.start] == " " and noun.of(text).islower())


def _is_apposed(cast: Cast, name: Mention, source: Source) -> bool:
    """Whether a person's name has an apposition behind it that the pronoun follows.

    "Ana Kolb, the head of the Varga Port Authority, who said".
    """
    analysis, span = cast.parsed.analysis, name.span
    if analysis is None or span is None or name.kind != "person" or not cast.text.startswith(", ", span.end):
        return False
    first, last = numbers_of(analysis, span)
    between = range(last, numbers_of(analysis, source.span)[0])
    return any(analysis.deprel[k] == "appos" and first <= analysis.head[k] < last for k in between)


def described_by(cast: Cast, source: Source) -> Span | None:
    """The words before a "who" or "which" that its clause describes, where their noun is of who can speak.

    None where a name stands right before the pronoun, or with an apposition: then that one is meant.
    """
    analysis = cast.parsed.analysis
    if (
        analysis is None
        or source.pronoun != "who"
        or source.lower[:1] not in {("who",), ("which",), ("that",)}
    ):
        return None
    pronoun = numbers_of(analysis, source.span)[0]
    noun = _noun(analysis, pronoun)
    if noun is None or analysis.upos[noun] != "NOUN":
        return None
    if not is_of_speakers(lower_of(noun, analysis, cast.text)):
        return None
    begin = next(k for k in range(max(0, noun - _FAR), noun + 1) if _is_part(analysis, k, noun))
    start = analysis.span((past_leading(analysis, begin, noun), noun + 1)).start
    printed = cast.text[start : source.span.start].rstrip(_EDGES)
    word = lower_of(noun, analysis, cast.text)
    is_one = is_of_people(word) and not word.endswith("s")
    if "\n" in printed or (source.lower[0] == "which" and is_one):
        return None  # "a member of the Varga Council, which opposed it": the council did
    if any(
        (name.span is not None and name.span.end == start + len(printed) and name.kind == "person")
        or _is_apposed(cast, name, source)
        for name in cast.names_in(Span(start, source.span.start))
    ):
        return None
    return Span(start, start + len(printed)) if printed else None


def described_word(cast: Cast, pronoun: Span) -> Span | None:
    """The word before that the clause around a pronoun describes, by the tree; None where there is none."""
    analysis = cast.parsed.analysis
    noun = _noun(analysis, numbers_of(analysis, pronoun)[0]) if analysis is not None else None
    return analysis.span((noun, noun + 1)) if analysis is not None and noun is not None else None


def _noun(analysis: Analysis, pronoun: int) -> int | None:
    """The noun before that the pronoun's clause hangs on."""
    at = pronoun
    for _ in range(_LONGEST):
        head = analysis.head[at]
        if head == at:
            return None
        if analysis.deprel[at] == "acl:relcl":
            return head if head < pronoun and pronoun - head <= _LONGEST else None
        at = head
    return None


def past_leading(analysis: Analysis, begin: int, noun: int) -> int:
    """The first word of a noun's own, what joins it to others left out: "the mill" of "and for the mill"."""
    while begin < noun and analysis.deprel[begin] in _LEADING:
        begin += 1
    return begin


def _is_part(analysis: Analysis, word: int, noun: int) -> bool:
    """Whether a word before a noun belongs to it: "a", "senior", "the city's"."""
    while word < noun and analysis.head[word] != word:
        if analysis.head[word] == noun:
            return analysis.deprel[word].split(":")[0] in _BEFORE
        word = analysis.head[word]
    return word == noun
