"""What changed between two states of a ledger: as a pure function over two snapshots."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Claim, Conflict, Interval, Party, Position, Turn


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A ledger at one moment: enough of it to compare, the words left out.

    `articles` leads from id to published interval, `statements` from id to the speaker's party (retracted
    ones are left out), `attributed` are the ids of those that aren't the articles' own.
    """

    articles: Mapping[str, Interval]
    statements: Mapping[str, str | None]
    attributed: frozenset[str]
    parties: tuple[Party, ...]
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    positions: tuple[Position, ...] = ()


def snapshot(ledger: Ledger) -> Snapshot:
    """The ledger as it is now."""
    statements: dict[str, str | None] = {}
    attributed: set[str] = set()
    with ledger.snapshot():
        for one in ledger.statements(StatementQuery(order="id")):
            statements[one.id] = one.speaker
            if one.is_attributed:
                attributed.add(one.id)
        return Snapshot(
            articles={article.id: article.published for article in ledger.articles(order="id")},
            statements=statements,
            attributed=frozenset(attributed),
            parties=ledger.parties(),
            claims=tuple(ledger.claims()),
            conflicts=tuple(ledger.conflicts()),
            positions=tuple(ledger.positions()),
        )


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What befell a claim: as it is now, the new statements that show it, and their new origins."""

    claim: Claim
    statements: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A party as it is now, and the parties of before that it is made of."""

    now: Party
    before: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """A party of before, and the parties that it is now."""

    before: Party
    now: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A position with a turn that is new."""

    position: Position
    turn: Turn


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new after, and what is otherwise than before.

    Ids of parties and claims may change from one linking to the next, so parties are followed by their
    mentions and claims by their statements. `reattributed` are statements whose speaker is another now, save
    where only the party itself was merged or divided. `in_conflict` are pairs newly found to contradict each
    other, `superseded` those of which the later one now updates the earlier; `known` are the disagreements
    that such pairs are of and of which there were pairs before.
    """

    articles: tuple[str, ...] = ()
    redated: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reattributed: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    merged: tuple[Merged, ...] = ()
    divided: tuple[Divided, ...] = ()
    new_claims: tuple[Claim, ...] = ()
    repeated: tuple[ClaimChange, ...] = ()
    denied: tuple[ClaimChange, ...] = ()
    in_conflict: tuple[Conflict, ...] = ()
    superseded: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()
    known: frozenset[str] = frozenset()
    turned: tuple[Turned, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return self == Difference()


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """What `after` has that `before` hadn't, and what is otherwise; each kind in order of id."""
    new = after.statements.keys() - before.statements.keys()
    party_now = _by_mention(after.parties)
    pairs = {frozenset((one.a, one.b)): one.status for one in before.conflicts}
    now = {frozenset((one.a, one.b)) for one in after.conflicts}
    fresh = [one for one in after.conflicts if pairs.get(frozenset((one.a, one.b))) != one.status]
    turns = {turn for position in before.positions for turn in position.changes}
    return Difference(
        articles=tuple(sorted(after.articles.keys() - before.articles.keys())),
        redated=tuple(
            sorted(id for id, date in before.articles.items() if after.articles.get(id, date) != date)
        ),
        statements=tuple(sorted(new & after.attributed)),
        own=tuple(sorted(new - after.attributed)),
        gone=tuple(sorted(before.statements.keys() - after.statements.keys())),
        reattributed=_reattributed(before, after),
        parties=_new_parties(before, after),
        merged=_merged(before, after),
        divided=tuple(
            Divided(party, _having(party, party_now))
            for party in before.parties
            if len(_having(party, party_now)) > 1
        ),
        new_claims=_new_claims(before, after),
        repeated=_repeated(before, after),
        denied=_denied(before, after),
        in_conflict=tuple(one for one in fresh if one.status == "open"),
        superseded=tuple(one for one in fresh if one.status == "superseded"),
        settled=tuple(one for one in before.conflicts if frozenset((one.a, one.b)) not in now),
        known=frozenset(one.matter for one in after.conflicts if frozenset((one.a, one.b)) in pairs)
        & {one.matter for one in fresh},
        turned=tuple(
            Turned(position, turn)
            for position in after.positions
            for turn in position.changes
            if turn not in turns
        ),
    )


def _by_mention(parties: Iterable[Party]) -> dict[str, Party]:
    return {mention: party for party in parties for mention in party.mentions}


def _having(party: Party, by_mention: Mapping[str, Party]) -> tuple[Party, ...]:
    """The parties of another moment that have mentions of this one, by id."""
    found = {
        by_mention[mention].id: by_mention[mention] for mention in party.mentions if mention in by_mention
    }
    return tuple(found[id] for id in sorted(found))


def _new_parties(before: Snapshot, after: Snapshot) -> tuple[Party, ...]:
    known = _by_mention(before.parties)
    return tuple(party for party in after.parties if not _having(party, known))


def _merged(before: Snapshot, after: Snapshot) -> tuple[Merged, ...]:
    known = _by_mention(before.parties)
    each = ((party, _having(party, known)) for party in after.parties)
    return tuple(Merged(party, found) for party, found in each if len(found) > 1)


def _reattributed(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Statements of both whose speaker now shares no mention with the one of before."""
    old = {party.id: frozenset(party.mentions) for party in before.parties}
    new = {party.id: frozenset(party.mentions) for party in after.parties}
    found = []
    for id in before.statements.keys() & after.statements.keys():
        was, is_now = before.statements[id], after.statements[id]
        if was == is_now:
            continue
        if was is None or is_now is None or old[was].isdisjoint(new[is_now]):
            found.append(id)
    return tuple(sorted(found))


def _stances(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """The claims that each statement speaks to, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for statement, _ in claim.statements:
            found[statement].add(claim.id)
    return found


def _new_claims(before: Snapshot, after: Snapshot) -> tuple[Claim, ...]:
    known = _stances(before.claims)
    return tuple(claim for claim in after.claims if not any(id in known for id, _ in claim.statements))


def _repeated(before: Snapshot, after: Snapshot) -> tuple[ClaimChange, ...]:
    """Claims of before that now have an origin which brings only statements that weren't in them."""
    known = _stances(before.claims)
    found = []
    for claim in after.claims:
        members = [id for id, _ in claim.statements]
        if not any(id in known for id in members):
            continue
        denying = {id for id, stance in claim.statements if stance == "denies"}
        by_origin: dict[str, list[str]] = defaultdict(list)
        for id, origin in claim.origin_of:
            by_origin[origin].append(id)
        fresh = {
            origin: ids
            for origin, ids in by_origin.items()
            if not any(id in known for id in ids) and not denying.issuperset(ids)
        }
        if fresh:
            told = sorted(id for ids in fresh.values() for id in ids if id not in denying)
            found.append(ClaimChange(claim, tuple(told), tuple(sorted(fresh))))
    return tuple(found)


def _denied(before: Snapshot, after: Snapshot) -> tuple[ClaimChange, ...]:
    """Claims that a statement denies which didn't before."""
    known = {id for claim in before.claims for id, stance in claim.statements if stance == "denies"}
    each = (
        (claim, tuple(id for id, stance in claim.statements if stance == "denies" and id not in known))
        for claim in after.claims
    )
    return tuple(ClaimChange(claim, ids) for claim, ids in each if ids)
