"""Conflicts: two passages side by side, each with who says it, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.charts.style import (
    BLUE,
    RED,
    RULE,
    SOFT,
    WIDTH,
    Spec,
    chart,
    ids,
    lines_of,
    most_of,
    nothing,
    pixels,
    values,
)
from onrecord.report.views.front import front

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.report.account import Account
    from onrecord.report.disputes import Dispute
    from onrecord.report.told import Told

TITLE = "What can’t both hold, as far as the words show"
MOST = 6
"""Disagreements that a page has room for."""
LETTERS, LINES = 72, 6
"""Letters in a line of a passage, and its lines at most."""
LINE, HEAD, GAP = 16, 46, 30
"""Points of a line, above the words of a passage, and between conflicts."""
COLUMNS = (0, WIDTH // 2 + 20)
"""Where the two sides begin."""


def conflicts(account: Account) -> Spec:
    """The chart of an account's open disagreements, each by one pair."""
    first = front(account)
    if not first.contested:
        return nothing(TITLE, "No two statements were found that can’t both hold.")
    told = first.contested[:MOST]
    rows, height = _rows(told)
    everything = len(first.contested) + first.more_contested
    left = most_of(len(told), everything, "open disagreements")
    body = {
        "width": WIDTH,
        "height": height,
        "data": values(rows),
        "encoding": {"x": pixels("x"), "y": pixels("y")},
        "layer": [
            _text("kind", {"color": SOFT, "fontSize": 11}),
            _text("who", {"fontWeight": "bold", "fontSize": 13}, {"color": _side()}),
            _text("where", {"color": SOFT, "fontSize": 11}),
            _text("words", {"lineHeight": LINE}),
            {
                "transform": [{"filter": "isValid(datum.until)"}],
                "mark": {"type": "rule", "color": RULE},
                "encoding": {"x2": {"field": "until"}},
            },
        ],
    }
    return chart(TITLE, (left,), body)


def _text(field: str, how: Spec, also: Spec | None = None) -> Spec:
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {"type": "text", "align": "left", "baseline": "top", **how},
        "encoding": {"text": {"field": field}, **(also or {})},
    }


def _side() -> Spec:
    scale = {"domain": ["a", "b"], "range": [RED, BLUE]}
    return {"field": "side", "type": "nominal", "scale": scale, "legend": None}


def _rows(told: tuple[Dispute, ...]) -> tuple[list[Spec], int]:
    """A row for each piece of text, and the height of all of them."""
    rows: list[Spec] = []
    y = 0
    for nth, one in enumerate(told):
        if nth:
            rows.append({"x": 0, "until": WIDTH, "y": y - GAP // 2})
        also = f"; {one.also}" if one.also else ""
        why = wording.shorten(f"{wording.CONFLICTS[one.conflict.kind]}: {one.why}", 150 - len(also)) + also
        rows.append({"x": 0, "y": y, "kind": why, "conflict": one.conflict.id})
        sides = [list(_passage(one, side, y + 22)) for side in ("a", "b")]
        rows += [row for side in sides for row in side]
        y += 22 + 40 + LINE * max(len(side[-1]["words"]) for side in sides) + GAP
    return rows, y - GAP


def _passage(dispute: Dispute, side: str, y: int) -> Iterator[Spec]:
    """Who says it, where and when, and the words."""
    told: Told = dispute.a if side == "a" else dispute.b
    about = {
        "x": COLUMNS[side == "b"],
        "conflict": dispute.conflict.id,
        "side": side,
        "statements": ids([told]),
    }
    yield {**about, "y": y, "who": wording.shorten(f"{told.speaker} {told.does}", 60)}
    chain = " ← ".join(str(voice) for voice in told.chain[1:])
    where = ", ".join(one for one in (chain, told.said) if one)
    yield {**about, "y": y + 19, "where": wording.shorten(where, 80)}
    yield {**about, "y": y + 40, "words": lines_of(told.words, LETTERS, LINES)}
