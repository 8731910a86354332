"""What an article is about, as stories compare it: the names in it, as words, as parties and as places."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.link.compare.scale import everyday_share
from onrecord.link.compare.words import content_word, plain_words
from onrecord.link.stories.days import Days, days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.link.story import Read
    from onrecord.model import Article

KEYS = 80
"""Keys that an article keeps, the weightiest: what it names besides is mostly named once."""
_PLACE = 0.5
"""What a place counts, beside 1 for a party or a name: much happens in one city that isn't one story."""
_RAREST = 8.0
"""Natural log of how rare in everyday English a word is that counts in full: one in 3,000."""
_LEFT_OUT = frozenset({"furniture", "byline"})
"""Regions that aren't about the story."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BREAK = re.compile(r"[.!?:\n“\"]")
"""What stands between two words when the second begins a sentence, whose capital says nothing."""


Key = str
"""What an article names: the sort (`PARTY`, `PLACE`, `NAME`), then the id of a party or place, or what stands
for a word. It is a string for speed: keys are looked up millions of times."""
PARTY, PLACE, NAME = "party ", "place ", "name "


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article names, each with its weight (the squares add up to 1), and when it came out."""

    article: str
    keys: Mapping[Key, float]
    days: Days


@dataclass(slots=True)
class _Words:
    """How an article prints its words: how often each, and how many more times with a capital than without.

    Words that begin a sentence, and those of headlines, are counted, but say nothing of capitals.
    """

    count: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    printed: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def take(self, text: str, start: int, end: int, *, is_title: bool) -> None:
        """Count the words of a region."""
        last = start
        for found in _WORD.finditer(text, start, end):
            begins = found.start() == start or _BREAK.search(text, last, found.start())
            last, word = found.end(), found[0]
            for stem in _stems(word):
                self.count[stem] += 1
                if word[0].isupper():
                    self.printed[stem][word] += 1
                if not is_title and not begins:
                    self.capital[stem] += 1 if word[0].isupper() else -1


def profiles(read: Read) -> tuple[list[Profile], dict[Key, str]]:
    """A profile for each article that was read, by id, and how each key is told to a person.

    Which words are names is decided over all articles together: those that are printed with a capital more
    often than without, where no sentence begins.
    """
    words = {article.id: _words(article) for article in read.articles if article.is_read}
    capital: Counter[str] = Counter()
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for some in words.values():
        capital.update(some.capital)
        for stem, forms in some.printed.items():
            printed[stem].update(forms)
    parties, places = _parties(read), _places(read)
    found, told = [], dict[Key, str]()
    for article in sorted(read.articles, key=lambda one: one.id):
        if article.id not in words:
            continue
        weights = {
            NAME + stem: math.sqrt(n) * _rarity(stem)
            for stem, n in words[article.id].count.items()
            if capital[stem] > 0
        }
        weights |= {PARTY + id: math.sqrt(n) for id, n in parties[article.id].items()}
        weights |= {PLACE + id: math.sqrt(n) * _PLACE for id, n in places[article.id].items()}
        found.append(Profile(article.id, unit(heaviest(weights, KEYS)), days(article.published)))
    used = {key for profile in found for key in profile.keys}
    for party in read.parties:
        told[PARTY + party.id] = party.name
    for place in read.places:
        told[PLACE + place.id] = place.name
    for stem in sorted(key.removeprefix(NAME) for key in used if key.startswith(NAME)):
        told[NAME + stem] = min(printed[stem], key=lambda form: (-printed[stem][form], form))
    return found, told


def heaviest(weights: Mapping[Key, float], number: int) -> dict[Key, float]:
    """The keys of most weight, sorted by key, so that sums over them come out the same every time."""
    best = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:number]
    return {key: weights[key] for key in sorted(best) if weights[key] > 0}


def unit(weights: Mapping[Key, float]) -> dict[Key, float]:
    """The weights, of length 1 together; empty where there are none."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def _words(article: Article) -> _Words:
    found = _Words()
    if not article.regions:
        found.take(article.text, 0, len(article.text), is_title=False)
    for region in article.regions:
        if region.kind not in _LEFT_OUT:
            is_title = region.kind == "title"
            found.take(article.text, region.span.start, region.span.end, is_title=is_title)
    return found


def _parties(read: Read) -> dict[str, Counter[str]]:
    """How often each article names each party, by whatever words.

    Outlets are left out, for they tell the story; and who is named nowhere, for "a baker" is of every story.
    """
    named = {mention.id for mention in read.mentions if mention.form in ("name", "adjective")}
    party_of = {
        mention: party.id
        for party in read.parties
        if party.kind != "outlet" and not named.isdisjoint(party.mentions)
        for mention in party.mentions
    }
    return _counted(
        (mention.article, party_of[mention.id])
        for mention in read.mentions
        if mention.span and mention.form != "outlet" and mention.id in party_of
    )


def _places(read: Read) -> dict[str, Counter[str]]:
    place_of = {mention: place.id for place in read.places for mention in place.mentions}
    return _counted((name.article, place_of[name.id]) for name in read.toponyms if name.id in place_of)


def _counted(named: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article, id in named:
        found[article][id] += 1
    return found


@lru_cache(maxsize=65536)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stem for plain in plain_words(word) if (stem := content_word(plain)))


@lru_cache(maxsize=65536)
def _rarity(stem: str) -> float:
    """From 0 to 1 for what everyday English hardly has, by the share that the word has of it."""
    share = everyday_share().get(stem, 0.0)
    return min(-math.log(share + 1e-5) / _RAREST, 1.0) ** 2
