"""The words of a line as conflicts need them, and the lists they are looked up in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from anyascii import anyascii

from onrecord.language import lexicon
from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.compare.words import content_word, stem
from onrecord.link.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:[a-z]{1,2}\b)?|n['’]t\b|[^\W\d_]+(?:-[^\W\d_]+)*?(?=n['’]t\b)|"
    r"[^\W\d_]+(?:\.[^\W\d_]\b)*(?:-\w+)*|[,;:.!?()\"“”—–]|--"
)
_PLAIN_MARK = {"“": '"', "”": '"', "—": "--", "–": "--"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: in ASCII, in lower case, what stands for its meaning ("" if nothing), its place."""

    text: str
    lower: str
    sense: str
    start: int

    @property
    def is_name(self) -> bool:
        """Whether it has a capital or figures no sense would tell."""
        return self.text[:1].isupper()


_CITIZENS = frozenset({"national", "nationals", "citizen", "citizens", "subject", "subjects"})
_ENDS = " ,;:.!?()-"
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})


def as_printed(words: Sequence[Word]) -> str:
    """Words side by side as a reason shows them: spaced as in print, without marks at the ends.

    Quotation marks are left out: the reason puts its own around the words, and one of a pair may lie outside.
    """
    text, end = "", -1
    for word in words:
        if word.text == '"':
            continue
        if text and word.start > end:
            text += "’" if word.lower in _CLITICS and word.start == end + 1 else " "
        text += word.text
        end = word.start + len(word.text)
    return text.strip(_ENDS)


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """The lists of `conflict_words.toml`."""

    fate_of: dict[str, str]
    thing_fates: dict[str, str]
    growing: frozenset[str]
    daily: frozenset[str]
    whole: re.Pattern[str]
    measures: frozenset[str]
    shares: frozenset[str]
    moves: frozenset[str]
    played: frozenset[str]
    units: dict[str, str]
    people: frozenset[str]
    kin: frozenset[str]
    agents: frozenset[str]
    attackers: frozenset[str]
    part_before: frozenset[str]
    part_after: frozenset[str]
    sites: dict[str, str]
    places: frozenset[str]
    place_speakers: frozenset[str]
    happenings: frozenset[str]
    events: frozenset[str]
    pointing: frozenset[str]
    opposites: dict[str, frozenset[str]]
    states: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    left_over: dict[str, tuple[list[str], ...]]
    traits: dict[str, tuple[str, str]]
    vehicles: frozenset[str]
    coloured: frozenset[str]
    aged: frozenset[str]
    hedging: frozenset[str]
    acts: dict[str, str]
    light: frozenset[str]
    nothing: tuple[str, ...]
    unclear: frozenset[str]
    unclear_phrases: tuple[str, ...]
    corrections: tuple[str, ...]
    plans: frozenset[str]
    talk: frozenset[str]
    settled: frozenset[str]
    accomplished: frozenset[str]
    agreed: frozenset[str]
    talks: frozenset[str]
    hedges: frozenset[str]
    cause_by: re.Pattern[str]
    cause_of: re.Pattern[str]
    cause_asked: re.Pattern[str]
    no_issues: frozenset[str]
    phrasal: dict[str, dict[str, str]]
    lasting: frozenset[str]
    ending: frozenset[str]
    existing: frozenset[str]
    called_off: frozenset[str]
    sides: frozenset[str]
    no_things: frozenset[str]
    roles: frozenset[str]
    anybody: frozenset[str]
    held: frozenset[str]
    unharmed: frozenset[str]


@cache
def conflict_words() -> ConflictWords:
    """The lists, loaded once."""
    table: dict[str, dict[str, str]] = lexicon.table("conflict_words.toml")
    traits: dict[str, tuple[str, str]] = {}
    for trait, row in table["traits"].items():
        for entry in row.split():
            word, _, value = entry.partition("=")
            traits[word] = (trait, value or word)
    return ConflictWords(
        fate_of={w: fate for fate, row in table["fates"].items() for w in row.split()},
        thing_fates={w: fate for fate, row in table["fates-of-things"].items() for w in row.split()},
        growing=frozenset(form for w in table["growing"]["words"].split() for form in (w, stem(w))),
        daily=frozenset(form for w in table["growing"]["daily"].split() for form in (w, stem(w))),
        whole=re.compile(rf"\b(?:{table['whole']['phrases']})\b", re.IGNORECASE),
        measures=frozenset(form for w in table["measures"]["words"].split() for form in (w, stem(w))),
        shares=frozenset(form for w in table["measures"]["shares"].split() for form in (w, stem(w))),
        moves=frozenset(table["measures"]["moves"].split()),
        played=frozenset(table["measures"]["played"].split()),
        units={
            stem(word): stem(row.split()[0])
            for row in table["units"]["rows"].strip().splitlines()
            for word in row.split()
        },
        people=frozenset(table["people"]["words"].split()),
        kin=frozenset(table["people"]["kin"].split()),
        agents=frozenset(table["agents"]["words"].split()),
        attackers=frozenset(table["agents"]["attacker"].split()),
        part_before=frozenset(table["parts"]["before"].split()),
        part_after=frozenset(table["parts"]["after"].split()),
        sites={
            form: row.split()[0]
            for row in table["sites"]["rows"].strip().splitlines()
            for word in row.split()
            for form in (word, f"{word}s")
        },
        places=frozenset(table["sites"]["places"].split()),
        place_speakers=frozenset(table["sites"]["speakers"].split()),
        happenings=frozenset(table["sites"]["happenings"].split()),
        events=frozenset(table["sites"]["events"].split()),
        pointing=frozenset(table["sites"]["pointing"].split()),
        opposites=_both_ways(_opposites()),
        left_over={
            fate: tuple(p.split() for p in row.split("|")) for fate, row in table["left-over"].items()
        },
        states={kind: _two(row) for kind, row in table["states"].items()},
        traits=traits,
        vehicles=frozenset(table["vehicles"]["words"].split()),
        coloured=frozenset(map(stem, table["coloured"]["words"].split())),
        aged=frozenset(map(stem, table["aged"]["words"].split())),
        hedging=frozenset(table["hedging"]["words"].split()),
        acts={
            content_word(word): content_word(row.split()[0])
            for row in table["acts"]["rows"].strip().splitlines()
            for word in row.split()
        },
        light=frozenset(stem(w) for w in table["light"]["words"].split()),
        nothing=tuple(table["nothing"]["phrases"].split("|")),
        unclear=frozenset(table["unclear"]["words"].split()),
        unclear_phrases=tuple(table["unclear"]["phrases"].split("|")),
        corrections=tuple(table["corrections"]["phrases"].split("|")),
        plans=frozenset(table["plans"]["words"].split()),
        talk=frozenset(table["plans"]["talk"].split()),
        settled=frozenset(table["plans"]["settled"].split()),
        accomplished=frozenset(table["plans"]["accomplished"].split()),
        agreed=frozenset(table["plans"]["agreed"].split()),
        talks=frozenset(table["plans"]["talks"].split()),
        hedges=frozenset(table["hedges"]["words"].split()),
        **{f"cause_{key}": _phrases(row) for key, row in table["causes"].items()},
        no_issues=frozenset(form for w in table["no-issues"]["words"].split() for form in (w, stem(w))),
        lasting=frozenset(table["lasting"]["words"].split()),
        sides=frozenset(content_word(w) for w in table["sides"]["words"].split()),
        called_off=frozenset(form for w in table["plans"]["off"].split() for form in (w, content_word(w))),
        existing=frozenset(content_word(w) for w in table["existing"]["words"].split()),
        ending=frozenset(table["lasting"]["ending"].split()),
        phrasal=_phrasal(table["phrasal"]["rows"]),
        roles=frozenset(form for w in table["roles"]["words"].split() for form in (w, stem(w))),
        anybody=frozenset(form for w in table["roles"]["anybody"].split() for form in (w, stem(w))),
        held=frozenset(form for w in table["roles"]["held"].split() for form in (w, stem(w))),
        unharmed=frozenset(table["roles"]["unharmed"].split()),
        no_things=frozenset(content_word(w) for w in table["no-things"]["words"].split()),
    )


@cache
def person_stems() -> frozenset[str]:
    """The stems of nouns for people, by what befalls them, what they are and what they do."""
    lists = conflict_words()
    return frozenset(map(stem, lists.people | lists.roles | lists.agents))


def _phrasal(rows: str) -> dict[str, dict[str, str]]:
    """What a verb with a particle means, by the verb's stem and the particle."""
    found: dict[str, dict[str, str]] = {}
    for row in rows.strip().splitlines():
        meaning, *pairs = row.split()
        for verb, _, particle in (pair.partition("-") for pair in pairs):
            found.setdefault(stem(verb), {})[particle] = content_word(meaning)
    return found


def _phrases(row: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{row})\b", re.IGNORECASE)


def _two(row: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    earlier, later = row.split(" > ")
    return tuple(earlier.split()), tuple(later.split())


def _opposites() -> list[tuple[str, str]]:
    """The pairs of `opposites.txt`."""
    rows = (row.split() for row in lexicon.rows("opposites.txt"))
    return [(first, other) for first, *others in rows for other in others]


def _both_ways(pairs: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(stem(a), set()).add(stem(b))
        found.setdefault(stem(b), set()).add(stem(a))
    return {word: frozenset(others) for word, others in found.items()}


@remembered
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of a text in order; a verb with its particle means one thing ("step down")."""
    found = [Word(*_read(match[0]), match.start()) for match in _TOKEN.finditer(text)]
    phrasal = conflict_words().phrasal
    for k, word in enumerate(found):
        for particle, sense in phrasal.get(stem(word.lower), {}).items():
            at = next((at for at, w in enumerate(_right_after(found, k), k + 1) if w.lower == particle), None)
            if at is not None:
                found[k], found[at] = replace(word, sense=sense), replace(found[at], sense="")
    return tuple(found)


_PARTICLE = 4
"""Words after a verb among which its particle stands ("pull its heavy guns back")."""


def _right_after(found: Sequence[Word], k: int) -> Sequence[Word]:
    """The words after word k, up to a mark."""
    some = found[k + 1 : k + 1 + _PARTICLE]
    return some[: next((at for at, w in enumerate(some) if not w.lower[0].isalnum()), len(some))]


@lru_cache(maxsize=65536)
def _read(printed: str) -> tuple[str, str, str]:
    """A word in ASCII, in lower case, and what stands for its meaning."""
    plain = _PLAIN_MARK.get(printed) or anyascii(printed)
    lower = plain.lower()
    return plain, lower, content_word(lower) if lower[:1].isalnum() else ""


def senses(some: Sequence[Word]) -> frozenset[str]:
    """What the words mean, function words left out."""
    return frozenset(word.sense for word in some if word.sense)


def told(some: Sequence[Word]) -> frozenset[str]:
    """What the words mean, a fate under one name whatever the word for it ("bodies", "killed")."""
    fate_of = conflict_words().fate_of
    found = {fate_of.get(word.lower, word.sense) for word in some if word.sense}
    if any(_is_citizen(one, other) for one, other in pairwise(some)):
        found.add(content_word("citizen"))
    return frozenset(found)


def _is_citizen(people: Word, word: Word) -> bool:
    """Whether two words tell somebody's nationality: "Danish national", "Danish passport-holder"."""
    form = folded_countries().get(fold(people.text), ("",))[0]
    return word.lower in _CITIZENS and form == "demonym"


def of_kind(sense: str) -> str:
    """What stands for a sense that one report may call by another: attackers, and acts of one kind."""
    lists = conflict_words()
    if sense in lists.attackers:
        return "attacker"
    return lists.acts.get(sense, sense)


_NOUN_ENDINGS = ("ion", "al", "ment", "ure", "anc")
"""Endings that make a noun of a verb's stem: "revision", "removal", "payment", "closure", "acceptance"."""
_SHORTEST = 3
"""Letters of a verb's stem at least."""


@lru_cache(maxsize=16384)
def act_of(sense: str) -> str:
    """What stands for an act, be it told by a verb or by the noun made of it: "revise" and "revision"."""
    ending = next((e for e in _NOUN_ENDINGS if sense.endswith(e) and len(sense) - len(e) >= _SHORTEST), "")
    base = sense.removesuffix(ending)
    return conflict_words().acts.get(sense) or conflict_words().acts.get(base, base)


def around(run: Sequence[Word], k: int, before: int = 6, after: int = 4) -> str:
    """The words around word k, as a reason shows them."""
    return as_printed(run[max(0, k - before) : k + after])


def kinds_by_word(rows: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each word the kinds in whose row it stands."""
    found: dict[str, set[str]] = {}
    for kind, row in rows.items():
        for word in row.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
