"""Positions: parties by issues, a mark for each line in the order of saying, a frame where a party turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.charts.style import (
    BLUE,
    OCHRE,
    PAPER,
    RED,
    RULE,
    SOFT,
    STRAW,
    Spec,
    chart,
    ids,
    most_of,
    nothing,
    pixels,
    told_apart,
    values,
)
from onrecord.report.views.positions import matrix
from onrecord.report.wording import LEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.report.account import Account
    from onrecord.report.views.positions import Row, Track

TITLE = "Who is on record on what"
ABOUT = (
    "Each mark is a line by which somebody will have something or won't, in the order of saying; in a framed "
    "cell the party turned. An issue is named by the words that its lines share."
)
PARTIES, ISSUES = 24, 14
"""Rows and columns that a page has room for: those of most lines; of others it is said how many there are."""
STEPS = 4
"""Marks in a cell; further lines are counted."""
STEP = 15
CELL, ROW = (STEPS + 2) * STEP + 8, 25
"""Points from mark to mark, and that a cell is wide and high."""
_LOOKS = {
    LEANINGS["for"]: ("circle", BLUE, BLUE),
    LEANINGS["against"]: ("circle", PAPER, RED),
    LEANINGS["conditional"]: ("diamond", OCHRE, OCHRE),
    LEANINGS["open"]: ("diamond", PAPER, SOFT),
    LEANINGS["told"]: ("cross", SOFT, SOFT),
}
"""Shape, fill and stroke of a mark."""
LETTERS = 38
"""Letters of a name."""


def positions(account: Account) -> Spec:
    """The chart of an account's positions."""
    view = matrix(account.tracks)
    rows, issues = view.rows[:PARTIES], view.issues[:ISSUES]
    if not rows:
        return nothing(TITLE, "No issue has two parties on record, so there is nothing to set side by side.")
    parties = len(view.rows) + view.more_rows
    left = (most_of(len(rows), parties, "parties"), most_of(len(issues), len(view.issues), "issues"))
    body = {
        "width": len(issues) * CELL,
        "height": len(rows) * ROW,
        "encoding": {"x": pixels("x"), "y": pixels("y")},
        "layer": [
            _grid(len(rows), len(issues)),
            _names([row.name for row in rows], {"x": -8}, {"align": "right"}),
            _names(issues, {"y": -8}, {"align": "left", "angle": 325}),
            {"data": values(_cells(rows, issues)), "layer": [_frames(), _marks(), _more()]},
        ],
    }
    return chart(TITLE, (ABOUT, *left), body)


def _grid(rows: int, issues: int) -> Spec:
    """The lines between rows and between columns."""
    across = [{"x": 0, "y": n * ROW, "right": issues * CELL, "below": n * ROW} for n in range(rows + 1)]
    down = [{"x": n * CELL, "y": 0, "right": n * CELL, "below": rows * ROW} for n in range(issues + 1)]
    ends = {"x2": {"field": "right"}, "y2": {"field": "below"}}
    return {"data": values(across + down), "mark": {"type": "rule", "color": RULE}, "encoding": ends}


def _names(names: Sequence[str], at: Spec, how: Spec) -> Spec:
    """The names of rows (`at` a place from the left) or of columns (at one from the top)."""
    step, axis = (ROW, "y") if "x" in at else (CELL, "x")
    rows = [
        {**at, axis: (nth + 0.5) * step, "name": wording.shorten(name, LETTERS)}
        for nth, name in enumerate(names)
    ]
    mark = {"type": "text", "baseline": "middle", **how}
    return {"data": values(rows), "mark": mark, "encoding": {"text": {"field": "name"}}}


def _cells(rows: Sequence[Row], issues: Sequence[str]) -> Iterator[Spec]:
    """A row for each mark, and for each cell of more lines one that counts them."""
    for down, row in enumerate(rows):
        for across, track in enumerate(row.cells[: len(issues)]):
            if track:
                place = {"left": across * CELL, "top": down * ROW, "y": (down + 0.5) * ROW}
                yield from _cell(track, {"party": row.name, "party_id": row.party.id, **place})


def _cell(track: Track, about: Spec) -> Iterator[Spec]:
    cell = {**about, "issue": track.issue, "turns": track.turns}
    shown = track.stands[:STEPS]
    for nth, step in enumerate(shown, 1):
        told = step.told
        at = {"x": about["left"] + nth * STEP, "nth": nth, "leaning": LEANINGS[step.leaning]}
        yield {**cell, **at, "said": told.said, "words": step.words or told.words, "statements": ids([told])}
    rest = [step for step in track.steps if step not in shown]
    if rest:
        more = {"more": f"+{len(rest)}", "statements": ids(step.told for step in rest)}
        yield {**cell, "x": about["left"] + STEPS * STEP + 10, **more}


def _frames() -> Spec:
    sides = {
        "x": pixels("left"), "y": pixels("top"), "x2": {"field": "right"}, "y2": {"field": "below"},
    }  # fmt: skip
    return {
        "transform": [
            {"filter": "datum.turns > 0 && datum.nth == 1"},
            {"calculate": f"datum.left + {CELL}", "as": "right"},
            {"calculate": f"datum.top + {ROW}", "as": "below"},
        ],
        "mark": {"type": "rect", "fill": STRAW, "stroke": RED, "strokeWidth": 1.5},
        "encoding": sides,
    }


def _marks() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.leaning)"}],
        "mark": {"type": "point", "size": 90, "strokeWidth": 1.75, "opacity": 1},
        "encoding": {
            **told_apart("leaning", _LOOKS, "bottom"),
            "tooltip": [{"field": "said"}, {"field": "words"}],
        },
    }


def _more() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.more)"}],
        "mark": {"type": "text", "align": "left", "fontSize": 11},
        "encoding": {"text": {"field": "more"}},
    }
