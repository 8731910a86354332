"""What a line says, slot by slot: the one place where slots are read out of words.

A reader that knows the sentence's tree will fill the same slots better; nothing else here looks at words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.language.countries import folded_countries
from onrecord.language.folding import fold
from onrecord.link.conflicts.ages import Age, ages
from onrecord.link.conflicts.certainty import left_open
from onrecord.link.conflicts.counts import Count, counts
from onrecord.link.conflicts.moments import Moment, moments
from onrecord.link.conflicts.polarity import negated, opposed
from onrecord.link.conflicts.scopes import MONTHS, STEM, TIMES, WEEKDAYS, Scope, month, near_scope, scope
from onrecord.link.conflicts.traits import Trait, traits
from onrecord.link.conflicts.words import Word, conflict_words, senses, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.story import Line, Story

_YEAR = re.compile(r"(?:19|20)\d\d")
_OFTEN = 0.2
"""Share of a name's places where a kind of site must follow it to be that site's name."""
_SEVERAL = 3
"""Articles that must print a month or year for it to be the story's own."""
_BEFORE_SITES = frozenset({"at", "in", "near", "outside", "inside", "the", "on", "around", "across", "from"})
"""Words after which a name is a place's or an event's rather than a person's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A line, slot by slot.

    `scope` is what ties it to a part of the story. `keys` are, word by word, what stands for the
    proper name it is part of (its first letters, so that an adjective agrees; a country's code) or "", `names`
    all of them, `senses` all content words, `lowered` all words; `months`, `weekdays` and `years`
    the times it prints, those left out that most articles print; `counts` what it counts; `moments` when
    things happened; `traits` colours and the like; `ages` by person; `people` those whom a
    pronoun points back to; `negated` the senses that it turns round,
    `opposed` where words stand that have an opposite;
    `open` the words by which it leaves a matter open.
    """

    line: Line
    words: tuple[Word, ...]
    senses: frozenset[str]
    lowered: frozenset[str]
    keys: tuple[str, ...]
    names: frozenset[str]
    scope: Scope
    months: frozenset[str]
    weekdays: frozenset[str]
    years: frozenset[str]
    counts: tuple[Count, ...]
    moments: tuple[Moment, ...]
    traits: tuple[Trait, ...]
    ages: Mapping[str, Age]
    people: frozenset[str]
    negated: frozenset[str]
    opposed: Mapping[str, int]
    open: str


class Background:
    """What a word means in a story: whether it is a name, a place's, and what the story as a whole is about."""

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
        self._people = frozenset(
            word.lower
            for party in story.parties.values()
            if party.kind == "person"
            for word in words(party.name)
            if self.names(word) and word.lower.rstrip(".") not in _TITLES and not _country(word.text)[1]
            if seen.placed[word.lower] <= 0.25 * seen.capital[word.lower]
        )
        self._kinds = {
            stem: frozenset(k for k, n in kinds.items() if n >= _OFTEN * seen.stems[stem])
            for stem, kinds in seen.kinds.items()
        }
        self.months = _usual(seen.dated)
        self.years = _usual({w: ids for w, ids in seen.articles.items() if _YEAR.fullmatch(w)})

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

    def kinds_of(self, stem: str) -> frozenset[str]:
        """The kinds of site that the story calls the one of that name ("Bataclan concert hall")."""
        return self._kinds.get(stem, frozenset())

    def is_wide(self, lower: str) -> bool:
        """Whether the story as a whole is about it: it stands in many headlines."""
        return lower in self._wide


def _usual(times: Mapping[str, set[str]]) -> frozenset[str]:
    """The months or years that the story plays in, as most articles print them: they tell nothing apart."""
    most = max((len(ids) for ids in times.values()), default=0)
    return frozenset(time for time, ids in times.items() if len(ids) >= max(_SEVERAL, 0.5 * most))


def _has_day(run: Sequence[Word], k: int) -> bool:
    return any(
        w.lower.isdigit() and len(w.lower) <= 2 for w in (*run[max(0, k - 1) : k], *run[k + 1 : k + 3])
    )


class _Seen:
    """Counts over a story: how words are written, where they stand."""

    def __init__(self) -> None:
        self.capital: Counter[str] = Counter()
        self.stems: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.placed: Counter[str] = Counter()
        self.headed: dict[str, set[str]] = defaultdict(set)
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.dated: dict[str, set[str]] = defaultdict(set)
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)

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
            if word.is_name and (name := month(lower)) and _has_day(run, k):
                self.dated[name].add(line.article.id)
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


def frame(line: Line, background: Background, before: Sequence[tuple[Word, ...]] = ()) -> Frame:
    """The slots of one line; `before` are the words of the lines before it in its article."""
    run = words(line.text)
    lowered = frozenset(w.lower for w in run)
    keys = _keys(run, background)
    turned = negated(line.text, run) or _denied(line, run)
    return Frame(
        line=line,
        words=run,
        senses=senses(run),
        lowered=lowered,
        keys=keys,
        names=frozenset(keys) - {""},
        scope=scope(run, background),
        months=_months(run) - background.months - _published(line),
        weekdays=lowered.intersection(WEEKDAYS),
        years=frozenset(w for w in lowered if _YEAR.fullmatch(w)) - background.years - _published(line),
        counts=tuple(
            replace(count, scope=near_scope(run, count.at, background)) for count in counts(line, run)
        ),
        moments=moments(run),
        traits=traits(run, keys),
        ages=ages(run, background, before),
        people=_meant(run, background, before),
        negated=turned,
        opposed=opposed(run, turned),
        open=left_open(line.text, run),
    )


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "president", "minister", "state", "general"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


def _meant(run: Sequence[Word], background: Background, before: Sequence[tuple[Word, ...]]) -> frozenset[str]:
    """Whom "he" or "she" means where the line names no person: the last named before it, as a name's start."""
    mine = [w.lower for w in run if background.names(w) and background.is_person(w.lower)]
    if mine or not any(w.lower in _PRONOUNS for w in run):
        return frozenset(name[:STEM] for name in mine)
    for words_before in reversed(before):
        people = [
            w.lower[:STEM] for w in words_before if background.names(w) and background.is_person(w.lower)
        ]
        if people:
            return frozenset(people)
    return frozenset()


_ACTS = frozenset(
    [
        "has",
        "had",
        "is",
        "was",
        "will",
        "would",
        "says",
        "said",
        "wants",
        "may",
        "might",
        "could",
        "can",
        "should",
        "'s",
    ]
)


def _keys(run: Sequence[Word], background: Background) -> tuple[str, ...]:
    """What stands for the name that a word is part of: for countries, their adjectives and governments the code."""
    found = []
    for k, word in enumerate(run):
        form, country = _country(word.text) if word.is_name else ("", "")
        acts = any(w.lower in _ACTS for w in run[k + 1 : k + 2])
        if country and (form in ("name", "demonym") or acts):
            found.append(country)
        elif background.names(word) and word.lower not in TIMES:
            found.append(word.lower[:STEM])
        else:
            found.append("")
    return tuple(found)


@lru_cache(maxsize=8192)
def _country(printed: str) -> tuple[str, str]:
    entry = folded_countries().get(fold(printed))
    return (entry[0], entry[1].code) if entry else ("", "")


def _months(run: Sequence[Word]) -> frozenset[str]:
    return frozenset(m for w in run if w.is_name and (m := month(w.lower)))


def _published(line: Line) -> frozenset[str]:
    """Year and month of the article's day, as far as known: a line that prints them says no more than one that doesn't."""
    day = line.article.published
    if not (day.start and day.end and day.start[:7] == day.end[:7]):
        return frozenset()
    return frozenset({day.start[:4], MONTHS[int(day.start[5:7]) - 1]})


def _denied(line: Line, run: Sequence[Word]) -> frozenset[str]:
    """All that a line says, where it is the cue before it that denies it."""
    return senses(run) if line.statement.polarity == "denied" and line.statement.cue else frozenset()
