"""What can't both hold, and where a party turned: pairs of statements, told side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.report.visible import in_line
from onrecord.report.wording import SIDES, further, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model import Conflict, Party, Position, Stance
    from onrecord.report.lines import Passage, Telling
    from onrecord.report.told import Told


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement, by the pair that stands for it: both statements as they are told, and their passages.

    `more` counts the further pairs of lines on it, `updates` those of them in which a later line replaces the
    earlier; `rest` are the first `RESTING` of them, which have none further.
    """

    conflict: Conflict
    a: Told
    b: Told
    a_passage: Passage = ()
    b_passage: Passage = ()
    more: int = 0
    updates: int = 0
    rest: tuple[Dispute, ...] = ()

    @property
    def why(self) -> str:
        """The reason, on one line."""
        return reason(self.conflict.why)

    @property
    def also(self) -> str:
        """How many more pairs of lines there are on it: "and 2 more pairs of lines on this"; or nothing."""
        return further(self.more, self.updates if self.conflict.status == "open" else 0)


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn of a party on an issue, with the statements before and after it, and how each stands to it."""

    party: str
    issue: str
    before: Told
    after: Told
    why: str
    stances: tuple[Stance, Stance] = ("asserts", "denies")


@dataclass(frozen=True, slots=True)
class Disputes:
    """Disagreements as they are told, the surest first: `open` ones, and those that later lines `settled`.

    One is open where any of its pairs is. `more_open` and `more_settled` count those beyond the first `TOLD`
    or `SETTLED_TOLD`; `pairs` are all conflicts, open ones first.
    """

    open: tuple[Dispute, ...] = ()
    settled: tuple[Dispute, ...] = ()
    more_open: int = 0
    more_settled: int = 0
    pairs: tuple[Conflict, ...] = ()

    @property
    def number_open(self) -> int:
        """How many nothing later settles."""
        return len(self.open) + self.more_open

    @property
    def number_settled(self) -> int:
        """How many are updates: a later line replaces the earlier."""
        return len(self.settled) + self.more_settled

    @property
    def open_pairs(self) -> tuple[Conflict, ...]:
        """The pairs of statements that nothing later settles."""
        return tuple(one for one in self.pairs if one.status == "open")


NO_DISPUTES = Disputes()
"""No conflict at all."""
TOLD = 200
"""At most so many open disagreements are told; the ledger and the export hold all."""
SETTLED_TOLD = 50
"""The same of those that are settled, which mostly are tolls that rose."""
RESTING = 30
"""At most so many further pairs of a disagreement are told."""


def disputes(conflicts: Iterable[Conflict], telling: Telling) -> Disputes:
    """These conflicts as they are told, those of one disagreement together."""
    ranked = sorted(conflicts, key=lambda one: one.rank)
    matters = by_matter(ranked)
    still_open = [pairs for pairs in matters if pairs[0].status == "open"]
    settled = [pairs for pairs in matters if pairs[0].status == "superseded"]
    return Disputes(
        tuple(_matter(pairs, telling) for pairs in still_open[:TOLD]),
        tuple(_matter(pairs, telling) for pairs in settled[:SETTLED_TOLD]),
        len(still_open[TOLD:]),
        len(settled[SETTLED_TOLD:]),
        tuple(ranked),
    )


def by_matter(conflicts: Iterable[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """The pairs of each disagreement together, in the order in which they come."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for one in conflicts:
        found[one.matter].append(one)
    return tuple(map(tuple, found.values()))


def _matter(pairs: Sequence[Conflict], telling: Telling) -> Dispute:
    """A disagreement by its first pair."""
    rest = tuple(dispute(one, telling) for one in pairs[1 : 1 + RESTING])
    updates = sum(one.status == "superseded" for one in pairs[1:])
    return replace(dispute(pairs[0], telling), more=len(pairs) - 1, updates=updates, rest=rest)


def dispute(conflict: Conflict, telling: Telling) -> Dispute:
    """One conflict as it is told."""
    a, b = conflict.a, conflict.b
    return Dispute(conflict, telling.told(a), telling.told(b), telling.passage(a), telling.passage(b))


def turns(
    positions: Iterable[Position], telling: Telling, parties: Mapping[str, Party]
) -> tuple[Turned, ...]:
    """Every turn of every party, each pair of statements once, in the order of its track.

    A turn that shows on several issues is told on that with the most turns.
    """
    found: dict[tuple[str, str, str], Turned] = {}
    for position in sorted(positions, key=lambda p: (p.party, -len(p.changes), p.issue)):
        stance_of = {entry.statement: entry.stance for entry in position.track}
        for turn in position.changes:
            name = in_line(parties[position.party].name)
            before, after = telling.told(turn.before), telling.told(turn.after)
            stances = stance_of[turn.before], stance_of[turn.after]
            one = Turned(name, in_line(position.issue), before, after, reason(turn.why), stances)
            found.setdefault((position.party, turn.before, turn.after), one)
    return tuple(found.values())


Steps = list[tuple[str, "Told"]]
"""Lines in the order of saying, each with how it stands to the issue: "then against it"."""


def by_issue(turns: Sequence[Turned]) -> list[tuple[str, str, Steps]]:
    """Turns of one party on one issue together: the party, the issue, and its lines in order."""
    grouped = groupby(turns, lambda turn: (turn.party, turn.issue))
    return [(party, issue, _in_order(list(those))) for (party, issue), those in grouped]


def _in_order(turns: Sequence[Turned]) -> Steps:
    """The lines of a party's turns on one issue, each once, and how each stands to it: "then against it"."""
    found: Steps = []
    for turn in turns:
        if not found or found[-1][1].statement.id != turn.before.statement.id:
            found.append((f"first {SIDES[turn.stances[0]]}", turn.before))
        found.append((f"then {SIDES[turn.stances[1]]}", turn.after))
    return found
