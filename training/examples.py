"""Documents as arrays: labels by word, ready to be cut into windows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language.reader import labels
from onrecord.language.reader.features import WordPieces, Words, read_words
from training.corpora import Document, Labelled, Relation, Span

UNKNOWN = -1
CONTENT_INSIDE = -2  # inside a content of a corpus that does not annotate nested cues
CONTENT_START = -3  # its first word: a cue may begin there, but the one outside does not go on


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution in words: [start, end) of the cue, and role spans as (is_content, start, end)."""

    start: int
    end: int
    roles: tuple[tuple[bool, int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A document's words and labels; None where the layer is not annotated. Labels count as in `labels`."""

    name: str
    corpus: str
    words: Words
    cue: NDArray[np.int8] | None = None
    flat: NDArray[np.int8] | None = None
    rows: tuple[Row, ...] = ()
    upos: NDArray[np.int8] | None = None
    deprel: NDArray[np.int8] | None = None
    head: NDArray[np.int32] | None = None
    sentence: NDArray[np.int32] | None = None
    sentence_end: NDArray[np.int8] | None = None
    entity: NDArray[np.int8] | None = None
    timex: NDArray[np.int32] | None = None  # a bit per allowed label
    fact: NDArray[np.float32] | None = None


class _Place:
    """Character spans as word ranges."""

    def __init__(self, words: Words) -> None:
        self._start, self._end = words.start, words.end

    def words(self, span: Span) -> tuple[int, int]:
        """Words that touch a span."""
        first = int(np.searchsorted(self._end, span[0], side="right"))
        return first, int(np.searchsorted(self._start, span[1], side="left"))


def example(doc: Document, pieces: WordPieces) -> Example:
    """All layers of a document."""
    words = read_words(doc.text, pieces)
    place = _Place(words)
    layers: dict[str, object] = {}
    if doc.relations is not None:
        layers |= _attribution(doc, place, len(words))
    if doc.nodes is not None:
        layers |= _syntax(doc, place, len(words))
    if doc.entities is not None:
        layers["entity"] = _tags(doc.entities, place, len(words), labels.ENTITY)
    if doc.timexes is not None:
        layers["timex"] = _timex(doc.timexes, place, len(words), complete=doc.timexes_complete)
    if doc.facts is not None:
        fact = np.full(len(words), np.nan, np.float32)
        for f in doc.facts:
            a, b = place.words((f.start, f.end))
            fact[a:b][:1] = f.value
        layers["fact"] = fact
    return Example(doc.name, doc.corpus, words, **layers)  # type: ignore[arg-type]


def _mark(tags: NDArray[np.int8], at: tuple[int, int], begin: int) -> None:
    tags[at[0] : at[1]] = begin + 1
    tags[at[0] : at[0] + 1] = begin


def _tags(spans: Sequence[Labelled], place: _Place, n: int, inventory: tuple[str, ...]) -> NDArray[np.int8]:
    tags = np.zeros(n, np.int8)
    for span in spans:
        _mark(tags, place.words((span.start, span.end)), inventory.index(f"B-{span.kind}"))
    return tags


def _timex(spans: Sequence[Labelled], place: _Place, n: int, *, complete: bool) -> NDArray[np.int32]:
    every = (1 << len(labels.TIMEX)) - 1
    out = np.full(n, 1 if complete else every, np.int32)
    for span in spans:
        a, b = place.words((span.start, span.end))
        if b - a > 7:  # extents of GUM's longest entities follow other rules
            out[a:b] = every
            continue
        kinds = [span.kind] if span.kind else labels.TIMEX_TYPES
        begin = sum(1 << labels.TIMEX.index(f"B-{k}") for k in kinds)
        out[a:b] = begin << 1
        out[a : a + 1] = begin
    return out


def _row(relation: Relation, place: _Place) -> Row | None:
    if not relation.cue:
        return None
    at = [place.words(s) for s in relation.cue]
    start, end = max(at, key=lambda x: x[1] - x[0])
    roles = [
        (is_content, *place.words(s))
        for is_content, spans in ((False, relation.source), (True, relation.content))
        for s in spans
    ]
    return Row(start, end, tuple(r for r in roles if r[2] > r[1])) if end > start else None


def _attribution(doc: Document, place: _Place, n: int) -> dict[str, object]:
    """Cue tags at every depth, flat tags of the outermost relations, and one row per relation."""
    cue, flat = np.zeros(n, np.int8), np.zeros(n, np.int8)
    relations = doc.relations or ()
    rows = [r for r in (_row(x, place) for x in relations) if r]
    inside = lambda r: any(o is not r and c and s <= r.start < e for o in rows for c, s, e in o.roles)  # noqa: E731
    outer = [r for r in rows if not inside(r)]
    for is_content in (True, False):
        for r in outer:
            for c, s, e in r.roles:
                if c == is_content:
                    _mark(flat, (s, e), 5 if c else 1)
    if doc.opaque:
        for c, s, e in (x for r in rows for x in r.roles):
            # a composed content is annotated inside, but for the contents within it
            if c and not any(s <= r.start < e for r in rows):
                cue[s:e] = CONTENT_INSIDE
                cue[s : s + 1] = CONTENT_START
    for r in outer:
        _mark(flat, (r.start, r.end), 3)
    for r in rows:
        _mark(cue, (r.start, r.end), 1)
    return {"cue": cue, "flat": flat, "rows": tuple(rows)}


def _syntax(doc: Document, place: _Place, n: int) -> dict[str, object]:
    """Trees over this module's own words. A word of several nodes takes the one that governs the others."""
    nodes = doc.nodes or ()
    word_of = [place.words((x.start, x.end))[0] if x.end > x.start else UNKNOWN for x in nodes]
    word_of = [w if w < n else UNKNOWN for w in word_of]
    upos, deprel = np.full(n, UNKNOWN, np.int8), np.full(n, UNKNOWN, np.int8)
    head, sentence = np.full(n, UNKNOWN, np.int32), np.full(n, UNKNOWN, np.int32)
    for node, word in zip(nodes, word_of, strict=True):
        if word == UNKNOWN:
            continue
        governor = word_of[node.head]
        inner = governor == word and node.deprel != "root"
        if upos[word] == UNKNOWN or (not inner and head[word] == UNKNOWN):
            upos[word] = labels.UPOS.index(node.upos)
            deprel[word] = labels.deprel(node.deprel)
            head[word] = UNKNOWN if inner else governor
        sentence[word] = node.sentence
    for word in range(1, n):  # further words of a node that is one word to the treebank
        if sentence[word] == UNKNOWN:
            sentence[word] = sentence[word - 1]
    end = np.zeros(n, np.int8)
    end[:-1] = sentence[:-1] != sentence[1:]
    end[-1:] = 1
    return {"upos": upos, "deprel": deprel, "head": head, "sentence": sentence, "sentence_end": end}
