"""Whose words stand for a claim: a short, firm, central statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from onrecord.link.story import Line
    from onrecord.model import Stance

_LENGTH = 16
"""Words at which a statement is told in full and still read at a glance."""
_PER_WORD = 0.08
"""Log odds that a word more or less than that costs; by eye."""
_UNSURE = {"certain": 0.0, "probable": 0.7, "possible": 1.0, "unknown": 1.5}
"""Log odds that a speaker's reserve costs; by eye."""
_ASKED = 24
"""The most lines that each one is compared with."""


def gist(
    lines: Sequence[Line],
    stance: Mapping[str, Stance],
    score: Callable[[Line, Line], float],
    elsewhere: Collection[str] = (),
) -> str:
    """The id of the statement whose words stand for the claim.

    Lines that belong to another claim too (`elsewhere`, ids) stand for it only where it has no others.
    """
    own = [line for line in lines if line.id not in elsewhere] or list(lines)
    asserting = [line for line in own if stance[line.id] == "asserts"] or own
    others = asserting[:: -(-len(asserting) // _ASKED)]

    def worth(line: Line) -> float:
        central = [score(line, other) for other in others if other.id != line.id]
        mean = sum(central) / len(central) if central else 0.0
        length = abs(len(plain_words(line.text)) - _LENGTH)
        return mean - _PER_WORD * length - _UNSURE[line.statement.commitment]

    return min(others, key=lambda line: (-worth(line), line.id)).id
