"""Reads a text with the reader model: windows through the network, then labels, trees and roles.

Needs numpy and a `Network`; the one for run time is in `network.py`. Results count in words of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.lexicon import cues, lemma
from onrecord.language.reader import decode, labels
from onrecord.language.reader.analysis import Analysis, Roles, Tagged, joined
from onrecord.language.reader.features import (
    LINE,
    PARAGRAPH,
    WordPieces,
    Words,
    inputs,
    part,
    read_words,
    windows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.language.reader.features import Window
    from onrecord.language.reader.scores import Chain, Floats, Network, Scores

RADIUS = 64  # words on either side of a cue that may take a role; 99.5% of PolNeAR's relations fit
BATCH = 8  # windows per pass: bounds the memory, whatever the article's length
PART_WORDS = 6000  # a longer text is read in parts, cut at a line: bounds the memory too
_VERB = labels.UPOS.index("VERB")
_SAYS, _IS = 1, 2
SENTENCE_WORDS = 200  # a longer sentence is cut: no tree is worth a table of its size


@dataclass(frozen=True, slots=True)
class Settings:
    """Biases found on development data."""

    cue_bias: float = 0.0  # added to where a cue may begin: positive means more cues
    inner_bias: float = 1.5  # the same at words known as cues that stand in others' words


class TextReader:
    """A network with what it takes to read whole texts."""

    def __init__(self, network: Network, pieces: WordPieces, settings: Settings | None = None) -> None:
        self._net = network
        self._pieces = pieces
        self._settings = settings or Settings()

    def read(self, text: str, stretches: Sequence[tuple[int, int]] | None = None) -> Analysis:
        """Everything at once; of `stretches` (start, end) alone where they are given, each a paragraph."""
        words = read_words(text, self._pieces, stretches)
        known = _known_cues(words, text)
        parts = [(s, self.read_words(part(words, s, e), known=known[s:e])) for s, e in _parts(words)]
        return parts[0][1] if len(parts) == 1 else joined(words, parts)

    def read_words(
        self,
        words: Words,
        sentence_ends: NDArray[np.bool_] | None = None,
        known: NDArray[np.int8] | None = None,
    ) -> Analysis:
        """The same from words; sentence ends may be handed in, and which words are `known` as cues."""
        n = len(words)
        found = _Found(n)
        cut = list(windows(words))
        for group in _batches(words, cut):
            batch = inputs((words, w.context, w.end) for w in group)
            scores = self._net.scores(batch)
            _collect(found, group, scores)
            known_here = (
                None if known is None else np.where((known != _SAYS) | (found.upos == _VERB), known, 0)
            )
            found.attributions.extend(self._attributions(group, scores, known_here))
        ends = _sentence_ends(words, found.sentence_end) if sentence_ends is None else sentence_ends
        sentences = tuple(_sentences(ends))
        head = _heads(found, cut, sentences, n)
        net = self._net
        relation = _relations(net, found, head)
        return Analysis(
            words=words,
            sentences=sentences,
            upos=tuple(labels.UPOS[i] for i in found.upos.tolist()),
            head=tuple(head.tolist()),
            deprel=tuple(labels.DEPREL[i] for i in relation.tolist()),
            entities=tuple(_tagged(found.entity, net.entity, labels.ENTITY_TYPES)),
            timexes=tuple(_tagged(found.timex, net.timex, labels.TIMEX_TYPES)),
            fact=tuple(found.fact.tolist()),
            attributions=nested(found.attributions),
        )

    def _attributions(
        self, group: Sequence[Window], scores: Scores, known: NDArray[np.int8] | None
    ) -> Iterator[Roles]:
        """The attributions whose cues are among the windows' own words.

        Cues in others' words are looked for again: PolNeAR, which most is learned from, labels none there.
        """
        outer = [(i, w, s, e) for i, w in enumerate(group) for s, e in self._cues(w, scores.cue[i])]
        found = list(self._with_roles(scores, outer))
        yield from found
        if known is None:
            return
        inner = self._inner_cues(group, scores, found, known)
        yield from (one for one in self._with_roles(scores, inner) if one.source and one.content)

    def _inner_cues(
        self, group: Sequence[Window], scores: Scores, found: Sequence[Roles], known: NDArray[np.int8]
    ) -> list[tuple[int, Window, int, int]]:
        """Cues in contents, but for passives, found once words known as cues count for more there."""
        raised, taken = np.zeros((2, len(known)), np.bool_)
        for one in found:
            taken[slice(*one.cue)] = True
            for start, end in one.content:
                raised[start:end] = True
        raised &= known == _SAYS
        return [
            (i, w, s, e)
            for i, w in enumerate(group)
            if raised[w.start : w.end].any()
            for s, e in self._cues(w, scores.cue[i], raised)
            if raised[s:e].any() and not taken[s:e].any() and not (known[s:e] == _IS).any()
        ]

    def _with_roles(self, scores: Scores, cues: Sequence[tuple[int, Window, int, int]]) -> Iterator[Roles]:
        """The attributions of cues, each with its window's number and window."""
        if not cues:
            return
        width = scores.cue.shape[1]
        low = np.array([max(w.context, s - RADIUS) for _, w, s, _ in cues])
        high = np.array([min(w.end, e + RADIUS) for _, w, _, e in cues])
        base = np.array([i * width - w.context for i, w, _, _ in cues])
        step = np.arange(int((high - low).max()))
        inside = step < (high - low)[:, None]
        row = np.where(inside, (base + low)[:, None] + step, -1)
        first = base + np.array([s for _, _, s, _ in cues])
        last = base + np.array([e - 1 for _, _, _, e in cues])
        flat = scores.role.reshape(-1, scores.role.shape[-1])
        emission = self._net.roles(flat, row, first, last)
        chain = self._net.role
        taken = (row >= first[:, None]) & (row <= last[:, None])
        emission[taken, 1:] = -1e4  # a cue's words have no other role of its own
        begins = np.zeros(inside.sum(), np.bool_)
        ends = (high - low).cumsum()
        begins[ends - (high - low)] = True
        found = decode.tags(emission[inside], chain.transition, chain.first, begins)
        for k, (_, _, s, e) in enumerate(cues):
            labelled = found[ends[k] - (high[k] - low[k]) : ends[k]]
            spans = [(kind, a + int(low[k]), b + int(low[k])) for kind, a, b in decode.spans(labelled)]
            source = tuple((a, b) for kind, a, b in spans if not kind)
            content = tuple((a, b) for kind, a, b in spans if kind)
            yield Roles((s, e), _nearest(source, (s, e)), content)

    def _cues(
        self, window: Window, scores: Floats, raised: NDArray[np.bool_] | None = None
    ) -> Iterator[tuple[int, int]]:
        """Cues in words of the text; those that begin before the window's own words are the last one's."""
        emission = scores[: window.end - window.context].copy()
        emission[:, 1] += self._settings.cue_bias
        if raised is not None:
            emission[:, 1:] += self._settings.inner_bias * raised[window.context : window.end, None]
        chain = self._net.cue
        for _, s, e in decode.spans(decode.tags(emission, chain.transition, chain.first)):
            if s + window.context >= window.start:
                yield s + window.context, e + window.context


def _known_cues(words: Words, text: str) -> NDArray[np.int8]:
    """Which words are verbs of saying in the list of cues, and which are forms of "be", by a number each."""
    numbers = _numbers()
    ends = zip(words.start.tolist(), words.end.tolist(), strict=True)
    return np.fromiter((numbers.get(lemma(text[s:e]), 0) for s, e in ends), np.int8, len(words))


@cache
def _numbers() -> dict[str, int]:
    """Verbs of saying, by which somebody is quoted in a quotation (who sees or knows isn't), and "be"."""
    saying = (name for name, cue in cues().items() if cue.act not in ("know", "believe"))
    return dict.fromkeys(saying, _SAYS) | {"be": _IS}


def _nearest(source: tuple[tuple[int, int], ...], cue: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """One source at most: the nearest to the cue."""
    away = lambda span: max(cue[0] - span[1], span[0] - cue[1])  # noqa: E731
    return (min(source, key=away),) if source else ()


def nested(found: Sequence[Roles]) -> tuple[Roles, ...]:
    """Ordered by cue, each with the smallest other content that its cue lies in; those without content go."""
    kept = sorted((x for x in found if x.content), key=lambda x: x.cue)
    out = []
    for x in kept:
        around = [
            (sum(e - s for s, e in y.content), j)
            for j, y in enumerate(kept)
            if y is not x
            and any(s <= x.cue[0] < e for s, e in y.content)
            and not any(s <= y.cue[0] < e for s, e in x.content)
        ]
        out.append(Roles(x.cue, x.source, x.content, min(around)[1] if around else None))
    return tuple(out)


class _Found:
    """Scores of all words, filled window by window; each word's come from the window that owns it."""

    def __init__(self, n: int) -> None:
        self.entity = np.zeros((n, len(labels.ENTITY)), np.float32)
        self.timex = np.zeros((n, len(labels.TIMEX)), np.float32)
        self.upos = np.zeros(n, np.int64)
        self.sentence_end = np.zeros(n, np.float32)
        self.fact = np.zeros(n, np.float32)
        self.dependent: Floats | None = None
        self.head: Floats | None = None
        self.arcs: dict[int, tuple[Window, Floats]] = {}  # by the window's first own word
        self.attributions: list[Roles] = []


def _parts(words: Words) -> Iterator[tuple[int, int]]:
    """The whole, or parts of at most PART_WORDS words that end at the last line, else where they are full."""
    start, n = 0, len(words)
    while n - start > PART_WORDS:
        lines = np.flatnonzero(words.gap[start + 1 : start + PART_WORDS + 1] >= LINE)
        end = start + 1 + int(lines[-1]) if len(lines) else start + PART_WORDS
        yield start, end
        start = end
    if n > start:
        yield start, n


def _batches(words: Words, cut: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, since all are padded to the longest."""
    size = lambda w: int(words.first[w.end] - words.first[w.context])  # noqa: E731
    for at in range(0, len(cut), 4 * BATCH):
        some = sorted(cut[at : at + 4 * BATCH], key=size)
        yield from (some[i : i + BATCH] for i in range(0, len(some), BATCH))


def _collect(found: _Found, group: Sequence[Window], scores: Scores) -> None:
    n = len(found.upos)
    if found.dependent is None:
        found.dependent = np.zeros((n, scores.dependent.shape[-1]), np.float32)
        found.head = np.zeros((n, scores.head.shape[-1]), np.float32)
    assert found.head is not None
    upos = scores.upos.argmax(-1)
    for i, w in enumerate(group):
        own, here = slice(w.start, w.end), slice(w.start - w.context, w.end - w.context)
        found.entity[own], found.timex[own] = scores.entity[i, here], scores.timex[i, here]
        found.upos[own], found.sentence_end[own] = upos[i, here], scores.sentence_end[i, here, 0]
        found.fact[own] = scores.fact[i, here, 0]
        found.dependent[own], found.head[own] = scores.dependent[i, here], scores.head[i, here]
        size = w.end - w.context
        found.arcs[w.start] = (w, scores.arcs[i, :size, :size])


def _sentence_ends(words: Words, score: Floats) -> NDArray[np.bool_]:
    ends = score > 0
    ends[:-1] |= words.gap[1:] == PARAGRAPH
    ends[-1:] = True
    return ends


def _sentences(ends: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (np.flatnonzero(ends) + 1).tolist():
        for s in range(start, end, SENTENCE_WORDS):
            yield s, min(end, s + SENTENCE_WORDS)
        start = end


def _heads(
    found: _Found, cut: Sequence[Window], sentences: Sequence[tuple[int, int]], n: int
) -> NDArray[np.int64]:
    """Trees sentence by sentence; a word's arcs come from its own window and reach as far as that sees."""
    head = np.arange(n)
    starts = [w.start for w in cut]
    for s, e in sentences:
        first, last = (
            int(np.searchsorted(starts, s, "right")) - 1,
            int(np.searchsorted(starts, e - 1, "right")) - 1,
        )
        scores = np.full((e - s, e - s), -1e4, np.float32)
        for k in range(first, last + 1):
            w, arcs = found.arcs[starts[k]]
            a, b = max(s, w.start), min(e, w.end)
            c, d = max(s, w.context), min(e, w.end)
            scores[a - s : b - s, c - s : d - s] = arcs[
                a - w.context : b - w.context, c - w.context : d - w.context
            ]
        head[s:e] = decode.tree(scores) + s
    return head


def _relations(net: Network, found: _Found, head: NDArray[np.int64]) -> NDArray[np.int64]:
    """The relation of each word to its head; only a root is called root."""
    if found.dependent is None or found.head is None:
        return np.zeros(0, np.int64)
    scores = net.relations(found.dependent, found.head[head])
    root = head == np.arange(len(head))
    scores[~root, 0] = -np.inf
    out: NDArray[np.int64] = scores.argmax(1)
    out[root] = 0
    return out


def _tagged(scores: Floats, chain: Chain, types: Sequence[str]) -> Iterator[Tagged]:
    if len(scores):
        found = decode.tags(scores, chain.transition, chain.first)
        yield from (Tagged(s, e, types[kind]) for kind, s, e in decode.spans(found))
