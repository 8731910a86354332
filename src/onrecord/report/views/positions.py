"""Positions: who stands where on which issue, how that came about, and where it turned."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import content_id
from onrecord.report.visible import in_line
from onrecord.report.wording import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from onrecord.model import Entry, Leaning, Party, Position
    from onrecord.report.lines import Telling
    from onrecord.report.told import Told

ROWS = 40
"""Parties in the matrix at most, those on record on most issues; the tracks of others are listed."""
_SIDES: tuple[Leaning, ...] = ("for", "against", "conditional", "open")
SHARED = 2
"""Parties on record on an issue from which it has a column: an issue of one party can't be compared."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a track, what it amounts to, and in which of its words; these are empty where it only tells.

    `turn` says why it is a turn from an earlier line, and is empty where it is none.
    """

    told: Told
    leaning: Leaning
    words: str = ""
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A party on an issue, its lines in the order in which they were said as far as that is known.

    `apart` tells the party from others of its name, and is empty where there is none.
    """

    key: str
    party: Party
    issue: str
    steps: tuple[Step, ...]
    turns: int
    apart: str = ""

    @property
    def name(self) -> str:
        """The party's name as it is shown."""
        return f"{in_line(self.party.name)}{self.apart}"

    @property
    def stands(self) -> tuple[Step, ...]:
        """The steps by which it takes a side, or leaves it open."""
        return tuple(step for step in self.steps if step.leaning != "told" or step.turn)

    @property
    def sides(self) -> tuple[tuple[Leaning, int], ...]:
        """How many steps amount to what, those that only tell left out."""
        count = Counter(step.leaning for step in self.stands)
        return tuple((leaning, count[leaning]) for leaning in _SIDES if count[leaning])

    @property
    def telling(self) -> tuple[Step, ...]:
        """The other steps, which only tell how things are."""
        return tuple(step for step in self.steps if step.leaning == "told" and not step.turn)


@dataclass(frozen=True, slots=True)
class Row:
    """A party with a cell for each issue of the matrix: its track there, or None."""

    party: Party
    cells: tuple[Track | None, ...]

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return next((cell.name for cell in self.cells if cell), in_line(self.party.name))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by issues, of the tracks on which a side is taken.

    `tracks` are all of these that have more than one line, those that turn first; a track of one line is that
    line. `telling` are the tracks whose lines only tell how things are. `more_rows` counts the parties that
    the matrix leaves out.
    """

    issues: tuple[str, ...]
    rows: tuple[Row, ...]
    tracks: tuple[Track, ...]
    telling: tuple[Track, ...] = ()
    more_rows: int = 0


def track(position: Position, telling: Telling, names: Mapping[str, Party]) -> Track:
    """The track of a position; `names` are the parties by id."""
    because = {turn.after: reason(turn.why) for turn in position.changes}
    steps = tuple(
        Step(
            telling.told(entry.statement),
            entry.leaning,
            _words(entry, telling),
            because.get(entry.statement, ""),
        )
        for entry in position.track
    )
    key = content_id("track", position.party, position.issue)
    return Track(key, names[position.party], in_line(position.issue), steps, len(position.changes))


def _words(entry: Entry, telling: Telling) -> str:
    """The words that tell what a line amounts to, "…" where its content goes on."""
    if entry.words is None:
        return ""
    goes_on = telling.told(entry.statement).statement.content[-1].end > entry.words.end + 1
    return in_line(telling.words(entry.statement, entry.words)) + " …" * goes_on


def matrix(tracks: Iterable[Track]) -> Matrix:
    """The tracks as a matrix: issues on which most are on record first, parties with most tracks first."""
    every = _told_apart(tuple(tracks))
    everything = tuple(one for one in every if one.stands)
    of_issue: defaultdict[str, list[Track]] = defaultdict(list)
    for one in everything:
        of_issue[one.issue].append(one)
    issues = sorted(
        (issue for issue, those in of_issue.items() if len(those) >= SHARED),
        key=lambda issue: (-len(of_issue[issue]), -sum(len(t.stands) for t in of_issue[issue]), issue),
    )
    cells: defaultdict[str, dict[str, Track]] = defaultdict(dict)
    parties: dict[str, Party] = {}
    for issue in issues:
        for one in of_issue[issue]:
            cells[one.party.id][issue] = one
            parties[one.party.id] = one.party
    rows = [Row(party, tuple(cells[id].get(issue) for issue in issues)) for id, party in parties.items()]
    rows.sort(key=_most_on_record)
    longer = [one for one in everything if len(one.steps) > 1]
    longer.sort(key=lambda t: (-t.turns, -len(t.stands), -len(t.steps), t.name, t.issue))
    telling = sorted((one for one in every if not one.stands), key=lambda t: (-len(t.steps), t.name, t.issue))
    return Matrix(tuple(issues), tuple(rows[:ROWS]), tuple(longer), tuple(telling), len(rows[ROWS:]))


def _told_apart(tracks: Sequence[Track]) -> tuple[Track, ...]:
    """The same; of parties of one name ("an official") each with the outlet or file that has it first."""
    first: dict[str, Told] = {}
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for one in tracks:
        told = min((step.told for step in one.steps), key=lambda told: told.number)
        first[one.party.id] = min(first.get(one.party.id, told), told, key=lambda told: told.number)
        sharing[one.name].add(one.party.id)
    return tuple(replace(one, apart=_apart(one.party.id, sharing[one.name], first)) for one in tracks)


def _apart(party: str, sharing: Set[str], first: Mapping[str, Told]) -> str:
    if len(sharing) == 1:
        return ""
    files = {id: in_line(first[id].path).rpartition("/")[2] for id in sharing}
    names = {id: first[id].outlet or files[id] for id in sharing}
    for told in (names, files):
        if len(set(told.values())) == len(sharing):
            return f" ({told[party]})"
    return f" ({files[party]}, line {first[party].line})"


def _most_on_record(row: Row) -> tuple[int, int, str, str]:
    held = [cell for cell in row.cells if cell]
    return -len(held), -sum(len(cell.stands) for cell in held), row.name, row.party.id
