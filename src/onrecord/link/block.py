"""Linking part by part: all that a block of articles is linked by, and what the blocks found as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.language.vectors import key, unpacked
from onrecord.link.links import links
from onrecord.link.positions import undated_last
from onrecord.link.remembered import forget
from onrecord.link.story import Read, story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.model import Echo, Links, Position


@dataclass(frozen=True, slots=True)
class Block:
    """Articles that are linked by themselves, wherever that is done, with all that it takes.

    `read` is what was read of them; parties and places are those that they name, with those of the mentions
    that stand in them.
    `echoes` are those between two of them. `vectors` leads from the key of a line's words to its vector,
    packed.
    """

    read: Read
    echoes: tuple[Echo, ...]
    vectors: Mapping[str, bytes]


class _Packed:
    """The vectors that a block brings along."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text."""
        return unpacked([self._packed[key(text)] for text in texts])


def link_block(block: Block) -> Links:
    """What is found among the articles of a block; a pure function of it."""
    try:
        return links(story(block.read), _Packed(block.vectors), block.echoes)
    finally:
        forget()


def together(found: Iterable[Links], whole: Links) -> Links:
    """What the blocks found as one; places, echoes and stories, which were found over all, are `whole`'s."""
    every = tuple(found)
    return replace(
        whole,
        claims=tuple(sorted((one for some in every for one in some.claims), key=lambda one: one.id)),
        conflicts=tuple(sorted((one for some in every for one in some.conflicts), key=lambda one: one.id)),
        positions=_positions([one for some in every for one in some.positions]),
        suspicions=tuple(
            sorted((one for some in every for one in some.suspicions), key=lambda one: one.article)
        ),
    )


def _positions(some: Iterable[Position]) -> tuple[Position, ...]:
    """By party and issue; where two blocks have a position of a party on one issue, their tracks are one."""
    by_issue: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in some:
        by_issue[one.party, one.issue].append(one)
    return tuple(_joined(by_issue[issue]) for issue in sorted(by_issue))


def _joined(some: Sequence[Position]) -> Position:
    if len(some) == 1:
        return some[0]
    return replace(
        some[0],
        claims=tuple(sorted({claim for one in some for claim in one.claims})),
        track=tuple(
            sorted((entry for one in some for entry in one.track), key=lambda entry: undated_last(entry.said))
        ),
        changes=tuple(turn for one in some for turn in one.changes),
    )
