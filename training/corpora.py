"""The data kit read into one shape: a text with whatever is annotated on it, by code-point offsets."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True)
class Relation:
    """One attribution. The source may be empty; every role may be several spans."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Node:
    """A word of a dependency tree; `head` is a number into the document's nodes, its own for a root."""

    start: int
    end: int
    upos: str
    deprel: str
    head: int
    sentence: int


@dataclass(frozen=True)
class Labelled:
    """A span of a type; an empty type means that only the extent is known."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Fact:
    """How far a predicate's event happened, as the writer puts it: -3 ... 3."""

    start: int
    end: int
    value: float


@dataclass(frozen=True)
class Document:
    """A text; None where a layer is not annotated."""

    name: str
    corpus: str
    text: str
    relations: tuple[Relation, ...] | None = None
    opaque: bool = False  # cues inside contents may exist though none is annotated (PolNeAR does not nest)
    nodes: tuple[Node, ...] | None = None
    entities: tuple[Labelled, ...] | None = None
    timexes: tuple[Labelled, ...] | None = None
    timexes_complete: bool = True
    facts: tuple[Fact, ...] | None = None


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _spans(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(sorted((s, e) for s, e in value))


def polnear(path: Path) -> Iterator[Document]:
    """PolNeAR articles, the first annotator's relations."""
    for row in rows(path):
        relations = tuple(
            Relation(_spans(r["source"]), _spans(r["cue"]), _spans(r["content"])) for r in row["relations"]
        )
        yield Document(row["id"], "polnear", row["text"], relations=relations, opaque=True)


def worldwide(path: Path) -> Iterator[Document]:
    """Worldwide newswire; its dates serve as time expressions too, what is around them being unknown."""
    for row in rows(path):
        if row["text"] is None:
            continue
        found = tuple(_bio_spans(row["tags"], row["offsets"]))
        dates = tuple(
            Labelled(x.start, x.end, timex_type(row["text"][x.start : x.end]))
            for x in found
            if x.kind == "Date"
        )
        yield Document(
            row["id"], "worldwide", row["text"], entities=found, timexes=dates, timexes_complete=False
        )


def _bio_spans(tags: list[str], offsets: list[list[int]]) -> Iterator[Labelled]:
    start, kind, end = 0, "", 0
    for tag, (s, e) in zip([*tags, "O"], [*offsets, [0, 0]], strict=True):
        if kind and tag != f"I-{kind}":
            yield Labelled(start, end, kind)
            kind = ""
        if tag.startswith("B-"):
            start, kind = s, tag[2:]
        end = e


def wikiwars(path: Path) -> Iterator[Document]:
    """WikiWars; of a long expression the ones nested in it count instead, as TIMEX3 would have it."""
    for row in rows(path):
        marks = [Labelled(t["start"], t["end"], t["type"]) for t in row["timexes"]]
        text = row["text"]
        short = [m for m in marks if len(text[m.start : m.end].split()) <= 5]
        chosen = [m for m in marks if m in short or not any(_inside(s, m) for s in short)]
        outer = [m for m in chosen if not any(_inside(m, o) for o in chosen)]
        yield Document(row["id"], "wikiwars", text, timexes=tuple(outer))


def _inside(inner: Labelled, outer: Labelled) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
)
_MONTH = (
    r"october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|yesterday|today|tomorrow|[12]\d{3}s?"
)
_UNIT = r"second|minute|hour|day|night|week|month|year|decade|century|centuries"


def timex_type(words: str) -> str:
    """The TIMEX3 type of an expression where its words make it plain, else empty."""
    low = words.lower()
    if re.search(rf"\b(?:every|each|daily|weekly|monthly|annually|yearly|(?:{_UNIT})s? (?:a|per))\b", low):
        return "SET"
    if re.search(r"\d:\d|\b(?:[ap]\.?m|o['’]clock|morning|noon|midnight|evening|tonight|afternoon)\b", low):
        return "TIME"
    if re.search(rf"\b(?:{_DAY}|{_MONTH}|ago|last|next|this|recent|now|past)\b", low):
        return "DATE"
    return "DURATION" if re.search(rf"(?:\w+ |\d-?)(?:{_UNIT})s?\b", low) else ""


# ---- CoNLL-U


@dataclass(frozen=True)
class _Line:
    form: str
    upos: str
    head: int
    deprel: str
    start: int
    end: int
    misc: str


def treebank(path: Path, corpus: str, *, paragraphs: str = "\n\n") -> Iterator[Document]:
    """UD documents; `paragraphs` is what stands between paragraphs in the text put together again."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    name, batch = "", list[list[str]]()
    for block in blocks:
        sentence = block.split("\n")
        new = next((x.split("=", 1)[1].strip() for x in sentence if x.startswith("# newdoc id")), None)
        if new is not None and batch:
            yield _tree_document(name, corpus, batch, paragraphs)
            batch = []
        name = new or name
        batch.append(sentence)
    yield _tree_document(name, corpus, batch, paragraphs)


def _tree_document(name: str, corpus: str, sentences: list[list[str]], paragraphs: str) -> Document:
    text, nodes, times, opened = "", list[Node](), list[Labelled](), dict[str, tuple[int, str]]()
    for number, block in enumerate(sentences):
        surface = next(x.split("=", 1)[1].strip() for x in block if x.startswith("# text ="))
        if text:
            text += paragraphs if any(x.startswith("# newpar") for x in block) else " "
        base, offset = len(nodes), len(text)
        lines = _sentence_lines(block, surface)
        for i, line in enumerate(lines):
            head = base + (line.head - 1 if line.head else i)
            nodes.append(Node(offset + line.start, offset + line.end, line.upos, line.deprel, head, number))
            times.extend(_time_entities(line, offset, opened))
        text += surface
    timexes = None
    if corpus == "gum":
        timexes = tuple(
            Labelled(t.start, t.end, timex_type(text[t.start : t.end])) for t in _outermost(times)
        )
    return Document(name, corpus, text, nodes=tuple(nodes), timexes=timexes)


def _outermost(marks: list[Labelled]) -> list[Labelled]:
    return [m for m in marks if not any(_inside(m, o) for o in marks)]


def _time_entities(line: _Line, offset: int, opened: dict[str, tuple[int, str]]) -> Iterator[Labelled]:
    """GUM's entities of type time that close on this word. Brackets open as (id-type-… and close as id)."""
    value = next((x[7:] for x in line.misc.split("|") if x.startswith("Entity=")), "")
    for mark in re.finditer(
        r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*?(\))?(?=[()\d]|$)|(\d+)(?:\[[^\]]*\])?\)", value
    ):
        number, kind, closed, closing = mark.groups()
        if number and closed:
            if kind == "time":
                yield Labelled(offset + line.start, offset + line.end, "")
        elif number:
            opened[number] = (offset + line.start, kind)
        elif closing in opened:
            start, kind = opened.pop(closing)
            if kind == "time":
                yield Labelled(start, offset + line.end, "")


def _sentence_lines(block: list[str], surface: str) -> list[_Line]:
    """A sentence's words with offsets into its text; words of a contraction share out its letters."""
    out, at, left, room = list[_Line](), 0, 0, (0, 0)
    for raw in block:
        if raw.startswith("#"):
            continue
        cols = raw.split("\t")
        if "." in cols[0]:
            continue
        if "-" in cols[0]:
            first, last = cols[0].split("-")
            left = int(last) - int(first) + 1
            start = surface.index(cols[1], at)
            room = (start, start + len(cols[1]))
            continue
        if left:
            left -= 1
            start = max(at, room[0])
            end = room[1] if not left else min(start + len(cols[1]), room[1])
        else:
            start = surface.index(cols[1], at)
            end = start + len(cols[1])
        at = end
        out.append(_Line(cols[1], cols[3], int(cols[6]), cols[7], start, end, cols[9]))
    return out


def with_facts(documents: Iterator[Document], path: Path) -> Iterator[Document]:
    """EWT documents with UDS's judgements, joined by the words of the sentence."""
    values: dict[tuple[str, ...], list[tuple[int, float]]] = {}
    for row in rows(path):
        at = values.setdefault(tuple(row["tokens"]), [])
        at.extend((p["end"] - 1, p["factuality"]) for p in row["predicates"])
    for doc in documents:
        assert doc.nodes is not None
        by_sentence: dict[int, list[Node]] = {}
        for node in doc.nodes:
            by_sentence.setdefault(node.sentence, []).append(node)
        facts = [
            Fact(nodes[i].start, nodes[i].end, value)
            for nodes in by_sentence.values()
            for i, value in values.get(tuple(doc.text[n.start : n.end] for n in nodes), ())
        ]
        yield Document(
            doc.name, doc.corpus, doc.text, nodes=doc.nodes, timexes=doc.timexes, facts=tuple(facts)
        )
