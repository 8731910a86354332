"""Our templates: everything is escaped, a name that isn't there is an error, and words come from `report`."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from onrecord.report import dates, marks, templating, wording
from onrecord.report.views.claims import LOOSE
from onrecord.report.visible import in_line

STATIC = {
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "views.css": "text/css; charset=utf-8",
}
"""The files that a page may load, each with its type."""


def render(template: str, **values: Any) -> str:
    """A page."""
    return environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates with what they may use."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        inert=marks.inert,
        line=in_line,
        shorten=wording.shorten,
        reason=wording.reason,
        tags=wording.tags,
        when=dates.in_words,
    )
    made.filters["last_part"] = lambda path: path.rpartition("/")[2]
    made.filters["code"] = _code
    made.filters["within"] = lambda text: quote(text, safe="")
    made.globals.update(
        count=wording.count,
        reach=wording.reach,
        body=marks.body,
        kinds=wording.KINDS,
        leanings=wording.LEANINGS,
        loose=LOOSE,
        loosely=wording.LOOSELY,
        told_loose=wording.loose,
        differ=wording.CONFLICTS,
        counted=wording.COUNTED,
        disagreements=wording.disagreements,
        further=wording.further,
        came_out=wording.came_out,
        mark=mark_of,
    )
    return made


@lru_cache(maxsize=len(STATIC))
def static(name: str) -> bytes:
    """The bytes of one of `STATIC`; raises KeyError for any other name."""
    if name not in STATIC:
        raise KeyError(name)
    if name == "views.css":  # the dossier's, whose views are drawn here too
        return templating.source(name).encode("utf-8")
    return files("onrecord.serve").joinpath("static", name).read_bytes()


@lru_cache(maxsize=len(STATIC))
def mark_of(name: str) -> str:
    """What changes with a file's bytes, so that a browser may keep the file for as long as it likes."""
    return hashlib.sha256(static(name)).hexdigest()[:16]


def source(name: str) -> str:
    """The text of one of our templates; raises FileNotFoundError."""
    return files("onrecord.serve").joinpath("templates", name).read_text("utf-8")


def _code(text: str) -> Markup:
    """Words of ours in which `what stands between accents` is code."""
    parts = text.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(p) if n % 2 else p for n, p in enumerate(parts))


def _source(name: str) -> str | None:
    file = files("onrecord.serve").joinpath("templates", name)
    return file.read_text("utf-8") if file.is_file() else None
