"""Templates: where they lie, what they may call, and that everything in them is escaped."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2

from onrecord.report import marks, wording
from onrecord.report.dates import in_words
from onrecord.report.disputes import by_issue
from onrecord.report.views.claims import LOOSE
from onrecord.report.views.front import readable
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from onrecord.report.addresses import Addresses


_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def environment(to: Addresses, *, whole: bool = False) -> jinja2.Environment:
    """The environment of the page's templates, with `to` for the links in them.

    Where a line's words stand elsewhere on the page, only its number is written, unless `whole`.

    `views/NAME.html` holds a macro for each view, which takes the frozen noun that it draws. Everything is
    escaped that isn't `Markup`; a name that isn't there is an error.
    """
    found = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters.update(
        inert=marks.inert, line=in_line, shorten=wording.shorten, tags=wording.tags, carried=wording.carried
    )
    found.filters["without"] = lambda text, start: text.removeprefix(start)
    found.globals.update(
        to=to,
        whole=whole,
        count=wording.count,
        named=wording.NAMED,
        reach=wording.reach,
        outlets=wording.outlets,
        publication=wording.publication,
        kinds=wording.KINDS,
        conflict_kinds=wording.CONFLICTS,
        stances=wording.STANCES,
        leanings=wording.LEANINGS,
        loose=LOOSE,
        loosely=wording.LOOSELY,
        told_loose=wording.loose,
        stances_of_many=wording.STANCES_OF_MANY,
        echo_kinds=wording.ECHOES,
        origin_sorts=wording.ORIGINS,
        precisions=wording.PRECISIONS,
        body=marks.body,
        readable=readable,
        by_issue=by_issue,
        in_words=in_words,
    )
    return found


def source(name: str) -> str:
    """The text of a template, style or script; a template without its indentation, for the page's size."""
    text = files("onrecord.report").joinpath("templates", name).read_text("utf-8")
    return _INDENT.sub("", text) if name.endswith(".html") else text
