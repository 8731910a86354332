"""The application: pages, API and static files behind one guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord import __version__
from onrecord.errors import LedgerError, UnknownId
from onrecord.serve import look
from onrecord.serve.api import described
from onrecord.serve.api import routes as api
from onrecord.serve.api.tagged import Tagged
from onrecord.serve.desk import Start, spawned
from onrecord.serve.guard import SESSION, Guard, is_same, session_of
from onrecord.serve.pages import changing, lists, pictures, views
from onrecord.serve.problem import problem, status_of
from onrecord.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from onrecord.serve.serving import Serving

THREADS = 12
"""Requests that are answered at once: more would only take the time from one another."""
FOR_GOOD = "public, max-age=31536000, immutable"


def application(serving: Serving, start: Start = spawned) -> FastAPI:
    """The application that serves a ledger; `start` gives the worker that changes it."""
    site = Site(serving, start)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - FastAPI's signature
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        site.ledgers.start()
        try:
            yield
        finally:
            await to_thread.run_sync(site.desk.close)
            site.ledgers.stop()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    _tell_problems(app)
    for router in (
        views.routes(site),
        lists.routes(site),
        changing.routes(site),
        pictures.routes(site),
        api.routes(site),
    ):
        app.include_router(router)
    _describe(app, site)
    _serve_static(app)
    _take_tokens(app, site)
    app.add_middleware(Tagged)
    app.add_middleware(Guard, serving=serving)
    return app


def _describe(app: FastAPI, site: Site) -> None:
    """The API's description, for programs and for people."""

    @app.get(described.OPENAPI, include_in_schema=False)
    def openapi() -> JSONResponse:
        return JSONResponse(described.description(app))

    @app.get(described.PAGE, include_in_schema=False)
    def page(request: Request) -> Response:
        told = described.description(app)
        return site.page(
            request,
            "api.html",
            description=told["info"]["description"],
            operations=described.operations(told),
            openapi=described.OPENAPI,
        )


def _tell_problems(app: FastAPI) -> None:
    """Whatever goes wrong is told in words, to a program as problem+json."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        answer = problem(request.scope, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> Response:
        wrong = [
            {"parameter": str(one["loc"][-1]) if one["loc"] else "", "reason": one["msg"]}
            for one in error.errors()
        ]
        return problem(request.scope, 422, "the request isn't understood", wrong)

    @app.exception_handler(LedgerError)
    def failed(request: Request, error: LedgerError) -> Response:
        is_known = not isinstance(error, UnknownId)
        told = str(error) if is_known else f"this ledger {str(error).rpartition(': ')[2]}"
        return problem(request.scope, status_of(error), told)


def _serve_static(app: FastAPI) -> None:
    @app.get("/static/{mark}/{name}", include_in_schema=False)
    def static(mark: str, name: str) -> Response:
        if name not in look.STATIC or mark != look.mark_of(name):
            raise HTTPException(404, f"there is no {name} here")
        return Response(look.static(name), media_type=look.STATIC[name], headers={"cache-control": FOR_GOOD})


def _take_tokens(app: FastAPI, site: Site) -> None:
    @app.get("/enter", include_in_schema=False)
    def enter(request: Request, to: str = "/", token: str = "") -> Response:
        if token:
            return _entered(site, token, to)
        return site.page(request, "enter.html", to=changing.own(to), is_wrong=False)

    @app.post("/enter", include_in_schema=False)
    async def given(request: Request) -> Response:
        async with site.seals.form(request) as form:
            return _entered(site, form.text("token"), form.fields.get("to", "/"))


def _entered(site: Site, token: str, to: str) -> Response:
    expected = site.serving.token
    if not expected or not is_same(token, expected):
        raise HTTPException(401, "that isn't the token; it stands where the server was started")
    answer = RedirectResponse(changing.own(to), 303)
    answer.set_cookie(SESSION, session_of(expected), httponly=True, samesite="strict")
    return answer
