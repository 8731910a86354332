"""Pronouns of people on annotated coreference: `python bench/pronouns.py ../shared`.

UD English-GUM annotates coreference: of each "he" and "she" in it (news, biographies, courts, speeches) this
counts how many are told whose they are, and how many of these name somebody whom the gold holds for the same.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.extract.mentions.find import named
from onrecord.extract.speakers.cast import Cast
from onrecord.extract.speakers.pronouns import people_meant
from onrecord.language import parse
from onrecord.model import Article, Region, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

GENRES = ("news", "bio", "court", "speech", "interview", "voyage")
PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
_EDGE = re.compile(r"\((\d+)[^()]*(\))?|(\d+)\)")


@dataclass
class Annotated:
    """A document: its text, and the characters of each entity by its number."""

    name: str
    text: str = ""
    entities: list[tuple[int, int, int]] = field(default_factory=list)
    pronouns: list[tuple[int, int]] = field(default_factory=list)


def documents(path: Path) -> Iterator[Annotated]:
    """The documents of a treebank file that are of one of `GENRES`."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        doc: Annotated | None = None
        opened: dict[int, list[int]] = {}
        gap, until = "", 0
        for line in file:
            if line.startswith("# newdoc id = "):
                if doc is not None:
                    yield doc
                name = line.split("=", 1)[1].strip()
                doc = Annotated(name) if name.split("_")[1] in GENRES else None
                opened, gap = {}, ""
            elif doc is None:
                continue
            elif line.startswith("# newpar"):
                gap = "\n\n" if doc.text else ""
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                number = cells[0]
                if "-" in number:
                    start = len(doc.text) + len(gap)
                    doc.text += gap + cells[1]
                    until, gap = int(number.split("-")[1]), "" if "SpaceAfter=No" in cells[9] else " "
                    at = start
                    continue
                if "." in number:
                    continue
                if int(number) <= until:
                    word = (at, at + len(cells[1]))
                    at = word[1]
                else:
                    word = (len(doc.text) + len(gap), len(doc.text) + len(gap) + len(cells[1]))
                    doc.text += gap + cells[1]
                    gap, until = "" if "SpaceAfter=No" in cells[9] else " ", 0
                _mark(doc, opened, cells, word)
            elif not line.strip():
                until = 0
        if doc is not None:
            yield doc


def _mark(doc: Annotated, opened: dict[int, list[int]], cells: list[str], word: tuple[int, int]) -> None:
    if cells[1].lower() in PRONOUNS and cells[3] == "PRON":
        doc.pronouns.append(word)
    found = next((c[7:] for c in cells[9].split("|") if c.startswith("Entity=")), "")
    for edge in _EDGE.finditer(found):
        if edge[3]:
            starts = opened.get(int(edge[3]), [])
            if starts:
                doc.entities.append((starts.pop(), word[1], int(edge[3])))
        elif edge[2]:
            doc.entities.append((*word, int(edge[1])))
        else:
            opened.setdefault(int(edge[1]), []).append(word[0])


def measured(doc: Annotated, verbose: bool) -> Counter[str]:
    """Counts of pronouns: all, told whose, rightly; and how many of all have a name at all."""
    body = (Region(Span(0, len(doc.text)), "body"),)
    parsed = parse(Article("a", doc.name, "", doc.text, "", "en", regions=body))
    cast = Cast(parsed, named(parsed, []))
    by_id = {mention.id: mention for mention in cast.mentions}
    told = {(m.span.start, m.span.end): m for m in people_meant(cast, {}) if m.span}
    count: Counter[str] = Counter()
    names = [m.span for m in cast.mentions if m.span and m.form == "name" and m.kind == "person"]
    for start, end in doc.pronouns:
        gold = {number for s, e, number in doc.entities if (s, e) == (start, end)}
        same = [(s, e) for s, e, number in doc.entities if number in gold and (s, e) != (start, end)]
        has_name = any(s <= n.start and n.end <= e and e - s < 60 for n in names for s, e in same)
        count["all"] += 1
        count["with a name"] += has_name
        mention = told.get((start, end))
        if mention is None or mention.refers_to is None:
            continue
        count["told"] += 1
        span = by_id[mention.refers_to].span
        assert span is not None
        right = any(s < span.end and span.start < e and e - s < len(span) + 60 for s, e in same)
        count["right"] += right
        count[f"{mention.why} {'right' if right else 'wrong'}"] += 1
        if verbose and not right:
            print(
                f"{doc.name}: {doc.text[max(0, start - 200) : end + 40]!r} "
                f"[{doc.text[start:end]}] -> {span.of(doc.text)} ({mention.why})"
            )
    return count


def main() -> None:
    """Print the share of pronouns told, and of those right, by genre and in all."""
    shared = Path(sys.argv[1])
    verbose = "--wrong" in sys.argv
    counts: dict[str, Counter[str]] = {}
    for part in ("gum_train", "gum_dev"):
        for doc in documents(shared / "data" / "syntax" / f"{part}.conllu.gz"):
            found = measured(doc, verbose)
            for key in (doc.name.split("_")[1], "all"):
                counts.setdefault(key, Counter()).update(found)
    for key, n in sorted(counts["all"].items()):
        print(n, key)
    for key, count in sorted(counts.items()):
        right, told = count["right"], count["told"]
        print(
            f"{key}: {count['all']} pronouns, {count['with a name']} of somebody named; "
            f"told {told}, right {right}: "
            f"precision {right / max(told, 1):.3f}, recall {right / max(count['with a name'], 1):.3f}"
        )


if __name__ == "__main__":
    main()
