"""Vega-Lite: each picture of the account as a specification with its data inline, one JSON file each."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from onrecord.report.account import account
from onrecord.report.charts import CHARTS
from onrecord.report.export.files import File, of_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.ledger import Ledger
    from onrecord.report.account import Account
    from onrecord.report.charts.style import Spec


def specs() -> dict[str, Callable[[Ledger], Spec]]:
    """What gives each specification by its name, made once; all are told from one account."""
    told: list[Account] = []
    made: dict[str, Spec] = {}

    def spec(name: str, ledger: Ledger) -> Spec:
        if not told:
            told.append(account(ledger))
        if name not in made:
            made[name] = CHARTS[name](told[0])
        return made[name]

    return {name: partial(spec, name) for name in CHARTS}


def files() -> tuple[File, ...]:
    """One for each; of what a ledger lacks one that says so."""
    return tuple(of_lines(f"{name}.vl.json", partial(_lines, spec)) for name, spec in specs().items())


def _lines(spec: Callable[[Ledger], Spec], ledger: Ledger) -> Iterator[str]:
    yield json.dumps(spec(ledger), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
