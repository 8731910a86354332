"""Object storage: files and folders named by address (`s3://…`), read where they lie by fsspec.

Only addresses that the user has named come here; nothing that stands in an input does.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from onrecord.errors import EmptyInput, InputError, MissingInput, NoAccess
from onrecord.ingest.content import content
from onrecord.ingest.files import MANIFEST, named
from onrecord.ingest.source import Source
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.document import Document
    from onrecord.ingest.manifest import Manifests
    from onrecord.ingest.options import Limits

SCHEMES = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory")
"""What is read so; fsspec knows more, some of which run programs or ask hosts that nobody has checked."""

_BLOCK = 1 << 16
"""Bytes handed on at once; how much is asked of the storage at once is fsspec's own choice (5 MiB)."""


def stored(address: str, manifests: Manifests, limits: Limits) -> Iterator[Document | Rejection]:
    """The documents of a stored file, or of all files under a stored folder, by name; hidden ones left out.

    Raises MissingInput where nothing is there or what fsspec needs for it isn't installed, NoAccess,
    EmptyInput, and BrokenInput where the storage fails.
    """
    system, path = _opened(address)
    with named(address):
        is_folder = system.isdir(path)
        names = sorted(system.find(path)) if is_folder else [path]
    wanted = [name for name in names if not _is_hidden(name[len(path) :] if is_folder else "")]
    articles = [name for name in wanted if not is_folder or name.rpartition("/")[2] != MANIFEST]
    if not articles:
        raise EmptyInput(address, "is a folder with nothing to read in it")
    read = set[str]()
    for name in articles:
        place = str(system.unstrip_protocol(name))
        folder = place.rpartition("/")[0]
        for above in _up_to(folder, str(system.unstrip_protocol(path)) if is_folder else folder):
            if above not in read:
                read.add(above)
                yield from _manifest(system, above, manifests)
        try:
            yield from _file(
                system, name, Source(place, b"", folder, manifests.known(place, address)), limits
            )
        except InputError as error:
            if not is_folder:
                raise
            yield Rejection(error.path, error.kind, error.reason)


def _opened(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingInput(address, "needs fsspec to be read; pip install 'onrecord[storage]'") from error
    try:
        with named(address):
            system, path = url_to_fs(address)
    except ImportError as error:
        raise MissingInput(address, f"needs another package to be read: {error}") from error
    except ValueError as error:
        raise MissingInput(address, f"is no address of a storage ({error})") from error
    return system, str(path)


def _file(system: Any, name: str, source: Source, limits: Limits) -> Iterator[Document | Rejection]:
    with named(source.path):
        size = system.size(name)
        if not size:
            raise EmptyInput(source.path, "is an empty file")
        with system.open(name, "rb") as raw, io.BufferedReader(raw, _BLOCK) as file:
            yield from content(file, int(size), source, limits)


def _manifest(system: Any, folder: str, manifests: Manifests) -> Iterator[Rejection]:
    place = f"{folder}/{MANIFEST}"
    name = system._strip_protocol(place)
    try:
        with named(place):
            if system.isfile(name):
                with system.open(name, "rb") as raw, io.BufferedReader(raw, _BLOCK) as file:
                    yield from manifests.take(folder, file)
    except NoAccess as error:
        yield Rejection(error.path, error.kind, error.reason)


def _up_to(folder: str, top: str) -> Iterator[str]:
    """The folders from `top` down to `folder`."""
    parts = folder[len(top) :].strip("/").split("/") if len(folder) > len(top) else []
    yield top
    for part in parts:
        top = f"{top}/{part}"
        yield top


def _is_hidden(below: str) -> bool:
    return any(part.startswith(".") for part in below.split("/"))
