"""All figures on development data, one command:

python -m training.evaluate --data ../shared/data --scorers ../shared/eval --tokenizer FILE --checkpoint FILE
(or --model FOLDER instead of the checkpoint, for exported graphs)
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.language.reader.analysis import Analysis
from onrecord.language.reader.attributions import Settings
from onrecord.language.reader.network import word_pieces
from onrecord.language.reader.reading import TextReader
from training import corpora
from training.corpora import Document
from training.prepare import WIKIWARS_DEV

Span = tuple[int, int]
WORD_MEASURES = ("UPOS", "UAS", "LAS", "LAS with subtypes")


@dataclass
class Count:
    """Right, found and gold items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, gold: set[tuple[object, ...]], found: set[tuple[object, ...]]) -> None:
        """One text's items."""
        self.right += len(gold & found)
        self.found += len(found)
        self.gold += len(gold)

    def __str__(self) -> str:
        p, r = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"{self.f1:.4f} (P {p:.4f} R {r:.4f}, {self.gold} gold)"

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.gold)


def characters(reading: Analysis, words: Span) -> Span:
    """The offsets of a word range."""
    return int(reading.words.start[words[0]]), int(reading.words.end[words[1] - 1])


# ---- attribution


def relations(reading: Analysis, *, outermost: bool = True) -> list[dict[str, list[Span]]]:
    """In PolNeAR's format."""
    chars = lambda spans: [characters(reading, s) for s in spans]  # noqa: E731
    return [
        {"source": chars(x.source), "cue": chars([x.cue]), "content": chars(x.content)}
        for x in reading.attributions
        if x.within is None or not outermost
    ]


def scored(scorers: Path, gold: Path, cofenet: Path, found: Iterable[dict[str, Any]]) -> dict[str, float]:
    """What is found, by the official scorer; its table is printed, its headline figures are returned."""
    table = told(scorers, gold, found, "--cofenet", str(cofenet))
    print(table)
    return figures(table)


def told(scorers: Path, gold: Path, found: Iterable[dict[str, Any]], *more: str) -> str:
    """What the official scorer of attributions says of what is found."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        write_rows(system, found)
        command = [sys.executable, str(scorers / "score_attribution.py"), str(gold), str(system), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return done.stdout


def figures(table: str) -> dict[str, float]:
    """The headline figures: the last line of what a scorer says."""
    found: dict[str, float] = json.loads(table.strip().split("\n")[-1])
    return found


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def found_in(reader: TextReader, name: str, text: str) -> dict[str, Any]:
    """A text's relations as the scorer takes them."""
    return {"id": name, "text": text, "relations": relations(reader.read(text))}


def attribution(reader: TextReader, data: Path, scorers: Path) -> dict[str, float]:
    """PolNeAR dev by the official scorer."""
    gold, cofenet = (data / "attribution" / f"{name}.jsonl.gz" for name in ("polnear_dev", "cofenet_dev"))
    return scored(scorers, gold, cofenet, (found_in(reader, d.name, d.text) for d in corpora.polnear(gold)))


# ---- syntax


def base(relation: str) -> str:
    """Without the subtype, as the official LAS has it."""
    return relation.split(":")[0]


def syntax(reader: TextReader, documents: Iterable[Document], *, gold_sentences: bool) -> dict[str, Count]:
    """Over this system's own words against the treebank's, both by offsets."""
    counts = {name: Count() for name in ("words", "sentence ends", *WORD_MEASURES)}
    for doc in documents:
        nodes = doc.nodes or ()
        reading = reader.read(doc.text)
        if gold_sentences:
            last = {n.sentence: n.end for n in nodes}
            ends = np.isin(reading.words.end, list(last.values()))
            ends[-1:] = True
            reading = reader.read_words(reading.words, ends)
        at = [(int(s), int(e)) for s, e in zip(reading.words.start, reading.words.end, strict=True)]
        heads = reading.head
        system = [
            (at[i], at[h] if h != i else None, d)
            for i, (h, d) in enumerate(zip(heads, reading.deprel, strict=True))
        ]
        gold = [((n.start, n.end), (nodes[n.head].start, nodes[n.head].end), n.deprel) for n in nodes]
        gold_h = [(w, None if d == "root" else h, d) for w, h, d in gold]
        counts["words"].add({(w,) for w, _, _ in gold}, {(w,) for w in at})
        counts["UPOS"].add(
            {((n.start, n.end), n.upos) for n in nodes}, set(zip(at, reading.upos, strict=True))
        )
        counts["UAS"].add({(w, h) for w, h, _ in gold_h}, {(w, h) for w, h, _ in system})
        counts["LAS"].add({(w, h, base(d)) for w, h, d in gold_h}, {(w, h, base(d)) for w, h, d in system})
        counts["LAS with subtypes"].add(set(gold_h), set(system))
        last = {n.sentence: n.end for n in nodes}
        counts["sentence ends"].add(
            {(e,) for e in last.values()}, {(at[e - 1][1],) for _, e in reading.sentences}
        )
    return counts


# ---- names, times, factuality


def entities(reader: TextReader, documents: Iterable[Document]) -> dict[str, Count]:
    """Exact spans with their types."""
    counts: dict[str, Count] = {"all": Count()}
    for doc in documents:
        reading = reader.read(doc.text)
        gold = {(e.start, e.end, e.kind) for e in doc.entities or ()}
        found = {(*characters(reading, (e.start, e.end)), e.kind) for e in reading.entities}
        counts["all"].add(set(gold), set(found))
        for kind in {x[2] for x in gold | found}:
            of_kind = lambda some, kind=kind: {x for x in some if x[2] == kind}  # noqa: E731
            counts.setdefault(kind, Count()).add(of_kind(gold), of_kind(found))
    return counts


def times(
    reader: TextReader, documents: Iterable[tuple[str, list[tuple[int, int, str]]]]
) -> dict[str, Count]:
    """Strict, relaxed (any overlap, one to one) and relaxed with the type."""
    counts = {name: Count() for name in ("strict", "relaxed", "relaxed with type")}
    for text, gold in documents:
        reading = reader.read(text)
        found = [(*characters(reading, (t.start, t.end)), t.kind) for t in reading.timexes]
        counts["strict"].add({x[:2] for x in gold}, {x[:2] for x in found})
        used: set[int] = set()
        for s, e, kind in gold:
            match = next((i for i, f in enumerate(found) if i not in used and f[0] < e and s < f[1]), None)
            if match is not None:
                used.add(match)
                counts["relaxed"].right += 1
                counts["relaxed with type"].right += found[match][2] == kind
        for name in ("relaxed", "relaxed with type"):
            counts[name].gold += len(gold)
            counts[name].found += len(found)
    return counts


def timebank(data: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """For measuring only."""
    for row in corpora.rows(data / "time/timebank.jsonl.gz"):
        yield row["text"], [(t["start"], t["end"], t["type"]) for t in row["timexes"]]


def factuality(reader: TextReader, documents: Iterable[Document]) -> tuple[float, float, int]:
    """(mean absolute error, Pearson's r, predicates)."""
    gold, found = [], []
    for doc in documents:
        reading = reader.read(doc.text)
        for fact in doc.facts or ():
            at = int(np.searchsorted(reading.words.end, fact.start, side="right"))
            gold.append(fact.value)
            found.append(float(reading.fact[at]))
    a, b = np.array(gold), np.clip(np.array(found), -3, 3)
    return float(np.abs(a - b).mean()), float(np.corrcoef(a, b)[0, 1]), len(gold)


def _print(title: str, counts: dict[str, Count]) -> None:
    print(title)
    words = counts.get("words")
    for name, count in counts.items():
        # over the words that are words to the treebank too: what a parser given gold words is measured by
        share = (
            f", of shared words {count.right / words.right:.4f}" if words and name in WORD_MEASURES else ""
        )
        print(f"  {name}: {count}{share}")


def rest(reader: TextReader, data: Path) -> None:
    """Everything but attribution."""
    ewt = list(
        corpora.with_facts(
            corpora.treebank(data / "syntax/ewt_dev.conllu.gz", "ewt"),
            data / "factuality/uds_ih2_dev.jsonl.gz",
        )
    )
    _print("EWT dev, gold sentences", syntax(reader, ewt, gold_sentences=True))
    _print("EWT dev, raw text", syntax(reader, ewt, gold_sentences=False))
    gum = list(corpora.treebank(data / "syntax/gum_dev.conllu.gz", "gum"))
    _print("GUM dev, raw text", syntax(reader, gum, gold_sentences=False))
    run_on = list(corpora.treebank(data / "syntax/gum_dev.conllu.gz", "gum", paragraphs=" "))
    count = syntax(reader, run_on, gold_sentences=False)["sentence ends"]
    print(f"GUM dev, paragraphs run together\n  sentence ends: {count}")
    _print("Worldwide dev", entities(reader, corpora.worldwide(data / "ner/worldwide_dev.jsonl.gz")))
    own = (x for x in corpora.wikiwars(data / "time/wikiwars.jsonl.gz") if x.name.startswith(WIKIWARS_DEV))
    _print(
        "WikiWars 14-16",
        times(reader, ((d.text, [(t.start, t.end, t.kind) for t in d.timexes or ()]) for d in own)),
    )
    _print("TimeBank", times(reader, timebank(data)))
    error, r, n = factuality(reader, ewt)
    print(f"UDS dev: MAE {error:.4f}, r {r:.4f} over {n} predicates")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--scorers", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument(
        "--raw", action="store_true", help="the checkpoint's last weights instead of the averaged ones"
    )
    parser.add_argument("--model", type=Path, help="folder of exported graphs")
    parser.add_argument("--only", choices=("attribution", "rest"))
    parser.add_argument("--cue-bias", type=float, default=0.0)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    if args.checkpoint:
        import torch

        from training.torch_network import TorchNetwork, load

        torch.set_num_threads(args.threads)
        network = TorchNetwork(load(args.checkpoint, average=not args.raw))
    else:
        from onrecord.language.reader.network import OnnxNetwork

        network = OnnxNetwork(args.model, threads=args.threads)  # type: ignore[assignment]
    reader = TextReader(network, word_pieces(args.tokenizer), Settings(args.cue_bias))
    if args.only != "rest":
        attribution(reader, args.data, args.scorers)
    if args.only != "attribution":
        rest(reader, args.data)


if __name__ == "__main__":
    main()
