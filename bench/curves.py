"""Cost curves drawn: `uv run --with vl-convert-python python -m bench.curves FOLDER... docs/cost-curves.svg`.

Each FOLDER is one of `python -m bench.scale run`. Each step's seconds of one processor are drawn against the
number of articles, both axes by powers of ten, so that straight growth is a slope of one; the dashed line
grows as n log n does, through reading at the smallest size.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

from bench.scale import summed

SHOWN = 8
"""Steps drawn: those that take the most at the largest size; the others are added up as "all others"."""
TOGETHER = "all others"
NEVER = ("bare encoder, of all",)


def points(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """(articles, seconds, step) of all steps that are drawn."""
    last = {name: value for name, value in rows[-1]["all"].items() if name not in NEVER}
    drawn = sorted(last, key=lambda name: -last[name])[:SHOWN]
    found = []
    for row in rows:
        others = sum(v for name, v in row["all"].items() if name not in (*drawn, *NEVER))
        named = {name: row["all"].get(name, 0.0) for name in drawn} | {TOGETHER: others}
        found += [
            {"articles": row["articles"], "seconds": v, "step": name} for name, v in named.items() if v > 0
        ]
    return found


def chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The chart as Vega-Lite has it."""
    sizes = [row["articles"] for row in rows]
    first = rows[0]["all"]["read"] / (sizes[0] * math.log(sizes[0]))
    straight = [{"articles": n, "seconds": first * n * math.log(n)} for n in sizes]
    axes = {
        "x": {"field": "articles", "type": "quantitative", "scale": {"type": "log", "nice": False},
              "axis": {"values": sizes, "format": ",", "title": "articles"}},
        "y": {"field": "seconds", "type": "quantitative", "scale": {"type": "log"},
              "axis": {"title": "seconds of one processor", "format": "~g", "tickCount": 5}},
    }  # fmt: skip
    by_step = {"color": {"field": "step", "type": "nominal", "title": None, "sort": None}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json", "width": 520, "height": 360,
        "background": "white",
        "layer": [
            {"data": {"values": straight}, "mark": {"type": "line", "strokeDash": [5, 4], "color": "#777"},
             "encoding": axes},
            {"data": {"values": points(rows)}, "mark": {"type": "line", "point": True},
             "encoding": axes | by_step},
        ],
    }  # fmt: skip


def main() -> None:
    """Draw."""
    import vl_convert

    *folders, to = map(Path, sys.argv[1:])
    rows = [row for folder in folders for row in summed(folder)]
    spec = chart(sorted(rows, key=lambda row: row["articles"]))
    if to.suffix == ".png":
        to.write_bytes(vl_convert.vegalite_to_png(spec, scale=2))
    else:
        to.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")


if __name__ == "__main__":
    main()
