"""What a line has its speaker want or refuse, as its sentence's tree tells: one turns from nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.background import country
from onrecord.link.conflicts.reading.negation import NEGATIONS
from onrecord.link.conflicts.reading.sentences import Sentence
from onrecord.link.conflicts.reading.words import conflict_words, person_stems, senses, words
from onrecord.link.positions.lists import listed, stems
from onrecord.link.positions.principals import Principals, principals
from onrecord.link.positions.stances import NEVER_THERE, WILLING
from onrecord.link.story import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from onrecord.link.story import Line, Story

_SPOKESPEOPLE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|minister|secretary|spokes\w+|ambassador|envoy|"
    r"chief executive|chairman|chairwoman|officials?)\b",
    re.IGNORECASE,
)
"""Offices by which one speaks for a body."""
_WILL = ("will", "would", "shall", "wo", "'ll", "’ll")
_OUGHT = ("should", "must", "ought", "need", "needs")
_ONESELF = frozenset({"i", "we", "he", "she", "it", "they"})
_ARGUMENTS = frozenset({"obj", "xcomp", "ccomp", "nsubj:pass", "conj", "nmod", "obl", "acl", "iobj"})
_WISHED = ("obj", "xcomp", "ccomp", "obl", "nsubj:pass")
_SUBJECTS = ("nsubj", "nsubj:pass")
_TIED = frozenset({"nmod", "obl"})
_TOWARDS = ("to", "in", "into", "for", "of", "on", "at", "with", "against", "from")
"""What ties to an act that which it is done to or is part of; "despite" and "during" don't."""
_DEEP = 3
"""Steps down the tree that still tell what is wanted: "plans of an operation to free the city"."""


class Wills:
    """What is wanted in each line of a story, and for whom its speakers speak; read when it is asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._of: dict[str, Wanted] = {}

    @cached_property
    def spoken_for(self) -> Principals:
        """For whom each speaker speaks."""
        return principals(self._story)

    def turn(self, acts: frozenset[str], a: Line, b: Line) -> bool:
        """Whether some of the acts are wanted in one of the lines, and refused in the other."""
        one, other = self._wanted(a), self._wanted(b)
        return bool(acts & (one.will & other.wont | one.wont & other.will))

    def share(self, acts: frozenset[str], a: Line, b: Line) -> bool:
        """Whether some of the acts are wanted in both, or refused in both."""
        one, other = self._wanted(a), self._wanted(b)
        return bool(acts & (one.will & other.will | one.wont & other.wont))

    def _wanted(self, line: Line) -> Wanted:
        known = self._of.get(line.id)
        if known is None:
            known = self._of[line.id] = wanted(line, self.names(line))
        return known

    def names(self, line: Line) -> frozenset[str]:
        """What stands for the names of its speakers and of whoever these speak for."""
        parties = self._story.parties
        names = [parties[id].name for id in self.spoken_for.speaking(line.statement) if id in parties]
        codes = {country(name)[1] for name in names}
        return frozenset(codes | {sense for name in names for sense in senses(words(name))}) - {""}

    def own(self, line: Line, key: str) -> frozenset[str]:
        """What stands for those whose will is told where its speakers tell it.

        Who has an office, the text doesn't tell of whom, speaks for the bodies and places that the line
        names, be they the issue of that `key`: "Orvana will close the port, Prime Minister Jan Holt said".
        """
        names, statement = self.names(line), line.statement
        source = statement.source.of(line.article.text) if statement.source else ""
        if _SPOKESPEOPLE.search(source) is None:
            return names
        names |= listed("bodies")
        if set(self.spoken_for.speaking(statement)) - set(statement.speakers):
            return names
        parties, places = self._story.parties, self._story.places
        named = [parties[id].name for id in line.parties if id in parties and parties[id].kind != "person"]
        named += [key, *(places[id].name for id in line.places if id in places)]
        return names | {sense for name in named for sense in senses(words(name))}

    def others(self, line: Line) -> frozenset[str]:
        """The pronouns by which the line's article settles that somebody else is meant than who says it."""
        speaking = set(self.spoken_for.speaking(line.statement))
        printed = (self._pronouns.inside(line.article.id, span) for span in line.statement.content)
        return frozenset(word for some in printed for word, party in some if party not in speaking)

    @cached_property
    def _pronouns(self) -> Shelf[tuple[str, str]]:
        """The pronouns by where they stand, each with the party that it stands for."""
        party_of = self._story.party_of
        return Shelf(
            [
                (mention.article, mention.span, (word, party_of[mention.id]))
                for mention in self._story.mentions
                if mention.span and mention.id in party_of and (word := mention.text.lower()) in _ONESELF
            ]
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """The meanings of acts and things that somebody will have, and of those that they won't."""

    will: frozenset[str]
    wont: frozenset[str]


def wanted(line: Line, names: AbstractSet[str]) -> Wanted:
    """What the speaker of a line will and won't have.

    That is what hangs on the cue by which one agrees, demands or refuses, and on "will" and its like where it
    is one's own will: of oneself, or of who has one of the `names`. What somebody ought to do is anybody's.
    """
    sentence = Sentence(line)
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for k, will in _tops(sentence, line, names):
        found[will].update(_meant(sentence, k, _DEEP))
    return Wanted(_acts(found[True]), _acts(found[False]))


def _acts(found: AbstractSet[str]) -> frozenset[str]:
    acts = conflict_words().acts
    return frozenset(acts.get(sense, sense) for sense in found if sense)


def _tops(sentence: Sentence, line: Line, names: AbstractSet[str]) -> Iterator[tuple[int, bool]]:
    """The words on which what is wanted or refused hangs, and whether it is wanted."""
    own, statement = set(sentence.own), line.statement
    first = [k for k in sentence.own if sentence.heads[k] not in own or sentence.heads[k] == k]
    if statement.act in WILLING:
        is_denied = statement.act == "refuse" or statement.polarity == "denied"
        yield from ((k, not is_denied and not _is_turned(sentence, k)) for k in first)
    if NEVER_THERE.search(line.text):
        yield from ((j, False) for k in first for j in sentence.below(k, *_SUBJECTS))
    for k in sentence.own:
        head, lower = sentence.heads[k], sentence.lower[k]
        if sentence.relations[k] == "aux" and _is_willed(sentence, head, lower, names):
            will = not _is_turned(sentence, head)
            yield head, will
            yield from ((j, will) for j in sentence.below(head, *_SUBJECTS) if sentence.tags[j] == "NOUN")
        for kind in ("wanting", "refusing"):
            if stem(lower) in stems(kind) and _is_own(sentence, k, names):
                will = (kind == "wanting") != _is_turned(sentence, k)
                yield from ((j, will) for j in sentence.below(k, *_WISHED))


def _is_willed(sentence: Sentence, k: int, aux: str, names: AbstractSet[str]) -> bool:
    """Whether "should" stands before the act, or "will" before one's own."""
    return aux in _OUGHT or (aux in _WILL and _is_own(sentence, k, names))


def _is_turned(sentence: Sentence, k: int) -> bool:
    """Whether a negation hangs on the word, or on what is done to ("will play no part")."""
    some = (k, *sentence.below(k, "obj", "xcomp", "cop", *_SUBJECTS))
    against = NEGATIONS | {"no"}
    return any(sentence.lower[j] in against for at in some for j in sentence.below(at, "advmod", "det"))


def _is_own(sentence: Sentence, k: int, names: AbstractSet[str]) -> bool:
    """Whether it is the speaker who does it, or a thing, and nobody else as far as the sentence tells."""
    return all(
        sentence.lower[j] in _ONESELF
        or sentence.called(j) & names
        or (sentence.tags[j] == "NOUN" and stem(sentence.lower[j]) not in person_stems())
        for j in sentence.below(k, "nsubj")
    )


def _meant(sentence: Sentence, k: int, deep: int) -> Iterator[str]:
    """The word, and what it is done to or is part of."""
    yield sentence.senses[k]
    for j in sentence.below(k, *_ARGUMENTS) if deep else ():
        is_tied = sentence.relations[j] in _TIED
        if is_tied and not sentence.has(j, "case", *_TOWARDS):
            continue
        if sentence.relations[j] == "acl" and not sentence.has(j, "mark", "to"):
            continue
        yield from _meant(sentence, j, deep - 1)
