"""For whom a speaker speaks: a minister for the government whose minister the text says that she is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.countries import printed_countries
from onrecord.link.positions.lists import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.link.story import Story
    from onrecord.model import Mention, Party, Statement

_BEFORE = 60
"""Characters before a name among which the office and whose it is are looked for."""
_OFFICE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|minister|secretary|spokes(?:man|woman|person)|"
    r"chief of (?:general )?staff|military chief|army chief|general|ambassador|envoy|government|ministry|"
    r"officials?|authorities|military|army|armed forces|leadership|defen[cs]e|king|parliament|cabinet|"
    r"state department|sources|counterpart|leader)\b",
    re.IGNORECASE,
)
"""Words for those who speak for a state."""
_PART = re.compile(r"[’']s\b|[\w.]+(?:-\w+)*|[,\-–]|\S")
"""The words and marks before a name, one by one."""
_LINKING = frozenset({"of", "to", "for", "the", "in", "’s", "'s", ",", "-", "–"})
"""What stands between the words of an office."""
_LONGEST = 5
"""Words of a body's name at most: longer ones are phrases."""
_RARELY = 100
"""In so many mentions of a person one names their office, at least: one in more is of somebody else."""
_FILLERS = 1
"""Words in small letters between a country and the office that are none of either: "conservative"."""
_BETWEEN = 4
"""Words between a country and the office at most."""
_BREAK = re.compile(r"(?<!Gen)(?<!Mr)(?<!Dr)(?<!Sen)(?<!Lt)(?<!Col)\.\s|[;:!?\n“”\"]|\band\b")
"""Where the words before a name stop belonging to it."""
_HOUSES = {
    "pentagon": "US",
    "white house": "US",
    "us state department": "US",
    "state department": "US",
    "kremlin": "RU",
}
"""Houses that stand for a state's office, by ISO code."""


@dataclass(frozen=True, slots=True)
class Principals:
    """Which party each speaker speaks for, and the words that say so."""

    of: Mapping[str, str]
    why: Mapping[str, str]

    def ids(self, speaker: str | None) -> tuple[str, ...]:
        """The speaker and whoever they speak for."""
        if speaker is None:
            return ()
        principal = self.of.get(speaker)
        return (speaker, principal) if principal else (speaker,)

    def speaking(self, statement: Statement) -> tuple[str, ...]:
        """Everybody who speaks in a statement, and whoever each of them speaks for."""
        return tuple(dict.fromkeys(id for speaker in statement.speakers for id in self.ids(speaker)))


def principals(story: Story) -> Principals:
    """For every person and organisation of the story, the government that the texts say it speaks for."""
    governments = _governments(story)
    votes: dict[str, Counter[str]] = {}
    mentioned: Counter[str] = Counter()
    words: dict[tuple[str, str], str] = {}
    for mention in story.mentions:
        party = story.parties.get(story.party_of.get(mention.id, ""))
        if party is None or party.kind == "government" or mention.span is None:
            continue
        mentioned[party.id] += 1
        for country, printed in _named(story, mention, party):
            government = governments.get(country)
            if government is not None and government != party.id:
                votes.setdefault(party.id, Counter())[government] += 1
                words.setdefault((party.id, government), printed)
    often = {id: count for id, count in votes.items() if mentioned[id] <= _RARELY * max(count.values())}
    of = {party: _first(count) for party, count in sorted(often.items())}
    return Principals(of, {party: words[party, government] for party, government in of.items()})


def _first(votes: Counter[str]) -> str:
    return min(votes, key=lambda party: (-votes[party], party))


def _governments(story: Story) -> dict[str, str]:
    """ISO code -> the party that is the country's government."""
    found = {}
    for party in story.parties.values():
        entry = printed_countries().get(party.name)
        if party.kind == "government" and entry is not None:
            found[entry[1].code] = party.id
    return found


def _named(story: Story, mention: Mention, party: Party) -> list[tuple[str, str]]:
    """The countries (ISO codes) whose office the words of or before a mention give, each with those words."""
    text = story.articles[mention.article].text
    span = mention.span
    if span is None:
        return []
    if party.kind == "person" and not party.name[:1].isupper():
        return []  # "a witness": what stands before belongs to somebody else
    if party.kind == "person":
        clause = _title(_BREAK.split(text[max(0, span.start - _BEFORE) : span.start])[-1])
    else:
        clause = party.name if _is_body(party.name) else ""
    house = next((code for name, code in _HOUSES.items() if name in clause.lower()), None)
    if house and (_OFFICE.search(clause) or party.kind != "person"):
        return [(house, clause.strip())]
    office = _OFFICE.search(clause)
    if office is None:
        return []
    found = [
        (at.start(), printed_countries()[at[0]][1].code)
        for at in _printed().finditer(clause)
        if _belongs(clause, at, office)
    ]
    return [(max(found)[1], clause.strip())] if found else []


def _title(before: str) -> str:
    """Of the words before a name those that are its office, with the country: "Egyptian Foreign Minister".

    Words are taken from the name on backwards, for as long as they are words of an office; small words may
    stand before the office, behind the country ("Greece's conservative Prime Minister").
    """
    countries = [match.span() for match in _printed().finditer(before)]
    start, has_office, fillers = len(before), False, 0
    for part in reversed(list(_PART.finditer(before))):
        word = part[0].lower().rstrip(".")
        if word in listed("others"):
            return ""
        is_country = any(first <= part.start() and part.end() <= end for first, end in countries)
        if is_country or word in _LINKING or word in listed("fields") or _OFFICE.fullmatch(word):
            has_office = has_office or _OFFICE.search(word) is not None
        elif has_office and part[0].islower() and fillers < _FILLERS:
            fillers += 1
        else:
            break
        start = part.start()
    return before[start:]


@cache
def _printed() -> re.Pattern[str]:
    """Any country as printed, the longest first: one pattern, where one for each costs more than all else."""
    words = sorted(printed_countries(), key=lambda word: (-len(word), word))
    some = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)")


def _is_body(name: str) -> bool:
    """Whether a name is that of a state's body: "Turkish army", "the US State Department".

    "Free Syrian Army", "Syrian military conflict" and "Syrian rebel leadership" are none.
    """
    words = name.removeprefix("the ").removeprefix("The ")
    if any(house in words.lower() for house in _HOUSES):
        return len(words.split()) <= _LONGEST
    country, office = _printed().match(words), list(_OFFICE.finditer(words))
    if not office or len(words.split()) > _LONGEST or not listed("others").isdisjoint(words.lower().split()):
        return False
    is_head = office[-1].end() == len(words) or words[office[-1].end() :].startswith(" of ")
    return is_head and (country is not None or words.lower().startswith(office[0][0].lower()))


def _belongs(clause: str, country: re.Match[str], office: re.Match[str]) -> bool:
    """Whether country and office are one phrase: "Turkish Defence Minister", "defence minister of Turkey".

    An "ambassador to Turkey" and an "envoy for the Syria crisis" are of others.
    """
    if office.end() <= country.start():
        between = clause[office.end() : country.start()].removesuffix("the ")
        return len(between.split()) <= _BETWEEN and between.endswith("of ")
    return len(clause[country.end() : office.start()].split()) <= _BETWEEN
