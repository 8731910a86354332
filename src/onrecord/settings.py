"""How the program is set: one frozen dataclass, built once by the command line, its parts passed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.ingest import FetchPolicy, IngestOptions, Limits
from onrecord.ledger import Where  # noqa: TC001 - as above
from onrecord.pipeline import BATCH


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that a command may set, with its default.

    `ledger` is the file that is written or read, `batch` the number of articles to a transaction, `workers`
    the number of processes that read, `scheduler` the address of a Dask scheduler whose workers read instead.
    """

    ledger: Where = Path("onrecord.db")
    limits: Limits = field(default_factory=Limits)
    fetch: FetchPolicy = field(default_factory=FetchPolicy)
    batch: int = BATCH
    workers: int = 1
    scheduler: str | None = None

    @property
    def ingest(self) -> IngestOptions:
        """What the `ingest` room needs of it."""
        return IngestOptions(limits=self.limits, fetch=self.fetch)
