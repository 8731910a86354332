"""Whom "he" and "she" stand for anywhere in an article, not only as a source; strict: a doubt leaves it open.

The subject goes on: who acts in a sentence is whom a pronoun after it means, be that one named or a
pronoun itself. Where two people fit, or somebody acts whom no name belongs to, it stays open. Measured on
annotated coreference by `bench/pronouns.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.mentions.find import mention_id
from onrecord.extract.nouns import is_of_people
from onrecord.language.folding import fold
from onrecord.language.reader.trees import head_of, lower_of, numbers_of
from onrecord.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.extract.speakers.cast import Cast
    from onrecord.language import Sentence
    from onrecord.language.reader import Analysis
    from onrecord.model import Span

_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NAMING = frozenset({"identified", "named", "known"})
_OWN = frozenset({"himself", "herself"})
_SUBJECTS = ("nsubj", "csubj")
_BACK = 3
"""Sentences before its own in which whom a pronoun means is looked for; news has one to a paragraph."""
_LONGEST_TITLE = 6
"""Words of a title before a name: who is named that close to the head of a sentence acts in it."""


@dataclass(frozen=True, slots=True)
class _Person:
    """Someone in a sentence: at which word, whether acting, who (None if no name is known), which gender."""

    word: int
    acts: bool
    name: Mention | None
    gender: str


def people_meant(cast: Cast, known: Mapping[Span, Mention]) -> Iterator[Mention]:
    """The pronouns of people as mentions, those left out that `known` has (sources, by their span).

    Each refers to the mention of a name; a pronoun that stays open has none.
    """
    if cast.parsed.analysis is not None:
        yield from _Reader(cast, cast.parsed.analysis, known).read()


class _Reader:
    """Goes through an article sentence by sentence, and keeps who was in the last ones."""

    def __init__(self, cast: Cast, analysis: Analysis, known: Mapping[Span, Mention]) -> None:
        self._cast, self._analysis, self._known = cast, analysis, known
        self._by_id = {mention.id: mention for mention in cast.mentions}
        self._bodies = {
            word
            for named in analysis.entities
            if named.kind not in ("Person", "Misc")
            for word in range(named.start, named.end)
        }
        self._past: list[list[_Person]] = []

    def read(self) -> Iterator[Mention]:
        """The mentions, in order."""
        for sentence in self._cast.parsed.sentences:
            if sentence.region != "body":
                continue
            people: list[_Person] = []
            named = dict(self._named(sentence))
            told = any(self._is_told_of(start, person.word) for start, person in named.items())
            for word in range(*numbers_of(self._analysis, sentence.span)):
                gender = _GENDER.get(self._lower(word)) if self._analysis.upos[word] == "PRON" else None
                if word in named:
                    people.append(named[word])
                elif gender:
                    mention = self._pronoun(word, gender, people)
                    name = self._by_id.get(mention.refers_to or "")
                    people.append(_Person(word, self._acts(word), name, gender))
                    yield mention
                elif not told and self._describes(word):
                    people.append(_Person(word, self._acts(word), None, "-"))
            self._past.append(people)

    def _pronoun(self, word: int, gender: str, here: Sequence[_Person]) -> Mention:
        span = self._analysis.span((word, word + 1))
        if span in self._known:
            return self._known[span]
        found, why = self._meant(word, gender, here)
        article = self._cast.parsed.article
        return Mention(
            id=mention_id(article.id, span, "pronoun"),
            article=article.id,
            text=span.of(article.text),
            span=span,
            form="pronoun",
            kind="person",
            refers_to=found.id if found else None,
            why=why if found else "",
        )

    def _meant(self, word: int, gender: str, here: Sequence[_Person]) -> tuple[Mention | None, str]:
        quoted = self._quoted(word)
        fitting = [
            p for p in here if _fits(p, gender) and self._quoted(p.word) == quoted and self._may_be(p, word)
        ]
        if fitting:
            one = _only(fitting)
            if one is None and self._acts(word):
                one = _only([p for p in fitting if p.acts])
            return (one.name, "named before in the sentence") if one else (None, "")
        for people in reversed(self._past[-_BACK:]):
            fitting = [
                p
                for p in people
                if _fits(p, gender) and (not quoted or self._quoted(p.word) in (quoted, None))
            ]
            one = _only(fitting) or _only([p for p in fitting if p.acts])
            if one is not None:
                return one.name, "the subject before" if one.acts else "the only one named before"
            if fitting:
                return None, ""
        return None, ""

    def _may_be(self, person: _Person, word: int) -> bool:
        """Whether the grammar lets the pronoun mean them: "Ober saw him" isn't Ober seeing himself."""
        analysis = self._analysis
        relation = analysis.deprel[word]
        if self._lower(word) in _OWN or relation.startswith(("nmod:poss", "nsubj")):
            return True
        head = analysis.head[word]
        clause = analysis.head[head] if relation.startswith("nmod") else head
        return not (person.acts and analysis.head[person.word] in (head, clause))

    def _named(self, sentence: Sentence) -> Iterator[tuple[int, _Person]]:
        first, _ = numbers_of(self._analysis, sentence.span)
        for mention in self._cast.names_in(sentence.span):
            if mention.kind != "person" or mention.span is None:
                continue
            start, end = numbers_of(self._analysis, mention.span)
            head = head_of(self._analysis, start, end)
            if head is None:
                continue
            opens = start - first <= _LONGEST_TITLE and not any(
                self._analysis.upos[w] in ("VERB", "AUX", "ADP") for w in range(first, start)
            )
            acts = not self._cast.only_owns(mention) and (
                self._acts(head) or opens or self._is_told_of(start, head)
            )
            yield start, _Person(head, acts, mention, self._cast.gender(mention))

    def _is_told_of(self, start: int, head: int) -> bool:
        """Whether the name is of the one who acts: "a third man, Jan Kolar, fled", "named as Jan Kolar"."""
        analysis = self._analysis
        if analysis.deprel[head].startswith("appos") and self._acts(analysis.head[head]):
            return True
        before = [self._lower(word) for word in range(max(0, start - 2), start)]
        return len(before) == 2 and before[1] == "as" and before[0] in _NAMING

    def _describes(self, word: int) -> bool:
        """Whether somebody acts whom no name belongs to: "the gunman fled", or a name that isn't known."""
        if not self._acts(word) or self._lower(word).endswith("s"):
            return False
        if self._analysis.upos[word] == "PROPN":
            return word not in self._bodies
        return self._analysis.upos[word] == "NOUN" and is_of_people(self._lower(word))

    def _acts(self, word: int) -> bool:
        return self._analysis.deprel[word].startswith(_SUBJECTS)

    def _quoted(self, word: int) -> Span | None:
        """The quotation that holds a word, or None."""
        span = self._analysis.span((word, word + 1))
        inside = [q.inner for q in self._cast.quotations.meeting(span) if q.inner.holds(span)]
        return min(inside, key=len, default=None)

    def _lower(self, word: int) -> str:
        return lower_of(word, self._analysis, self._cast.text)


def _fits(person: _Person, gender: str) -> bool:
    return person.gender in ("-", gender)


def _only(people: Sequence[_Person]) -> _Person | None:
    """The last of them where all are one, else None."""
    if not people or any(not _same(one, other) for one, other in pairwise(people)):
        return None
    return people[-1]


def _same(one: _Person, other: _Person) -> bool:
    if one.name is None or other.name is None:
        return False
    mine, yours = (fold(person.name or person.text).split(" ") for person in (one.name, other.name))
    return mine[-1] == yours[-1] and (min(len(mine), len(yours)) == 1 or mine[0] == yours[0])
