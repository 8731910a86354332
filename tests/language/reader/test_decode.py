"""Decoding finds the best labels and trees: held against trying all of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.language.reader import decode, labels

NEVER = -1e4


def _tables(seed: int, inventory: tuple[str, ...]) -> tuple[decode.Floats, decode.Floats]:
    rng = np.random.default_rng(seed)
    n = len(inventory)
    pairs, starts = np.array(labels.allowed_pairs(inventory)), np.array(labels.allowed_first(inventory))
    transition = np.where(pairs, rng.normal(size=(n, n)), NEVER).astype(np.float32)
    return transition, np.where(starts, rng.normal(size=n), NEVER).astype(np.float32)


def _score(
    tags: tuple[int, ...], emission: decode.Floats, tables: tuple[decode.Floats, decode.Floats]
) -> float:
    transition, first = tables
    total = float(first[tags[0]] + emission[0, tags[0]])
    return total + sum(
        float(transition[a, b] + emission[k + 1, b]) for k, (a, b) in enumerate(itertools.pairwise(tags))
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_best_labels_are_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tables = _tables(seed, labels.CUE)
    emission = (3 * rng.normal(size=(6, 3))).astype(np.float32)
    best = max(itertools.product(range(3), repeat=6), key=lambda tags: _score(tags, emission, tables))
    assert tuple(decode.tags(emission, *tables).tolist()) == best


def test_certain_words_change_nothing() -> None:
    rng = np.random.default_rng(3)
    tables = _tables(3, labels.CUE)
    emission = (2 * rng.normal(size=(7, 3))).astype(np.float32)
    emission[3, 0] += 60  # the chain is cut here
    best = max(itertools.product(range(3), repeat=7), key=lambda tags: _score(tags, emission, tables))
    assert tuple(decode.tags(emission, *tables).tolist()) == best


def test_sequences_in_one_call_are_as_if_alone() -> None:
    rng = np.random.default_rng(5)
    tables = _tables(5, labels.ROLE)
    emission = (2 * rng.normal(size=(9, 5))).astype(np.float32)
    begins = np.zeros(9, np.bool_)
    begins[[0, 4]] = True
    together = decode.tags(emission, *tables, begins.copy())
    alone = np.concatenate([decode.tags(emission[:4], *tables), decode.tags(emission[4:], *tables)])
    assert together.tolist() == alone.tolist()


def test_spans_of_labels() -> None:
    tags = [labels.ROLE.index(x) for x in ("B-S", "I-S", "O", "B-C", "B-C", "I-C", "O", "I-C")]
    assert list(decode.spans(np.array(tags))) == [(0, 0, 2), (1, 3, 4), (1, 4, 6), (1, 7, 8)]


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == k for k, h in enumerate(heads)) != 1:
        return False
    for k in range(len(heads)):
        at = k
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


@pytest.mark.parametrize("seed", range(20))
def test_the_best_tree_is_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 2 + seed % 4
    scores = rng.normal(size=(n, n)).astype(np.float32)
    total = lambda heads: sum(float(scores[k, h]) for k, h in enumerate(heads))  # noqa: E731
    found = tuple(decode.tree(scores).tolist())
    assert _is_tree(found)
    root = next(k for k, h in enumerate(found) if k == h)  # chosen first, by what it costs to be none
    trees = (
        heads for heads in itertools.product(range(n), repeat=n) if heads[root] == root and _is_tree(heads)
    )
    assert total(found) == pytest.approx(max(map(total, trees)), abs=1e-4)
