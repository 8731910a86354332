"""Registers looked through for the names of a ledger, and its parties made anew by what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.ingest import Register
from onrecord.pipeline.linking import relink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.ledger import Ledger
    from onrecord.link import Name
    from onrecord.model import RegisterEntry

MOST_OF_A_NAME = 2
"""Entries that are kept of a name that many bear: with two it leads to none already."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What looking came to: entries read and kept, lines that were none, parties identified."""

    entries: int
    kept: int
    skipped: int
    identified: int


def identify(ledger: Ledger, paths: Iterable[Path]) -> LookedUp:
    """Look through registers for the names in a ledger, and link it anew; what was kept before is replaced.

    The registers are streamed: what is held are the ledger's names and the entries that bear one.

    Raises:
        InputError: a register can't be read; then the ledger is as it was.
        LedgerError: the ledger can't be written to.
    """
    wanted = link.register_names(ledger.mentions())
    kept: list[RegisterEntry] = []
    read = skipped = 0
    for path in paths:
        register = Register(path)
        borne: Counter[Name] = Counter()
        for entry in register:
            read += 1
            kept += _matching(entry, wanted, borne)
        skipped += register.skipped
    ledger.keep_register(kept)
    relink(ledger)
    return LookedUp(read, len(kept), skipped, sum(bool(party.identifiers) for party in ledger.each_party()))


def _matching(entry: RegisterEntry, wanted: frozenset[Name], borne: Counter[Name]) -> Iterator[RegisterEntry]:
    """The entry with those of its names that are wanted, if it has any that isn't many others' already."""
    names = {name: printed for name, printed in link.entry_names(entry) if name in wanted}
    fresh = {name for name in names if borne[name] < MOST_OF_A_NAME}
    borne.update(names.keys())
    if fresh:
        yield replace(entry, names=tuple(names.values()))
