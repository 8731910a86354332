"""Floors for the reader on a small sample of development data: `python -m bench.gate ../shared`.

The sample is every so many documents by number; floors lie just below what the shipped weights reach there
(`bench/gate.toml`), so a change that costs quality shows within minutes. The whole evaluation is
`python -m training.evaluate` (see training/README.md).
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corpora, evaluate

from onrecord.language.reader import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FLOORS = Path(__file__).with_suffix(".toml")
EVERY_ARTICLE = 6  # of PolNeAR dev: 14 of 84
EVERY_DOCUMENT = 6  # of EWT, GUM and Worldwide dev


def some(documents: Iterable[Any], every: int) -> Iterator[Any]:
    """Each document whose number is a multiple of `every`."""
    return (document for number, document in enumerate(documents) if number % every == 0)


def attribution(shared: Path) -> dict[str, float]:
    """The official scorer over the sample."""
    data = shared / "data/attribution"
    rows = list(some(corpora.rows(data / "polnear_dev.jsonl.gz"), EVERY_ARTICLE))
    names = {row["id"] for row in rows}
    cofenet = [row for row in corpora.rows(data / "cofenet_dev.jsonl.gz") if row["article"] in names]
    with tempfile.TemporaryDirectory() as folder:
        gold, instances = Path(folder) / "gold.jsonl", Path(folder) / "cofenet.jsonl"
        evaluate.write_rows(gold, rows)
        evaluate.write_rows(instances, cofenet)
        found = (evaluate.found_in(shipped(), row["id"], row["text"]) for row in rows)
        return evaluate.scored(shared / "eval", gold, instances, found)


def rest(shared: Path) -> dict[str, float]:
    """Trees, sentence ends and names over the sample."""
    reader, data = shipped(), shared / "data"
    ewt = some(corpora.treebank(data / "syntax/ewt_dev.conllu.gz", "ewt"), EVERY_DOCUMENT)
    trees = evaluate.syntax(reader, ewt, gold_sentences=True)
    gum = some(corpora.treebank(data / "syntax/gum_dev.conllu.gz", "gum"), EVERY_DOCUMENT)
    ends = evaluate.syntax(reader, gum, gold_sentences=False)
    names = evaluate.entities(
        reader, some(corpora.worldwide(data / "ner/worldwide_dev.jsonl.gz"), EVERY_DOCUMENT)
    )
    return {
        "ewt_upos": trees["UPOS"].f1,
        "ewt_las": trees["LAS"].f1,
        "gum_sentence_ends": ends["sentence ends"].f1,
        "worldwide_names": names["all"].f1,
    }


def main() -> int:
    """Print each figure beside its floor; 1 where one is below."""
    shared = Path(sys.argv[1])
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text("utf-8"))
    figures = attribution(shared) | rest(shared)
    below = [name for name, floor in floors.items() if figures[name] < floor]
    for name, floor in floors.items():
        print(f"{name:28} {figures[name]:.4f}  floor {floor:.4f}{'  BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
