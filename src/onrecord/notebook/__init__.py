"""A ledger in a notebook: frames to compute with, and lines and pictures that show themselves.

`onrecord.Ledger("story.db")` is this module's. It reads only; each call opens the ledger anew, so what others
change is seen at the next call.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.ledger import Ledger as Opened
from onrecord.ledger import StatementQuery, browse, browse_conflicts, browse_links, where
from onrecord.ledger.browse import Window
from onrecord.ledger.browse_conflicts import ConflictQuery
from onrecord.ledger.browse_links import ClaimQuery
from onrecord.notebook.frames import article_row, claim_rows, conflict_rows, frame, row
from onrecord.notebook.shown import Line, Lines, Picture, picture
from onrecord.report import listing
from onrecord.report.account import account
from onrecord.report.find import find_party
from onrecord.report.pictures.flow import flow
from onrecord.report.pictures.lanes import lanes
from onrecord.report.pictures.map import map_of
from onrecord.report.views.sources import sources
from onrecord.report.views.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pandas as pd

    from onrecord.model import Act

_ALL = Window(0, 2**31)
"""The whole of a list: a frame holds what fits memory."""
_WIDTH = 1100
"""Pixels of a picture, as wide as a notebook's cell."""


class Ledger:
    """A ledger, by its file or the address of its database.

    Raises:
        LedgerError: it can't be opened; at once, and not at the first question.
    """

    def __init__(self, path: str | Path) -> None:
        self._where = where(str(path))
        with self._opened():
            pass

    def __repr__(self) -> str:
        return f"Ledger({str(self._where)!r})"

    def _repr_html_(self) -> str:
        """A notebook's view of it: how many of what it holds."""
        rows = Markup("").join(
            Markup("<tr><th>{}</th><td>{:,}</td></tr>").format(name, number)
            for name, number in self.counts().items()
        )
        return f"<table><caption>{escape(str(self._where))}</caption>{rows}</table>"

    def counts(self) -> dict[str, int]:
        """How many of what it holds."""
        with self._opened() as ledger:
            return asdict(ledger.counts())

    def statements(
        self,
        words: str | None = None,
        *,
        party: str | None = None,
        act: Act | None = None,
        outlet: str | None = None,
        said_from: str | None = None,
        said_to: str | None = None,
        own: bool = False,
    ) -> pd.DataFrame:
        """Statements as the articles came out, one a row; `own` takes in the articles' own assertions.

        `party` is a name in any spelling, or an id. Raises UsageError where no party or several are meant.
        """
        with self._opened() as ledger:
            query = StatementQuery(
                party=find_party(ledger, party).id if party else None,
                about=words,
                said_from=said_from,
                said_to=said_to,
                attributed_only=not own,
                acts=(act,) if act else (),
                outlet=outlet,
            )
            return frame("statements", map(row, listing.tell_each(ledger, ledger.statements(query))))

    def articles(self, words: str | None = None, *, outlet: str | None = None) -> pd.DataFrame:
        """Articles as they came out."""
        with self._opened() as ledger:
            found = browse.articles(ledger, _ALL, words, outlet).items
        return frame("articles", map(article_row, found))

    def parties(self, name: str | None = None, *, silent: bool = False) -> pd.DataFrame:
        """Parties, those first that speak in most articles; `silent` takes in those that say nothing."""
        with self._opened() as ledger:
            found = browse.parties(ledger, _ALL, name, silent=silent).items
        return frame("parties", map(asdict, found))

    def claims(
        self,
        words: str | None = None,
        *,
        party: str | None = None,
        min_origins: int = 1,
        denied: bool = False,
    ) -> pd.DataFrame:
        """Claims, those of most independent origins first, each with the words that stand for it."""
        with self._opened() as ledger:
            whose = find_party(ledger, party).id if party else None
            query = ClaimQuery(words, whose, min_origins, denied)
            found = browse_links.claims(ledger, query, _ALL).items
            return frame("claims", claim_rows(ledger, found))

    def conflicts(
        self, words: str | None = None, *, party: str | None = None, status: str | None = "open"
    ) -> pd.DataFrame:
        """Conflicts, those first of which linking is surest; `status` None takes in superseded ones."""
        with self._opened() as ledger:
            whose = find_party(ledger, party).id if party else None
            query = ConflictQuery(status, None, words, whose)
            found = browse_conflicts.conflicts(ledger, query, _ALL).items
            return frame("conflicts", conflict_rows(ledger, found))

    def positions(self, party: str | None = None, *, turned: bool = False) -> pd.DataFrame:
        """Positions, those that turned most often first."""
        with self._opened() as ledger:
            whose = find_party(ledger, party).id if party else None
            found = browse_links.positions(ledger, _ALL, whose, turned_only=turned).items
            rows = [{**asdict(one), "name": ledger.party(one.party).name} for one in found]
        return frame("positions", rows)

    def statement(self, id: str) -> Line:
        """A statement that shows itself; raises UnknownId."""
        with self._opened() as ledger:
            return Line(next(iter(listing.tell_each(ledger, [ledger.statement(id)]))))

    def claim(self, id: str) -> Lines:
        """All statements of a claim, with their stances; raises UnknownId."""
        with self._opened() as ledger:
            found = browse_links.claim(ledger, id)
            title = f"{found.origins} independent origins, {found.outlets} outlets"
            return Lines(title, tuple(_stanced(ledger, found.statements)))

    def position(self, id: str) -> Lines:
        """All statements of a position in their order, with their stances; raises UnknownId."""
        with self._opened() as ledger:
            found = browse_links.position(ledger, id)
            title = f"{ledger.party(found.party).name} on {found.issue}"
            track = [(entry.statement, entry.stance) for entry in found.track]
            return Lines(title, tuple(_stanced(ledger, track)))

    def timeline(self) -> Picture:
        """When things were said, and when what they are about happens."""
        with self._opened() as ledger:
            told = account(ledger)
        drawn = lanes(timeline(told.lines), _WIDTH)
        return picture(told, "timeline", "picture.picture(drawn, 'for-desk')", drawn)

    def sources(self) -> Picture:
        """Who has it from whom."""
        with self._opened() as ledger:
            told = account(ledger)
        drawn = flow(sources(told.told, told.echoes))
        return picture(told, "sources", "picture.picture(drawn, 'for-desk')", drawn)

    def map(self) -> Picture:
        """Where things are said to happen."""
        with self._opened() as ledger:
            told = account(ledger)
        drawn = map_of(told.places.placed, _WIDTH, 616)
        return picture(told, "map", "picture.picture(drawn, 'for-desk', 'Map of the places')", drawn)

    @contextmanager
    def _opened(self) -> Iterator[Opened]:
        with Opened.open(self._where) as ledger, ledger.snapshot():
            yield ledger


def _stanced(ledger: Opened, statements: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Statements told, each with its stance."""
    stances = list(statements)
    told = listing.tell_each(ledger, [ledger.statement(id) for id, _ in stances])
    return (Line(one, stance) for one, (_, stance) in zip(told, stances, strict=True))
