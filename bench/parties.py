"""How the linking of parties grows: `python bench/parties.py` times 12,500 to 100,000 mentions."""

from __future__ import annotations

import random
import time

from onrecord.link import parties
from onrecord.model import Mention, Span

SYLLABLES = ("ka", "ro", "mi", "ta", "len", "vo", "sa", "dri", "pe", "nu", "gor", "ash", "bel", "tun", "wi")
SIZES = (12_500, 25_000, 50_000, 100_000)


def made_up(count: int) -> list[Mention]:
    """So many mentions, fifty to an article, of people with made-up names."""
    chance = random.Random(7)  # noqa: S311 - the same made-up names every time

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    names = [f"{word()} {word()}" for _ in range(count // 10)]
    some = (chance.choice(names) for _ in range(count))
    return [
        Mention(f"{n:09}", f"{n // 50:07}", name, Span(n % 50 * 20, n % 50 * 20 + 10), "name", "person", name)
        for n, name in enumerate(some)
    ]


def main() -> None:
    """Print seconds, and the ratio to half as many mentions (2.0 is linear)."""
    before = 0.0
    for size in SIZES:
        mentions = made_up(size)
        began = time.process_time()
        found = parties(mentions)
        took = time.process_time() - began
        ratio = f", {took / before:.2f} times half of it" if before else ""
        print(f"{size:>7,} mentions, {len(found):>6,} parties: {took:6.2f} s{ratio}")
        before = took


if __name__ == "__main__":
    main()
