"""`manifest.jsonl`: what is known of a folder's files beside what they print."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from onrecord.errors import EmptyInput, InputError
from onrecord.ingest.document import NOTHING_KNOWN, Known
from onrecord.ingest.files import MANIFEST, named, opened, shown
from onrecord.ingest.given import published
from onrecord.ingest.lines import lines
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.options import Limits


class _Row(msgspec.Struct):
    path: str
    published: Any = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


class Manifests:
    """The manifests of all folders met so far, each read once; the nearest above a file speaks for it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rows: dict[str, dict[str, Known]] = {}

    def read(self, folder: str) -> Iterator[Rejection]:
        """Read the manifest of `folder`, where it has one; a rejection for each row that can't be used."""
        if _key(folder) in self._rows:
            return
        known = self._rows[_key(folder)] = {}
        path = os.path.join(folder, MANIFEST)  # noqa: PTH118 - "./a" stays "./a"
        try:
            with named(path):
                if not Path(path).is_file():
                    return
            with opened(path) as (file, _):
                yield from self._take(known, file, path)
        except EmptyInput:
            return
        except InputError as error:
            yield Rejection(error.path, error.kind, error.reason)

    def take(self, folder: str, file: BinaryIO) -> Iterator[Rejection]:
        """Read the manifest of `folder` from an open file; a rejection for each row that can't be used."""
        known = self._rows.setdefault(_key(folder), {})
        yield from self._take(known, file, f"{folder}/{MANIFEST}")

    def _take(self, known: dict[str, Known], file: BinaryIO, path: str) -> Iterator[Rejection]:
        for number, line in enumerate(lines(file, self._limits.max_bytes), 1):
            if line is None or line.strip():
                yield from _put(known, line, f"{shown(path)}:{number}")

    def known(self, path: str, top: str) -> Known:
        """What the manifests from the folder of `path` up to `top` say of it; `read` comes first."""
        folder, name = os.path.split(path)
        while True:
            rows = self._rows.get(_key(folder), {})
            if found := rows.get(posixpath.normpath(name)):
                return found
            if len(_key(folder)) <= len(_key(top)):
                return NOTHING_KNOWN
            folder, last = os.path.split(_key(folder))
            name = posixpath.join(last, name)


def _key(folder: str) -> str:
    """`folder` without the slash that a user may put at its end."""
    return folder.rstrip("/") or folder[:1]


def _put(known: dict[str, Known], line: str | None, place: str) -> Iterator[Rejection]:
    """Enter one row; the first row for a file stands, a second that says otherwise is rejected."""
    if line is None:
        yield Rejection(place, "TooLarge", "is a longer row than the limits allow")
        return
    try:
        row = msgspec.json.decode(line, type=_Row)
    except (msgspec.DecodeError, RecursionError) as error:
        yield Rejection(place, "BrokenInput", f"is no manifest row ({error})")
        return
    interval, why = published(row.published, MANIFEST)
    fact = Known(title=row.title, outlet=row.outlet, url=row.url, published=interval, published_why=why)
    name = posixpath.normpath(row.path.replace("\\", "/"))
    if known.setdefault(name, fact) != fact:
        yield Rejection(place, "BrokenInput", f"says otherwise of {row.path} than a row before it")
