"""Who rests on whom, drawn: outlets left, those who pass on in the middle, those who speak right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.report.views.sources import Node, Sources

Point = tuple[float, float]
HEADING = 30
"""Pixels above the nodes, for the headings of the columns."""
NAMES = ("Outlets", "Pass it on", "Speak")
"""What the columns are called."""
BAR = 10
GAP = 11
THICKEST = 26
THINNEST = 6
"""Height of a node that all lines run through, and of one with a single line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the picture is laid out, in pixels.

    The bars of a column stand at its place in `columns`; `most` are the nodes of each at most, those of most
    lines (others are counted, and listed below the picture); `label` are characters of a name. `above` is the
    room for a name above its bar, where there is none beside it (0). `bow` is how far streams within a column
    and bows between outlets swing out at most.
    """

    width: int
    columns: tuple[int, int, int]
    most: tuple[int, int, int]
    label: int
    above: int
    bow: int


DESK = Layout(1000, (232, 500, 756), (12, 9, 18), 30, 0, 90)
PHONE = Layout(360, (0, 114, 246), (8, 7, 14), 14, 15, 30)
"""Names stand above their bars, so that all three columns can be read on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its bar, and a label beside it (`anchor` as SVG has it)."""

    key: str
    name: str
    label: str
    sort: str
    lines: int
    x: float
    y: float
    height: float
    label_x: float
    label_y: float
    anchor: str

    @property
    def middle(self) -> float:
        """The middle of its height."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Stream:
    """`by` has it from `whom`; `path` is of SVG, `stroke` its width."""

    by: str
    whom: str
    path: str
    stroke: float
    lines: int


@dataclass(frozen=True, slots=True)
class Arc:
    """Two outlets with articles that share text."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture; `left_out` counts nodes of each column for which there is no room.

    `headings` are place, anchor and words of the columns' names.
    """

    width: float
    height: float
    headings: tuple[tuple[float, str, str], ...]
    boxes: tuple[Box, ...]
    streams: tuple[Stream, ...]
    arcs: tuple[Arc, ...]
    left_out: tuple[int, int, int]


def flow(sources: Sources, layout: Layout = DESK) -> Flow | None:
    """The picture of the sources, laid out so; None where nobody rests on anybody."""
    if not sources.restings:
        return None
    columns = [
        sources.of_sort("outlet"), sources.of_sort("relay"), sources.of_sort("speaker", "unsettled"),
    ]  # fmt: skip
    left_out = [max(0, len(nodes) - most) for nodes, most in zip(columns, layout.most, strict=True)]
    most_lines = max(node.lines for node in sources.nodes)
    boxes: dict[str, Box] = {}
    for number, nodes in enumerate(columns):
        kept = list(nodes[: layout.most[number]])
        if number:
            kept = _untangled(kept, sources, boxes)
        boxes.update((box.key, box) for box in _stacked(kept, number, most_lines, layout))
    height = max(box.y + box.height for box in boxes.values()) + GAP
    return Flow(
        layout.width,
        height,
        tuple(_headings(layout)),
        tuple(boxes.values()),
        tuple(_streams(sources, boxes, layout)),
        tuple(_arcs(sources, boxes, layout)),
        (left_out[0], left_out[1], left_out[2]),
    )


def _untangled(nodes: list[Node], sources: Sources, placed: dict[str, Box]) -> list[Node]:
    """The nodes in the order of the middles of what rests on them, so that fewer streams cross."""
    pulls: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for resting in sources.restings:
        if resting.by in placed:
            pulls[resting.whom].append((placed[resting.by].middle, len(resting.lines)))

    def pull(node: Node) -> tuple[float, int, str]:
        those = pulls[node.key]
        weight = sum(lines for _, lines in those)
        return (sum(at * lines for at, lines in those) / weight if weight else 0.0), -node.lines, node.key

    return sorted(nodes, key=pull)


def _headings(layout: Layout) -> Iterator[tuple[float, str, str]]:
    first, *others = layout.columns
    yield (first, "start", NAMES[0]) if layout.above else (first + BAR, "end", NAMES[0])
    yield from ((x, "start", name) for x, name in zip(others, NAMES[1:], strict=True))


def _stacked(nodes: Sequence[Node], column: int, most: int, layout: Layout) -> list[Box]:
    found: list[Box] = []
    y = float(HEADING)
    for node in nodes:
        height = THINNEST + (THICKEST - THINNEST) * (node.lines / most)
        x, top = layout.columns[column], y + layout.above
        outer, anchor = (x - 8, "end") if column == 0 else (x + BAR + 8, "start")
        place = (x, top - 4, "start") if layout.above else (outer, top + height / 2 + 4, anchor)
        label = _label(node, layout)
        found.append(Box(node.key, node.name, label, node.sort, node.lines, x, top, height, *place))
        y = top + (height if layout.above else max(height, 12)) + GAP
    return found


def _label(node: Node, layout: Layout) -> str:
    """A name, cut to its room; where that is small, in a word, so that two of one first name differ."""
    room = layout.label - len(str(node.lines))
    if layout.above and len(node.name) > room:
        return f"{node.name[: room - 1].rstrip()}…"
    return wording.shorten(node.name, layout.label)


def _streams(sources: Sources, boxes: dict[str, Box], layout: Layout) -> list[Stream]:
    thickest = max((len(resting.lines) for resting in sources.restings), default=1)
    found = []
    for resting in reversed(sources.restings):  # the thin ones over the thick ones
        by, whom = boxes.get(resting.by), boxes.get(resting.whom)
        if by and whom:
            stroke = 1.25 + 7 * len(resting.lines) / thickest
            found.append(
                Stream(by.key, whom.key, _curve(by, whom, layout), round(stroke, 2), len(resting.lines))
            )
    return found


def _curve(by: Box, whom: Box, layout: Layout) -> str:
    start, end = by.x + BAR, whom.x
    bow = (start + end) / 2
    if end <= by.x == layout.columns[0]:  # between outlets: a bow on the side where there are no labels
        end, bow = whom.x + BAR, start + layout.bow - 20
    elif end <= by.x:
        start, bow = by.x, min(by.x, end) - layout.bow * 2 / 3
    return _bezier((start, by.middle), (bow, by.middle), (bow, whom.middle), (end, whom.middle))


def _bezier(a: Point, b: Point, c: Point, d: Point) -> str:
    first, *rest = (f"{x:.0f} {y:.1f}" for x, y in (a, b, c, d))
    return f"M{first}C{' '.join(rest)}"


def _arcs(sources: Sources, boxes: dict[str, Box], layout: Layout) -> list[Arc]:
    """Each pair of outlets once."""
    pairs: defaultdict[tuple[str, str], int] = defaultdict(int)
    for one in sources.echoes:
        a, b = sorted((fold(one.a.outlet), fold(one.b.outlet)))
        if a != b and a in boxes and b in boxes:
            pairs[a, b] += 1
    found = []
    for (a, b), count in sorted(pairs.items()):
        upper, lower = boxes[a], boxes[b]
        x = layout.columns[0] + BAR + 2
        bow = x + min(layout.bow, 26 + abs(upper.middle - lower.middle) / 3)
        path = _bezier((x, upper.middle), (bow, upper.middle), (bow, lower.middle), (x, lower.middle))
        shared = wording.count(count, "pair of articles", "pairs of articles")
        found.append(Arc(path, f"{upper.name} and {lower.name} share text: {shared}"))
    return found
