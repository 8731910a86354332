"""Copies of a ledger: whole, of one moment, made while others write, and never half there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import LedgerError
from onrecord.ledger.address import Address
from onrecord.ledger.sqlite import copy_to, open_to_read

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger.address import Where


def back_up(path: Where, to: Path, *, replace: bool = False) -> None:
    """Copy the ledger at `path` to `to`, whatever another program writes meanwhile.

    Raises what `open_to_read` raises, and LedgerError where `to` is there already (unless `replace`), is the
    ledger itself, or can't be written.
    """
    if isinstance(path, Address):
        raise LedgerError(f"{path}: PostgreSQL has its own programs for copies; use pg_dump")
    if to.is_dir():
        raise LedgerError(f"{to}: is a folder; name the file that the copy is to be")
    if not to.parent.is_dir():
        raise LedgerError(f"{to}: can't be made, there is no folder {to.parent}")
    if to.exists() and (to.samefile(path) or not replace):
        reason = (
            "is the ledger itself"
            if to.samefile(path)
            else "is there already; --replace puts it in its place"
        )
        raise LedgerError(f"{to}: {reason}")
    store = open_to_read(path)
    try:
        copy_to(store, to)
    except OSError as error:
        raise LedgerError(f"{to}: can't be written: {error.strerror or error}") from error
    finally:
        store.close()
