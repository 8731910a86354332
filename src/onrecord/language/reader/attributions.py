"""Attributions out of a network's scores: the cues, and for each cue the roles of the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from onrecord.language.reader import decode
from onrecord.language.reader.analysis import Roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.language.reader.features import Window
    from onrecord.language.reader.scores import Chain, Floats, Network

RADIUS = 64  # words on either side of a cue that may take a role; 99.5% of PolNeAR's relations fit
ROWS = 4  # cues per pass: more at once are no faster, and what a pass holds is no longer near the processor
SAYS, IS = 1, 2


class Cue(NamedTuple):
    """A cue in a window of that number: its first word in the text, the one after its last, and its lead."""

    window: int
    start: int
    end: int
    lead: float


@dataclass(frozen=True, slots=True)
class Settings:
    """Biases found on development data."""

    cue_bias: float = 0.0  # added to where a cue may begin: positive means more cues
    inner_bias: float = 1.5  # the same at words known as cues that stand in others' words


class Attributions:
    """The attributions of a text, of whose windows the network has said what it says of each word.

    `cue` and `role` are its scores and vectors, one array to a window.
    """

    def __init__(
        self, net: Network, windows: Sequence[Window], cue: Sequence[Floats], role: Sequence[Floats]
    ) -> None:
        self._net, self._windows, self._cue = net, windows, cue
        self._role = np.concatenate(role)
        before = np.cumsum([0, *(len(one) for one in role)])
        self._base = [int(at) - w.context for at, w in zip(before, windows, strict=False)]

    def found(self, settings: Settings, known: NDArray[np.int8] | None) -> list[Roles]:
        """Those whose cues are among the windows' own words; by `known` which words SAY, and which ARE.

        Cues in others' words are looked for again: PolNeAR, which most is learned from, labels none there.
        """
        outer = self._cues(range(len(self._windows)), settings.cue_bias)
        found = list(self._with_roles(outer))
        if known is None:
            return found
        inner = self._inner_cues(settings, found, known)
        return found + [one for one in self._with_roles(inner) if one.source and one.content]

    def _inner_cues(self, settings: Settings, found: Sequence[Roles], known: NDArray[np.int8]) -> list[Cue]:
        """Cues in contents, but for passives, found once words known as cues count for more there."""
        raised, taken = np.zeros((2, len(known)), np.bool_)
        for one in found:
            taken[slice(*one.cue)] = True
            for start, end in one.content:
                raised[start:end] = True
        raised &= known == SAYS
        some = [i for i, w in enumerate(self._windows) if raised[w.start : w.end].any()]
        return [
            cue
            for cue in self._cues(some, settings.cue_bias, settings.inner_bias * raised)
            for own in (slice(cue.start, cue.end),)
            if raised[own].any() and not taken[own].any() and not (known[own] == IS).any()
        ]

    def _cues(
        self, numbers: Sequence[int], bias: float, raised: NDArray[np.floating[Any]] | None = None
    ) -> list[Cue]:
        """Cues of some windows; those that begin before a window's own words are the last one's."""
        if not numbers:
            return []
        some = [self._windows[i] for i in numbers]
        emission = np.concatenate([self._cue[i] for i in numbers])
        emission[:, 1] += bias
        if raised is not None:
            emission[:, 1:] += np.concatenate([raised[w.context : w.end] for w in some])[:, None]
        length = [w.end - w.context for w in some]
        labels = _labels(emission, length, self._net.cue)
        scores = np.split(emission, np.cumsum(length)[:-1])
        return [
            Cue(i, s + w.context, e + w.context, _lead(score[s:e], self._net.cue))
            for i, w, here, score in zip(numbers, some, labels, scores, strict=True)
            for _, s, e in decode.spans(here)
            if s + w.context >= w.start
        ]

    def _with_roles(self, cues: Sequence[Cue]) -> Iterator[Roles]:
        """The attributions of cues."""
        if not cues:
            return
        around = [
            (
                max(self._windows[cue.window].context, cue.start - RADIUS),
                min(self._windows[cue.window].end, cue.end + RADIUS),
            )
            for cue in cues
        ]
        length = [high - low for low, high in around]
        emission: list[Floats] = [_NOTHING] * len(cues)
        order = sorted(range(len(cues)), key=length.__getitem__)  # like lengths together: less to fill up
        for at in range(0, len(order), ROWS):
            some = order[at : at + ROWS]
            scores = self._row_scores([cues[k] for k in some], [around[k] for k in some])
            for k, row in zip(some, scores, strict=True):
                emission[k] = row[: length[k]]
        labels = _labels(np.concatenate(emission), length, self._net.role)
        for (_, s, e, lead), (low, _), here in zip(cues, around, labels, strict=True):
            spans = [(kind, a + low, b + low) for kind, a, b in decode.spans(here)]
            source = tuple((a, b) for kind, a, b in spans if not kind)
            content = tuple((a, b) for kind, a, b in spans if kind)
            yield Roles((s, e), _nearest(source, (s, e)), content, lead=lead)

    def _row_scores(self, cues: Sequence[Cue], around: Sequence[tuple[int, int]]) -> Floats:
        """Scores of the roles of the words around some cues."""
        base = np.array([self._base[cue.window] for cue in cues])
        low, high = np.array(around).T
        step = np.arange(int((high - low).max()))
        row = np.where(step < (high - low)[:, None], (base + low)[:, None] + step, -1)
        first = base + np.array([cue.start for cue in cues])
        last = base + np.array([cue.end - 1 for cue in cues])
        emission = self._net.roles(self._role, row, first, last)
        emission[(row >= first[:, None]) & (row <= last[:, None]), 1:] = -1e4  # a cue has no other role
        return emission


_NOTHING = np.zeros((0, 0), np.float32)


def _labels(emission: Floats, length: Sequence[int], chain: Chain) -> list[decode.Ints]:
    """The best labels of sequences that stand one after the other in `emission`."""
    ends = np.cumsum(length)
    begins = np.zeros(len(emission), np.bool_)
    begins[ends - length] = True
    found = decode.tags(emission, chain.transition, chain.first, begins)
    return np.split(found, ends[:-1])


def _lead(emission: Floats, chain: Chain) -> float:
    """By how much words score more as one cue (labels O, B, I) than as none, beside words that are none."""
    out, begin, inside = 0, 1, 2
    none = emission[:, out].sum() + (len(emission) + 1) * chain.transition[out, out]
    cue = emission[0, begin] + emission[1:, inside].sum() + chain.transition[out, begin]
    if len(emission) == 1:
        return float(cue + chain.transition[begin, out] - none)
    within = chain.transition[begin, inside] + (len(emission) - 2) * chain.transition[inside, inside]
    return float(cue + within + chain.transition[inside, out] - none)


def _nearest(source: tuple[tuple[int, int], ...], cue: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """One source at most: the nearest to the cue."""
    away = lambda span: max(cue[0] - span[1], span[0] - cue[1])  # noqa: E731
    return (min(source, key=away),) if source else ()


def nested(found: Sequence[Roles]) -> tuple[Roles, ...]:
    """Ordered by cue, each with the smallest other content that its cue lies in; those without content go."""
    kept = sorted((x for x in found if x.content), key=lambda x: x.cue)
    reach = [(min(x.content)[0], max(e for _, e in x.content), j) for j, x in enumerate(kept)]
    return tuple(replace(x, within=_around(x, kept, reach)) for x in kept)


def _around(x: Roles, kept: Sequence[Roles], reach: Sequence[tuple[int, int, int]]) -> int | None:
    """The number of the one with the smallest content that a cue lies in; each has a `reach`."""
    at = x.cue[0]
    holding = [
        (sum(e - s for s, e in kept[j].content), j)
        for first, last, j in reach
        if first <= at < last
        and kept[j] is not x
        and any(s <= at < e for s, e in kept[j].content)
        and not any(s <= kept[j].cue[0] < e for s, e in x.content)
    ]
    return min(holding)[1] if holding else None
