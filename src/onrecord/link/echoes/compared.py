"""Two articles laid side by side: what they share, and what that makes them to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from onrecord.link.echoes.everyones import are_far
from onrecord.link.echoes.reasons import credited
from onrecord.link.echoes.reworded import retelling
from onrecord.link.echoes.verbatim import Stretch, stretches
from onrecord.model import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.link.echoes.bodies import Body
    from onrecord.link.echoes.reworded import Alike, Retelling, Weights

    Bools = NDArray[np.bool_]

Kind = Literal["identical", "revision", "excerpt", "reworded"]

PASSAGE = 10
"""Words outside quotations from which a passage counts: shorter ones are names and stock phrases."""
SHARED = 24
"""Words that the passages which count must have together ..."""
SHARED_IN_ONE = 18
"""... or one of them alone."""
SHARED_IF_CREDITED = 12
"""... or all together where one of the two credits the other's outlet."""
SHARED_IF_SHORT = 16, 0.25
"""... or all together where they make up such a share of the shorter body."""
REVISED = 0.4
"""Share of both articles' words from which one is the other revised."""
WHOLE = 0.6
"""Share of either from which what very many articles have is a report that they all took, not furniture."""
RETOLD = 3, 0.3
"""Sentences that must tell the same, and their share of the shorter body, beside a passage ..."""
RETOLD_ALONE = 5, 0.35
"""... without one ..."""
RETOLD_IN_ORDER = 5, 0.2, 0.6
"""... and beside one, in one order: how many, what share, and what share of these in order."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two bodies share, and the kind of echo that it makes them.

    `own` counts the shared words outside quotations, `share_a` and `share_b` say of what share of either
    article its passages are; `quoted_only` counts passages left out because a speaker's words are all
    they share; `retold` are sentences alike in content, `retold_share` their share of the shorter's.
    """

    a: Body
    b: Body
    kind: Kind
    stretches: tuple[Stretch, ...]
    own: int
    share_a: float
    share_b: float
    quoted_only: int
    retold: tuple[Alike, ...]
    retold_share: float
    ordered: float

    def passages(self) -> tuple[Passage, ...]:
        """What is shared, from the top of the first: runs of words, and sentences where no run is."""
        found = [_passage(self, (one.a, one.a_end), (one.b, one.b_end)) for one in self.stretches]
        for alike in self.retold:
            sentence = _passage(self, _edges(self.a, alike.a), _edges(self.b, alike.b))
            if not any(sentence.a.meets(known.a) or sentence.b.meets(known.b) for known in found):
                found.append(sentence)
        return tuple(sorted(found, key=lambda passage: (passage.a, passage.b)))


def compared(a: Body, b: Body, weights: Weights) -> Compared | None:
    """What the two share; None where it isn't more than two reports of one event may share."""
    every = stretches(a, b)
    far = are_far(a.article, b.article)
    own = _own(weights.not_own(a, far=far), weights.not_own(b, far=far), every)
    share_a = sum(one.same for one in every) / max(len(a.words), 1)
    share_b = sum(one.same for one in every) / max(len(b.words), 1)
    if min(share_a, share_b) >= REVISED or max(share_a, share_b) >= WHOLE:
        own = _own(a.quoted, b.quoted, every)  # what everyone has is here the report
    kept = [(one, words) for one, words in zip(every, own, strict=True) if words >= PASSAGE]
    quoted_only = sum(one.same >= PASSAGE and words < PASSAGE for one, words in zip(every, own, strict=True))
    words = sum(words for _, words in kept)
    told = retelling(weights.rows(a, far=far), weights.rows(b, far=far))
    is_retold = _is_retold(told, beside_passage=bool(kept))
    is_copied = _is_copied(a, b, [words for _, words in kept])
    if not is_copied and not is_retold:
        return None
    kind = _kind(a, b, (share_a, share_b), is_copied, is_retold)
    return Compared(
        a, b, kind, tuple(one for one, _ in kept), words, share_a, share_b, quoted_only,
        told.pairs if is_retold else (), told.share, told.ordered,
    )  # fmt: skip


def _own(a: Bools, b: Bools, every: Sequence[Stretch]) -> list[int]:
    """Words of each passage that are the same in both, and in neither among those marked as not its own."""
    in_a, in_b = _counted(a), _counted(b)
    marked = (max(_share(in_a, one.a, one.a_end), _share(in_b, one.b, one.b_end)) for one in every)
    return [round(one.same * (1 - share)) for one, share in zip(every, marked, strict=True)]


def _share(counted: Sequence[int], first: int, end: int) -> float:
    """Of the words from one to another the share that is marked."""
    return (counted[end] - counted[first]) / (end - first)


def _counted(marks: Bools) -> list[int]:
    """How many are marked before each word, and in all."""
    return [0, *np.cumsum(marks).tolist()]


def _is_copied(a: Body, b: Body, own: list[int]) -> bool:
    words = sum(own)
    one, other = a.article, b.article
    credits_other = (one.outlet in credited(other)) or (other.outlet in credited(one))
    return (
        words >= SHARED
        or max(own, default=0) >= SHARED_IN_ONE
        or (credits_other and words >= SHARED_IF_CREDITED)
        or words >= max(SHARED_IF_SHORT[0], SHARED_IF_SHORT[1] * min(len(a.words), len(b.words)))
    )


def _is_retold(told: Retelling, *, beside_passage: bool) -> bool:
    number, share = len(told.pairs), told.share
    if not beside_passage:
        return number >= RETOLD_ALONE[0] and share >= RETOLD_ALONE[1]
    least, part, ordered = RETOLD_IN_ORDER
    in_order = number >= least and share >= part and told.ordered >= ordered
    return in_order or (number >= RETOLD[0] and share >= RETOLD[1])


def _kind(a: Body, b: Body, shares: tuple[float, float], is_copied: bool, is_retold: bool) -> Kind:
    if np.array_equal(a.words, b.words):
        return "identical"
    if min(shares) >= REVISED:
        return "revision"
    return "reworded" if is_retold and (not is_copied or max(shares) < REVISED) else "excerpt"


def _passage(pair: Compared, a: tuple[int, int], b: tuple[int, int]) -> Passage:
    return Passage(_span(pair.a, *a), _span(pair.b, *b))


def _edges(body: Body, sentence: int) -> tuple[int, int]:
    first, end = body.sentences[sentence].tolist()
    return first, end


def _span(body: Body, first: int, end: int) -> Span:
    return Span(int(body.spans[first, 0]), int(body.spans[end - 1, 1]))
