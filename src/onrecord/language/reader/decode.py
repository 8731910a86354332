"""From scores to labels, spans and trees, in numpy alone."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FORBIDDEN = -1e3
"""No transition that is allowed scores as low."""
_CLOSE = 1e-3
"""What sums of scores may be off by: where it is as close as that, it is looked into."""


def viterbi(emission: Floats, length: Ints, transition: Floats, first: Floats) -> Ints:
    """The best labels of sequences (sequences × longest × labels), each `length` long; zeros beyond."""
    order = np.argsort(-length, kind="stable")  # longest first: those that go on are always the first so many
    emission, length = emission[order], length[order]
    most = emission.shape[1]
    going = (length[:, None] > np.arange(most)).sum(0).tolist()
    back = np.zeros((most, len(order), emission.shape[2]), np.int8)
    score = first + emission[:, 0]
    for t in range(1, most):
        k = going[t]
        through = score[:k, :, None] + transition
        back[t, :k] = through.argmax(1)
        score[:k] = through.max(1) + emission[:k, t]
    found = np.zeros((len(order), most), np.int64)
    label, row = score.argmax(1), np.arange(len(order))
    for t in range(most - 1, -1, -1):
        k = going[t]
        found[:k, t] = label[:k]
        label[:k] = back[t, row[:k], label[:k]]
    out: Ints = np.empty_like(found)
    out[order] = found
    return out


def tags(
    emission: Floats, transition: Floats, first: Floats, begins: NDArray[np.bool_] | None = None
) -> Ints:
    """The best labels of one sequence (words × labels), or of several, beginning where `begins` says."""
    n = len(emission)
    if not n:
        return np.zeros(0, np.int64)
    begins = np.zeros(n, np.bool_) if begins is None else begins
    begins[0] = True
    out, open_ = _nearly(emission, transition, first, begins)
    starts, ends = _chains(open_, begins)
    if not len(starts):
        return out
    before = np.where(begins[starts][:, None], first, transition[out[starts - 1]])
    length = ends - starts
    most = int(length.max())
    at = starts[:, None] + np.arange(most)
    scores = emission[np.minimum(at, n - 1)]
    scores[:, 0] += before
    inside = np.arange(most) < length[:, None]
    out[at[inside]] = viterbi(scores, length, transition, np.zeros_like(first))[inside]
    return out


def _nearly(
    emission: Floats, transition: Floats, first: Floats, begins: NDArray[np.bool_]
) -> tuple[Ints, NDArray[np.bool_]]:
    """Labels that may stand beside one another, each word's best but for few; and where others may be better.

    Where the best labels of all are others, they are so for some words in a row. These lose there what ours
    lead by, and win no more than the spread of transition scores, once for each word and once more. So a word
    keeps its label where no such row that it is in comes out even.
    """
    every = np.arange(len(emission))
    allowed, opens = transition > FORBIDDEN, first > FORBIDDEN
    out: Ints = emission.argmax(1)

    def stray() -> NDArray[np.bool_]:
        before = np.concatenate([out[:1], out[:-1]])
        found: NDArray[np.bool_] = np.where(begins, ~opens[out], ~allowed[before, out])
        return found

    out[stray()] -= 1  # what goes on with nothing before it (I-) begins there (B-)
    if (out < 0).any() or stray().any():
        return np.maximum(out, 0), np.ones(len(out), np.bool_)
    ours = emission[every, out]
    rest = emission.copy()
    rest[every, out] = -np.inf
    known = np.concatenate([transition[allowed], first[opens]])
    spread = float(known.max() - known.min())
    total = np.cumsum(ours.astype(np.float64) - rest.max(1) - spread)
    before = np.maximum.accumulate(np.concatenate([[0.0], total[:-1]]))
    after = np.minimum.accumulate(total[::-1])[::-1]
    return out, after - before <= spread + _CLOSE


def _chains(open_: NDArray[np.bool_], begins: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where runs of open words start and end, each in one sequence, with the word after them."""
    n = len(open_)
    before = np.concatenate([[False], open_[:-1]])
    starts = np.flatnonzero(open_ & (begins | ~before))
    after = np.concatenate([begins[1:], [True]])
    ends = np.flatnonzero(open_ & (after | ~np.concatenate([open_[1:], [False]]))) + 1
    more = (ends < n) & ~begins[np.minimum(ends, n - 1)]
    return starts, ends + more


def spans(labels: Ints) -> Iterator[tuple[int, int, int]]:
    """(type, start, end) of BIO labels numbered O, B-0, I-0, B-1, …"""
    marked = np.flatnonzero(labels)
    start = end = kind = -1
    for i in marked.tolist():
        label = int(labels[i])
        this = (label - 1) // 2
        if label % 2 or i != end or this != kind:
            if start >= 0:
                yield kind, start, end
            start, kind = i, this
        end = i + 1
    if start >= 0:
        yield kind, start, end


def tree(scores: Floats) -> Ints:
    """Heads of one sentence (dependent × head, own column: root): the best tree with a single root."""
    heads: Ints = scores.argmax(1)
    own = np.arange(len(scores))
    roots = np.flatnonzero(heads == own)
    if len(roots) == 1 and not _cycle(heads):
        return heads
    rest = scores.copy()
    rest[own, own] = -np.inf
    root = int((scores[own, own] - rest.max(1)).argmax()) if len(scores) > 1 else 0
    rest[root] = -np.inf
    rest[root, root] = 0.0
    return _arborescence(rest, root)


def _cycle(heads: Ints) -> list[int]:
    """The words of one cycle, a root not counting as such."""
    state = [0] * len(heads)
    steps: list[int] = heads.tolist()
    for begin in range(len(steps)):
        path, at = [], begin
        while not state[at]:
            state[at] = 1
            path.append(at)
            if steps[at] == at:
                break
            at = steps[at]
        if state[at] == 1 and steps[at] != at:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _arborescence(scores: Floats, root: int) -> Ints:
    """Chu-Liu-Edmonds: the best heads with this root; a cycle becomes one word, then is opened again."""
    heads: Ints = scores.argmax(1)
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[inside, heads[inside]]
    # entering the cycle at word i costs the arc that i had inside it
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    n = len(outside)
    small = np.full((n + 1, n + 1), -np.inf, scores.dtype)
    small[:n, :n] = scores[np.ix_(outside, outside)]
    small[n, :n], small[:n, n] = entering.max(0), leaving.max(1)
    solved = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    for i, word in enumerate(outside):
        head = solved[i]
        heads[word] = outside[head] if head < n else inside[leaving[i].argmax()]
    heads[root] = root
    parent = int(solved[n])
    heads[inside[entering[:, parent].argmax()]] = outside[parent]
    return heads
