"""Reads a text with the reader model: windows through the network, then labels, trees and roles.

Needs numpy and a `Network`; the one for run time is in `network.py`. Results count in words of the text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.lexicon import cues, lemma
from onrecord.language.reader import decode, labels
from onrecord.language.reader.analysis import Analysis, Roles, Tagged, joined
from onrecord.language.reader.attributions import IS, SAYS, Attributions, Settings, nested
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
from onrecord.language.reader.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.language.reader.features import Window
    from onrecord.language.reader.scores import Chain, Floats, Network, Scores

PART_WORDS = 6000  # a longer text is read in parts, cut at a line: bounds the memory too
_VERB = labels.UPOS.index("VERB")
SENTENCE_WORDS = 200  # a longer sentence is cut: no tree is worth a table of its size


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
        found, cut = self._scored(words)
        if known is not None:
            known = np.where((known != SAYS) | (found.upos == _VERB), known, 0)
        net = self._net
        return replace(
            self._trees(words, found, cut, sentence_ends),
            entities=names(found.entity, net.entity, words),
            timexes=tuple(_times(found.timex, net.timex, words)),
            fact=tuple(found.fact.tolist()),
            attributions=self._attributions(cut, found, known),
        )

    def trees(self, text: str) -> Analysis:
        """As `read`, but of all that there is to read only the sentences with their trees."""
        words = read_words(text, self._pieces, None)
        parts = [(s, part(words, s, e)) for s, e in _parts(words)]
        read = [(s, self._trees(some, *self._scored(some))) for s, some in parts]
        return read[0][1] if len(read) == 1 else joined(words, read)

    def _scored(self, words: Words) -> tuple[_Found, list[Window]]:
        found, cut = _Found(len(words)), list(windows(words))
        for window in cut:  # one to a pass: nothing is filled up, and none hangs on what else there is
            _collect(found, window, self._net.scores(inputs([(words, window.context, window.end)])))
        return found, cut

    def _trees(
        self,
        words: Words,
        found: _Found,
        cut: Sequence[Window],
        sentence_ends: NDArray[np.bool_] | None = None,
    ) -> Analysis:
        ends = _sentence_ends(words, found.sentence_end) if sentence_ends is None else sentence_ends
        sentences = tuple(_sentences(ends))
        head = _heads(found, cut, sentences, len(words))
        relation = _relations(self._net, found, head)
        return Analysis(
            words=words,
            sentences=sentences,
            upos=tuple(labels.UPOS[i] for i in found.upos.tolist()),
            head=tuple(head.tolist()),
            deprel=tuple(labels.DEPREL[i] for i in relation.tolist()),
        )

    def _attributions(
        self, cut: Sequence[Window], found: _Found, known: NDArray[np.int8] | None
    ) -> tuple[Roles, ...]:
        if not cut:
            return ()
        some = Attributions(self._net, cut, found.cue, found.role)
        return nested(some.found(self._settings, known))


def _known_cues(words: Words, text: str) -> NDArray[np.int8]:
    """Which words are verbs of saying in the list of cues, and which are forms of "be", by a number each."""
    ends = zip(words.start.tolist(), words.end.tolist(), strict=True)
    return np.fromiter((_number(text[s:e]) for s, e in ends), np.int8, len(words))


@lru_cache(1 << 15)
def _number(word: str) -> int:
    return _numbers().get(lemma(word), 0)


@cache
def _numbers() -> dict[str, int]:
    """Verbs of saying, by which somebody is quoted in a quotation (who sees or knows isn't), and "be"."""
    saying = (name for name, cue in cues().items() if cue.act not in ("know", "believe"))
    return dict.fromkeys(saying, SAYS) | {"be": IS}


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
        self.cue: list[Floats] = []
        self.role: list[Floats] = []


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


def _collect(found: _Found, window: Window, scores: Scores) -> None:
    n, size = len(found.upos), window.end - window.context
    if found.dependent is None:
        found.dependent = np.zeros((n, scores.dependent.shape[-1]), np.float32)
        found.head = np.zeros((n, scores.head.shape[-1]), np.float32)
    assert found.head is not None
    own, here = slice(window.start, window.end), slice(window.start - window.context, size)
    found.entity[own], found.timex[own] = scores.entity[0, here], scores.timex[0, here]
    found.upos[own] = scores.upos[0, here].argmax(-1)
    found.sentence_end[own], found.fact[own] = scores.sentence_end[0, here, 0], scores.fact[0, here, 0]
    found.dependent[own], found.head[own] = scores.dependent[0, here], scores.head[0, here]
    found.arcs[window.start] = (window, scores.arcs[0].copy())  # copies: else all of the pass is held
    found.cue.append(scores.cue[0].copy())
    found.role.append(scores.role[0].copy())


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


def _times(scores: Floats, chain: Chain, words: Words) -> Iterator[Tagged]:
    if len(scores):
        found = decode.tags(scores, chain.transition, chain.first, words.gap >= LINE)
        yield from (Tagged(s, e, labels.TIMEX_TYPES[kind]) for kind, s, e in decode.spans(found))
