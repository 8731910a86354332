"""Trees read without the rest are those that are read with it."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.language.reader.network import shipped

TEXTS = [
    "",
    "The old mill closed.",
    "“We sold it,” Ober said on Monday. The bank's buyer, a firm from Varga, didn't answer.\n\nIt rained.",
    "\n".join(
        f"On day {n} of the strike the council of Port Mirel met and decided nothing." for n in range(600)
    ),
]


@pytest.mark.parametrize("text", TEXTS, ids=["nothing", "a sentence", "paragraphs", "in parts"])
def test_trees_alone(text: str) -> None:
    whole, trees = shipped().read(text), shipped().trees(text)
    assert np.array_equal(trees.words.start, whole.words.start)
    assert np.array_equal(trees.words.end, whole.words.end)
    assert (trees.sentences, trees.upos) == (whole.sentences, whole.upos)
    assert (trees.head, trees.deprel) == (whole.head, whole.deprel)
    assert trees.entities == trees.timexes == trees.fact == trees.attributions == ()
