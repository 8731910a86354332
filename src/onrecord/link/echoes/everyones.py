"""Runs of words that very many articles have: an outlet's invitation to comment, a line on how it works.

Where an extractor took furniture for body, such runs would make echoes of all articles of an outlet.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from onrecord.link.echoes.candidates import RUN, run_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.link.echoes.bodies import Body
    from onrecord.model import Article

MANY = 12
"""Articles that may have a run before it is everyone's."""
MANY_FAR = 3
"""The same where two articles lie far apart: news is taken over within days, furniture stands for months."""
FAR = 7
"""Days between the one's latest and the other's earliest day of publication that are far."""
_SMALLEST, _LARGEST = 16, 27
"""Powers of two between which the table of counts lies: four places for each word, at most 256 MB."""


def are_far(a: Article, b: Article) -> bool:
    """Whether the two were published more than `FAR` days apart, for certain."""
    for one, other in ((a.published, b.published), (b.published, a.published)):
        if one.end and other.start:
            days = date.fromisoformat(other.start[:10]) - date.fromisoformat(one.end[:10])
            if days.days > FAR:
                return True
    return False


class Everyones:
    """Counts in how many articles each run stands; runs of one place in the table count together."""

    def __init__(self, found: Sequence[Body]) -> None:
        words = sum(len(body.words) for body in found)
        power = min(max(int(4 * words).bit_length(), _SMALLEST), _LARGEST)
        self._mask = np.uint64((1 << power) - 1)
        self._count = np.zeros(1 << power, dtype=np.uint16)
        if len(found) > MANY_FAR:
            for body in found:
                places = np.unique(run_hashes(body.words) & self._mask)
                self._count[places] = np.minimum(self._count[places], 65534) + 1

    def of(self, body: Body, *, far: bool) -> NDArray[np.bool_]:
        """Which words of a body stand in a run that is everyone's."""
        many = MANY_FAR if far else MANY
        begins = np.flatnonzero(self._count[run_hashes(body.words) & self._mask] > many)
        marks = np.zeros(len(body.words), dtype=np.bool_)
        for at in range(RUN):
            marks[begins + at] = True
        return marks
