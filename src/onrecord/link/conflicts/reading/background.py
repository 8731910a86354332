"""What words mean in a story: which are names, of people or of places, and what the story is about."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.conflicts.reading.callings import Callings
from onrecord.link.conflicts.reading.heroes import beside
from onrecord.link.conflicts.reading.scopes import STEM, TIMES, WEEKDAYS, month
from onrecord.link.conflicts.reading.spellings import Spellings
from onrecord.link.conflicts.reading.spots import Spot, spots
from onrecord.link.conflicts.reading.words import Word, conflict_words, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from onrecord.link.story import Line, Story

YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_SITES = frozenset({"at", "in", "near", "outside", "inside", "the", "on", "around", "across", "from"})
"""Words after which a name is a place's or an event's rather than a person's."""
_SEVERAL = 3
"""Articles that must print a month or year for it to be the story's own."""
_MOST = 0.5
"""Share of the articles that must print a name, and three at least, for them to tell one story."""
_NEARLY_ALL = 0.8
"""Share of the articles that must print a name, and three at least, for the whole story to be about it."""
_MANY, _LONG = 60, 60
"""Articles, and days over which the middle eight tenths of them came out, of which more is no one story."""
_ITS_OWN, _FEW_TELL_SEVERAL = 0.4, 0.5
"""Share of the articles that must print a happening for the story to be about one, and of those that print it
the share that may print several."""
_HERO = 0.8
"""Share of the articles that must name a person for the whole story to be about that person."""
_LONGEST_NAME = 4
"""Words of a place's name, at most."""
_SPELT = 3
"""Letters of a first name that its spellings share: "Mohamed", "Mohammad"."""
_OFTEN = 0.2
"""Share of a name's places where a kind of site must follow it to be that site's name."""
_TITLES = frozenset(
    {
        "frenchman",
        "englishman",
        "irishman",
        "dutchman",
        "welshman",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "state",
        "general",
    }
)


class Background:
    """What a word means in a story: whether it is a name, a place's, and what the whole story is about."""

    def __init__(self, story: Story) -> None:
        seen = _Seen()
        for line in story.lines:
            seen.take(line)
        self._seen = seen
        articles = max(1, len(story.articles))
        self.share = {word: len(ids) / articles for word, ids in seen.articles.items()}
        self._called = frozenset(
            word.lower
            for party in story.parties.values()
            if party.kind == "person"
            for word in words(party.name)
        )
        self._wide = {
            w for w, ids in seen.headed.items() if self.is_name(w) and len(ids) >= max(2, 0.25 * articles)
        }
        self._own_kinds = {
            kind
            for kind, ids in seen.sites.items()
            if len(ids) >= max(_SEVERAL, _MOST * articles)
            and len(seen.headed_sites[kind]) >= max(2, 0.25 * articles)
        }
        self._common = {
            word
            for word, ids in seen.articles.items()
            if len(ids) >= max(_SEVERAL, _MOST * articles) and self.is_name(word) and not _is_general(word)
        }
        enough = _MOST if self._own_kinds else _NEARLY_ALL  # where the one ship sank, all of it happened
        self._wide |= {w for w in self._common if len(seen.articles[w]) >= enough * articles}
        self._named_by = {
            party.id: tuple(
                word.lower
                for word in words(party.name)
                if self.names(word) and word.lower.rstrip(".") not in _TITLES and not country(word.text)[1]
                if seen.placed[word.lower] <= 0.25 * seen.capital[word.lower]
            )
            for party in story.parties.values()
            if party.kind == "person"
        }
        self._articles = articles
        self._runs_on = articles > _MANY and _days(story) > _LONG
        self._people = frozenset(word for some in self._named_by.values() for word in some)
        self._firsts: dict[str, set[str]] = defaultdict(set)
        for some in self._named_by.values():
            if len(some) > 1:
                self._firsts[some[-1]].add(some[0][:_SPELT])
        self._kinds = {
            stem: frozenset(k for k, n in kinds.items() if n >= _OFTEN * seen.stems[stem])
            for stem, kinds in seen.kinds.items()
        }
        self._countries = _countries(story)
        self._callings = Callings(story)
        self.spellings = Spellings(story)
        self._spots = spots(story)
        self._calendar = {name: min(firsts) for name, firsts in seen.firsts.items() if len(firsts) == 1}
        common = [
            (self.share.get(name[-1], 0.0), len(name), name) for name in self._named_by.values() if name
        ]
        self._hero: tuple[str, ...] = max((row for row in common if row[0] >= _HERO), default=(0.0, 0, ()))[2]
        self._beside_hero = beside(story, self._hero[-1:])
        self.months = _usual(seen.dated)
        self.years = _usual({w: ids for w, ids in seen.articles.items() if YEAR.fullmatch(w)})

    @property
    def is_one(self) -> bool:
        """Whether the articles tell one story: a name stands in many headlines, or in half of them.

        Many articles over many weeks share a name (a candidate's, a country's) and tell of one thing after
        another.
        """
        return bool(self._wide or self._common) and not self._runs_on

    @property
    def is_many(self) -> bool:
        """Whether the articles are too many to tell one story, and don't."""
        return self._articles >= _MANY and not self.is_one

    def is_name(self, lower: str) -> bool:
        """Whether the word is written with a capital more often than not."""
        capital, small = self._seen.capital[lower], self._seen.small[lower]
        return capital > small or (not capital and not small and lower in self._called)

    def names(self, word: Word) -> bool:
        """Whether the word is, where it stands, (part of) a proper name."""
        return word.is_name and bool(word.sense) and self.is_name(word.lower)

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""
        return lower in self._people

    def are_several(self, last: str) -> bool:
        """Whether the story has people of that last name and different first names."""
        return len(self._firsts.get(last, ())) > 1

    def called(self, run: Sequence[Word]) -> tuple[str, ...]:
        """The ids of the people whom the words of one story mean by an office alone: "the mayor"."""
        return self._callings.called(run) if self.is_one else ()

    def person(self, party: str) -> tuple[str, ...]:
        """The words of a person's name, by the party's id; none of another party's."""
        return self._named_by.get(party, ())

    def country_of(self, word: Word) -> str:
        """The code of the country that a word names, or names a place in; "" where it doesn't."""
        if not word.is_name:
            return ""
        form, code = country(word.text)
        return code if form == "name" else "" if form else self._countries.get(word.lower, "")

    def calls_hero(self, sense: str) -> bool:
        """Whether the story tells what the hero is by such a noun, beside the name, more than once."""
        return self._beside_hero[sense] > 1

    def weekday(self, name: str, day: int) -> str:
        """The weekday of a day of a month, by one that the story prints with it; "" if none."""
        first = self._calendar.get(name)
        return "" if first is None else WEEKDAYS[(first + day - 1) % 7]

    def hero(self) -> tuple[str, ...]:
        """The words of the name of the one person whom nearly all articles name; none if there is none."""
        return self._hero

    def has_one(self, nouns: Collection[str]) -> bool:
        """Whether the story is about one happening: many articles print a noun for it, few print several."""
        one = max((self.share.get(noun, 0.0) for noun in nouns), default=0.0)
        several = max((self.share.get(f"{noun}s", 0.0) for noun in nouns), default=0.0)
        return self.is_one and one >= _ITS_OWN and several <= _FEW_TELL_SEVERAL * one

    def spot(self, run: Sequence[Word], k: int) -> Spot | None:
        """The place whose name begins at word k, the longest one that the story has."""
        for last in range(min(len(run), k + _LONGEST_NAME), k, -1):
            if run[k].is_name and (spot := self._spots.get(" ".join(w.lower for w in run[k:last]))):
                return spot
        return None

    def kinds_of(self, stem: str) -> frozenset[str]:
        """The kinds of site that the story calls the one of that name ("the Melk concert hall")."""
        return self._kinds.get(stem, frozenset())

    def is_own(self, kind: str) -> bool:
        """Whether the story as a whole is about the one site of that kind: a ship that sank, an election."""
        return kind in self._own_kinds

    def is_wide(self, lower: str) -> bool:
        """Whether the story as a whole is about it: it stands in many headlines."""
        return lower in self._wide


def _countries(story: Story) -> dict[str, str]:
    """The country of each word of a place's name; words of places in several countries are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in story.places.values():
        for word in words(place.name):
            if word.is_name and word.sense and place.country:
                found[word.lower].add(place.country)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def _usual(times: Mapping[str, set[str]]) -> frozenset[str]:
    """The months or years that the story plays in, as most articles print them: they tell nothing apart."""
    most = max((len(ids) for ids in times.values()), default=0)
    return frozenset(time for time, ids in times.items() if len(ids) >= max(_SEVERAL, 0.5 * most))


def _has_day(run: Sequence[Word], k: int) -> bool:
    return any(
        w.lower.isdigit() and len(w.lower) <= 2 for w in (*run[max(0, k - 1) : k], *run[k + 1 : k + 3])
    )


def _with_weekday(run: Sequence[Word], k: int) -> tuple[int, int] | None:
    """The number of the weekday and the day printed with a month: "Saturday, May 3", "Saturday 3 May"."""
    before, after = run[max(0, k - 1) : k], run[k + 1 : k + 2]
    day = next((int(w.lower) for w in (*after, *before) if w.lower.isdigit() and len(w.lower) <= 2), 0)
    lowered = [w.lower for w in run[max(0, k - 3) : k] if w.lower in WEEKDAYS]
    return (WEEKDAYS.index(lowered[-1]), day) if day and lowered else None


class _Seen:
    """Counts over a story: how words are written, where they stand."""

    def __init__(self) -> None:
        self.capital: Counter[str] = Counter()
        self.stems: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.sites: dict[str, set[str]] = defaultdict(set)
        self.headed_sites: dict[str, set[str]] = defaultdict(set)
        self.headed: dict[str, set[str]] = defaultdict(set)
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.dated: dict[str, set[str]] = defaultdict(set)
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.firsts: dict[str, set[int]] = defaultdict(set)

    def take(self, line: Line) -> None:
        """Count the words of one line."""
        title = line.statement.region == "title"
        run = words(line.text)
        sites = conflict_words().sites
        for k, word in enumerate(run):
            lower = word.lower
            if not lower[0].isalnum():
                continue
            self.articles[lower].add(line.article.id)
            if lower in sites:
                self.sites[sites[lower]].add(line.article.id)
                if title:
                    self.headed_sites[sites[lower]].add(line.article.id)
            if word.is_name and (name := month(lower)) and _has_day(run, k):
                self.dated[name].add(line.article.id)
                if printed := _with_weekday(run, k):
                    self.firsts[name].add((printed[0] - printed[1] + 1) % 7)
            if title:
                self.headed[lower].add(line.article.id)
            elif k and word.is_name:
                self.capital[lower] += 1
                self.stems[lower[:STEM]] += 1
                kind = next((sites[w.lower] for w in run[k + 1 : k + 3] if w.lower in sites), "")
                if kind:
                    self.kinds[lower[:STEM]][kind] += 1
                self.placed[lower] += run[k - 1].lower in _BEFORE_SITES
            elif k:
                self.small[lower] += 1


def _is_general(lower: str) -> bool:
    """Whether the word tells no one story, however many articles print it: a country, a title, a time."""
    if lower in _TITLES or lower in TIMES or not lower.isalpha():
        return True
    return bool(country(lower.title())[0]) or lower in _words_of_countries()


@cache
def _words_of_countries() -> frozenset[str]:
    """The words of countries' names of several: "united", "states"."""
    return frozenset(word for name in folded_countries() if " " in name for word in name.split())


def _days(story: Story) -> int:
    """The days over which the middle eight tenths of the dated articles came out."""
    starts = (article.published.start or article.published.end for article in story.articles.values())
    days = sorted(dt.date.fromisoformat(day[:10]) for day in starts if day)
    cut = len(days) // 10
    return (days[-1 - cut] - days[cut]).days if days else 0


@lru_cache(maxsize=8192)
def country(printed: str) -> tuple[str, str]:
    """How a word stands for a country ("name", "demonym", "seat") and the country's code; both "" if not."""
    entry = folded_countries().get(fold(printed))
    return (entry[0], entry[1].code) if entry else ("", "")
