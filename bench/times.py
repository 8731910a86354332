"""Times on annotated news: `python bench/times.py ../shared` writes what the program finds and scores it.

TimeBank and AQUAINT are halved by the SHA-256 of an article's name: the even half was looked at while the
grammar was written, the odd half set aside. Of WikiWars the first ten documents were looked at, the last six
set aside.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord.extract.times import times
from onrecord.language import split
from onrecord.model import Article, Interval, Region, Span

SEEN_WIKIWARS = 10

Row = dict[str, Any]


def found(row: Row) -> Row:
    """The article's times in the gold's own format."""
    text, day = row["text"], (row["dct"] or "")[:10] or None
    body = (Region(Span(0, len(text)), "body"),)
    parsed = split(Article("a", row["id"], "", text, "", "en", published=Interval(day, day), regions=body))
    spans = [
        {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times(parsed)
    ]
    return {"id": row["id"], "text": text, "timexes": spans}


def is_set_aside(name: str, number: int, row: Row) -> bool:
    """Whether the article was not looked at while the grammar was written."""
    if name == "wikiwars":
        return number >= SEEN_WIKIWARS
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2 == 1


def scored(shared: Path, rows: list[Row], system_rows: list[Row]) -> str:
    """The last line of the scorer, its headline figures, for what was found in the rows."""
    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder) / "gold.jsonl", Path(folder) / "system.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
        system.write_text("".join(json.dumps(row) + "\n" for row in system_rows))
        scorer = [sys.executable, str(shared / "eval" / "score_time.py"), str(gold), str(system)]
        return subprocess.run(scorer, capture_output=True, text=True, check=True).stdout.splitlines()[-1]  # noqa: S603


def main() -> None:
    """Print the figures of both parts of each set."""
    shared = Path(sys.argv[1])
    for name in ("timebank", "aquaint", "wikiwars"):
        with gzip.open(shared / "data" / "time" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
        for aside in (False, True):
            part = [row for n, row in enumerate(rows) if is_set_aside(name, n, row) == aside]
            print(name, "set aside" if aside else "looked at", scored(shared, part, list(map(found, part))))


if __name__ == "__main__":
    main()
