"""Each turn of a party once: in the issue that tells most of it, not again in every wider one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model import Position


def told_once(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions in the order given, each turn in one of its party's: that with most turns, then lines.

    One line is on several issues ("the Melk bridge", "Torvik", "repairs"), and where it turns, it would turn
    in each of them. The others keep the line, and leave the turn out.
    """
    given = tuple(positions)
    of_party: dict[str, list[int]] = defaultdict(list)
    for number, position in enumerate(given):
        of_party[position.party].append(number)
    kept = list(given)
    for numbers in of_party.values():
        told: set[str] = set()
        for number in sorted(numbers, key=lambda n: (-len(given[n].changes), -len(given[n].track), n)):
            position = given[number]
            changes = tuple(turn for turn in position.changes if turn.after not in told)
            told.update(turn.after for turn in changes)
            kept[number] = replace(position, changes=changes)
    return tuple(kept)
