"""The comparisons put together: what each counts for two lines, and their sum."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from onrecord.link.compare.levels import COMPARISONS, Couple, polarity
from onrecord.link.compare.scale import Scale
from onrecord.link.compare.sides import side
from onrecord.link.compare.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from onrecord.link.candidates import Pair
    from onrecord.link.compare.levels import Found
    from onrecord.link.compare.sides import Side
    from onrecord.link.conflicts.kinds.fates import Fate
    from onrecord.link.story import Line, Story


_BLOCK = 4096
"""Pairs whose nearness is worked out at once: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Level:
    """What one comparison counts for (above 0) or against the two being of one proposition, and why."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted numbers of `weights.toml`: what each comparison counts, and where the sum starts from."""

    start: float
    each: dict[str, float]


@cache
def weights() -> Weights:
    """The weights, loaded once."""
    table = tomllib.loads((files("onrecord.link.compare") / "weights.toml").read_text(encoding="utf-8"))
    return Weights(table["start"], table["weights"])


@cache
def _but_polarity() -> tuple[tuple[Callable[[Couple], Found], float], ...]:
    each = weights().each
    rest = (compare for compare in COMPARISONS if compare is not polarity)
    return tuple((compare, each[compare.__name__]) for compare in rest if each[compare.__name__])


def _depths(lines: Sequence[Line]) -> dict[str, float]:
    """For each line the share of its article's lines that stand before it; `lines` are in a story's order."""
    found = {}
    for _, some in groupby(lines, key=lambda line: line.article.id):
        own = list(some)
        found.update({line.id: number / len(own) for number, line in enumerate(own)})
    return found


class Comparer:
    """Compares lines of one story. What is looked up of a line is kept, for most are compared often.

    `fates` tells what a line says befell people; without it nothing is said of that.
    """

    def __init__(
        self,
        story: Story,
        vectors: NDArray[np.float32],
        fates: Callable[[Line], Sequence[Fate]] = lambda _: (),
    ) -> None:
        self.scale = Scale(story.lines)
        self.spread = spread(vectors)
        self._row = {line.id: number for number, line in enumerate(story.lines)}
        self._fates = fates
        self._depths = _depths(story.lines)
        self._sides: dict[str, Side] = {}

    def side(self, line: Line) -> Side:
        """What the comparisons look at of a line."""
        known = self._sides.get(line.id)
        if known is None:
            known = self._sides[line.id] = side(line, self.scale, self._fates(line), self._depths[line.id])
        return known

    def couple(self, a: Line, b: Line) -> Couple:
        """The two lines as the comparisons take them."""
        return Couple(self.side(a), self.side(b), self.near(a, b), self.scale)

    def near(self, a: Line, b: Line) -> float:
        """How near the two lie once the vectors are spread out (-1 to 1, four digits)."""
        return round(float(self.spread[self._row[a.id]] @ self.spread[self._row[b.id]]), 4)

    def values(self, a: Line, b: Line) -> tuple[float, ...]:
        """How far each comparison holds, in their order."""
        couple = self.couple(a, b)
        return tuple(compare(couple)[0] for compare in COMPARISONS)

    def score(self, a: Line, b: Line) -> float:
        """The sum: above 0 it is likelier that they say the same than that they don't (log odds)."""
        fitted = weights()
        each = zip(COMPARISONS, self.values(a, b), strict=True)
        return fitted.start + sum(fitted.each[compare.__name__] * value for compare, value in each)

    def alike(self, a: Line, b: Line) -> float:
        """The sum without `polarity`: whether they speak of one proposition, to affirm or to deny it."""
        couple, sum_of = self.couple(a, b), weights().start
        for compare, weight in _but_polarity():
            sum_of += weight * compare(couple)[0]
        return sum_of

    def nears(self, pairs: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """`near` of many pairs of line numbers at once."""
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        rows = [
            np.einsum("ij,ij->i", self.spread[some[:, 0]], self.spread[some[:, 1]])
            for some in np.array_split(table, len(table) // _BLOCK + 1)
        ]
        return np.concatenate(rows)

    def waterfall(self, pair: Pair) -> tuple[Level, ...]:
        """What each comparison that has something to say counts; the first level is where the sum starts."""
        fitted, couple = weights(), self.couple(pair.a, pair.b)
        levels = [Level("start", fitted.start, "two lines that share as little as most do")]
        for compare in COMPARISONS:
            value, reason = compare(couple)
            if value:
                levels.append(Level(compare.__name__, value * fitted.each[compare.__name__], reason()))
        return tuple(levels)
