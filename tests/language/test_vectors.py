"""Sentence vectors: near where texts say the same, and the same whatever else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.vectors import DIMENSIONS, MiniLM, minilm

if TYPE_CHECKING:
    import pytest

TEXTS = [
    "At least thirty people died in the blast.",
    "The explosion left some 30 dead.",
    "Talks begin on Thursday.",
]


def test_texts_that_say_the_same_lie_closer() -> None:
    vectors = minilm().of(TEXTS)
    near = vectors @ vectors.T
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.diag(near), 1, atol=1e-5)
    assert near[0, 1] > 0.6 > 0.3 > near[0, 2]


def test_a_vector_does_not_depend_on_its_company() -> None:
    together = minilm().of([*TEXTS, "x " * 500])
    assert np.array_equal(together[1], minilm().of([TEXTS[1]])[0])


def test_no_text_and_odd_texts_have_vectors() -> None:
    assert minilm().of([]).shape == (0, DIMENSIONS)
    assert np.isfinite(minilm().of(["", "🎉", "\u202e", "a" * 5000])).all()


def test_kept_vectors_are_the_same_and_no_more_are_kept_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    model, found = MiniLM(), list[str]()
    first = model.of(TEXTS)
    find = model._one
    monkeypatch.setattr(model, "_one", lambda text: found.append(text) or find(text))  # type: ignore[func-returns-value]
    model.of(TEXTS)
    assert found == TEXTS  # nothing is kept before it is asked for
    model.keep(2)
    for _ in range(3):
        assert np.array_equal(model.of(TEXTS), first)
    assert found[3:] == [*TEXTS, TEXTS[2], TEXTS[2]]
