"""How often somebody has won and lost: "Karsund (10-5)", "Holt, 45-1, 33 KOs", "their record rose to 9-5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.reading.runs import index_at
from onrecord.link.conflicts.reading.scopes import one_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_RECORD = re.compile(
    r"\((?P<a>\d{1,2}-\d{1,2}(?:-\d{1,2})?)[),]|, (?P<c>\d{1,2}-\d{1,2}(?:-\d{1,2})?),? (?:with )?\d+ K\.?O"
    r"|\brecord (?:\w+ ){0,4}(?P<b>\d{1,2}-\d{1,2}(?:-\d{1,2})?)\b"
)
"""A record stands in brackets behind a name, or after the word; a boxer's with his knock-outs."""
_NAME, _CLAUSE = 3, 12
"""Words before a record among which its name stands, and of one that is called so."""
_MOST = 4
"""Matches by which two records of one name may differ: more, and they are of two seasons."""


class Record(NamedTuple):
    """Whose it is (the start of the name), how many were won, lost and drawn, and the words."""

    of: str
    matches: tuple[int, ...]
    printed: str


def records(text: str, run: Sequence[Word], keys: Sequence[str]) -> tuple[Record, ...]:
    """The records that a line tells, each of the name last printed before it."""
    return tuple(_records(text, run, keys)) if "-" in text else ()


def _records(text: str, run: Sequence[Word], keys: Sequence[str]) -> Iterator[Record]:
    for match in _RECORD.finditer(text):
        group = next(name for name in ("a", "b", "c") if match[name])
        at = index_at(run, match.start(group))
        reach = _CLAUSE if group == "b" else _NAME
        name = next((keys[k] for k in range(at - 1, max(-1, at - 1 - reach), -1) if keys[k]), "")
        if name:
            matches = tuple(int(part) for part in match[group].split("-"))
            yield Record(name, matches, match[0].strip(" ,()"))


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two records of one name that differ by a few matches."""
    if not (a.records and b.records and a.in_one_story) or one_voice(a, b):
        return None
    for one in a.records:
        for other in b.records:
            apart = sum(abs(x - y) for x, y in zip(one.matches, other.matches, strict=False))
            if one.of == other.of and 0 < apart <= _MOST:
                why = f"won and lost: “{one.printed}” against “{other.printed}”"
                strength = 0.4 + 0.3 * max(0.0, near)
                return Finding("number", why, strength, f"record/{one.of}", replaces=True)
    return None
