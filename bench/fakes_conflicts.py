"""Numbers of dead on which outlets differ: what linking finds of them among reports of one day and place.

    python bench/fakes_conflicts.py FAKES_JSONL_GZ [LEDGER]

FAKES_JSONL_GZ has one report a line: `id`, `outlet`, `published`, `date_field`, `title`, `text` and `crowd`,
the counts of dead and the place as crowd-workers coded them. Two reports of different outlets, one day and
one place are a pair; it is a conflict where the coded totals differ by more than rounding. It is found where
linking has a conflict of numbers, open or superseded, between a line of the one and a line of the other.

The coding has defects, so pairs are told apart. *Sound* are those in whose texts both coded totals stand as
numbers, and of whose dates neither contradicts the other by more than three days; all others are listed
for what they are, but a figure over them measures the coding as much as linking. LEDGER is where the reports
are read into; without it, a scratch ledger.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROUNDING = 0.03
"""Share by which two totals may differ and still be one."""
SLACK = 3
"""Days by which the day an article prints may lie from the coded one."""
WORDS = dict(zip(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),  # noqa: SIM905
    range(1, 16), strict=True,
))  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A report as coded: the day it prints, else the coded one; the dead; whether both can be relied on."""

    id: str
    outlet: str
    day: str
    place: str
    dead: int
    is_sound: bool


def reports(rows: Iterable[dict[str, object]]) -> Iterator[Report]:
    """The reports whose coding has a place and dead."""
    for row in rows:
        crowd = row["crowd"]
        if not isinstance(crowd, dict):
            continue
        dead = sum(int(str(crowd.get(key) or 0)) for key in ("nb_civilians", "nb_noncivilians"))
        if dead and crowd.get("location"):
            text = f"{row['title']} {row['text']}"
            sound = prints(text, dead) and near(str(row["published"] or ""), str(row["date_field"]))
            day = str(row["published"] or row["date_field"])
            yield Report(str(row["id"]), str(row["outlet"]), day, str(crowd["location"]), dead, sound)


def prints(text: str, number: int) -> bool:
    """Whether the text has the number, in figures or as a word."""
    found = {int(figure) for figure in re.findall(r"\d+", text)}
    return number in found | {WORDS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in WORDS}


def near(printed: str, coded: str) -> bool:
    """Whether the two days are one, but for what a report may lag behind; no day contradicts nothing."""
    return not printed or abs((date.fromisoformat(printed) - date.fromisoformat(coded)).days) <= SLACK


def pairs(some: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Reports of two outlets on one day and place."""
    shelves: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in some:
        shelves[report.day, report.place].append(report)
    for shelf in shelves.values():
        yield from ((a, b) for a, b in itertools.combinations(shelf, 2) if a.outlet != b.outlet)


def linked(ledger: Ledger) -> set[frozenset[str]]:
    """The pairs of reports between which linking finds numbers in conflict."""
    name = {article.id: Path(article.path).name for article in ledger.articles()}
    of = {statement.id: name[statement.article] for statement in ledger.statements()}
    return {frozenset((of[one.a], of[one.b])) for one in ledger.conflicts() if one.kind == "number"}


def measure(name: str, some: Sequence[tuple[Report, Report]], found: set[frozenset[str]]) -> None:
    """Print how many of the pairs that differ are found, and how many of those found do differ."""
    differ = [pair for pair in some if apart(*pair)]
    named = [pair for pair in some if frozenset((pair[0].id, pair[1].id)) in found]
    right = sum(pair in differ for pair in named)
    print(f"{name}: {len(some)} pairs, {len(differ)} differ, {len(named)} found to differ, {right} rightly")
    print(f"    recall {right / max(1, len(differ)):.2f}, precision {right / max(1, len(named)):.2f}")


def apart(a: Report, b: Report) -> bool:
    """Whether the coded totals are two."""
    return abs(a.dead - b.dead) > ROUNDING * max(a.dead, b.dead)


def read_into(rows: Sequence[dict[str, object]], path: Path) -> set[frozenset[str]]:
    """Build a ledger of the reports; what it then holds of conflicts."""
    keys = ("id", "text", "outlet", "title")
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(scratch) / "reports.jsonl"
        with given.open("w", encoding="utf-8") as lines:
            for row in rows:
                known = {key: row[key] for key in keys}
                lines.write(json.dumps({**known, "published": row["published"] or row["date_field"]}) + "\n")
        build(BuildPlan((str(given),), path, IngestOptions()))
    with Ledger.open(path) as ledger:
        return linked(ledger)


def main(given: Path, ledger: Path | None) -> None:
    """Read, link, print the figures."""
    with gzip.open(given, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as scratch:
        found = read_into(rows, ledger or Path(scratch) / "fakes.db")
    every = list(pairs(reports(rows)))
    sound = [pair for pair in every if pair[0].is_sound and pair[1].is_sound]
    measure("sound", sound, found)
    measure("with a defect in the coding", [pair for pair in every if pair not in sound], found)
    for a, b in sound:
        sign = "found" if frozenset((a.id, b.id)) in found else "-"
        print(f"    {a.day} {a.place}: {a.outlet} {a.dead}, {b.outlet} {b.dead} {sign}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
