"""What an article is about, as stories compare it: the names in it, as words, as parties and as places."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.link.compare.scale import everyday_share
from onrecord.link.compare.words import content_word, plain_words
from onrecord.link.stories.days import Days, days
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.link.story import Read
    from onrecord.model import Article

    Counted = tuple[array[int], array[int]]
    """Words by number, and how often each stands there."""

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


class _Words:
    """The words of all articles by number: how many more times each has a capital than not, and how.

    Words that begin a sentence, and those of headlines, are counted, but say nothing of capitals.
    """

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self.capital: Counter[int] = Counter()
        self.printed: dict[str, Counter[str]] = defaultdict(Counter)

    def names(self) -> list[tuple[Key, float] | None]:
        """For each word that is a name its key and what that counts; one string for all articles."""
        return [
            (NAME + stem, _rarity(stem)) if self.capital[number] > 0 else None
            for stem, number in self._number.items()
        ]

    def counted(self, article: Article) -> Counted:
        """How often an article has which words."""
        times: Counter[int] = Counter()
        if not article.regions:
            self._take(article.text, Span(0, len(article.text)), times, is_title=False)
        for region in article.regions:
            if region.kind not in _LEFT_OUT:
                self._take(article.text, region.span, times, is_title=region.kind == "title")
        return array("i", times.keys()), array("i", times.values())

    def _take(self, text: str, span: Span, times: Counter[int], *, is_title: bool) -> None:
        """Count the words of a region."""
        last = span.start
        for found in _WORD.finditer(text, span.start, span.end):
            begins = found.start() == span.start or _BREAK.search(text, last, found.start())
            last, word = found.end(), found[0]
            for stem in _stems(word):
                number = self._number.setdefault(stem, len(self._number))
                times[number] += 1
                if word[0].isupper():
                    self.printed[stem][word] += 1
                if not is_title and not begins:
                    self.capital[number] += 1 if word[0].isupper() else -1


def profiles(read: Read) -> tuple[list[Profile], dict[Key, str]]:
    """A profile for each article that was read, by id, and how each key is told to a person.

    Which words are names is decided over all articles together: those that are printed with a capital more
    often than without, where no sentence begins. Until then no more is held of an article than two numbers
    for each of its words.
    """
    words = _Words()
    counted = {article.id: words.counted(article) for article in read.articles if article.is_read}
    names, parties, places = words.names(), _parties(read), _places(read)
    found, told = [], dict[Key, str]()
    for article in sorted(read.articles, key=lambda one: one.id):
        if article.id not in counted:
            continue
        weights = {
            name[0]: math.sqrt(n) * name[1]
            for number, n in zip(*counted.pop(article.id), strict=True)
            if (name := names[number])
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
        forms = words.printed[stem]
        told[NAME + stem] = min(forms, key=lambda form: (-forms[form], form))
    return found, told


def heaviest(weights: Mapping[Key, float], number: int) -> dict[Key, float]:
    """The keys of most weight, sorted by key, so that sums over them come out the same every time."""
    best = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:number]
    return {key: weights[key] for key in sorted(best) if weights[key] > 0}


def unit(weights: Mapping[Key, float]) -> dict[Key, float]:
    """The weights, of length 1 together; empty where there are none."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


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
