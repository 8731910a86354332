"""Sentence vectors: near where texts say the same, and the same whatever else is asked for."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language import vectors
from onrecord.language.vectors import DIMENSIONS, PACKED, key, minilm, pack, unpacked

if TYPE_CHECKING:
    import pytest

TEXTS = [
    "At least thirty people died in the blast.",
    "The explosion left some 30 dead.",
    "Talks begin on Thursday.",
]


def test_texts_that_say_the_same_lie_closer() -> None:
    rows = minilm().of(TEXTS)
    near = rows @ rows.T
    assert rows.shape == (3, DIMENSIONS)
    assert np.allclose(np.diag(near), 1, atol=1e-5)
    assert near[0, 1] > 0.6 > 0.3 > near[0, 2]


def test_a_vector_does_not_depend_on_its_company() -> None:
    together = minilm().of([*TEXTS, "x " * 500])
    assert np.array_equal(together[1], minilm().of([TEXTS[1]])[0])


def test_no_text_and_odd_texts_have_vectors() -> None:
    assert minilm().of([]).shape == (0, DIMENSIONS)
    assert np.isfinite(minilm().of(["", "🎉", "\u202e", "a" * 5000])).all()


def test_what_is_packed_comes_back_to_five_digits() -> None:
    made = np.random.default_rng(1).normal(size=(50, DIMENSIONS)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    rows = [pack(row) for row in made]
    assert {len(row) for row in rows} == {PACKED}
    assert np.abs(unpacked(rows) - made).max() < 1e-5
    assert np.array_equal(unpacked(rows), np.concatenate([unpacked([row]) for row in rows]))
    assert not unpacked([pack(np.zeros(DIMENSIONS, np.float32))]).any()
    assert unpacked([]).shape == (0, DIMENSIONS)


def test_many_texts_are_as_one_by_one() -> None:
    texts = [f"{count} people were hurt." for count in range(600)]
    assert minilm().packed(texts)[::100] == [minilm().packed([text])[0] for text in texts[::100]]


def test_a_key_tells_texts_and_weights_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [key(text) for text in (*TEXTS, "", "\ud800", TEXTS[0])]
    assert len(set(keys)) == len(keys) - 1
    assert keys[0] == keys[-1]
    monkeypatch.setattr(vectors, "_maker", lambda: b"other weights")
    assert key(TEXTS[0]) not in keys


def test_the_maker_changes_with_each_library(monkeypatch: pytest.MonkeyPatch) -> None:
    before = vectors._maker.__wrapped__()
    assert before == vectors._maker.__wrapped__()
    real = metadata.version
    for name in ("onnxruntime", "tokenizers"):
        monkeypatch.setattr(metadata, "version", lambda of, name=name: real(of) + "x" * (of == name))
        assert vectors._maker.__wrapped__() != before
