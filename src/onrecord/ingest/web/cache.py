"""Answers kept in a folder, so that an address asked again need only say that nothing changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import msgspec

from onrecord.ingest.web.answer import Answer


class Cache:
    """A folder of answers by address; `folder` None keeps none. What can't be written or read isn't kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, address: str) -> Answer | None:
        """The answer kept for `address`, if it is whole."""
        if self._folder is None:
            return None
        try:
            packed = self._place(self._folder, address).read_bytes()
            check, _, rest = packed.partition(b"\n")
            if hashlib.sha256(rest).hexdigest().encode() != check:
                return None
            head, _, body = rest.partition(b"\n")
            return replace(msgspec.json.decode(head, type=Answer), data=body)
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, address: str, answer: Answer) -> None:
        """Keep `answer`, if the server gave it a mark by which to ask whether it changed."""
        if self._folder is None or not (answer.etag or answer.last_modified):
            return
        rest = msgspec.json.encode(replace(answer, data=b"")) + b"\n" + answer.data
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest)
            Path(name).replace(self._place(self._folder, address))

    @staticmethod
    def _place(folder: Path, address: str) -> Path:
        return folder / f"{hashlib.sha256(address.encode()).hexdigest()}.answer"
