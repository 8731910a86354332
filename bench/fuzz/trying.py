"""What tries one input on its parser: it becomes articles that hold together, or an error of our own."""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.ingest.article import article
from onrecord.ingest.content import content
from onrecord.ingest.document import Document
from onrecord.ingest.files import MANIFEST
from onrecord.ingest.manifest import Manifests
from onrecord.ingest.options import Limits
from onrecord.ingest.source import Source
from onrecord.ingest.survey import survey
from onrecord.ledger import read_file, write_file

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS = Limits(max_bytes=1_000_000, max_unpacked=2_000_000, max_chars=500_000)
SLOW_S = 5.0
"""Processor seconds past which an input of a few kilobytes counts as lost: it has exploded."""


def check_content(name: str, data: bytes) -> str:
    """Read `data` as the file `name` and make articles of it; what came of it, in a word.

    Raises AssertionError where an article doesn't hold together, and whatever the parser lets through.
    """
    kinds = set()
    try:
        found = list(content(io.BytesIO(data), len(data), Source(name, b"", "pile"), LIMITS))
    except InputError as error:
        return f"refused: {error.kind}"
    documents = [one for one in found if isinstance(one, Document)]
    around = survey(documents)
    for document in documents:
        made = article(document, around)
        assert made.text == document.text
        assert all(0 <= one.span.start < one.span.end <= len(made.text) for one in made.regions)
        spans = [one.span for one in made.published_basis if one.span]
        assert all(one.end <= len(made.text) for one in spans)
        kinds.add("read")
    return "read" if kinds else "refused: one by one"


def check_manifest(_: str, data: bytes) -> str:
    """Read `data` as the manifest of a folder; nothing outside the folder may come of it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MANIFEST).write_bytes(data)
        manifests = Manifests(LIMITS)
        refused = list(manifests.read(folder))
        manifests.known(f"{folder}/a.txt", folder)
    return f"refused: {refused[0].kind}" if refused else "read"


def check_judgements(name: str, data: bytes) -> str:
    """Read `data` as a file of judgements; what is understood is written and read back the same."""
    try:
        found = read_file(data.decode("utf-8", "replace"), name)
    except InputError as error:
        return f"refused: {error.kind}"
    assert read_file(write_file(found), name) == found
    return "read"


def checker(name: str) -> Callable[[str, bytes], str]:
    """What tries an input of this name."""
    if name == "api":
        from bench.fuzz.asking import check_api

        return check_api
    return {"manifest.jsonl": check_manifest, "judgements.txt": check_judgements}.get(name, check_content)


def tried(name: str, data: bytes) -> str:
    """What came of one input; raises AssertionError where it took far too long."""
    began = time.process_time()
    outcome = checker(name)(name, data)
    took = time.process_time() - began
    assert took < SLOW_S, f"took {took:.1f} s for {len(data)} bytes"
    return outcome
