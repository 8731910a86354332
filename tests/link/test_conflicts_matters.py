"""Pairs of one disagreement are of one matter, others aren't."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from told import article, found

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.matters import led
from onrecord.link.conflicts.matters import matters as of_rows
from onrecord.model import Conflict, Interval, Span

FIRST, SECOND = Interval("2031-05-04", "2031-05-04"), Interval("2031-05-06", "2031-05-06")
MILL = [
    "The mill in Torvik employs 260 people.",
    "The mill in Torvik has a staff of 310.",
    "The mill in Torvik employs 350 people.",
]
FAIR = ["The fair in Torvik drew a crowd of 4,000.", "The fair in Torvik was watched by 6,500 people."]


def matters(conflicts: tuple[Conflict, ...]) -> list[set[str]]:
    """The ids of the conflicts of each matter."""
    by_matter: dict[str, set[str]] = defaultdict(set)
    for one in conflicts:
        by_matter[one.matter].add(one.id)
    return list(by_matter.values())


def test_pairs_that_share_lines_are_one_matter() -> None:
    conflicts = found(*(article(text, FIRST) for text in MILL))
    assert len(conflicts) == 3
    (one,) = matters(conflicts)
    assert one == {conflict.id for conflict in conflicts}


def test_the_matter_is_the_id_of_its_first_pair() -> None:
    conflicts = found(*(article(text, FIRST) for text in MILL))
    assert {conflict.matter for conflict in conflicts} == {conflicts[0].id}


def test_what_else_is_counted_is_a_matter_of_its_own() -> None:
    conflicts = found(*(article(text, FIRST) for text in (*MILL[:2], *FAIR)))
    assert len(conflicts) == 2
    assert [conflict.matter for conflict in conflicts] == [conflict.id for conflict in conflicts]


def test_tolls_of_two_events_are_two_matters() -> None:
    texts = (
        "Nine people were killed in the fire at the mill in Torvik.",
        "Twelve people were killed in the fire at the mill in Torvik.",
        "Four people were killed when the bridge in Varga fell.",
        "Seven people were killed when the bridge in Varga fell.",
    )
    conflicts = found(*(article(text, FIRST) for text in texts))
    assert len(conflicts) == len(matters(conflicts)) == 2


def test_one_line_denied_by_two_is_one_matter() -> None:
    texts = (
        "The mayor of Torvik will close the mill.",
        "The mayor of Torvik will not close the mill, the council said.",
        "The mayor of Torvik will not close the mill, her deputy said.",
    )
    conflicts = found(*(article(text, FIRST) for text in texts))
    assert len(conflicts) == 2
    assert len(matters(conflicts)) == 1


def conflict(id: str, matter: str, status: str, strength: float) -> Conflict:
    """A conflict of which only that counts."""
    return Conflict(id, "a", "b", "number", status, "why", strength, matter)  # type: ignore[arg-type]


def test_an_open_pair_stands_for_its_matter_before_a_stronger_update() -> None:
    some = (
        conflict("update", "update", "superseded", 0.9),
        conflict("weak", "update", "open", 0.3),
        conflict("open", "update", "open", 0.5),
        conflict("other", "gone", "superseded", 0.4),
    )
    assert [one.matter for one in led(some)] == ["open", "open", "open", "other"]


def test_a_conflict_of_which_nothing_else_is_known_is_its_own_matter() -> None:
    assert Conflict("x", "a", "b", "number", "open", "why").matter == "x"


def side(line: str, *values: int, in_one_story: bool = True) -> Any:
    """What linking reads of a line: it counts so many ferries."""
    at = SimpleNamespace(id=line, article=SimpleNamespace(id=f"of {line}"), spans=(Span(0, 9),))
    counts = [SimpleNamespace(key=("", "ferry"), value=value) for value in values]
    return SimpleNamespace(line=at, counts=counts, in_one_story=in_one_story)


FERRIES = Finding("number", "two against three", 0.5, "-ferry/")
AGED = Finding("number", "29 against 30", 0.5, "age/quist")
ROWS = [
    (FERRIES, ("a", 2), ("b", 3), FERRIES, ("c", 3), ("d", 2), 1),
    (FERRIES, ("a", 2), ("b", 3), FERRIES, ("c", 7), ("d", 9), 2),
    (FERRIES, ("a", 2), ("b", 3), FERRIES, ("c", 3), ("d", 2, 5), 2),
    (AGED, ("a",), ("b",), AGED, ("c",), ("d",), 1),
    (AGED, ("a",), ("b",), replace(AGED, matter="age/oskar"), ("c",), ("d",), 2),
]


@pytest.mark.parametrize(("one", "a", "b", "other", "c", "d", "number"), ROWS)
def test_within_one_story_the_same_two_counts_are_of_one_matter(
    one: Finding, a: Any, b: Any, other: Finding, c: Any, d: Any, number: int
) -> None:
    rows = [(one, side(*a), side(*b)), (other, side(*c), side(*d))]
    assert len(set(of_rows(rows))) == number
    apart = [(f, *(side(x.line.id, in_one_story=False) for x in sides)) for f, *sides in rows]
    assert len(set(of_rows(apart))) == 2, "in a pile of many stories only a line in common tells"
