"""From what the user names to documents: folders, files, addresses, and lists of these."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import EmptyInput, FetchRefused, InputError, MissingInput
from onrecord.ingest.content import content
from onrecord.ingest.document import NOTHING_KNOWN, Document, Known
from onrecord.ingest.files import MANIFEST, Folder, is_folder, opened, shown, walk
from onrecord.ingest.manifest import Manifests
from onrecord.ingest.source import Source
from onrecord.ingest.storage import SCHEMES, stored
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.ingest.options import IngestOptions, Limits
    from onrecord.ingest.web import Fetcher

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def documents(inputs: Sequence[str], options: IngestOptions) -> Iterator[Document | Rejection]:
    """Every document of `inputs`, in their order; a rejection for whatever can't be read."""
    from onrecord.ingest.web import Fetcher

    manifests = Manifests(options.limits)
    with Fetcher(options.fetch) as fetcher:
        for name in _listed(inputs):
            if isinstance(name, InputError):
                yield rejection(name)
            elif (scheme := _SCHEME.match(name)) and scheme[1].lower() in SCHEMES:
                yield from _rejecting(stored(shown(name), manifests, options.limits))
            elif scheme:
                yield from _rejecting(_addressed(shown(name), scheme[1].lower(), fetcher, options.limits))
            else:
                yield from _rejecting(_named(name, manifests, options.limits))


def rejection(error: InputError) -> Rejection:
    """The error as one line of the list of what couldn't be read."""
    return Rejection(error.path, error.kind, error.reason)


def _rejecting(found: Iterator[Document | Rejection]) -> Iterator[Document | Rejection]:
    """All that is `found` until it fails, and then why."""
    try:
        yield from found
    except InputError as error:
        yield rejection(error)


def _listed(inputs: Sequence[str]) -> Iterator[str | InputError]:
    """The inputs, "-" replaced by the lines of standard input."""
    for name in inputs:
        if name != "-":
            yield name
            continue
        lines = [os.fsdecode(line.rstrip(b"\r\n")) for line in _standard_input()]
        lines = [line for line in lines if line.strip()]
        if not lines:
            yield EmptyInput("-", "standard input lists nothing to read")
        for line in lines:
            yield line if line != "-" else MissingInput("-", "can't be listed within itself")


def _standard_input() -> list[bytes]:
    stream = getattr(sys.stdin, "buffer", None)
    return list(stream) if stream else [os.fsencode(line) for line in sys.stdin]


def _named(path: str, manifests: Manifests, limits: Limits) -> Iterator[Document | Rejection]:
    """The documents of a file, or of every file in a folder; a manifest is no document itself."""
    if not is_folder(path):
        folder, name = os.path.split(path)
        if name != MANIFEST:
            yield from manifests.read(folder)
            yield from _file(path, manifests.known(path, folder), limits)
        return
    is_empty = True
    for found in walk(path):
        if isinstance(found, Folder):
            yield from manifests.read(found.path)
            continue
        is_empty = False
        if isinstance(found, InputError):
            yield rejection(found)
        else:
            yield from _rejecting(_file(found, manifests.known(found, path), limits))
    if is_empty:
        raise EmptyInput(shown(path), "is a folder with nothing to read in it")


def _file(path: str, known: Known, limits: Limits) -> Iterator[Document | Rejection]:
    with opened(path) as (file, size):
        source = Source(shown(path), b"", shown(os.path.dirname(path)), known)  # noqa: PTH120 - "./a" lies in "."
        yield from content(file, size, source, limits)


def _addressed(address: str, scheme: str, fetcher: Fetcher, limits: Limits) -> Iterator[Document | Rejection]:
    if scheme not in ("http", "https"):
        raise FetchRefused(
            address, f"its scheme is {scheme}, which is neither fetched (http, https) nor a storage"
        )
    answer = fetcher.fetch(address)
    at = urlsplit(answer.address)
    source = Source(address, b"", f"{at.scheme}://{at.netloc}", NOTHING_KNOWN, answer.charset, answer.address)
    yield from content(answer.open(), answer.size, source, limits, answer.media)
