"""Any bytes become articles that hold together, or errors of our own: the bounded form of bench.fuzz."""

from __future__ import annotations

import random

import pytest
from bench.fuzz.inputs import SEEDS, WORDS, mutated
from bench.fuzz.trying import tried
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLES = 60
"""For each parser and kind of input; the full run is listed in docs/security.md."""

PARTS = st.lists(st.sampled_from(WORDS) | st.binary(max_size=12), max_size=30).map(b"".join)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=PARTS)
def test_anything(name: str, data: bytes) -> None:
    tried(name, data)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(nth=st.integers(0, 2**32), at=st.floats(0, 1), put=PARTS)
def test_what_was_whole_and_is_damaged(name: str, nth: int, at: float, put: bytes) -> None:
    data = mutated(SEEDS[name], random.Random(nth))
    cut = int(at * len(data))
    tried(name, data[:cut] + put + data[cut:])
