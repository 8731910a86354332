"""Whose words stand for a claim: a short, firm, central statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.clarity import clarity
from onrecord.link.compare.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from onrecord.link.story import Line
    from onrecord.model import Stance

_LENGTH = 16
"""Words at which a statement is told in full and still read at a glance."""
_PER_WORD = 0.08
"""Log odds that a word more than that costs; by eye."""
_PER_WORD_LESS = 0.15
"""Log odds that a word less than that costs: "the attacks" tells nothing; by eye."""
_UNSURE = {"certain": 0.0, "probable": 0.7, "possible": 1.0, "unknown": 1.5}
"""Log odds that a speaker's reserve costs; by eye."""
_CLEARER = 0.6
"""Log odds that a line gains for each step of its clarity; by eye."""
_ELSEWHERE = 0.8
"""Log odds that belonging to another claim too costs: two should seldom show the same words; by eye."""
_ASKED = 24
"""The most lines that each one is compared with."""


def gist(
    lines: Sequence[Line],
    stance: Mapping[str, Stance],
    score: Callable[[Line, Line], float],
    elsewhere: Collection[str] = (),
) -> str:
    """The id of the statement whose words stand for the claim.

    One that belongs to another claim too (`elsewhere`, ids) does so only where the others are far from it.
    """
    asserting = [line for line in lines if stance[line.id] == "asserts"] or list(lines)
    others = asserting[:: -(-len(asserting) // _ASKED)]

    def worth(line: Line) -> float:
        central = [score(line, other) for other in others if other.id != line.id]
        mean = sum(central) / len(central) if central else 0.0
        words = len(plain_words(line.text)) - _LENGTH
        length = max(words * _PER_WORD, -words * _PER_WORD_LESS)
        clear = 0 if len(line.spans) > 1 or line.statement.region == "caption" else clarity(line.text)
        costs = length + _UNSURE[line.statement.commitment] + _ELSEWHERE * (line.id in elsewhere)
        return mean + _CLEARER * clear - costs

    return min(others, key=lambda line: (-worth(line), line.id)).id
