"""How far echoes agree with pairs of articles labelled by eye (bench/reuse_labels.jsonl).

    python bench/reuse.py DATA STORY_FOLDER

DATA is a folder with `timelines/t17_articles.jsonl.gz` and `events/ecbplus_{train,dev}.jsonl.gz`,
STORY_FOLDER the plain-text articles of a story of which labels name files. A label holds no text, only ids or
file names and offsets: `a`, `b`, `label`, and `passages`, the longest stretches that were looked at. Labels:
`shared` (text taken over), `quotes` (the same speaker's words, a document or a press release, and nothing
else), `furniture` (what a site puts on its pages), `facts` (the same event or life, told apart).
`sure: false` counts neither way. Of the kit's pairs 40 were drawn by lot (`drawn`) from those of
`reuse/pairs.jsonl.gz` of which neither article holds four fifths of the other's runs; the rest were picked,
half of them for being hard.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import ingest
from onrecord.ingest import IngestOptions
from onrecord.link.echoes import echoes
from onrecord.model import Article, Echo, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LABELS = Path(__file__).with_name("reuse_labels.jsonl")


def main() -> None:
    """Print precision and recall on each set of labels, then the pairs that were got wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("story", type=Path)
    chosen = parser.parse_args()
    labels = [json.loads(row) for row in LABELS.read_text(encoding="utf-8").splitlines()]
    kit = list(_kit(chosen.data))
    found = echoes(kit)
    _score("kit, picked", kit, found, [row for row in labels if not row.get("drawn")])
    _score("kit, drawn by lot", kit, found, [row for row in labels if row.get("drawn")])
    story = [x for x in ingest.read((str(chosen.story),), IngestOptions()) if isinstance(x, Article)]
    _score("story", story, echoes(story), labels)


def _score(
    name: str, articles: list[Article], shared: Sequence[Echo], labels: list[dict[str, object]]
) -> None:
    name_of = {article.id: article.path.rsplit("/", 1)[-1] for article in articles}
    known = set(name_of.values())
    found = {frozenset((name_of[echo.a], name_of[echo.b])) for echo in shared}
    rows = [row for row in labels if row["a"] in known and row["b"] in known]
    sure = [row for row in rows if row.get("sure", True)]
    hit = [row for row in sure if frozenset((row["a"], row["b"])) in found]
    right = sum(row["label"] == "shared" for row in hit)
    there = sum(row["label"] == "shared" for row in sure)
    print(f"{name}: {len(articles)} articles, {len(found)} echoes; of {len(sure)} labelled pairs:")
    print(f"  precision {right}/{len(hit)} = {right / len(hit):.3f}", end=", ")
    print(f"recall {right}/{there} = {right / there:.3f}")
    every = {frozenset((row["a"], row["b"])) for row in rows}
    print(f"  echoes without a label: {len(found - every)}")
    for row in sure:
        if (row in hit) != (row["label"] == "shared"):
            print(f"  {'found' if row in hit else 'missed'}: {row['a']} {row['b']} ({row['label']})")


def _kit(data: Path) -> Iterator[Article]:
    names = ("timelines/t17_articles", "events/ecbplus_train", "events/ecbplus_dev")
    texts = (gzip.decompress((data / f"{name}.jsonl.gz").read_bytes()).decode() for name in names)
    for row in map(json.loads, chain.from_iterable(text.splitlines() for text in texts)):
        id, text, day = row.get("id") or row["doc"], row["text"], row.get("published")
        sha = hashlib.sha256(text.encode()).hexdigest()
        yield Article(id, id, sha, text, sha, "en", published=Interval(day, day))


if __name__ == "__main__":
    main()
