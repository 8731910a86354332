"""Answers that tell what is wrong: `application/problem+json` (RFC 9457) to programs, a page to people."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord.errors import LedgerError, LedgerLocked, LedgerMissing, UnknownId
from onrecord.report.visible import in_line
from onrecord.serve.look import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Scope

MEDIA = "application/problem+json"
API = "/api/"
TITLES = {
    401: "A token is asked for", 403: "This isn’t allowed", 404: "There is nothing here",
    422: "That can’t be done", 500: "Something went wrong", 503: "Not just now",
}  # fmt: skip
"""What people are told in place of the phrases of HTTP."""


def problem(scope: Scope, status: int, detail: str, wrong: Sequence[dict[str, str]] = ()) -> Response:
    """The answer to a request that can't be served; `wrong` are parameters with what is wrong with each."""
    title = HTTPStatus(status).phrase
    if scope["path"].startswith(API):
        body = {"type": "about:blank", "title": title, "status": status, "detail": in_line(detail)}
        return JSONResponse(body | ({"errors": list(wrong)} if wrong else {}), status, media_type=MEDIA)
    shown = in_line(detail)
    details = [
        shown[:1].upper() + shown[1:],
        *(in_line(f"{one['parameter']}: {one['reason']}") for one in wrong),
    ]
    about = {"status": status, "details": details, "is_form": scope["method"] == "POST" and status == 422}
    return HTMLResponse(render("problem.html", title=TITLES.get(status, title), **about), status)


def status_of(error: LedgerError) -> int:
    """The HTTP status that says what befell the ledger."""
    if isinstance(error, UnknownId):
        return 404
    return 503 if isinstance(error, LedgerLocked | LedgerMissing) else 500
