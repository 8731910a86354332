"""How well articles fall into stories: `python -m bench.stories SHARED LEDGER [--fit] [--cost LEDGER2 ...]`.

SHARED is a folder with ECB+ (`data/events`), T17 (`data/timelines`) and the Paris articles (`stories/paris`).
Their articles are read into LEDGER first, as far as it lacks them (some ten minutes on two cores), and then
mixed. Measured are ECB+'s development part, T17's Libya and Egypt, and Paris, as one pile. `--fit` gives
instead ECB+'s training part and T17's Haiti, on which the weights were chosen; `--all` all of them as one.

A gold story is a subtopic of ECB+ (coarse: a topic, two like events together), a topic of T17, or Paris.
Printed are, over all articles: *purity*, the share that are of the gold story that most articles of their
found story are of; *completeness*, the share that are in the found story that has most of their gold story;
and B-cubed precision, recall and F1. An article that fits no other is a found story by itself.

`--cost LEDGER2 ...` prints instead what stories cost in each of these, such as `bench.linking vary` makes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import ingest, link
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.model import Article
from onrecord.pipeline.articles import Asked
from onrecord.pipeline.workers import readers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BATCH = 32
MEASURED = ("ecb-dev", "t17-libya", "t17-egypt", "paris")
FITTED = ("ecb-train", "t17-haiti")


@dataclass(frozen=True, slots=True)
class Gold:
    """Of which part an article is, and of which story, finely and coarsely."""

    part: str
    fine: str
    coarse: str


def main() -> None:
    """Print the figures, or the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--all", action="store_true", dest="every")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cost", type=Path, nargs="+")
    given = parser.parse_args()
    if given.cost:
        for path in given.cost:
            cost(path)
        return
    gold = read_in(given.shared, given.ledger, given.workers)
    parts = (*FITTED, *MEASURED) if given.every else FITTED if given.fit else MEASURED
    measure(given.ledger, {path: one for path, one in gold.items() if one.part in parts})


def read_in(shared: Path, ledger: Path, workers: int) -> dict[str, Gold]:
    """Read what the ledger lacks; the gold of every article by its path."""
    rows = list(_rows(shared))
    paris = shared / "stories" / "paris" / "articles"
    gold = {row["id"]: one for row, one in rows}
    gold |= {str(path): Gold("paris", "paris", "paris") for path in paris.glob("*.txt")}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row, _ in rows), encoding="utf-8")
        with Ledger.create(ledger) as opened, readers(workers) as reading:
            found = [
                one
                for one in ingest.read((str(paris), str(file)), IngestOptions())
                if isinstance(one, Article) and opened.wants(one)
            ]
            for at in range(0, len(found), BATCH):
                some = tuple(Asked(article) for article in found[at : at + BATCH])
                opened.append([outcome.reading for outcome in reading.begin(some)])
                print(f"read {at + len(some):,} of {len(found):,}", end="\r", flush=True)
    return gold


def _rows(shared: Path) -> Iterator[tuple[dict[str, str], Gold]]:
    for part in ("dev", "train"):
        for row in _lines(shared / "data" / "events" / f"ecbplus_{part}.jsonl.gz"):
            topic = f"ecb-{row['topic']}"
            told = Gold(f"ecb-{part}", f"{topic}-{row['subtopic']}", topic)
            yield {"id": f"ecb-{row['doc']}", "text": row["text"]}, told
    for row in _lines(shared / "data" / "timelines" / "t17_articles.jsonl.gz"):
        topic = f"t17-{row['topic']}"
        known = {key: row[key] for key in ("id", "text", "published")}
        yield known, Gold(topic, topic, topic)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(path: Path, gold: Mapping[str, Gold]) -> None:
    """Find the stories among these articles of the ledger, and print how they fit the gold's."""
    with Ledger.open(path) as ledger:
        kept = {one.id: gold[one.path] for one in ledger.articles(order="id") if one.path in gold}
        articles = tuple(one for one in ledger.articles(order="id") if one.id in kept)
        mentions = tuple(one for one in ledger.mentions() if one.article in kept)
        toponyms = tuple(one for one in ledger.toponyms() if one.article in kept)
    parties, places = link.parties(mentions), link.places(toponyms)
    began = time.process_time()
    found = link.stories(link.Read(articles, (), mentions, (), parties, places, toponyms))
    took = time.process_time() - began
    story = {member.article: one.id for one in found for member in one.members}
    alone = [id for id in kept if id not in story]
    print(
        f"{len(kept):,} articles, {len({one.fine for one in kept.values()})} gold stories: "
        f"{len(found)} stories, {len(alone)} articles alone, {took:.1f} s of processors"
    )
    given = [(story.get(id, id), kept[id]) for id in sorted(kept)]
    print("                       purity  completeness  B3 precision  recall     F1")
    for name in ("fine", "coarse"):
        _print(f"all, {name}", [(one, getattr(told, name)) for one, told in given])
    for part in sorted({told.part for _, told in given}):
        _print(
            f"{part} (of all)",
            [(one, told.fine) for one, told in given],
            part=[t.part for _, t in given],
            only=part,
        )


def _print(name: str, pairs: Sequence[tuple[str, str]], part: Sequence[str] = (), only: str = "") -> None:
    """A row: of all articles, or of those of one part as they lie among all."""
    wanted = [number for number in range(len(pairs)) if not only or part[number] == only]
    both, found, gold = Counter(pairs), Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    of_found, of_gold = _most(pairs), _most([(b, a) for a, b in pairs])
    n = len(wanted)
    purity = sum(of_found[pairs[k][0]] == pairs[k][1] for k in wanted) / n
    complete = sum(of_gold[pairs[k][1]] == pairs[k][0] for k in wanted) / n
    precision = sum(both[pairs[k]] / found[pairs[k][0]] for k in wanted) / n
    recall = sum(both[pairs[k]] / gold[pairs[k][1]] for k in wanted) / n
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:22} {purity:6.3f} {complete:13.3f} {precision:13.3f} {recall:7.3f} {f1:6.3f}")


def _most(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each first the second that it has most often; of several the least."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in pairs:
        counts[one][other] += 1
    return {one: min(few, key=lambda other: (-few[other], other)) for one, few in counts.items()}


def cost(path: Path) -> None:
    """Print what stories cost in a ledger."""
    with Ledger.open(path) as ledger:
        mentions, toponyms = tuple(ledger.mentions()), tuple(ledger.toponyms())
        articles = tuple(ledger.articles(order="id"))
    parties, places = link.parties(mentions), link.places(toponyms)
    read = link.Read(articles, (), mentions, (), parties, places, toponyms)
    began = time.process_time()
    found = link.stories(read)
    took = time.process_time() - began
    print(f"{len(articles):>6,} articles: {len(found):,} stories, {took:.1f} s of processors", flush=True)


if __name__ == "__main__":
    main()
