"""What an update changed: two snapshots of made-up ledgers, compared and told."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import DAY, whole
from onrecord.ledger import Ledger
from onrecord.model import Claim, Conflict, Entry, Interval, Links, Party, Position, Turn
from onrecord.report import changes
from onrecord.report.difference import Difference, Snapshot, difference, snapshot
from onrecord.report.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path


def claim(id: str, *members: str) -> Claim:
    """A claim of statements such as "s1 asserts wire": id, stance, origin."""
    parts = [member.split(" ") for member in members]
    stances = tuple((statement, stance) for statement, stance, _ in parts)
    origins = tuple((statement, origin) for statement, _, origin in parts)
    return Claim(id, parts[0][0], stances, len(parts), origins)  # type: ignore[arg-type]


def state(*statements: str, **nouns: tuple[object, ...]) -> Snapshot:
    """A snapshot in which these statements, each of an unsettled speaker, are attributed."""
    speakers = dict.fromkeys(statements)
    return Snapshot({"a": DAY}, speakers, frozenset(statements), **{"parties": (), **nouns})  # type: ignore[arg-type]


OLD = claim("c", "s1 asserts wire", "s2 asserts wire")
CLAIMS = [
    (claim("c", "s1 asserts wire", "s2 asserts wire"), "", (), ()),
    (claim("renamed", "s2 asserts wire", "s1 asserts wire"), "", (), ()),
    (claim("c", "s1 asserts wire", "s3 asserts wire"), "", (), ()),
    (claim("c", "s1 asserts wire", "s3 asserts mayor"), "repeated", ("s3",), ("mayor",)),
    (claim("c", "s1 asserts wire", "s3 denies mayor"), "denied", ("s3",), ()),
    (claim("c", "s3 asserts mayor"), "new_claims", (), ()),
]


@pytest.mark.parametrize(("now", "kind", "statements", "origins"), CLAIMS)
def test_what_befell_a_claim(
    now: Claim, kind: str, statements: tuple[str, ...], origins: tuple[str, ...]
) -> None:
    found = difference(state("s1", "s2", claims=(OLD,)), state("s1", "s2", claims=(now,)))
    told = {name: getattr(found, name) for name in ("new_claims", "repeated", "denied")}
    assert [name for name, changed in told.items() if changed] == ([kind] if kind else [])
    if statements:
        (change,) = told[kind]
        assert (change.claim, change.statements, change.origins) == (now, statements, origins)


def conflict(status: str, a: str = "s1") -> Conflict:
    return Conflict("x", a, "s2", "number", status, "30 and 40")  # type: ignore[arg-type]


CONFLICTS = [
    ((), (conflict("open"),), "in_conflict"),
    ((), (conflict("superseded"),), "superseded"),
    ((conflict("open"),), (conflict("superseded"),), "superseded"),
    ((conflict("open"),), (), "settled"),
    ((conflict("open"),), (replace(conflict("open"), id="y", a="s2", b="s1"),), ""),
]


@pytest.mark.parametrize(("before", "after", "kind"), CONFLICTS)
def test_what_befell_a_conflict(before: tuple[Conflict, ...], after: tuple[Conflict, ...], kind: str) -> None:
    found = difference(state("s1", conflicts=before), state("s1", conflicts=after))
    told = [name for name in ("in_conflict", "superseded", "settled") if getattr(found, name)]
    assert told == ([kind] if kind else [])


def test_new_pairs_of_a_known_disagreement_are_told_apart_from_new_ones() -> None:
    old, more = conflict("open"), replace(conflict("open", "s3"), id="y")
    other = Conflict("z", "s1", "s3", "number", "open", "5 and 6")
    after = state("s1", "s3", conflicts=(old, replace(more, matter="x"), other))
    found = difference(state("s1", "s3", conflicts=(old,)), after)
    assert [one.id for one in found.in_conflict] == ["y", "z"]
    assert found.known == {"x"}


def party(id: str, *mentions: str) -> Party:
    return Party(id, id.title(), "person", mentions)


def test_parties_are_followed_by_their_mentions() -> None:
    before = state(
        "s", parties=(party("a", "m1"), party("b", "m2"), party("c", "m3", "m4"), party("d", "m5"))
    )
    after = state(
        "s",
        parties=(
            *(party("ab", "m1", "m2"), party("c", "m3"), party("e", "m4", "m9")),
            *(party("dd", "m5", "m8"), party("f", "m7")),
        ),
    )
    found = difference(before, after)
    assert [one.id for one in found.parties] == ["f"]
    assert [(one.now.id, [old.id for old in one.before]) for one in found.merged] == [("ab", ["a", "b"])]
    assert [(one.before.id, [new.id for new in one.now]) for one in found.divided] == [("c", ["c", "e"])]


def test_a_speaker_is_another_only_where_the_party_isnt_the_same_people() -> None:
    people = (party("a", "m1"), party("b", "m2"))
    before = replace(state(parties=people), statements={"s1": "a", "s2": "a", "s3": None, "s4": "a"})
    after = replace(
        state(parties=(party("aa", "m1", "m3"), party("b", "m2"))),
        statements={"s1": "aa", "s2": "b", "s3": "b", "s4": None},
    )
    assert difference(before, after).reattributed == ("s2", "s3", "s4")


def test_turns_articles_and_statements() -> None:
    turn = Turn("s1", "s2", "asserts, then denies")
    position = Position("p", "the quay", (), (Entry("s1", "asserts", DAY), Entry("s2", "denies", DAY)))
    before = state("s1", "s2", positions=(position,))
    after = replace(
        state("s2", "s3", positions=(replace(position, changes=(turn,)),)),
        articles={"a": Interval(None, "2031-05-04"), "b": DAY},
        attributed=frozenset(("s2",)),
    )
    found = difference(before, after)
    assert [one.turn for one in found.turned] == [turn]
    assert (found.articles, found.redated) == (("b",), ("a",))
    assert (found.statements, found.own, found.gone) == ((), ("s3",), ("s1",))


def test_nothing_changed_between_a_state_and_itself(full: Path) -> None:
    with Ledger.open(full) as ledger:
        one = snapshot(ledger)
        assert difference(one, snapshot(ledger)) == Difference()
        assert one.claims
        assert one.positions


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A ledger with every noun in it."""
    readings, parties, links = whole()
    with Ledger.create(tmp_path / "ferry.ledger") as made:
        made.append(readings)
        made.relink(parties)
        made.write_links(links)
    return tmp_path / "ferry.ledger"


def told(ledger: Ledger, found: Difference) -> str:
    out = io.StringIO()
    changes.write(Sheet(out), ledger, found)
    return out.getvalue()


def test_all_of_a_new_ledger_is_told(full: Path) -> None:
    with Ledger.open(full) as ledger:
        found = difference(state(), snapshot(ledger))
        text = told(ledger, found)
        json.dumps(changes.as_json(ledger, found))
    for heading in ("New articles: 2", "Positions that turned: 1", "New disagreements: 1",
                    "Claims now denied: 1", "New claims: 1",
                    "New parties: 3", "New statements: 4"):  # fmt: skip
        assert f"{heading}\n" in text
    assert "Orla Venn on closing the quay: asserts, then denies" in text


def test_a_denial_by_a_later_article_is_told(full: Path) -> None:
    _, _, links = whole()
    with Ledger.create(full) as ledger:
        (one,) = links.claims
        before = [(id, stance) for id, stance in one.statements if stance != "denies"]
        earlier = replace(
            one,
            statements=tuple(before),
            origin_of=tuple(o for o in one.origin_of if o[0] in dict(before)),
            origin_why=tuple(o for o in one.origin_why if o[0] in dict(before)),
        )
        ledger.write_links(Links(claims=(earlier,)))
        first = snapshot(ledger)
        ledger.write_links(Links(claims=(one,)))
        found = difference(first, snapshot(ledger))
        assert len(found.denied) == 1
        assert not found.new_claims
        assert "Claims now denied: 1" in told(ledger, found)


def test_a_disagreement_is_told_once_in_a_difference_too(full: Path) -> None:
    with Ledger.create(full) as ledger:
        a, b, c = (one.id for one in list(ledger.statements())[:3])
        first = Conflict("x", a, b, "number", "open", "30 and 40", 0.9, "x")
        more = [Conflict(id, id, c, "number", "open", "30 and 50", 0.8, "x") for id in (a, b)]
        ledger.write_links(Links())
        none = snapshot(ledger)
        ledger.write_links(Links(conflicts=(first,)))
        one = snapshot(ledger)
        ledger.write_links(Links(conflicts=(first, *more)))
        every = snapshot(ledger)
        text = told(ledger, difference(none, every))
        assert "New disagreements: 1\n" in text
        assert "    and 2 more pairs of lines on this\n" in text
        later = difference(one, every)
        assert "New disagreements" not in told(ledger, later)
        assert "Known disagreements, told by new pairs of lines: 1\n" in told(ledger, later)
        assert len(changes.as_json(ledger, later)["conflicts"]["open"]) == 2


def test_nothing_new_is_said_so(full: Path) -> None:
    with Ledger.open(full) as ledger:
        assert told(ledger, Difference()) == "Nothing changed.\n"
