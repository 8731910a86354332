"""Registers on the user's disk, one JSON object a line: Wikidata's dump, or FollowTheMoney's entities.

They are streamed line by line, packed (gzip, bzip2) or not, so that memory doesn't grow with their size.
"""

from __future__ import annotations

import bz2
import gzip
import re
import zlib
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from onrecord.errors import BrokenInput, MissingInput, NoAccess
from onrecord.model.register import RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.model.register import EntryKind

LONGEST_LINE = 32 << 20
"""Bytes of a line; Wikidata's longest entities are under 10 MB. What is longer is skipped."""
MOST_NAMES = 200
"""Names of an entry that are looked at."""
MOST_WORDS = 60
_WORD = re.compile(r"[^\W\d_]{4,}")
_SCHEMAS: dict[str, EntryKind] = {
    "Person": "person", "Organization": "body", "PublicBody": "body", "Company": "body",
    "LegalEntity": "body",
}  # fmt: skip
"""FollowTheMoney's schemata of those who act."""
_NAMES = ("name", "alias", "previousName")
"""Its properties with names; weak aliases are many people's."""
_SAYING_WHO = ("position", "title", "notes", "summary")
_HUMAN = "Q5"
_OF_BODIES = frozenset({"P6", "P35", "P112", "P159", "P169", "P355", "P488", "P749", "P3975"})
"""Wikidata's properties that only bodies have: head of government and of state, founder, seat, chief
executive, subsidiary, chairperson, parent, secretary general."""


class Register:
    """A register's entries; iterating reads the file once.

    `skipped` counts the lines that hold no JSON object, or are too long to be an entity.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.skipped = 0

    def __iter__(self) -> Iterator[RegisterEntry]:
        """The people and bodies in the file, in its order.

        Raises:
            MissingInput, NoAccess: it can't be opened.
            BrokenInput: it is neither kind of register, or packed and damaged.
        """
        read, objects = 0, 0
        for line in self._lines():
            read += 1
            entity = _entity(line)
            if entity is None:
                self.skipped += 1
                if read == _TRIED and not objects:
                    break
                continue
            objects += 1
            entry = _of_wikidata(entity, self.path.name) or _of_money(entity, self.path.name)
            if entry is not None:
                yield entry
        if not objects:
            reason = "holds no entities of Wikidata or FollowTheMoney, one JSON object a line"
            raise BrokenInput(str(self.path), reason)

    def _lines(self) -> Iterator[bytes]:
        try:
            with _opened(self.path) as file:
                while line := file.readline(LONGEST_LINE):
                    if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                        _pass_over(file)
                        self.skipped += 1
                        continue
                    bare = line.strip().removesuffix(b",")
                    if bare not in {b"", b"[", b"]"}:
                        yield bare
        except FileNotFoundError:
            raise MissingInput(str(self.path), "there is no such file") from None
        except PermissionError:
            raise NoAccess(str(self.path), "may not be read by this user") from None
        except (EOFError, OSError, zlib.error) as error:
            raise BrokenInput(str(self.path), f"is damaged: {error}") from error


_TRIED = 100
"""Lines after which a file without one entity is no register."""


def _opened(path: Path) -> IO[bytes]:
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open}
    return cast("IO[bytes]", openers.get(path.suffix.lower(), open)(path, "rb"))


def _pass_over(file: IO[bytes]) -> None:
    """To the end of a line that is too long."""
    while (part := file.readline(LONGEST_LINE)) and not part.endswith(b"\n"):
        pass


def _entity(line: bytes) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _of_money(entity: dict[str, Any], register: str) -> RegisterEntry | None:
    kind, given = _SCHEMAS.get(str(entity.get("schema"))), entity.get("properties")
    if kind is None or not isinstance(given, dict) or not isinstance(entity.get("id"), str):
        return None
    names = [name for key in _NAMES for name in _texts(given.get(key))]
    told = " ".join(text for key in _SAYING_WHO for text in _texts(given.get(key))[:MOST_WORDS])
    return _entry(entity["id"], register, kind, names, told)


def _of_wikidata(entity: dict[str, Any], register: str) -> RegisterEntry | None:
    if entity.get("type") != "item" or not isinstance(entity.get("id"), str):
        return None
    claims = entity.get("claims")
    kind = _kind(claims if isinstance(claims, dict) else {})
    if kind is None:
        return None
    labels, aliases = entity.get("labels"), entity.get("aliases")
    names = [_value(one) for one in (labels.values() if isinstance(labels, dict) else ())]
    for some in aliases.values() if isinstance(aliases, dict) else ():
        names += [_value(one) for one in (some if isinstance(some, list) else ())]
    descriptions = entity.get("descriptions")
    english = descriptions.get("en") if isinstance(descriptions, dict) else None
    return _entry(entity["id"], register, kind, names, _value(english))


def _kind(claims: dict[str, Any]) -> EntryKind | None:
    instances = claims.get("P31")
    for claim in instances if isinstance(instances, list) else ():
        try:
            if claim["mainsnak"]["datavalue"]["value"]["id"] == _HUMAN:
                return "person"
        except (KeyError, TypeError):
            continue
    return "body" if not _OF_BODIES.isdisjoint(claims) else None


def _entry(id: str, register: str, kind: EntryKind, names: list[str], told: str) -> RegisterEntry | None:
    kept = tuple(dict.fromkeys(name.strip() for name in names if 0 < len(name.strip()) <= _LONGEST_NAME))
    known_for = sorted(set(_WORD.findall(told.lower())))[:MOST_WORDS]
    return RegisterEntry(id, register, kind, kept[:MOST_NAMES], tuple(known_for)) if kept else None


_LONGEST_NAME = 200
"""Characters: what is longer is a description."""


def _texts(given: Any) -> list[str]:
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else []


def _value(given: Any) -> str:
    value = given.get("value") if isinstance(given, dict) else None
    return value if isinstance(value, str) else ""
