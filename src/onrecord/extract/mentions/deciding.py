"""Which candidates for names are someone's: by our lists, by titles, or by what stands around them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.mentions.beside_names import Signs, body_kind, is_aged, key_of
from onrecord.extract.mentions.context import acts, follows_one_spoken_to, is_only_where
from onrecord.extract.mentions.gazetteer import longest
from onrecord.extract.mentions.name_runs import Candidate, candidates
from onrecord.extract.mentions.title_words import title_before
from onrecord.language.folding import fold
from onrecord.language.lexicon import is_ordinary
from onrecord.language.names import not_names, organisation_words, word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.mentions.lines import Line
    from onrecord.extract.words import Word
    from onrecord.model import Span


_PREPOSITIONS = word_class("prepositions") | word_class("heads end at")
_LONGEST_ACRONYM_TOO = 3
"""Letters up to which a word in capitals is an acronym whatever else is printed ("WHO" and "Who")."""


class Decision:
    """Which candidates of an article are kept, and as what."""

    def __init__(self, lines: Sequence[Line], found: Sequence[Candidate], sources: Sequence[Span]) -> None:
        self.lines, self.found = lines, found
        self._start_by_end = {s.end: s.start for s in sorted(sources, reverse=True)}
        self._end_by_start = {s.start: s.end for s in sorted(sources)}
        self.people = {
            part: candidate
            for candidate in found
            if candidate.kind == "person" and candidate.sureness == "named"
            for part in _parts(candidate)
        }
        self.signs = Signs.of(found, lines)
        weak = [c for c in found if c.sureness == "weak" and c.kind != "thing"]
        self.places = {key_of(c) for c in weak if is_only_where(self._run(c), c.at) and not self._modifies(c)}
        self.actors = {key_of(c) for c in weak if self._acts(c)}
        self.states = {key for key in self.actors | self.places if self._is_state(key)}
        self.lower = {w.text for line in lines for w in line.words if w.text.islower()}
        self.seen = {key_of(c) for c in weak if len(c.words) > 1 or c.at > 0}

    def _modifies(self, candidate: Candidate) -> bool:
        """Whether it says whose something is: "at the Velm Chemicals site"."""
        run, at, end = self._run(candidate), candidate.at, candidate.at + len(candidate.words)
        after = run[end] if end < len(run) and run[end].gap == " " else None
        is_the = at > 0 and run[at - 1].text == "the"
        return is_the and after is not None and after.text.islower() and after.text not in _PREPOSITIONS

    def _is_state(self, name: str) -> bool:
        """Whether its adjective is printed ("Velmaran officials"), as of a state that no list knows."""
        return name not in self.people and any(
            form in self._adjectives for form in (name + "n", name + "an", name + "ian", name[:-1] + "ian")
        )

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        """Capitalised words, folded, right before one in lower case ("Velmaran officials")."""
        pairs = ((a, b) for line in self.lines for a, b in pairwise(line.words))
        return frozenset(
            fold(a.text)
            for a, b in pairs
            if a.is_capital
            and b.gap == " "
            and b.text.islower()
            and a.text.endswith("n")
            and not a.possessive
        )

    def _run(self, candidate: Candidate) -> list[Word]:
        return self.lines[candidate.sentence].words

    def _acts(self, candidate: Candidate) -> bool:
        run, end = self._run(candidate), candidate.at + len(candidate.words)
        return acts(run, candidate.at, end) or self._heads_a_source(candidate)

    def _heads_a_source(self, candidate: Candidate) -> bool:
        """Whether a source is this name alone, but for what leads up to it or is set off ("Kolar, 34,")."""
        span = candidate.span
        run = self._run(candidate)
        if candidate.sureness == "weak" and run[candidate.at].gap == " " and is_only_where(run, candidate.at):
            return False
        after = self._run(candidate)[candidate.at + len(candidate.words) :][:1]
        is_set_off = not after or after[0].gap not in {" ", "\xa0"}
        closes = any(self._start_by_end.get(span.end + more, span.end) <= span.start for more in (0, 1, 2))
        return closes or (is_set_off and self._end_by_start.get(span.start, 0) >= span.end)

    def kept(self) -> Iterator[Candidate]:
        """The candidates that are names of someone, with their kinds."""
        for candidate in self.found:
            if channel := self._channel(candidate):
                yield channel
            elif candidate.form == "adjective" or candidate.sureness == "named":
                if not self._is_shouted(candidate):
                    yield candidate
            elif candidate.sureness == "known":
                if self._is_known_actor(candidate):
                    kind = "government" if candidate.kind == "seat" else candidate.kind
                    yield replace(candidate, kind=kind)
            elif candidate.kind != "thing":
                yield from self._weak(candidate)
            elif len(candidate.words) == 1 and self._is_of_a_person(candidate):
                yield replace(candidate, kind="person")

    def _channel(self, candidate: Candidate) -> Candidate | None:
        """The channel of which a source has the number after a name: "Russia 1", "BBC Radio 4"."""
        run, end = self._run(candidate), candidate.at + len(candidate.words)
        number = run[end] if end < len(run) and run[end].gap == " " else None
        if candidate.kind not in {"government", "outlet"} or number is None or not number.text.isdigit():
            return None
        if self._start_by_end.get(number.end, number.end) > candidate.span.start:
            return None
        return replace(candidate, words=(*candidate.words, number), kind="outlet")

    def _is_shouted(self, candidate: Candidate) -> bool:
        """Whether it is no acronym but a word that is printed without capitals too: "LOWICK", "Lowick"."""
        word = candidate.words[0]
        if len(candidate.words) > 1 or candidate.kind != "organisation" or not word.is_acronym:
            return False
        return len(word.text) > _LONGEST_ACRONYM_TOO and word.text.capitalize() in self._printed

    @cached_property
    def _printed(self) -> frozenset[str]:
        """All words of the article, as printed."""
        return frozenset(word.text for line in self.lines for word in line.words)

    def _is_of_a_person(self, candidate: Candidate) -> bool:
        """Whether a person of the article is called so for short, and it isn't where something is."""
        return key_of(candidate) in self.people and not is_only_where(self._run(candidate), candidate.at)

    def _is_known_actor(self, candidate: Candidate) -> bool:
        run, at, end = self._run(candidate), candidate.at, candidate.at + len(candidate.words)
        if candidate.kind not in {"government", "seat"}:
            return True
        if self._heads_a_source(candidate):
            return True
        if is_only_where(run, at) or (run[end - 1].possessive and self._owns_a_place(run, end)):
            return False
        if candidate.kind == "government":
            return not self._is_label(candidate)
        if end < len(run) and run[end].gap == ", ":
            return False
        return acts(run, at, end) or self._is_seat_acting(run, at, end)

    @staticmethod
    def _owns_a_place(run: Sequence[Word], end: int) -> bool:
        """Whether a name follows that is no title or organisation: "Syria's Raqqa"."""
        return (
            end < len(run)
            and run[end].is_capital
            and longest(run, end) is None
            and next((c.sureness for c in candidates(run[end : end + 4], 0)), "weak") == "weak"
            and not any(title_before(run, k) for k in range(end + 1, min(end + 4, len(run))))
        )

    def _is_label(self, candidate: Candidate) -> bool:
        """Whether a colon follows at the start of a line: "Syria: talks resume"."""
        run, end = self._run(candidate), candidate.at + len(candidate.words)
        return candidate.at == 0 and end < len(run) and run[end].gap.startswith(":")

    @staticmethod
    def _is_seat_acting(run: Sequence[Word], at: int, end: int) -> bool:
        """Whether a capital acts by what stands before: "launched by Ankara", "between Moscow and Kyiv"."""
        if run[end - 1].possessive:
            return False
        if at > 0 and run[at].gap == " " and run[at - 1].text.lower() in {"by", "between"}:
            return True
        after = run[end].text.lower() if end < len(run) and run[end].gap == " " else ""
        return after in {"has", "had", "will", "would", "have"}

    def _weak(self, candidate: Candidate) -> Iterator[Candidate]:
        key = key_of(candidate)
        run, at = self._run(candidate), candidate.at
        body = self._body(candidate, key)
        if body:
            yield replace(candidate, kind=body)
            return
        if at > 0 and run[at].gap == " " and run[at - 1].text.lower() in {"the", "a", "an"}:
            if len(candidate.words) == 1 and candidate.words[0].text in organisation_words("heads"):
                yield replace(candidate, kind="organisation")
            return
        if self._abbreviates(candidate):
            yield replace(candidate, kind="organisation")
        elif len(candidate.words) == 1:
            if key not in self.people and self._is_a_word(candidate, key):
                return
            if self._is_of_a_person(candidate):
                yield replace(candidate, kind="person")
            elif key in self.signs.short_bodies and key in self.actors and key not in self.places:
                yield replace(candidate, kind="organisation")
            elif key in self.states:
                if not is_only_where(run, at) and self._is_alone(run, at):
                    yield replace(candidate, kind="government")
            elif key in self.places and key not in self.actors:
                return
            elif (key in self.actors and (key in self.seen or self._acts(candidate))) or (
                at > 0
                and follows_one_spoken_to(run, at)
                and key not in self.places
                and self._is_alone(run, at)
            ):
                yield replace(candidate, kind="person")
        elif self._is_of_a_person(candidate):
            yield replace(candidate, kind="person")
        elif key not in self.places and self._looks_like_a_person(candidate):
            end = at + len(candidate.words)
            last = fold(candidate.words[-1].text)
            if (
                key in self.actors
                or last in self.actors
                or follows_one_spoken_to(run, at)
                or is_aged(run, at, end)
                or self._stands_beside_a_person(candidate)
            ):
                yield replace(candidate, kind="organisation" if key in self.signs.bodies else "person")

    def _body(self, candidate: Candidate, key: str) -> str | None:
        """The kind of a body, if a noun beside the name says so here, or does elsewhere in the article."""
        run, at, end = self._run(candidate), candidate.at, candidate.at + len(candidate.words)
        is_word = end - at == 1 and is_ordinary(candidate.words[0].text.lower())
        if key in self.people or (is_word and at == 0):
            return None
        here = body_kind(run, at, end)
        if is_word:
            return here
        is_where = run[at].gap == " " and is_only_where(run, at)
        return here or (None if is_where or not self._is_alone(run, end - 1) else self.signs.kinds.get(key))

    def _is_a_word(self, candidate: Candidate, key: str) -> bool:
        """Whether the article or the language has it as a common word: "Fisheries", "Space"."""
        if is_ordinary(candidate.words[0].text.lower()) and not candidate.title:
            return True
        return key not in self.seen and (key in self.lower or key.endswith("s"))

    def _abbreviates(self, candidate: Candidate) -> bool:
        """Whether it stands in brackets after an organisation: "... for Human Rights (Cenidh)"."""
        return key_of(candidate) in self.signs.abbreviations

    def _stands_beside_a_person(self, candidate: Candidate) -> bool:
        """Whether a person's full name stands beside it in a list: "Ana Kolar and Asi Tovak"."""
        run, at, end = self._run(candidate), candidate.at, candidate.at + len(candidate.words)
        before = run[at].gap == ", " or (at > 0 and run[at - 1].text == "and")
        after = end < len(run) and (run[end].gap == ", " or run[end].text == "and")
        lefts, rights = self.signs.people_to, self.signs.people_from
        left = at - 1 if at > 0 and run[at - 1].text == "and" else at
        right = end + 1 if end < len(run) and run[end].text == "and" else end
        return (before and (candidate.sentence, left) in lefts) or (
            after and (candidate.sentence, right) in rights
        )

    @staticmethod
    def _is_alone(run: Sequence[Word], at: int) -> bool:
        return at + 1 == len(run) or run[at + 1].gap != " " or not run[at + 1].text[0].isupper()

    def _looks_like_a_person(self, candidate: Candidate) -> bool:
        some = candidate.words
        return 2 <= len(some) <= 4 and all(word.text.isalpha() or "-" in word.text for word in some)


def _parts(candidate: Candidate) -> set[str]:
    """What a person is called for short: the last word, the last with its particles, the first."""
    some = [word.text for word in candidate.words]
    if len(some) == 1:
        return {fold(some[0])}
    last = next((k for k in range(1, len(some)) if some[k][0].islower()), len(some) - 1)
    tail = fold(" ".join(some[last:]))
    short = {fold(some[-1]), tail, fold(some[0])} | {fold(some[-1]).removeprefix("al ")}
    if len(some) > 2:
        short.add(fold(" ".join(some[-2:])))
    return {part for part in short if part not in {fold(word) for word in not_names("never")}}
