"""Nothing is searched for while something is linked, and afterwards it is as it was."""

from __future__ import annotations

import gc

import pytest

from onrecord.pipeline.collecting import uncollected


def test_off_meanwhile_and_on_again() -> None:
    with pytest.raises(ValueError, match="stop"), uncollected():
        assert not gc.isenabled()
        raise ValueError("stop")
    assert gc.isenabled()


def test_who_had_it_off_has_it_off_afterwards() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
