"""A difference told: in lines for a reader, and as JSON for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ledger import StatementQuery
from onrecord.report import listing, wording
from onrecord.report.dates import in_words
from onrecord.report.disputes import by_matter
from onrecord.report.told import Teller, Told
from onrecord.report.visible import in_line
from onrecord.report.wording import count, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.ledger import Ledger
    from onrecord.model import Conflict, Party
    from onrecord.report.difference import ClaimChange, Difference, Turned
    from onrecord.report.sheet import Sheet

SHOWN = 10
"""Things of one kind that are listed; how many more there are is said, and --json has all of them."""
WORDS = 160
"""Characters of a statement's words that are shown where it is only named."""

Lines = list[str]


def write(sheet: Sheet, ledger: Ledger, found: Difference) -> None:
    """Tell it; `ledger` is the one after the change, open, for the words."""
    if found.is_empty:
        sheet.line("Nothing changed.")
        return
    teller = _Teller(ledger)
    for heading, each in _parts(teller, found):
        if not each:
            continue
        sheet.line((heading, "bold"), f": {len(each):,}")
        for lines in each[:SHOWN]:
            sheet.line(lines[0], indent=2)
            for line in lines[1:]:
                sheet.line(line, indent=4)
        if len(each) > SHOWN:
            sheet.line((f"{len(each) - SHOWN:,} more", "dim"), indent=2)


def sections(ledger: Ledger, found: Difference) -> tuple[tuple[str, int, tuple[tuple[str, ...], ...]], ...]:
    """The kinds of change there are: the heading, how many, and at most `SHOWN` of them, each in lines."""
    parts = ((heading, each) for heading, each in _parts(_Teller(ledger), found) if each)
    return tuple(
        (heading, len(each), tuple(tuple(lines) for lines in each[:SHOWN])) for heading, each in parts
    )


class _Lazy:
    """Things that are put into words only where they are shown."""

    def __init__(self, things: tuple[Any, ...], told: Any) -> None:
        self._things, self._told = things, told

    def __len__(self) -> int:
        return len(self._things)

    def __getitem__(self, part: slice) -> Iterator[Lines]:
        return (self._told(thing) for thing in self._things[part])


class _Teller:
    """Puts ids into words."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._parties = {party.id: party for party in ledger.each_party()}
        self._articles: dict[str, Teller] = {}

    def article(self, id: str) -> Lines:
        article = self._ledger.article(id)
        outlet = in_line(article.outlet) if article.outlet else "outlet not named"
        facts = f"{in_line(article.path)}: {outlet}, {in_words(article.published)}"
        return [facts, in_line(article.title)] if article.title else [facts]

    def statement(self, id: str) -> Lines:
        told = self._told(id)
        return [
            f"{told.route}: {shorten(told.words, WORDS)}",
            f"{told.does}, {told.said}, {told.where} [{id}]",
        ]

    def _told(self, id: str) -> Told:
        statement = self._ledger.statement(id)
        teller = self._articles.get(statement.article)
        if teller is None:
            others = self._ledger.statements(StatementQuery(article=statement.article))
            teller = Teller(self._ledger.article(statement.article), others, self._parties)
            self._articles[statement.article] = teller
        return teller.tell(statement, 1)

    def short(self, id: str) -> str:
        told = self._told(id)
        return f"{told.route}, {told.said}: {shorten(told.words, WORDS)}"

    def party(self, party: Party) -> Lines:
        return [f"{in_line(party.name)}, {party.kind} [{party.id}]"]

    def claim(self, change: ClaimChange) -> Lines:
        claim = change.claim
        origins = count(claim.origins, "independent origin")
        head = f"{self.short(claim.gist)} ({count(claim.outlets, 'outlet')}, {origins})"
        return [head, *(f"by {self.short(id)}" for id in change.statements[:SHOWN])]

    def conflicts(self, pairs: Sequence[Conflict]) -> Lines:
        """Pairs of one disagreement: the first, and how many more there are."""
        one = pairs[0]
        told = [f"{wording.CONFLICTS[one.kind]}: {in_line(one.why)}", self.short(one.a), self.short(one.b)]
        return [*told, wording.further(len(pairs) - 1, 0)] if len(pairs) > 1 else told

    def turned(self, one: Turned) -> Lines:
        name = in_line(self._parties[one.position.party].name)
        return [
            f"{name} on {in_line(one.position.issue)}: {in_line(one.turn.why)}",
            self.short(one.turn.before),
            self.short(one.turn.after),
        ]


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(f"{in_line(party.name)} [{party.id}]" for party in parties)


def _parts(tell: _Teller, found: Difference) -> tuple[tuple[str, _Lazy], ...]:
    """Each kind of change with what is told of it, those first that move the story."""
    first = tuple(one for one in found.in_conflict if one.matter not in found.known)
    further = tuple(one for one in found.in_conflict if one.matter in found.known)
    return (
        ("New articles", _Lazy(found.articles, tell.article)),
        ("Articles of another date", _Lazy(found.redated, tell.article)),
        ("Positions that turned", _Lazy(found.turned, tell.turned)),
        ("New disagreements", _Lazy(_by_matter(first), tell.conflicts)),
        ("Known disagreements, told by new pairs of lines", _Lazy(_by_matter(further), tell.conflicts)),
        ("Claims now denied", _Lazy(found.denied, tell.claim)),
        ("Superseded by a later statement", _Lazy(_by_matter(found.superseded), tell.conflicts)),
        ("Claims repeated by a new origin", _Lazy(found.repeated, tell.claim)),
        ("New claims", _Lazy(found.new_claims, lambda claim: [tell.short(claim.gist)])),
        ("Conflicts that are none any more", _Lazy(_by_matter(found.settled), tell.conflicts)),
        ("New parties", _Lazy(found.parties, tell.party)),
        (
            "Parties now taken for one",
            _Lazy(found.merged, lambda one: [f"{_names(one.before)} → {_names([one.now])}", *_why(one.now)]),
        ),
        (
            "Parties now kept apart",
            _Lazy(found.divided, lambda one: [f"{_names([one.before])} → {_names(one.now)}"]),
        ),
        ("Statements of another speaker", _Lazy(found.reattributed, tell.statement)),
        ("Statements no more", _Lazy(found.gone, tell.statement)),
        ("New statements", _Lazy(found.statements, tell.statement)),
        ("New assertions of the articles' own", _Lazy(found.own, tell.statement)),
    )


def _by_matter(conflicts: Iterable[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """The pairs of each disagreement together, the surest first."""
    return by_matter(sorted(conflicts, key=lambda one: (-one.strength, one.id)))


def _why(party: Party) -> Lines:
    return [in_line(reason) for reason in party.merged_because[:SHOWN]]


def as_json(ledger: Ledger, found: Difference) -> dict[str, Any]:
    """All of it as one object; statements as `onrecord statements --json` has them."""

    def told(ids: Iterable[str]) -> list[Any]:
        each = sorted((ledger.statement(id) for id in ids), key=lambda one: (one.article, one.content))
        return [listing.as_json(one) for one in listing.tell_each(ledger, each)]

    def change(one: ClaimChange) -> dict[str, Any]:
        return {**_claim(one), "by": list(one.statements), "new_origins": list(one.origins)}

    return {
        "articles": [_article(ledger, id) for id in found.articles],
        "redated": [_article(ledger, id) for id in found.redated],
        "statements": told(found.statements),
        "own": told(found.own),
        "gone": list(found.gone),
        "reattributed": told(found.reattributed),
        "parties": [_party(one) for one in found.parties],
        "merged": [
            {**_party(one.now), "before": [_party(old) for old in one.before]} for one in found.merged
        ],
        "divided": [{**_party(one.before), "now": [_party(new) for new in one.now]} for one in found.divided],
        "claims": {
            "new": [{"claim": one.id, "gist": one.gist} for one in found.new_claims],
            "repeated": [change(one) for one in found.repeated],
            "denied": [change(one) for one in found.denied],
        },
        "conflicts": {
            "open": [_conflict(one) for one in found.in_conflict],
            "superseded": [_conflict(one) for one in found.superseded],
            "settled": [_conflict(one) for one in found.settled],
        },
        "turned": [
            {
                "party": one.position.party,
                "issue": one.position.issue,
                "from": one.turn.before,
                "to": one.turn.after,
                "why": one.turn.why,
            }
            for one in found.turned
        ],
    }


def _article(ledger: Ledger, id: str) -> dict[str, Any]:
    article = ledger.article(id)
    return {
        "id": id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "published": {"from": article.published.start, "to": article.published.end},
    }


def _party(party: Party) -> dict[str, Any]:
    return {"id": party.id, "name": party.name, "kind": party.kind}


def _claim(one: ClaimChange) -> dict[str, Any]:
    claim = one.claim
    return {"claim": claim.id, "gist": claim.gist, "outlets": claim.outlets, "origins": claim.origins}


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "id": one.id,
        "a": one.a,
        "b": one.b,
        "kind": one.kind,
        "status": one.status,
        "why": one.why,
        "matter": one.matter,
    }
