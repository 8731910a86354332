"""Files and folders, with each way they can fail as an error that names them."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import BrokenInput, EmptyInput, InputError, MissingInput, NoAccess, NotText

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = "manifest.jsonl"

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
_MISSING = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


def shown(path: str) -> str:
    """`path` as it can be printed and stored: bytes of a name that aren't UTF-8 become U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", path)


@contextmanager
def named(path: str) -> Iterator[None]:
    """Raise an InputError that names `path` for whatever the system says against it."""
    try:
        yield
    except OSError as error:
        raise _failed(shown(path), error) from error


def _status(path: str) -> os.stat_result:
    """What the system knows of a file or folder; raises an InputError where it knows none by this name."""
    with named(path):
        try:
            return Path(path).stat()
        except ValueError as error:  # a zero byte, or half a character, in the name
            raise MissingInput(shown(path), "no file can have this name") from error


def _failed(path: str, error: OSError) -> InputError:
    if error.errno in _MISSING or isinstance(error, FileNotFoundError):  # storages give no number
        return MissingInput(path, "no such file or folder")
    if error.errno == errno.ELOOP:
        return MissingInput(path, "is a link that leads back to itself")
    if error.errno in (errno.EACCES, errno.EPERM) or isinstance(error, PermissionError):
        return NoAccess(path, "may not be read by you")
    return BrokenInput(path, f"couldn't be read ({error.strerror or error})")


def is_folder(path: str) -> bool:
    """Whether `path` is a folder; raises MissingInput or NoAccess where that can't be told."""
    return stat.S_ISDIR(_status(path).st_mode)


@contextmanager
def opened(path: str) -> Iterator[tuple[BinaryIO, int]]:
    """An open file and its size in bytes; raises an InputError where it can't be read or has nothing in it.

    Errors while the caller reads are named too.
    """
    status = _status(path)
    if not stat.S_ISREG(status.st_mode):
        raise NotText(shown(path), "is neither a file nor a folder")
    if not status.st_size:
        raise EmptyInput(shown(path), "is an empty file")
    with named(path), Path(path).open("rb") as file:
        yield file, status.st_size


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is being entered."""

    path: str


def walk(folder: str) -> Iterator[Folder | str | InputError]:
    """Every folder and file from `folder` down, sorted by name; hidden ones and manifests left out.

    Links are followed, each folder entered once. What can't be read is handed on as the error it is.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not is_folder(path):
                yield path
                continue
            status = _status(path)
            with named(path):
                names = sorted(os.listdir(path))  # noqa: PTH208 - names are joined to the folder as it was given
        except InputError as error:
            yield error
            continue
        if (place := (status.st_dev, status.st_ino)) not in seen:
            seen.add(place)
            yield Folder(path)
            kept = [name for name in names if not name.startswith(".") and name != MANIFEST]
            waiting += [os.path.join(path, name) for name in reversed(kept)]  # noqa: PTH118 - "./a" stays "./a"
