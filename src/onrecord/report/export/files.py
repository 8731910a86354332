"""The files of an export: each gets its name only when all are complete."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from onrecord.ledger import Ledger

Json = dict[str, object]
"""An object, its keys in the order in which they are written."""

_BREAKS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})
"""Characters that JSON may hold as they are, but that some readers take for the end of a line."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export: its name, and what writes it."""

    name: str
    write: Callable[[Ledger, BinaryIO], None]


def of_lines(name: str, lines: Callable[[Ledger], Iterable[str]]) -> File:
    """A text file in UTF-8; `lines` yields its pieces, line ends included."""

    def write_lines(ledger: Ledger, file: BinaryIO) -> None:
        for line in lines(ledger):
            file.write(line.encode("utf-8"))

    return File(name, write_lines)


def of_objects(name: str, objects: Callable[[Ledger], Iterable[Json]]) -> File:
    """A file with one JSON object per line."""
    return of_lines(name, lambda ledger: (f"{as_json(one)}\n" for one in objects(ledger)))


def as_json(value: object) -> str:
    """A value as JSON on one line, whatever a reader takes for the end of one."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_BREAKS)


def in_document(head: Json, key: str, items: Iterable[Json], tail: Json | None = None) -> Iterator[str]:
    """One JSON object with a long list: `head`, then `key` with an item on each line, then `tail`."""
    yield f"{as_json(head)[:-1]}{', ' if head else ''}{as_json(key)}: [\n"
    yield from _on_lines(items)
    yield f"]{', ' + as_json(tail)[1:] if tail else '}'}\n"


def in_list(items: Iterable[Json]) -> Iterator[str]:
    """One JSON array with an item on each line."""
    yield "[\n"
    yield from _on_lines(items)
    yield "]\n"


def _on_lines(items: Iterable[Json]) -> Iterator[str]:
    before = ""
    for item in items:
        yield f"{before}{as_json(item)}"
        before = ",\n"
    yield "\n" if before else ""


def write(ledger: Ledger, folder: Path, files: Iterable[File]) -> None:
    """Write the files into `folder`; see `export`. Where it fails, nothing unfinished is left there."""
    parts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ledger.snapshot():
            for file in files:
                part = folder / f".{file.name}.part"
                parts[part] = folder / file.name
                _through(ledger, part, file)
        for part, final in parts.items():
            part.replace(final)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OnrecordError(f"{folder}: the export can't be written there: {reason}") from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _through(ledger: Ledger, part: Path, file: File) -> None:
    """Write a file under a name that marks it as unfinished, through to the disk."""
    with part.open("wb") as stream:
        file.write(ledger, stream)
        stream.flush()
        os.fsync(stream.fileno())
