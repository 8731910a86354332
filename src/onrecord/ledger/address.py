"""Where a ledger lies: a file, or a database named by its address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Address:
    """A PostgreSQL database, as libpq takes its address; printed without its password."""

    url: str

    def __str__(self) -> str:
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return SCHEMES[0]
        named = parts.netloc.rpartition("@")
        user = named[0].partition(":")[0]
        return f"{SCHEMES[0]}{user + '@' if user else ''}{named[2]}{parts.path}"

    @property
    def stem(self) -> str:
        """What the ledger is called: its database."""
        return str(self).rpartition("/")[2] or "ledger"


Where = Path | Address


def where(name: str) -> Where:
    """What a user's word for a ledger means."""
    return Address(name) if name.startswith(SCHEMES) else Path(name)
