"""What all charts have in common: schema, paper and ink, and how a chart is put together."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.report.told import Told

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one: JSON."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""The version of the grammar that is kept to; nothing is fetched from there."""
VERSION = "5.20"
"""The same, as vl-convert names it."""
PAPER, INK, SOFT, RULE = "#fffdf8", "#1e1a15", "#5f574c", "#d8d0c1"
RED, BLUE, OCHRE, STRAW, LAND = "#7c2d1c", "#1c5172", "#93732a", "#f3e6c2", "#efe9dc"
"""The colours of the page in light; red, blue and ochre are told apart by the colour-blind, too."""
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
WIDTH = 960
"""Points that a chart is wide, about a printed page in landscape."""
LETTERS = 150
"""Letters in a line below a title."""
_STANCES = {
    "asserts": ("circle", BLUE, BLUE),
    "denies": ("circle", PAPER, RED),
    "doubts": ("diamond", OCHRE, OCHRE),
}
_CONFIG: Spec = {
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start", "frame": "bounds", "fontSize": 20, "fontWeight": "bold", "color": INK,
        "subtitleFontSize": 12.5, "subtitleColor": SOFT, "subtitlePadding": 6, "subtitleLineHeight": 17,
        "offset": 18,
    },
    "axis": {
        "labelColor": INK, "titleColor": SOFT, "labelFontSize": 12, "titleFontSize": 12, "gridColor": RULE,
        "domainColor": SOFT, "tickColor": SOFT, "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 12, "title": None, "orient": "top", "symbolSize": 110},
    "text": {"color": INK, "fontSize": 12},
}  # fmt: skip


def chart(title: str, about: Iterable[str], body: Spec) -> Spec:
    """A whole specification; `about` are the sentences below its title, those that are empty left out."""
    said = textwrap.wrap(" ".join(one for one in about if one), LETTERS)
    head = {"text": title, **({"subtitle": said} if said else {})}
    return {
        "$schema": SCHEMA, "background": PAPER, "padding": 24, "title": head, "config": _CONFIG, **body,
    }  # fmt: skip


def nothing(title: str, why: str) -> Spec:
    """The chart of what isn't there: it says so."""
    mark = {"type": "text", "align": "left", "fontSize": 14, "color": SOFT, "x": 0}
    text = {"text": {"field": "why", "type": "nominal"}}
    body = {"width": WIDTH, "height": 40, "data": values([{"why": why}]), "mark": mark, "encoding": text}
    return chart(title, (), body)


def values(rows: Iterable[Spec]) -> Spec:
    """Data inline."""
    return {"values": list(rows)}


def ids(lines: Iterable[Told]) -> list[str]:
    """The ids of ledger lines, as a mark carries them."""
    return [one.statement.id for one in lines]


def stanced() -> Spec:
    """The encoding that tells stances apart."""
    return told_apart("stance", _STANCES, "top")


def told_apart(field: str, looks: Mapping[str, tuple[str, str, str]], legend: str) -> Spec:
    """The encoding that tells values of a field apart, by shape and fill as much as by colour.

    `looks` are shape, fill and stroke by value, `legend` is where the legend stands.
    """
    return {
        channel: {
            "field": field,
            "type": "nominal",
            "legend": {"orient": legend},
            "scale": {"domain": list(looks), "range": list(those)},
        }
        for channel, those in zip(("shape", "fill", "stroke"), zip(*looks.values(), strict=True), strict=True)
    }


def haloed(rows: list[Spec], align: str, how: Spec) -> list[Spec]:
    """Names at their places, over a ground that keeps lines below them from crossing them."""
    mark = {"type": "text", "align": align, "baseline": "alphabetic", **how}
    where = {"x": pixels("x"), "y": pixels("y"), "text": {"field": "name"}}
    ground = {**mark, "stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round", "opacity": 0.9}
    return [{"data": values(rows), "mark": one, "encoding": where} for one in (ground, mark) if rows]


def pixels(field: str) -> Spec:
    """A place that is laid out already, in points from the left or the top."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def lines_of(words: str, letters: int, most: int) -> list[str]:
    """Words in lines of so many letters; of more than `most` lines the rest is left out, and it shows."""
    return textwrap.wrap(words, letters, max_lines=most, placeholder=" …") or [""]


def most_of(shown: int, everything: int, what: str) -> str:
    """ "The 12 of 206 claims …" where some are left out."""
    return f"{shown:,} of {everything:,} {what} are shown." if shown < everything else ""
