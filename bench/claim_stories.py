"""Stories out of the data kit of which pairs of passages are labelled by eye (bench/claim_labels.jsonl).

A label holds no text: `story` says which articles of which set belong together, `a` and `b` give an article's
id and the offsets of one of its lines, `label` is one of the words of the scorer `score_pairs.py`. The pairs
were drawn by lot among candidates of two articles, more of them from where the comparisons were in doubt, and
later among those of one article.
Mottoes, comments of readers and lists of links were left out, and so were pairs that could be argued about.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = Path(__file__).with_name("claim_labels.jsonl")
Row = dict[str, Any]


def labelled_stories(data: Path) -> Iterator[tuple[Path, list[Row]]]:
    """(folder with its `articles/`, labelled pairs) of each story; the folder is gone afterwards.

    DATA is a folder with `timelines/t17_articles.jsonl.gz` and `events/ecbplus_train.jsonl.gz`.
    """
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    for name in dict.fromkeys(row["story"] for row in rows):
        with tempfile.TemporaryDirectory() as scratch:
            for article, text in _texts(data, name.split()):
                path = Path(scratch) / "articles" / f"{article}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")
            yield Path(scratch), [_named(row) for row in rows if row["story"] == name]


def _texts(data: Path, story: list[str]) -> Iterator[tuple[str, str]]:
    """(id, text) of a story: "ecbplus TOPIC SUBTOPIC", or "t17 TOPIC DAY ..."."""
    kind, topic, *rest = story
    if kind == "ecbplus":
        for row in _rows(data / "events" / "ecbplus_train.jsonl.gz"):
            if str(row["topic"]) == topic and row["subtopic"] in rest:
                yield row["doc"], row["text"]
    else:
        for row in _rows(data / "timelines" / "t17_articles.jsonl.gz"):
            if row["topic"] == topic and row["published"][:10] in rest:
                yield row["id"], row["text"]


def _named(row: Row) -> Row:
    """The pair with names of files in place of ids."""
    return {**row, **{side: {**row[side], "article": f"{row[side]['article']}.txt"} for side in "ab"}}


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
