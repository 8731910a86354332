"""Conflicts and turns, as the brief tells them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.ledgers_made_up import whole

from onrecord.ledger import Ledger
from onrecord.model import Conflict, Links, Position, Turn
from onrecord.report import brief, wording
from onrecord.report.account import account
from onrecord.report.disputes import RESTING
from onrecord.report.overview import by_issue
from onrecord.report.sheet import Sheet
from onrecord.report.views.front import front

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.report.account import Account


def made_up(folder: Path) -> tuple[Path, str, str]:
    """A ledger with an open conflict, one that is settled, and a turn; and the two statements they are of."""
    readings, parties, links = whole()
    said, denied = readings[0].statements[1].id, readings[1].statements[0].id
    a, b = sorted((said, denied))
    still_open = Conflict("c1", a, b, "polarity", "open", "one \x1b[31mdenies the other", 0.9)
    settled = Conflict("c2", a, b, "number", "superseded", "the later toll", 1.0)
    track = links.positions[0].track
    turned = Position(parties[0].id, "the quay", (), track, (Turn(said, denied, "for, then against"),))
    path = folder / "made-up.db"
    with Ledger.create(path) as ledger:
        ledger.append(readings)
        ledger.relink(parties)
        ledger.write_links(replace(links, conflicts=(still_open, settled), positions=(turned,)))
    return path, a, b


def test_the_account_has_what_is_open_and_what_turned(tmp_path: Path) -> None:
    path, a, b = made_up(tmp_path)
    with Ledger.open(path) as ledger:
        told = account(ledger)
    assert [(one.conflict.id, one.a.statement.id, one.b.statement.id) for one in told.disputes] == [
        ("c1", a, b)
    ]
    assert "\x1b" not in told.disputes[0].why
    assert [(one.issue, one.why) for one in told.turns] == [("the quay", "for, then against")]


def test_the_brief_shows_both_sides_with_their_places(tmp_path: Path) -> None:
    path, _, _ = made_up(tmp_path)
    stream = io.StringIO()
    with Ledger.open(path) as ledger:
        told = account(ledger)
    brief.write(Sheet(stream), told, "made-up.db")
    lines = stream.getvalue().splitlines()
    start = lines.index("In conflict, as far as the words show")
    shown = "\n".join(lines[start : start + 6])
    assert told.disputes[0].a.words in shown
    assert told.disputes[0].b.where in shown
    assert "Changed position" in lines
    assert brief.as_json(told)["conflicts"][0]["kind"] == "polarity"
    assert brief.as_json(told)["turns"][0]["issue"] == "the quay"


def test_turns_on_one_issue_are_one_track_with_each_line_once(tmp_path: Path) -> None:
    path, _, _ = made_up(tmp_path)
    with Ledger.open(path) as ledger:
        (turn,) = account(ledger).turns
    back = replace(turn, before=turn.after, after=turn.before, stances=(turn.stances[1], turn.stances[0]))
    other = replace(turn, issue="the mole")
    told = by_issue((turn, back, other))
    assert [(party, issue) for party, issue, _ in told] == [
        (turn.party, "the quay"), (turn.party, "the mole"),
    ]  # fmt: skip
    first, then, again = told[0][2]
    assert (first[1], then[1], again[1]) == (turn.before, turn.after, turn.before)
    assert (first[0][:5], then[0][:4], again[0][:4]) == ("first", "then", "then")
    assert first[0].split()[1:] == again[0].split()[1:]


def toll(path: Path, *pairs: tuple[str, str, float]) -> Account:
    """The account of a ledger with conflicts of one matter: of this id and status, so surely found."""
    with Ledger.create(path) as ledger:
        a, b = (one.id for one in list(ledger.statements())[:2])
        some = (
            Conflict(id, a, b, "number", status, f"why of {id}", strength, pairs[0][0])  # type: ignore[arg-type]
            for id, status, strength in pairs
        )
        ledger.write_links(Links(conflicts=tuple(some)))
        return account(ledger)


def test_a_disagreement_is_told_once_open_where_a_pair_is_with_its_updates_beside(tmp_path: Path) -> None:
    path, _, _ = made_up(tmp_path)
    told = toll(path, ("open", "open", 0.4), ("sure", "superseded", 0.9), ("weak", "open", 0.3))
    (one,) = told.disputes
    assert [one.conflict.id, *(pair.conflict.id for pair in one.rest)] == ["open", "weak", "sure"]
    assert one.also == "and 2 more pairs of lines on this, 1 of them an update"
    assert told.conflicts.settled == ()
    assert wording.in_short(told, front(told)).split("; ")[1] == "1 open disagreement, in 3 pairs of lines"
    counts = brief.as_json(told)["counts"]
    assert (counts["conflicts"], counts["open_conflicts"]) == (3, 2)
    assert (counts["matters"], counts["open_matters"]) == (1, 1)
    assert [one["matter"] for one in brief.as_json(told)["conflicts"]] == ["open", "open"]


def test_the_brief_counts_further_pairs_in_a_line_and_tells_them_where_all_is_told(tmp_path: Path) -> None:
    path, _, _ = made_up(tmp_path)
    told = toll(path, ("open", "open", 0.4), ("sure", "superseded", 0.9), ("weak", "open", 0.3))
    for measure, is_told in ((brief.Measure(), False), (brief.ALL, True)):
        stream = io.StringIO()
        brief.write(Sheet(stream), told, "made-up.db", measure)
        assert "    and 2 more pairs of lines on this, 1 of them an update\n" in stream.getvalue()
        assert ("why of weak" in stream.getvalue()) == is_told


def test_updates_of_one_matter_are_one_update(tmp_path: Path) -> None:
    path, _, _ = made_up(tmp_path)
    told = toll(path, *((f"rose{nth}", "superseded", 0.5) for nth in range(RESTING + 3)))
    assert told.disputes == ()
    (one,) = told.conflicts.settled
    assert one.also == f"and {RESTING + 2} more pairs of lines on this"
    assert len(one.rest) == RESTING
