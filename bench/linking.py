"""What linking costs: `python bench/linking.py LEDGER [ARTICLES ...]` (2,500, 5,000 and 10,000 unless said).

LEDGER holds articles that were read. They are copied as often as it takes, each copy another story: names
are exchanged for other names of the same length all through a copy, and so is one word in four, and figures.
So every span still fits, no two copies share more than what everybody writes, and nothing has to be read.
Printed are seconds by the clock, seconds of all processors together, the ratio to the size before, and the
most memory held so far.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.ledger import Ledger, StatementQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.link import Read

SIZES = (2_500, 5_000, 10_000)
CHANGED = 0.25
"""Share of the words in small letters that a copy exchanges."""
SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Copier:
    """Makes other stories of one: same lengths, other words."""

    def __init__(self, read: Read) -> None:
        words = {word for article in read.articles for word in _WORD.findall(article.text)}
        self._alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(words):
            self._alike[self._kind(word)].append(word)
        self._read = read

    def copy(self, number: int) -> Read:
        """The story once more, as its `number`th copy."""
        chance = random.Random(number)  # noqa: S311 - the same copies every time
        other: dict[str, str] = {}
        for kind, words in self._alike.items():
            shuffled = words[:]
            chance.shuffle(shuffled)
            keep = 0.0 if kind[1] in ("name", "figure") else 1 - CHANGED
            other.update((a, b) for a, b in zip(words, shuffled, strict=True) if chance.random() >= keep)

        def put(text: str) -> str:
            return _WORD.sub(lambda found: other.get(found[0], found[0]), text)

        def id(old: str) -> str:
            return f"{old}-{number}"

        read = self._read
        return replace(
            read,
            articles=[replace(a, id=id(a.id), text=put(a.text)) for a in read.articles],
            statements=[
                replace(
                    s, id=id(s.id), article=id(s.article),
                    speaker=s.speaker and id(s.speaker), within=s.within and id(s.within),
                )
                for s in read.statements
            ],
            mentions=[
                replace(m, id=id(m.id), article=id(m.article), name=m.name and put(m.name))
                for m in read.mentions
            ],
            times=[replace(t, article=id(t.article)) for t in read.times],
            parties=[
                replace(p, id=id(p.id), name=put(p.name), mentions=tuple(map(id, p.mentions)))
                for p in read.parties
            ],
            toponyms=[replace(t, id=id(t.id), article=id(t.article)) for t in read.toponyms],
            places=[replace(p, id=id(p.id), mentions=tuple(map(id, p.mentions))) for p in read.places],
        )  # fmt: skip

    def _kind(self, word: str) -> tuple[int, str]:
        if word[0].isdigit():
            return len(word), "figure"
        if word[0].isupper():
            return len(word), "name"
        return len(word), "word" if len(word) >= SHORTEST else word


def read_of(path: Path) -> Read:
    """All that linking takes, out of a ledger."""
    with Ledger.open(path) as ledger:
        toponyms = tuple(ledger.toponyms())
        return link.Read(
            tuple(ledger.articles(order="id")),
            tuple(ledger.statements(StatementQuery(order="id"))),
            tuple(ledger.mentions()),
            tuple(ledger.times()),
            ledger.parties(),
            link.places(toponyms),
            toponyms,
        )


def together(some: Iterable[Read]) -> Read:
    """Several stories as one."""
    every = list(some)

    def all_of(name: str) -> list[object]:
        return [thing for read in every for thing in getattr(read, name)]

    names = ("articles", "statements", "mentions", "times", "parties", "places", "toponyms")
    return link.Read(*(all_of(name) for name in names))  # type: ignore[arg-type]


def sized(copier: Copier, articles: int, each: int) -> Iterator[Read]:
    """Copies until there are so many articles, the last one cut."""
    for number in range(-(-articles // each)):
        copy = copier.copy(number)
        kept = {a.id for a in copy.articles[: articles - number * each]}
        yield replace(
            copy,
            articles=[a for a in copy.articles if a.id in kept],
            statements=[s for s in copy.statements if s.article in kept],
            mentions=[m for m in copy.mentions if m.article in kept],
            times=[t for t in copy.times if t.article in kept],
            toponyms=[t for t in copy.toponyms if t.article in kept],
        )


def main(path: Path, sizes: Iterable[int]) -> None:
    """Link stories of growing size, and print what it took."""
    read = read_of(path)
    copier = Copier(read)
    before = 0.0
    for size in sizes:
        story = link.story(together(sized(copier, size, len(read.articles))))
        clock, began = time.perf_counter(), time.process_time()
        found = link.links(story)
        took, clock = time.process_time() - began, time.perf_counter() - clock
        ratio = f", {took / before:.2f} times the size before" if before else ""
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>6,} articles, {len(story.lines):>7,} lines, {len(found.claims):>6,} claims, "
            f"{len(found.conflicts):>6,} conflicts: {clock:6.0f} s, {took:6.0f} s of processors{ratio}, "
            f"{held:,.0f} MB",
            flush=True,
        )
        before = took


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or SIZES)
