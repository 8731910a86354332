"""Charts: the pictures of the account as Vega-Lite specifications, for those who take them elsewhere.

Each has its data inline, with the ids of the ledger lines behind every mark. docs/design.md says why the
pages draw their own pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report.charts.claims import claims
from onrecord.report.charts.conflicts import conflicts
from onrecord.report.charts.map import places
from onrecord.report.charts.positions import positions
from onrecord.report.charts.sources import rests
from onrecord.report.charts.timeline import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.report.account import Account
    from onrecord.report.charts.style import Spec

CHARTS: dict[str, Callable[[Account], Spec]] = {
    "timeline": times,
    "conflicts": conflicts,
    "positions": positions,
    "claims": claims,
    "sources": rests,
    "map": places,
}
"""Each chart by the name of its view, in the order of the page."""
