"""A damaged ledger made sound: what holds is kept, and linked anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ledger import salvage
from onrecord.pipeline.linking import relink

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Lost, Where


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair came to: articles and judgements kept and lost, and where the old file lies."""

    kept: int
    judgements: int
    lost: tuple[Lost, ...]
    lost_judgements: int
    damaged: Path


def repair(path: Where) -> Repaired:
    """Make a damaged ledger sound: keep all that holds, link it anew, and keep the old file beside it.

    Raises:
        LedgerDamaged: nothing of it can be read.
    """
    with salvage(path) as saved:
        relink(saved.ledger)
        return Repaired(saved.kept, saved.judgements, saved.lost, saved.lost_judgements, saved.damaged)
