"""How well the origins of claims are counted, with the statements given: apart from how claims are gathered.

    python bench/origins.py STORY_FOLDER [STORY_FOLDER ...]

STORY_FOLDER has `articles/` and `gold/origins.jsonl` or `gold/claims.jsonl` (see `score_story.py`). Of each
claim there the statements are taken that lie by more than half in its asserting passages, with whatever
stands within them. `exact` counts the claims whose number of origins is the gold's, `allowed` those whose
number is one that the gold lets pass (`origins_ok`), `one` those that have one. Prints the claims that come
out otherwise, each with the origins that were found.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.link.echoes import echoes
from onrecord.link.origins import Origins
from onrecord.link.story import Line, Read, Story, story
from onrecord.pipeline import BuildPlan, build

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Print a line for each story, and for each claim that comes out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        _measure(folder)


def _measure(folder: Path) -> None:
    told = read_story(folder)
    origins = Origins(told, echoes(tuple(told.articles.values())))
    rows = list(_gold(folder))
    exact = allowed = 0
    misses = []
    for row in rows:
        keys = set(origins.of(_lines(told, row)).values())
        exact += len(keys) == row["origins"]
        allowed += len(keys) in {row["origins"], *row.get("origins_ok", ())}
        if len(keys) != row["origins"]:
            misses.append(f"  {row.get('id') or row['claim'][:40]}: {row['origins']}, found {sorted(keys)}")
    one = sum(row["origins"] == 1 for row in rows)
    print(
        f"{folder.name}: {len(rows)} claims, exact {exact}, allowed {allowed}, one {one}", *misses, sep="\n"
    )


def read_story(folder: Path) -> Story:
    """The story as linking sees it, built in a scratch ledger."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "story.db"
        build(BuildPlan((str(folder / "articles"),), path, IngestOptions()))
        with Ledger.open(path) as ledger:
            read = Read(
                tuple(ledger.articles()), tuple(ledger.statements()), tuple(ledger.mentions()),
                tuple(ledger.times()), ledger.parties(), ledger.places(),
            )  # fmt: skip
            return story(read)


def _gold(folder: Path) -> Iterator[dict[str, Any]]:
    for name in ("claims", "origins"):
        path = folder / "gold" / f"{name}.jsonl"
        if path.exists():
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _lines(told: Story, row: dict[str, Any]) -> list[Line]:
    found = {}
    for passage in [*row.get("asserts", ()), *row.get("statements", ())]:
        for line in told.lines:
            if line.article.path.rsplit("/", 1)[-1] == passage["article"] and _is_in(line, passage):
                found[line.id] = line
    return list(found.values())


def _is_in(line: Line, passage: dict[str, Any]) -> bool:
    spans = line.statement.content
    held = sum(max(0, min(s.end, passage["end"]) - max(s.start, passage["start"])) for s in spans)
    return held > sum(map(len, spans)) / 2


if __name__ == "__main__":
    main()
