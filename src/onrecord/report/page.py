"""The account as one HTML file that opens from a stick: no network, no library, nothing in it that can act
but our own script, which a content security policy names by its hash."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.report import wording
from onrecord.report.addresses import Anchors
from onrecord.report.lines import heading
from onrecord.report.pictures.flow import DESK, PHONE, flow
from onrecord.report.pictures.lanes import lanes
from onrecord.report.pictures.map import map_of
from onrecord.report.templating import environment, source
from onrecord.report.views.front import TOLD, front
from onrecord.report.views.positions import matrix
from onrecord.report.views.sources import sources
from onrecord.report.views.timeline import timeline
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.model import Statement
    from onrecord.report.account import Account, Clipping, Speaker
    from onrecord.report.told import Told

VIEWS = (
    ("front", "Front page"), ("timeline", "Timeline"), ("conflicts", "Conflicts"), ("positions", "Positions"),
    ("claims", "Claims"), ("sources", "Sources"), ("map", "Map"), ("statements", "Statements"),
    ("articles", "Articles"),
)  # fmt: skip
"""The views in the order of the page: anchors, and what they are called."""
WIDTHS = (("for-desk", 1100), ("for-phone", 360))
"""Pictures are laid out for two widths (pixels), so that their words can be read on either."""
MAP_SIZES = {"for-desk": (1100, 616), "for-phone": (360, 330)}
"""Widths and heights of the map."""
FLOWS = {"for-desk": DESK, "for-phone": PHONE}
"""Layouts of the sources."""
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
    party: str | None = None

    def is_home(self, told: Told) -> bool:
        """Whether a statement's card here is the one that links lead to: it stands under each who speaks."""
        return told.speaker.party == self.party

    @property
    def dated(self) -> list[Told]:
        """By when they were said; what isn't dated comes last."""
        return sorted(self.told, key=lambda one: (_when(one.statement), one.number))


def page(account: Account, title: str) -> str:
    """The whole page; the same account and title give the same characters."""
    css, script = source("page.css") + source("views.css"), source("page.js")
    when, who = timeline(account.lines), sources(account.told, account.echoes)
    suspected = {one.article: one for one in account.suspicions}
    template = environment(Anchors(account)).get_template("page.html")
    return template.render(
        account=account,
        title=in_line(title),
        views=VIEWS,
        front=front(account),
        limit=TOLD,
        timeline=when,
        lanes={of: lanes(when, width) for of, width in WIDTHS},
        matrix=matrix(account.tracks),
        sources=who,
        flows={of: flow(who, layout) for of, layout in FLOWS.items()},
        maps={of: map_of(account.places.placed, *MAP_SIZES[of]) for of, _ in WIDTHS},
        groups=tuple(_groups(account)),
        outlet_keys={o.name if o.is_named else None: str(i + 1) for i, o in enumerate(account.outlets)},
        numbers={told.statement.id: told.number for told in account.told},
        claims_of={id: claimed for claimed in reversed(account.claims) for id, _ in claimed.claim.statements},
        shown=_shown(account),
        suspected=suspected,
        suspected_titles=[
            (suspected[clipping.article.id], heading(clipping.article))
            for clipping in account.clippings
            if clipping.article.id in suspected
        ],
        folder=in_line(account.folder),
        acts=_acts(account),
        css=Markup(css),
        script=Markup(script),
        policy=_policy(css, script),
    )


def _shown(account: Account) -> Callable[[Clipping], tuple[Told, ...]]:
    """Which statements are marked in an article: those of others, and of its own those that a view tells."""
    told = [one for claimed in account.claims for one in claimed.lines]
    disputes = (*account.disputes, *account.conflicts.settled)
    told += [one for d in disputes for pair in (d, *d.rest) for one in (pair.a, pair.b)]
    told += [step.told for track in account.tracks for step in track.steps]
    told += [one for spot in account.places.placed + account.places.unplaced for one in spot.lines]
    wanted = {one.statement.id for one in told}

    def shown(clipping: Clipping) -> tuple[Told, ...]:
        own = (o for o in clipping.asserted if o.statement.id in wanted or o.statement.about.when)
        return clipping.told + tuple(own)

    return shown


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
    numbers = speaker.articles, speaker.outlets
    return Group(key, speaker.name, kind, speaker.told, *numbers, because, speaker.party.id)


def _acts(account: Account) -> list[tuple[str, int]]:
    """The acts that occur, the commonest first, with how often."""
    numbers: dict[str, int] = {}
    for told in account.told:
        numbers[told.statement.act] = numbers.get(told.statement.act, 0) + 1
    return sorted(numbers.items(), key=lambda act: (-act[1], act[0]))


def _when(statement: Statement) -> tuple[str, str]:
    said = statement.said
    return said.start or said.end or "9999", said.end or "9999"
