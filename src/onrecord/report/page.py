"""The account as one HTML file that opens from a stick: no network, no library, nothing in it that can act
but our own script, which a content security policy names by its hash."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from onrecord.report import marks, wording
from onrecord.report.account import telling
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Statement
    from onrecord.report.account import Account, Speaker
    from onrecord.report.told import Told

LEADING = 6
"""Parties in the brief on top of the page."""
EXCERPT = 150
"""Characters of a statement shown there."""
NOBODY = "0"
"""The party key of statements whose speaker isn't settled."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading; `key` is what the party filter calls them."""

    key: str
    name: str
    kind: str
    told: tuple[Told, ...]
    articles: int
    outlets: int
    because: tuple[str, ...] = ()

    @property
    def first(self) -> Told:
        """The most telling one."""
        return min(self.told, key=telling)

    @property
    def dated(self) -> list[Told]:
        """By when they were said; what isn't dated comes last."""
        return sorted(self.told, key=lambda one: (_when(one.statement), one.number))


def page(account: Account, title: str) -> str:
    """The whole page; the same account and title give the same characters."""
    css, script = _source("page.css"), _source("page.js")
    groups = tuple(_groups(account))
    return (
        _environment()
        .get_template("page.html")
        .render(
            account=account,
            title=in_line(title),
            groups=groups,
            leading=[group for group in groups if group.key != NOBODY][:LEADING],
            outlet_keys={o.name if o.is_named else None: str(i + 1) for i, o in enumerate(account.outlets)},
            numbers={told.statement.id: told.number for told in account.told},
            folder=in_line(account.folder),
            acts=_acts(account),
            excerpt=EXCERPT,
            css=Markup(css),
            script=Markup(script),
            policy=_policy(css, script),
        )
    )


def _environment() -> jinja2.Environment:
    """Everything is escaped but our own style and script; a name that isn't there is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(inert=marks.inert, line=in_line, shorten=wording.shorten, tags=wording.tags)
    environment.filters["without"] = lambda text, start: text.removeprefix(start)
    environment.globals.update(
        count=wording.count,
        reach=wording.reach,
        outlets=wording.outlets,
        publication=wording.publication,
        body=marks.body,
    )
    return environment


def _source(name: str) -> str:
    return files("onrecord.report").joinpath("templates", name).read_text("utf-8")


def _policy(css: str, script: str) -> str:
    """Nothing may load or run but this style and this script."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(css)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _groups(account: Account) -> Iterator[Group]:
    for i, speaker in enumerate(account.speakers):
        yield _group(str(i + 1), speaker)
    if account.unresolved:
        articles = {one.statement.article for one in account.unresolved}
        outlets = {one.outlet for one in account.unresolved if one.outlet}
        name = "Speaker not settled by the text"
        yield Group(NOBODY, name, "", account.unresolved, len(articles), len(outlets))


def _group(key: str, speaker: Speaker) -> Group:
    kind = wording.KINDS.get(speaker.party.kind, speaker.party.kind)
    because = speaker.party.merged_because
    return Group(key, speaker.name, kind, speaker.told, speaker.articles, speaker.outlets, because)


def _acts(account: Account) -> list[tuple[str, int]]:
    """The acts that occur, the commonest first, with how often."""
    numbers: dict[str, int] = {}
    for told in account.told:
        numbers[told.statement.act] = numbers.get(told.statement.act, 0) + 1
    return sorted(numbers.items(), key=lambda act: (-act[1], act[0]))


def _when(statement: Statement) -> tuple[str, str]:
    said = statement.said
    return said.start or said.end or "9999", said.end or "9999"
