"""Pages that change the ledger: judging, undoing, adding articles; and one that tells how far a change is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlencode

from anyio import to_thread
from fastapi import APIRouter, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.errors import UsageError
from onrecord.report import judgements
from onrecord.report.visible import in_line
from onrecord.serve.incoming import keep
from onrecord.serve.site import WHO, Site
from onrecord.serve.tasks import Add, Judge, Revoke

if TYPE_CHECKING:
    from onrecord.serve.desk import Job
    from onrecord.serve.forms import Form
    from onrecord.serve.tasks import Task

SOON_S = 2.5
"""Seconds that a change is waited for before the page that tells how far it is is shown."""
WHO_KEPT_S = 365 * 24 * 3600
_OWN_PAGE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
"""An address on this server: one that a browser can't take for another host's."""


def routes(site: Site) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)

    @router.post("/judge")
    async def judge(request: Request) -> Response:
        async with site.seals.form(request) as form:
            task = await to_thread.run_sync(_judgement, site, form)
            return await _begun(site, form, task)

    @router.post("/revoke")
    async def revoke(request: Request) -> Response:
        async with site.seals.form(request) as form:
            task = await to_thread.run_sync(_revocation, site, form)
            return await _begun(site, form, task)

    @router.get("/add")
    def adding(request: Request) -> Response:
        return site.page(request, "add.html", takes_paths=site.serving.takes_paths)

    @router.post("/add")
    async def add(request: Request) -> Response:
        async with site.seals.form(request) as form:
            named = _named(site, form)
            kept = await keep(form.files, site.serving.added, site.serving.ingest.limits)
            inputs = (*(str(path) for path in kept), *named)
            if not inputs:
                raise HTTPException(422, "nothing was chosen: send a file, or name an address")
            names = tuple(in_line(one).rpartition("/")[2] or in_line(one) for one in inputs)
            return await _begun(site, form, Add(inputs, names))

    @router.get("/changes/{number}")
    def change(request: Request, number: Annotated[int, Path(ge=1)], back: str = "/") -> Response:
        return site.page(request, "change.html", job=_job(site, number), back=own(back))

    @router.get("/changes/{number}/state")
    def state(number: Annotated[int, Path(ge=1)]) -> JSONResponse:
        job = _job(site, number)
        step = job.step
        return JSONResponse(
            {
                "state": job.state,
                "is_over": job.over.is_set(),
                "done": step.done if step else 0,
                "total": step.total if step else None,
                "path": in_line(step.path) if step else "",
                "seconds": round(job.seconds),
                "last_took": round(site.desk.last_took),
            }
        )

    return router


def _who(site: Site, form: Form) -> str:
    return form.text("who")[:80] or site.serving.who


def _judgement(site: Site, form: Form) -> Task:
    """The judgement that a form asks for.

    Raises:
        HTTPException: 422 where it isn't understood, or isn't told apart from others.
    """
    kind = form.text("kind")
    if kind not in judgements.ARGUMENTS:
        raise HTTPException(422, f"there is no judgement called {kind}")
    given = [form.text(name) for name in ("first", "second", "third")][: len(judgements.ARGUMENTS[kind])]
    if not all(given):
        raise HTTPException(422, f"{kind} needs {' and '.join(judgements.ARGUMENTS[kind])}")
    told = {"who": _who(site, form), "note": form.text("note")}
    try:
        with site.ledgers.open() as ledger:
            told["made_at"] = judgements.in_order(ledger, site.serving.clock())
            return Judge(judgements.judgement(ledger, kind, given, told))
    except UsageError as error:
        raise HTTPException(422, str(error)) from error


def _revocation(site: Site, form: Form) -> Task:
    wanted = form.text("judgement")
    with site.ledgers.open() as ledger:
        for one in ledger.judgements():
            if one.id == wanted and one.revoked_at is None:
                return Revoke(wanted, _who(site, form), site.serving.clock(), one.note)
    raise HTTPException(404, f"there is no judgement {wanted} that could be undone")


def _named(site: Site, form: Form) -> tuple[str, ...]:
    """The addresses and, where that is allowed, the paths that a form names.

    Raises:
        HTTPException: 403 where a path is named that may not be.
    """
    named = form.lines("inputs")
    for one in named:
        is_address = one.lower().startswith(("http://", "https://"))
        if not is_address and not site.serving.takes_paths:
            raise HTTPException(
                403, f"{one}: files of this machine can't be named from another one; send them"
            )
        if one == "-":
            raise HTTPException(422, "-: a server has no standard input to read from")
    return named


async def _begun(site: Site, form: Form, task: Task) -> Response:
    """The task goes to the desk, the visitor to the page that tells what came of it, or how far it is."""
    job = site.desk.take(task)
    await to_thread.run_sync(job.over.wait, SOON_S)
    back = own(form.fields.get("back", "/"))
    answer = RedirectResponse(f"/changes/{job.number}?{urlencode({'back': back})}", 303)
    if who := form.text("who")[:80]:
        answer.set_cookie(WHO, quote(who), max_age=WHO_KEPT_S, httponly=True, samesite="strict")
    return answer


def _job(site: Site, number: int) -> Job:
    job = site.desk.job(number)
    if job is None:
        raise HTTPException(
            404, f"this server knows no change {number} (any more); what was judged is listed"
        )
    return job


def own(address: str) -> str:
    """The address where it is one of ours, or else the first page's."""
    return address if _OWN_PAGE.fullmatch(address) else "/"
