"""Places on annotated news: `python bench/places.py ../shared [NAME [FOLDER]]` finds and scores them.

With a folder, what was found is left there as `NAME.jsonl`, in the gold's own form, to be read beside it.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord.extract.mentions import named
from onrecord.extract.places import toponyms
from onrecord.language import parse
from onrecord.model import Article, Interval, Region, Span

Row = dict[str, Any]
SETS = ("geowebnews", "lgl", "geovirus")


def found(row: Row) -> Row:
    """The article's places in the gold's own form."""
    text, day = row["text"], (row.get("published") or "")[:10] or None
    body = (Region(Span(0, len(text)), "body"),)
    article = Article("a", row["id"], "", text, "", "en", published=Interval(day, day), regions=body)
    parsed = parse(article)
    places = [
        {"start": t.span.start, "end": t.span.end, "lat": t.lat, "lon": t.lon, "name": t.known_as}
        for t in toponyms(parsed, named(parsed))
    ]
    return {"id": row["id"], "text": text, "toponyms": places}


def main() -> None:
    """Print the scorer's last line for each set."""
    shared = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(temporary)
        folder.mkdir(exist_ok=True)
        for name in sys.argv[2:3] or SETS:
            gold = shared / "data" / "places" / f"{name}.jsonl.gz"
            with gzip.open(gold, "rt", encoding="utf-8") as lines:
                rows = [found(json.loads(line)) for line in lines]
            system = folder / f"{name}.jsonl"
            system.write_text("".join(json.dumps(row) + "\n" for row in rows))
            scorer = [sys.executable, str(shared / "eval" / "score_places.py"), str(gold), str(system)]
            done = subprocess.run(scorer, capture_output=True, text=True, check=True)  # noqa: S603
            print(name, done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
