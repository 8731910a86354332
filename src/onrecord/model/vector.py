"""A sentence vector as it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptVector:
    """What a model makes of some words. `key` tells words and model, `packed` holds the numbers."""

    key: str
    packed: bytes
