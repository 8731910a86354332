"""Articles that are sent: kept as they came, beside the ledger, under names that can do no harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.exceptions import HTTPException

from onrecord.ingest import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starlette.datastructures import UploadFile

_UNSAFE = re.compile(r"[^\w.+-]+")
_LONGEST = 120
"""Characters of a name that are kept; file systems take 255 bytes, and a letter may be four."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that mean a device on Windows."""


async def keep(files: Iterable[UploadFile], folder: Path, limits: Limits) -> tuple[Path, ...]:
    """Write the files that were sent into `folder`; where each lies now.

    Raises:
        HTTPException: 413 where one is larger than any article may be; then none is kept.
    """
    sent = [file for file in files if file.filename]
    for file in sent:
        if file.size is not None and file.size > limits.max_bytes:
            raise HTTPException(413, f"{file.filename}: larger than {limits.max_bytes:,} bytes")
    kept = []
    for file in sent:
        content = await file.read()
        kept.append(await to_thread.run_sync(_write, content, folder, safe_name(file.filename or "")))
    return tuple(kept)


def safe_name(name: str) -> str:
    """The last part of a name, without what a file system or shell heeds."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _UNSAFE.sub("-", last).strip(".-")
    stem, dot, ending = clean.rpartition(".")
    clean = f"{stem[: _LONGEST - 12]}{dot}{ending[:11]}" if stem else clean[:_LONGEST]
    return f"_{clean}" if not clean or _RESERVED.match(clean) or clean == "manifest.jsonl" else clean


def _write(content: bytes, folder: Path, name: str) -> Path:
    """Under that name, or with a number where it is taken by another content."""
    folder.mkdir(exist_ok=True)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while True:
        numbered = name if number == 1 else f"{stem or ending}-{number}{dot}{ending if stem else ''}"
        path = folder / numbered
        try:
            with path.open("xb") as file:
                file.write(content)
            return path
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path
            number += 1
