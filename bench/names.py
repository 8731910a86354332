"""Names on annotated news: `python bench/names.py ../shared [FOLDER]` reads and scores the dev part.

Parties and places are made as in a build, and written in the export's form for the scorer, into the folder if
one is given.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.link import parties
from onrecord.model import Article, Interval, Mention, Region, Span

Row = dict[str, Any]


def exported(rows: list[Row], folder: Path) -> None:
    """Write articles, parties and places of the rows as an export has them."""
    mentions: list[Mention] = []
    articles, places = [], []
    for row in rows:
        text = row["text"]
        body = (Region(Span(0, len(text)), "body"),)
        day = (row.get("date") or "")[:10] or None
        article = Article(
            row["id"], row["id"], "", text, "", "en", published=Interval(day, day), regions=body
        )
        reading = read(parse(article))
        mentions += reading.mentions
        articles.append({"id": row["id"], "path": row["id"], "text": text})
        for n, place in enumerate(reading.toponyms):
            where = {"article": row["id"], "start": place.span.start, "end": place.span.end}
            name = {"id": f"{row['id']}{n}", "name": place.name, "lat": place.lat, "lon": place.lon}
            places.append({**name, "mentions": [where]})
    by_id = {m.id: m for m in mentions}
    found = []
    for party in parties(mentions):
        spans = [
            {"article": m.article, "start": m.span.start, "end": m.span.end}
            for m in (by_id[one] for one in party.mentions)
            if m.span and m.form in {"name", "adjective"}
        ]
        found.append({"id": party.id, "name": party.name, "kind": party.kind, "mentions": spans})
    for name, some in (("articles", articles), ("parties", found), ("places", places)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in some))


def main() -> None:
    """Print what the scorer says."""
    shared = Path(sys.argv[1])
    gold = shared / "data" / "ner" / "worldwide_dev.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        folder.mkdir(exist_ok=True)
        exported(rows, folder)
        scorer = [sys.executable, str(shared / "eval" / "score_ner.py"), str(gold), str(folder)]
        print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)  # noqa: S603


if __name__ == "__main__":
    main()
