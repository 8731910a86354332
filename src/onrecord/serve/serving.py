"""How a ledger is served: on which address, to whom, and who is taken to be the one who judges."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.serve.incoming import safe_name

if TYPE_CHECKING:
    from onrecord.ingest import IngestOptions
    from onrecord.ledger import Where

LEAST_TOKEN = 16
"""Characters of a token that somebody chose: fewer could be tried out."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What to serve, and how.

    `token` is asked of everybody where it isn't empty. `clock` gives the time (ISO 8601, UTC) of a judgement,
    `who` the name that is offered as its maker. `added` is the folder in which articles are kept that come in
    through the application. `takes_paths` lets files of this machine be named instead of sent.
    """

    ledger: Where
    ingest: IngestOptions
    clock: Callable[[], str]
    who: str = "somebody"
    host: str = "127.0.0.1"
    port: int = 8600
    token: str = field(default="", repr=False)

    @property
    def added(self) -> Path:
        """Beside the ledger (for one in a database: where the server was started), and named after it."""
        name = f"{safe_name(self.ledger.stem)}-added"
        return self.ledger.with_name(name) if isinstance(self.ledger, Path) else Path(name)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def takes_paths(self) -> bool:
        """Whether a file of this machine may be read by its path: only for whoever sits at it."""
        return self.is_local

    @property
    def hosts(self) -> frozenset[str] | None:
        """The names by which it may be called; None for any.

        On loopback a page of a stranger could otherwise reach it by a name of the stranger's that is made to
        lead to this machine.
        """
        return (
            frozenset({"localhost", "127.0.0.1", "[::1]", _bracketed(self.host)}) if self.is_local else None
        )

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{_bracketed(self.host)}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether a host leads to this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def need_token(host: str, token: str) -> None:
    """Do nothing where a token is good enough for a host.

    Raises:
        UsageError: the host can be reached from elsewhere and there is none, or it is too short.
    """
    if not token and not is_loopback(host):
        raise UsageError(f"{host} can be reached from other machines; that needs a token")
    if token and len(token) < LEAST_TOKEN:
        raise UsageError(f"the token is too short; {LEAST_TOKEN} characters at least")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
