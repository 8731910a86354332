"""An attribution by tokens of one sentence, before it has characters."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]
"""First token and the one after the last."""


@dataclass(frozen=True, slots=True)
class Found:
    """Source, cue and content in tokens. `is_trailing` where the content stands before the cue."""

    cue: Range
    content: tuple[Range, ...]
    source: Range | None = None
    is_trailing: bool = False
