"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of real stories and data that lies beside the repository, where it lies there."""
    if not SHARED.is_dir():
        pytest.skip(
            f"needs the real stories and data in {SHARED.name}/ beside the repository, which aren't here"
        )
    return SHARED
