"""Labelled disagreements: each pile is named, each place lies in one of its articles, and counting counts."""

from __future__ import annotations

from bench.disagreements import LABELS, SETS, count, labels

from onrecord.model import Conflict, Span, Statement

NAMED = {"one": "first", "two": "second"}


def statement(id: str, article: str, start: int, end: int) -> Statement:
    """A statement of nothing but its place."""
    return Statement(id, article, (Span(start, end),), None, None)


def conflict(a: str, b: str, status: str = "open") -> Conflict:
    """A conflict of two statements, a matter of its own."""
    return Conflict("c", a, b, "number", "open" if status == "open" else "superseded", "", 0.5, "c")


def matter(status: str = "conflict") -> dict[str, object]:
    """Something that two articles tell in two ways."""
    sides = [[["first", 10, 30]], [["second", 5, 25]]]
    return {"pile": "p", "kind": "number", "status": status, "sure": True, "sides": sides}


def test_every_label_lies_in_an_article_of_its_pile() -> None:
    piles, matters = labels(LABELS)
    articles = {pile["pile"]: set(pile["articles"]) for pile in piles}
    assert {pile["set"] for pile in piles} == set(SETS)
    for one in matters:
        places = [place for side in one["sides"] for place in side]
        assert all(article in articles[one["pile"]] and start < end for article, start, end in places)
        assert len(one["sides"]) > 1


def test_a_matter_is_found_by_a_conflict_of_both_its_sides() -> None:
    lines = [statement("a", "one", 8, 32), statement("b", "two", 5, 20), statement("x", "two", 200, 220)]
    tally = count(NAMED, lines, [conflict("a", "b")], [matter()])
    assert tally["conflicts, sure|found"] == tally["conflicts, sure|right status"] == 1
    assert tally["shown|labelled"] == 1


def test_it_is_not_found_by_lines_elsewhere_nor_told_rightly_as_an_update() -> None:
    lines = [statement("a", "one", 8, 32), statement("b", "two", 5, 20), statement("x", "two", 200, 220)]
    assert not count(NAMED, lines, [conflict("a", "x")], [matter()])["conflicts, sure|found"]
    tally = count(NAMED, lines, [conflict("a", "b")], [matter("update")])
    assert (tally["updates, sure|found"], tally["updates, sure|right status"]) == (1, 0)
