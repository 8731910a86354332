"""What a reader finds in an example story (`examples/*.expected.toml`), located in the articles read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path  # noqa: TC003 - pytest and dataclasses look at it at run time
from typing import Any

USUAL = {"act": "say", "polarity": "affirmed", "commitment": "certain", "quoted": "indirect"}
ROLES = {"s": "source", "q": "cue", "c": "content"}
MARK = re.compile(r"\[([sqc]) |\]| ?… ?")

Row = dict[str, Any]
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Expected:
    """A statement, or passage, that a reader finds: its spans in the article's text, and its fields."""

    id: str
    article: str
    row: Row
    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]

    @property
    def optional(self) -> bool:
        """Whether reasonable readers may leave it out."""
        return bool(self.row.get("optional"))

    def allows(self, name: str, value: object) -> bool:
        """Whether `value` is a right reading of the field `name`."""
        return value == self.row.get(name, USUAL.get(name)) or value in self.row.get(f"{name}_ok", ())


def pattern(words: str) -> re.Pattern[str]:
    """Words with marks as a pattern, a group for every mark: `s0`, `q0`, `c0`, `c1` …"""
    parts: list[str] = []
    counts = dict.fromkeys(ROLES, 0)
    end = 0
    for mark in MARK.finditer(words):
        parts.append(re.escape(words[end : mark.start()]))
        end = mark.end()
        if mark[1]:
            parts.append(f"(?P<{mark[1]}{counts[mark[1]]}>")
            counts[mark[1]] += 1
        else:
            parts.append(")" if mark[0] == "]" else r"[^\n]*?")
    return re.compile("".join([*parts, re.escape(words[end:])]))


def locate(words: str, text: str) -> dict[str, list[Stretch]]:
    """Where the marked words stand in `text`, by role; ValueError unless they stand there exactly once."""
    found = list(pattern(words).finditer(text))
    if len(found) != 1:
        raise ValueError(f"stands {len(found)} times in its article: {words}")
    groups = found[0].groupdict()
    return {
        role: [found[0].span(name) for name in groups if name[0] == letter] for letter, role in ROLES.items()
    }


@dataclass(frozen=True)
class Truth:
    """All of one such file."""

    rows: dict[str, list[Row]] = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Truth:
        """The truth in the file at `path`."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def of(self, section: str) -> list[Row]:
        """The rows of one section."""
        return self.rows.get(section, [])

    @cached_property
    def articles(self) -> dict[str, Row]:
        """Articles by their key."""
        return {row["key"]: row for row in self.of("article")}

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """Every name of a party, folded, by its first name here."""
        return {
            row["name"]: {fold(name) for name in (row["name"], *row["spellings"])} for row in self.of("party")
        }

    def statements(self, texts: dict[str, str]) -> list[Expected]:
        """The statements, located in `texts` (by article key); those of other articles are left out."""
        return [
            _expected(row, texts[row["article"]]) for row in self.of("statement") if row["article"] in texts
        ]


def _expected(row: Row, text: str) -> Expected:
    try:
        spans = locate(row["words"], text)
    except ValueError as error:
        raise ValueError(f"{row['id']} {error}") from error
    source, cue = (spans[role][0] if spans[role] else None for role in ("source", "cue"))
    return Expected(row["id"], row["article"], row, source, cue, tuple(spans["content"]))


def fold(name: str) -> str:
    """A name without case, diacritics, punctuation and a leading article, to compare by."""
    from anyascii import anyascii

    words = re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'s ", " ").replace("’s ", " "))
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def overlap(some: tuple[Stretch, ...] | list[Stretch], others: tuple[Stretch, ...] | list[Stretch]) -> float:
    """Jaccard of the characters of two lists of spans."""
    one = {at for start, end in some for at in range(start, end)}
    two = {at for start, end in others for at in range(start, end)}
    return len(one & two) / len(one | two) if one | two else 0.0
