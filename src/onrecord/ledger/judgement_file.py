"""Judgements as plain text: one to a line, readable, and fit for version control.

    same-party 0123456789abcdef 89abcdef01234567 who=ada when=2031-05-04T09:30:00Z note="Orla Venn, O. Venn"

Kind, subject and object, then who judged, when and a note; where it was taken back, `revoked_by` and
`revoked_at`. What isn't one plain word is written as a JSON string. Empty lines and lines that begin with #
are left out.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from onrecord.errors import BrokenInput
from onrecord.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = "# Judgements: kind, subject, object, who, when, note. Read by: onrecord judge --file\n"
_PLAIN = re.compile(r"[A-Za-z0-9_.:+@/-]+")
_PART = re.compile(r'\s*(?:(?P<key>[a-z_]+)=)?(?P<value>"(?:[^"\\]|\\.)*"|[^\s"=#]+)(?=\s|$)')
_KEYS = {
    "who": "who",
    "when": "made_at",
    "note": "note",
    "revoked_by": "revoked_by",
    "revoked_at": "revoked_at",
}
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")


def write_file(judgements: Iterable[Judgement]) -> str:
    """The judgements as text, in the order given."""
    return HEAD + "".join(f"{_line(one)}\n" for one in judgements)


def _line(one: Judgement) -> str:
    words = [_word(one.kind), _word(one.subject), _word(one.object)]
    for key, field in _KEYS.items():
        if value := getattr(one, field):
            words.append(f"{key}={_word(value)}")
    return " ".join(words)


def _word(value: str) -> str:
    """Plain, or as JSON in ASCII: what acts on a screen or ends a line must not stand in the file."""
    if _PLAIN.fullmatch(value):
        return value
    shown = json.dumps(value, ensure_ascii=False)
    return shown if shown.isprintable() else json.dumps(value)


def read_file(text: str, name: str) -> tuple[Judgement, ...]:
    """The judgements in a text, in its order; `name` is the file it comes from.

    Raises:
        BrokenInput: a line isn't understood; the message names it.
    """
    found = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = line.strip()
        if line and not line.startswith("#"):
            try:
                found.append(_read_line(line))
            except ValueError as error:
                raise BrokenInput(f"{name}, line {number}", str(error)) from error
    return tuple(found)


def _read_line(line: str) -> Judgement:
    words: list[str] = []
    fields: dict[str, str] = {}
    at = 0
    while at < len(line):
        part = _PART.match(line, at)
        if part is None:
            raise ValueError(f"it isn't understood from character {at + 1} on")
        at = part.end()
        value = part["value"]
        value = json.loads(value) if value.startswith('"') else value
        if part["key"] is None:
            words.append(value)
        elif part["key"] in _KEYS:
            fields[_KEYS[part["key"]]] = value
        else:
            raise ValueError(f"there is no {part['key']}= among {', '.join(_KEYS)}")
    return _judgement(words, fields)


def _judgement(words: list[str], fields: dict[str, str]) -> Judgement:
    if len(words) != 3:
        raise ValueError(f"it has {len(words)} words before who=, not kind, subject and object")
    for field in ("who", "made_at"):
        if not fields.get(field):
            raise ValueError("it doesn't say who judged, and when (who=... when=...)")
    for field in ("made_at", "revoked_at"):
        if not _WHEN.fullmatch(fields.get(field, "2000-01-01")):
            raise ValueError(f"{fields[field]} is no time written as 2031-05-04T09:30:00Z")
    if ("revoked_by" in fields) != ("revoked_at" in fields):
        raise ValueError("revoked_by= and revoked_at= go together")
    return Judgement(
        kind=words[0],
        subject=words[1],
        object=words[2],
        who=fields["who"],
        made_at=fields["made_at"],
        note=fields.get("note", ""),
        revoked_by=fields.get("revoked_by"),
        revoked_at=fields.get("revoked_at"),
    )
