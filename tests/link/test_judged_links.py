"""Claims and conflicts once people have spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.link import Rulings, judged_links
from onrecord.link.story import Read, Story, story
from onrecord.model import (
    Article,
    Claim,
    Conflict,
    Interval,
    Judgement,
    Links,
    Polarity,
    Position,
    Span,
    Statement,
    content_id,
)

TEXT = "The quay closes."
DENIAL = "The quay does not close."


def made_up(count: int = 5) -> Story:
    """So many statements s0, s1, ..., each of its own outlet; s3 is a denial."""
    articles, statements = [], []
    for number in range(count):
        text = DENIAL if number == 3 else TEXT
        articles.append(Article(f"a{number}", f"{number}.txt", "", text, "", outlet=f"Outlet {number}"))
        polarity: Polarity = "denied" if number == 3 else "affirmed"
        statements.append(Statement(f"s{number}", f"a{number}", (Span(0, len(text)),), polarity=polarity))
    return story(Read(articles, statements, (), (), (), ()))


def claim(id: str, *members: str) -> Claim:
    """A claim of these statements, all asserting, the first its gist, all of one origin."""
    return Claim(
        id,
        members[0],
        tuple((one, "asserts") for one in sorted(members)),
        len(members),
        tuple((one, "wire") for one in sorted(members)),
    )


def ruled(*lines: str) -> Rulings:
    """Judgements that hold, in lines such as "same-claim s0 s1"."""
    given = []
    for day, line in enumerate(lines):
        kind, subject, object = line.split(" ", 2)
        given.append(Judgement(kind, subject, object, "ada", f"2031-05-{day + 1:02}"))
    return Rulings(
        claims=tuple(one for one in given if "claim" in one.kind),
        conflicts=tuple(one for one in given if "conflict" in one.kind),
    )


CLAIMS = [
    ((), ("same-claim s0 s1",), ["s0 s1"]),
    ((claim("c", "s0", "s1"), claim("d", "s2")), ("same-claim s1 s2",), ["s0 s1 s2"]),
    ((claim("c", "s0", "s1"),), ("same-claim s1 s3",), ["s0 s1 -s3"]),
    ((claim("c", "s0", "s1", "s2"),), ("not-same-claim s0 s2",), ["s0 s1", "s2"]),
    ((claim("c", "s0", "s1", "s2"),), ("not-same-claim s2 s0",), ["s0 s1", "s2"]),
    ((claim("c", "s0", "s1", "s2"),), ("not-same-claim s1 s2",), ["s0 s1", "s2"]),
    ((claim("c", "s0", "s1"), claim("d", "s2", "s4")), ("not-same-claim s0 s2",), ["s0 s1", "s2 s4"]),
    ((claim("c", "s0", "s1"), claim("d", "s2", "s4")), ("same-claim s0 s2", "not-same-claim s0 s4"),
     ["s0 s1 s2", "s4"]),
]  # fmt: skip


@pytest.mark.parametrize(("found", "lines", "expected"), CLAIMS)
def test_claims_are_joined_and_divided(
    found: tuple[Claim, ...], lines: tuple[str, ...], expected: list[str]
) -> None:
    links = judged_links(Links(claims=found), ruled(*lines), made_up())
    told = [
        " ".join(f"-{id}" if stance == "denies" else id for id, stance in one.statements)
        for one in links.claims
    ]
    assert sorted(told) == expected
    for one in links.claims:
        assert one.gist in dict(one.statements)
        assert one.outlets == len(one.statements)
        assert set(dict(one.origin_of)) == set(dict(one.statements))
    assert len({one.id for one in links.claims}) == len(links.claims)


def test_other_claims_stay_as_found_and_ids_stay_with_the_gist() -> None:
    other = claim("e", "s4")
    links = judged_links(
        Links(claims=(claim("c", "s0", "s1", "s2"), other)), ruled("not-same-claim s0 s2"), made_up()
    )
    assert other in links.claims
    assert {one.id: one.gist for one in links.claims}["c"] == "s0"


def test_positions_follow_the_claims() -> None:
    day = Interval("2031-05-01", "2031-05-01")
    position = Position("p", "the quay", ("c", "d"), (("s0", "asserts", day),))
    found = Links(claims=(claim("c", "s0", "s1"), claim("d", "s2")), positions=(position,))
    links = judged_links(found, ruled("same-claim s0 s2"), made_up())
    assert links.positions == (replace(position, claims=("c",)),)


NUMBER = Conflict("x", "s0", "s1", "number", "superseded", "30 and 40")


def test_conflicts_are_added_struck_out_and_renamed() -> None:
    found = Links(conflicts=(NUMBER,))
    assert judged_links(found, ruled("no-conflict s1 s0"), made_up()).conflicts == ()
    assert judged_links(found, ruled("no-conflict s1 s2"), made_up()).conflicts == (NUMBER,)
    (one,) = judged_links(found, ruled("conflict s1 s0 time"), made_up()).conflicts
    assert (one.a, one.b, one.kind, one.status) == ("s0", "s1", "time", "open")
    assert one.why == "judged by ada on 2031-05-01"
    assert one.id == content_id("conflict", "judged", "s0", "s1")


def test_without_judgements_all_stays() -> None:
    found = Links(claims=(claim("c", "s0"),), conflicts=(NUMBER,))
    assert judged_links(found, Rulings(), made_up()) is found


def test_judged_pairs_are_of_the_matter_that_was_found() -> None:
    more = Conflict("y", "s1", "s2", "number", "superseded", "30 and 50", 0.5, "x")
    found = Links(conflicts=(NUMBER, more))
    (left,) = judged_links(found, ruled("no-conflict s0 s1"), made_up()).conflicts
    assert (left.id, left.matter) == ("y", "y"), "the pair that stood for it is struck out"
    judged = judged_links(found, ruled("conflict s1 s3 number"), made_up()).conflicts
    assert {one.matter for one in judged} == {content_id("conflict", "judged", "s1", "s3")}
    apart = judged_links(found, ruled("conflict s3 s4 number"), made_up()).conflicts
    assert len({one.matter for one in apart}) == 2
