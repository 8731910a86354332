"""Running the server, until Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from onrecord.ledger import Ledger
from onrecord.serve.app import application

if TYPE_CHECKING:
    from onrecord.serve.serving import Serving


def run(serving: Serving) -> None:
    """Serve until the process is told to stop.

    Raises:
        LedgerError: the ledger can't be opened.
    """
    Ledger.open(serving.ledger).close()  # says what is wrong before anything is served
    uvicorn.run(
        application(serving),
        host=serving.host,
        port=serving.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )
