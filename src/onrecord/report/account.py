"""One account of the story, made from the ledger; the brief and the page are both told from it."""

from __future__ import annotations

import itertools
import posixpath
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.report import wording
from onrecord.report.dates import hull, in_words
from onrecord.report.disputes import NO_DISPUTES, Dispute, Disputes, Turned, disputes, turns
from onrecord.report.lines import Book, title_of
from onrecord.report.told import UNNAMED_OUTLET, Teller, Told
from onrecord.report.views.claims import Claimed, claimed, ranked
from onrecord.report.views.places import NOWHERE, Whereabouts, whereabouts
from onrecord.report.views.positions import Track, track
from onrecord.report.views.sources import Shared, shared
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Interval, Party, Rejection, Statement, Suspicion

STRONG_ACTS = frozenset(
    ["deny", "refuse", "threaten", "accuse", "confirm", "announce", "promise", "demand", "warn"]
)
"""Acts that move a story, which a reporter looks for first; ours."""
TELLING_ACTS = frozenset(["agree", "propose", "intend", "allege", "claim", "criticise"])
"""Acts that often do."""
SENTENCE = 40
"""Characters from which content is likely to be a clause that can stand by itself, and not a mere name."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article as told: its attributed statements in the order of the text, and how many are its own.

    `asserted` are those of its own, told, as far as whoever made the account wants them.
    """

    number: int
    article: Article
    paths: tuple[str, ...]
    told: tuple[Told, ...]
    own: int
    asserted: tuple[Told, ...] = ()

    @property
    def outlet(self) -> str:
        """The outlet as it is shown."""
        return in_line(self.article.outlet) if self.article.outlet else UNNAMED_OUTLET

    @property
    def title(self) -> str:
        """The title, or else the name of its file."""
        return title_of(self.article)

    @property
    def published(self) -> str:
        """When it was published, in words."""
        return in_words(self.article.published)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A party with its statements, and in how many articles and (named) outlets it speaks.

    What several say together is a statement of each of them.
    """

    party: Party
    told: tuple[Told, ...]
    articles: int
    outlets: int

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return in_line(self.party.name)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its articles, when they were published, and how many assertions are its own.

    `undated` of the articles have no settled date, and `published` says nothing of them. The articles that
    name no outlet are together under one that `is_named` False.
    """

    name: str
    is_named: bool
    articles: int
    statements: int
    own: int
    published: Interval
    undated: int = 0

    @property
    def dated(self) -> str:
        """When its articles came out, in words, and of how many that is settled."""
        return wording.dated(self.published, self.articles, self.undated)


@dataclass(frozen=True, slots=True)
class Account:
    """The story as the ledger has it.

    `speakers` are ranked: by articles, then statements, then outlets. `unresolved` are the attributed
    statements whose speaker the text doesn't settle. `rejections` are inputs that could not be read.
    Attributed statements are numbered from 1, the articles' own assertions after them. `claims` are ranked:
    by origins, then outlets. `turns` are changes of position, each told once; `tracks` all positions.
    """

    clippings: tuple[Clipping, ...]
    speakers: tuple[Speaker, ...]
    unresolved: tuple[Told, ...]
    outlets: tuple[Outlet, ...]
    rejections: tuple[Rejection, ...]
    conflicts: Disputes = NO_DISPUTES
    turns: tuple[Turned, ...] = ()
    claims: tuple[Claimed, ...] = ()
    tracks: tuple[Track, ...] = ()
    echoes: tuple[Shared, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    places: Whereabouts = NOWHERE

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """The disagreements that nothing later settles, the surest first."""
        return self.conflicts.open

    @property
    def lines(self) -> tuple[Told, ...]:
        """All attributed statements, then the articles' own assertions, by number."""
        return self.told + tuple(one for clipping in self.clippings for one in clipping.asserted)

    @property
    def told(self) -> tuple[Told, ...]:
        """All attributed statements, by number."""
        return tuple(told for clipping in self.clippings for told in clipping.told)

    @property
    def own(self) -> int:
        """How many assertions are the articles' own."""
        return sum(clipping.own for clipping in self.clippings)

    @property
    def unread(self) -> tuple[Clipping, ...]:
        """Articles that are kept but not read for statements, for their language."""
        return tuple(clipping for clipping in self.clippings if not clipping.article.is_read)

    @property
    def published(self) -> Interval:
        """The interval that holds the publication of all articles of which it is settled."""
        return hull(clipping.article.published for clipping in self.clippings)

    @property
    def undated(self) -> int:
        """How many articles have no settled date: one end, or both, of their publication is unknown."""
        return sum(not clipping.article.published.is_bounded for clipping in self.clippings)

    @property
    def named_outlets(self) -> int:
        """How many outlets the articles name."""
        return sum(outlet.is_named for outlet in self.outlets)

    @property
    def without_outlet(self) -> int:
        """How many articles name no outlet."""
        return sum(outlet.articles for outlet in self.outlets if not outlet.is_named)

    @property
    def folder(self) -> str:
        """The folder, with its slash, in which all files lie; empty where there is no such folder. Addresses
        don't count."""
        paths = [clipping.article.path for clipping in self.clippings]
        folders = {path.rpartition("/")[0] for path in paths if "://" not in path}
        common = (
            posixpath.commonpath(folders) if folders and len({f[:1] == "/" for f in folders}) == 1 else ""
        )
        return f"{common}/" if common else ""


Step = Callable[[int, int, str], None]
"""Who is told how far it has come: articles done, articles in all, the path of the last."""


def account(ledger: Ledger, step: Step | None = None) -> Account:
    """All that the ledger holds, as one account; the same ledger gives the same account.

    Raises:
        LedgerDamaged: the ledger's pages don't hold.
    """
    with ledger.snapshot():
        parties = {party.id: party for party in ledger.parties()}
        clippings = _numbered(_clippings(ledger, parties, step))
        told = [one for clipping in clippings for one in clipping.told]
        lines = [*told, *(one for clipping in clippings for one in clipping.asserted)]
        book = Book(lines, (clipping.article for clipping in clippings))
        positions = tuple(ledger.positions())
        return Account(
            clippings=clippings,
            speakers=_speakers(told, parties),
            unresolved=tuple(one for one in told if one.speaker.party is None),
            outlets=_outlets(clippings),
            rejections=ledger.rejections(),
            conflicts=disputes(ledger.conflicts(), book),
            turns=turns(positions, book, parties),
            claims=ranked(claimed(claim, book, parties) for claim in ledger.claims()),
            tracks=tuple(track(position, book, parties) for position in positions),
            echoes=tuple(shared(echo, book) for echo in ledger.echoes()),
            suspicions=tuple(ledger.suspicions()),
            places=whereabouts(ledger.places(), lines),
        )


def _clippings(ledger: Ledger, parties: dict[str, Party], step: Step | None) -> Iterator[Clipping]:
    number = 1
    total = ledger.counts().articles
    for position, article in enumerate(ledger.articles(), 1):
        statements = list(ledger.statements(StatementQuery(article=article.id)))
        teller = Teller(article, statements, parties)
        told = _told(teller, (s for s in statements if s.is_attributed), number)
        own = _told(teller, (s for s in statements if not s.is_attributed), 0)
        yield Clipping(position, article, ledger.paths(article.id), told, len(own), own)
        number += len(told)
        if step:
            step(position, total, article.path)


def _numbered(clippings: Iterable[Clipping]) -> tuple[Clipping, ...]:
    """The same, with the articles' own assertions numbered after all attributed statements."""
    found = tuple(clippings)
    numbers = itertools.count(1 + sum(len(clipping.told) for clipping in found))
    return tuple(
        replace(one, asserted=tuple(replace(told, number=next(numbers)) for told in one.asserted))
        for one in found
    )


def text_order(statement: Statement) -> tuple[int, int, str]:
    """By where a statement begins; one that holds another comes before it."""
    spans = [*statement.content, *(span for span in (statement.source, statement.cue) if span)]
    return min(span.start for span in spans), -max(span.end for span in spans), statement.id


def telling(told: Told) -> tuple[int, int]:
    """The order in which a tired reader should see a party's statements.

    Points are given for the act, for words that are quoted, and for content that says something by itself.
    """
    act = told.statement.act
    points = 2 if act in STRONG_ACTS else 1 if act in TELLING_ACTS else 0
    points += told.statement.quoted in ("direct", "mixed")
    points += len(told.words) >= SENTENCE
    return -points, told.number


def _told(teller: Teller, statements: Iterable[Statement], first: int) -> tuple[Told, ...]:
    return tuple(
        teller.tell(statement, number)
        for number, statement in enumerate(sorted(statements, key=text_order), first)
    )


def _speakers(told: Iterable[Told], parties: dict[str, Party]) -> tuple[Speaker, ...]:
    of_party: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        for voice in one.speaker.each:
            if voice.party:
                of_party[voice.party].append(one)
    speakers = [
        Speaker(
            party=parties[party],
            told=tuple(those),
            articles=len({one.statement.article for one in those}),
            outlets=len({one.outlet for one in those if one.outlet}),
        )
        for party, those in of_party.items()
    ]
    return tuple(sorted(speakers, key=lambda s: (-s.articles, -len(s.told), -s.outlets, s.name, s.party.id)))


def _outlets(clippings: Iterable[Clipping]) -> tuple[Outlet, ...]:
    of_outlet: defaultdict[str | None, list[Clipping]] = defaultdict(list)
    for clipping in clippings:
        of_outlet[in_line(clipping.article.outlet) if clipping.article.outlet else None].append(clipping)
    outlets = [
        Outlet(
            name=name or UNNAMED_OUTLET,
            is_named=name is not None,
            articles=len(those),
            statements=sum(len(clipping.told) for clipping in those),
            own=sum(clipping.own for clipping in those),
            published=hull(clipping.article.published for clipping in those),
            undated=sum(not clipping.article.published.is_bounded for clipping in those),
        )
        for name, those in of_outlet.items()
    ]
    return tuple(sorted(outlets, key=lambda o: (not o.is_named, -o.articles, -o.statements, o.name)))
