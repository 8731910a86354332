"""What the reader's speed is compared with is no easier than what people use."""

from __future__ import annotations

from typing import Any

import pytest
from bench.reader import spacy_pipeline


def test_spacy_chooses_among_as_many_labels_as_a_real_english_pipeline() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    nlp: Any = spacy_pipeline()
    moves = [len(nlp.get_pipe(name).move_names) for name in ("parser", "ner")]
    assert moves == [
        95,
        73,
    ]  # shift, reduce, break; left and right of 45 relations and of "dep"; four of 18 kinds, out
    assert len(nlp.get_pipe("tagger").labels) == 50
