"""What a comparison of two lines finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "polarity", "time", "place", "actor", "commitment"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Two readings that can't both hold: of which kind, why in words, how strongly (0 to 1) it is believed.

    `matter` tells what the disagreement is about, so that many pairs of one disagreement can be shown
    together. `later` is "a" or "b" where the readings themselves tell which of them replaces the other,
    `grows` says that what is counted grows while a story runs, `replaces` that a later word on it replaces
    an earlier one (a plan, a stance).
    """

    kind: Kind
    why: str
    strength: float
    matter: str = ""
    later: Literal["a", "b", ""] = ""
    grows: bool = False
    replaces: bool = False
