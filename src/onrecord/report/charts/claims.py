"""Claims: the independent origins of each, a mark for each of them, by how it stands to the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.charts.style import (
    SOFT,
    Spec,
    chart,
    ids,
    lines_of,
    most_of,
    nothing,
    pixels,
    stanced,
    values,
)
from onrecord.report.views.front import central
from onrecord.report.views.weight import first_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Stance
    from onrecord.report.account import Account
    from onrecord.report.told import Told
    from onrecord.report.views.claims import Claimed, Origin

TITLE = "How many independent origins a claim has"
ABOUT = (
    "Each mark is an independent origin, however many outlets carry it; one whose lines differ has a mark "
    "for each side. Claims of several origins or in several outlets."
)
MOST = 12
"""Claims that a page has room for."""
ORIGINS = 14
"""Marks in a row; further origins are counted."""
ROW, LETTERS, WORDS, STEP = 56, 70, 425, 17
"""Points of a row, letters in a line of its words, points for these, and from mark to mark."""
COUNT = WORDS + ORIGINS * STEP
"""Points from the left at which the counts of the fullest row stand."""


def claims(account: Account) -> Spec:
    """The chart of an account's claims."""
    several = [one for one in account.claims if max(len(one.origins), len(one.carriers)) > 1]
    found = first_told(several, central(account))[:MOST]
    if not found:
        return nothing(TITLE, "No claim was found that has several origins, or that several outlets carry.")
    placed = [((nth + 0.5) * ROW, one) for nth, one in enumerate(sorted(found, key=lambda one: one.rank))]
    marks = [mark for y, one in placed for mark in _marks(one, y)]
    body = {
        "width": COUNT + 230,
        "height": len(found) * ROW,
        "encoding": {"x": pixels("x"), "y": pixels("y")},
        "layer": [
            _text([_words(one, y) for y, one in placed], "words", {"lineHeight": 15}),
            _text([_count(one, y) for y, one in placed], "count", {"color": SOFT}),
            {
                "data": values(marks),
                "mark": {"type": "point", "size": 110, "strokeWidth": 1.75, "opacity": 1},
                "encoding": {**stanced(), "tooltip": [{"field": "origin"}, {"field": "stance"}]},
            },
        ],
    }
    return chart(TITLE, (ABOUT, most_of(len(found), len(several), "claims")), body)


def _text(rows: list[Spec], field: str, how: Spec) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "middle", **how}
    return {"data": values(rows), "mark": mark, "encoding": {"text": {"field": field}}}


def _words(claimed: Claimed, y: float) -> Spec:
    about = {"claim": claimed.claim.id, "statements": ids([claimed.gist])}
    return {"x": 0, "y": y, "words": lines_of(claimed.gist.alone, LETTERS, 3), **about}


def _count(claimed: Claimed, y: float) -> Spec:
    drawn = min(ORIGINS, sum(1 for _ in _stances(claimed)))
    told = f"{wording.count(len(claimed.origins), 'origin')}, {wording.carried(claimed)}"
    return {"x": WORDS + drawn * STEP, "y": y, "count": told, "claim": claimed.claim.id}


def _marks(claimed: Claimed, y: float) -> Iterator[Spec]:
    """A mark for each origin; an origin whose lines differ in stance has one for each."""
    for nth, (stance, origin, lines) in enumerate(list(_stances(claimed))[:ORIGINS]):
        about = {"claim": claimed.claim.id, "stance": stance, "statements": ids(lines)}
        yield {"x": WORDS + nth * STEP, "y": y, "origin": origin.name, **about}


def _stances(claimed: Claimed) -> Iterator[tuple[Stance, Origin, list[Told]]]:
    for side in claimed.sides:
        of_side = set(ids(side.lines))
        for origin in claimed.origins:
            lines = [line for line in origin.lines if line.statement.id in of_side]
            if lines:
                yield side.stance, origin, lines
