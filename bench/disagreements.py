"""How many of the disagreements that readers find in real articles linking finds too.

    python -m bench.disagreements SHARED [--sets apart] [--folder FOLDER]

SHARED is a folder with ECB+ (`data/events`) and T17 (`data/timelines`). Of 34 piles of their articles, each
of one event, readers wrote down every disagreement and every update, with all places that tell either side:
605 matters, `bench/disagreement_labels.jsonl`. It holds no text, only ids of articles and offsets. Its
first rows name the articles of each pile and its set: `mended` piles were read while conflicts were mended,
of the `looked-at` ones the matters that were missed were read once, and two sorts mended; of those set
`apart` nobody who mended saw the labels.

Each pile is read into a ledger and linked as by `onrecord build`. A matter is found where a conflict holds
a statement that covers a place of one side and one that covers a place of another. Printed are, by set, how
many matters are found, by status and kind, those that can be argued about (`sure: false`) apart; how many
are told rightly as a conflict or an update; and how many disagreements are shown, and how many of these are
labelled. The labels are complete only as far as readers are, so that what isn't labelled needn't be wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model import Conflict, Statement

    Row = dict[str, Any]
    Place = tuple[str, int, int]

LABELS = Path(__file__).with_name("disagreement_labels.jsonl")
SETS = ("mended", "looked-at", "apart")
COVERS = 0.5
"""Share of the shorter of a statement and a labelled place that both must cover."""


def main() -> None:
    """Read and link each pile, and print the figures of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument(
        "--folder", type=Path, help="where ledgers are kept; those that are there are not read anew"
    )
    given = parser.parse_args()
    texts = {row["id"]: row for row in _articles(given.shared)}
    piles, matters = labels(LABELS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name in given.sets:
            tally: Counter[str] = Counter()
            for pile in (pile for pile in piles if pile["set"] == name):
                ledger = _built(folder, pile, texts)
                tally += count(*_linked(ledger), [m for m in matters if m["pile"] == pile["pile"]])
            _print(name, tally)


def labels(path: Path) -> tuple[list[Row], list[Row]]:
    """The piles, and the matters that were found in them."""
    rows: list[Row] = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if "articles" in row], [row for row in rows if "sides" in row]


def _articles(shared: Path) -> Iterator[Row]:
    for part in ("dev", "train"):
        for row in _lines(shared / "data" / "events" / f"ecbplus_{part}.jsonl.gz"):
            yield {"id": row["doc"], "text": row["text"]}
    for row in _lines(shared / "data" / "timelines" / "t17_articles.jsonl.gz"):
        yield {key: row[key] for key in ("id", "text", "published")}


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _built(folder: Path, pile: Row, texts: Mapping[str, Row]) -> Path:
    """The ledger of a pile, made if it isn't there."""
    ledger = folder / f"{pile['pile']}.db"
    if not ledger.exists():
        rows = folder / f"{pile['pile']}.jsonl"
        rows.write_text("".join(json.dumps(texts[id]) + "\n" for id in pile["articles"]), encoding="utf-8")
        build(BuildPlan((str(rows),), ledger, IngestOptions()))
    return ledger


def _linked(path: Path) -> tuple[dict[str, str], list[Statement], list[Conflict]]:
    with Ledger.open(path) as ledger:
        named = {article.id: article.path for article in ledger.articles(order="id")}
        return named, list(ledger.statements()), list(ledger.conflicts())


def count(
    named: Mapping[str, str],
    statements: Iterable[Statement],
    conflicts: Sequence[Conflict],
    matters: Iterable[Row],
) -> Counter[str]:
    """How many matters these conflicts find; `named` leads from an article's id to that of the labels."""
    shelves: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        shelves[named[statement.article]].append(statement)
    pairs = {frozenset((one.a, one.b)): one for one in conflicts}
    tally: Counter[str] = Counter()
    labelled = set[str]()
    for matter in matters:
        sides = [{id for place in side for id in _covering(shelves, *place)} for side in matter["sides"]]
        found = [
            pairs[pair]
            for one, other in combinations(sides, 2)
            for pair in map(frozenset, product(one, other))
            if pair in pairs
        ]
        labelled.update(one.matter for one in found)
        sort = f"{matter['status']}s, {'sure' if matter['sure'] else 'arguable'}"
        tally.update({f"{sort}|all": 1, f"{sort}|found": bool(found)})
        if matter["sure"]:
            tally.update({f"kind {matter['kind']}|all": 1, f"kind {matter['kind']}|found": bool(found)})
        if found:
            status = max(found, key=lambda one: one.strength).status
            tally[f"{sort}|right status"] += (status == "superseded") == (matter["status"] == "update")
    tally.update({"shown|all": len({one.matter for one in conflicts}), "shown|labelled": len(labelled)})
    return tally


def _covering(
    shelves: Mapping[str, Sequence[Statement]], article: str, start: int, end: int
) -> Iterator[str]:
    """The ids of the statements of an article that cover a labelled place, or most of one another."""
    for statement in shelves.get(article, ()):
        first, last = statement.content[0].start, statement.content[-1].end
        if min(last, end) - max(first, start) > COVERS * min(last - first, end - start):
            yield statement.id


def _print(name: str, tally: Counter[str]) -> None:
    print(f"{name}:")
    for row in sorted({key.split("|")[0] for key in tally}):
        cell = "labelled" if row == "shown" else "found"
        right = tally[f"{row}|right status"]
        told = f", {right} of these told rightly as such" if right else ""
        print(f"  {row:22} {tally[f'{row}|{cell}']} {cell} of {tally[f'{row}|all']}{told}")


if __name__ == "__main__":
    main()
