"""Whether two machines read alike: the same onrecord, byte for byte, by the same libraries."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

LIBRARIES = ("onrecord", "anyascii", "numpy", "onnxruntime", "tokenizers")
"""Whose version may show in what is read: `language` and `extract` import no others."""
FILES = "files of onrecord"


@cache
def alike() -> dict[str, str]:
    """What has to be the same on two machines that read one ledger, by name (0.2 s, once in a process).

    Python's version counts with major and minor number: tables of characters differ between these.
    """
    return {
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: metadata.version(name) for name in LIBRARIES},
        FILES: _digest(),
    }


def differences(theirs: Mapping[str, str]) -> tuple[str, ...]:
    """What this process has otherwise than another one's `alike`, as "numpy 1.26.4 and not 2.1.0"."""
    ours = alike()
    return tuple(_told(name, ours[name], other) for name, other in theirs.items() if ours.get(name) != other)


def _told(name: str, ours: str, theirs: str) -> str:
    return "other files of the same version" if name == FILES else f"{name} {ours} and not {theirs}"


def _digest() -> str:
    """Of all that the package holds: code, word lists, models, gazetteer."""
    found = hashlib.blake2b(digest_size=16)
    for name, file in sorted(_files(files("onrecord"), "")):
        content = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
        found.update(name.encode() + b"\0" + content)
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for one in folder.iterdir():
        below = f"{name}/{one.name}"
        if one.is_dir():
            if one.name != "__pycache__":
                yield from _files(one, below)
        elif not one.name.endswith(".pyc"):
            yield below, one
