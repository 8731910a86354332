"""Piles of any size out of annotated sets of news: each copy of an article tells another story.

A copy has other names of the same length, other figures of as many digits (years stay), and for each word
that isn't in everybody's mouth another of the same length and ending, all through a copy of the whole pile.
Verbs of saying stay. So copies share little more than what everybody writes: 4% of the runs of five words.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from onrecord.language.lexicon import cues, lemma

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]

SETS = {
    "t17": "timelines/t17_articles.jsonl.gz",
    "ecb": "events/ecbplus_train.jsonl.gz",
    "ecb-dev": "events/ecbplus_dev.jsonl.gz",
    "lgl": "places/lgl.jsonl.gz",
    "fakes": "stories/fakes_2011_2015.jsonl.gz",
    "timebank": "time/timebank.jsonl.gz",
}
BASE = 2_500
"""Articles that are varied: so many of the 2,973, in an order of chance that is always the same."""
COMMON = 0.05
"""Words that more than this share of the articles have stay as they are in every copy."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def base(shared: Path, words: int) -> list[Row]:
    """The articles that are varied, each cut where the line or sentence of its `words`th word ends."""
    rows = []
    for name, path in SETS.items():
        with gzip.open(shared / "data" / path, "rt", encoding="utf-8") as lines:
            for number, row in enumerate(map(json.loads, lines)):
                day = row.get("published") or row.get("dct") or ""
                given = {"published": day[:10]} if re.match(r"\d{4}-\d\d-\d\d", str(day)) else {}
                rows.append({"id": f"{name}-{number}", "text": cut(row["text"], words), **given})
    random.Random(0).shuffle(rows)  # noqa: S311 - the same order every time
    return rows[:BASE]


def cut(text: str, words: int) -> str:
    """The text up to the end of the line, or of the sentence, after so many words; 0 for all of it."""
    if not words:
        return text
    found = list(re.finditer(r"\S+", text))
    if len(found) <= words:
        return text
    end = re.compile(r"\n|(?<=[.!?”\"])\s").search(text, found[words - 1].end())
    return text[: end.start()] if end else text


class Copier:
    """Makes other stories of the texts of a pile."""

    def __init__(self, texts: Sequence[str]) -> None:
        found: Counter[str] = Counter()
        for text in texts:
            found.update(set(_WORD.findall(text)))
        common = {word for word, articles in found.items() if articles > COMMON * len(texts)}
        self._alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(found):
            if kind := _kind(word, found, common):
                self._alike[len(word), kind].append(word)

    def exchange(self, number: int) -> Callable[[str], str]:
        """What makes of a text that of the `number`th copy; the 0th is as it is."""
        chance = random.Random(number)  # noqa: S311 - the same copies every time
        other: dict[str, str] = {}
        for words in self._alike.values() if number else ():
            shuffled = words[:]
            chance.shuffle(shuffled)
            other.update(zip(words, shuffled, strict=True))
        return lambda text: _WORD.sub(lambda found: other.get(found[0], found[0]), text)


def _kind(word: str, found: Counter[str], common: set[str]) -> str:
    """With what a word may change places; empty where it stays."""
    if word[0].isdigit():
        return "" if _YEAR.fullmatch(word) else "figure"
    if word[0].isupper() and word.lower() not in found:
        return "name"
    if word in common or not word.islower() or len(word) < 4 or lemma(word) in cues():
        return ""
    return word[-2:]


def pile(shared: Path, articles: int, words: int) -> Iterator[Row]:
    """So many articles, copy after copy; the same rows come first in a larger pile."""
    rows = base(shared, words)
    copier = Copier([row["text"] for row in rows])
    for number in range(-(-articles // BASE)):
        put = copier.exchange(number)
        for row in rows[: articles - number * BASE]:
            yield {**row, "id": f"{row['id']}-{number}", "text": put(row["text"])}
