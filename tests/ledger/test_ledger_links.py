"""Links and judgements: written whole, read back the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import whole
from onrecord.errors import LedgerError, UnknownId
from onrecord.ledger import Judgement, Ledger, check
from onrecord.model import Links

if TYPE_CHECKING:
    from pathlib import Path


def test_links_come_back_as_written(full: Path) -> None:
    readings, parties, links = whole()
    first, second = (one.article.id for one in readings)
    denial = readings[1].statements[0].id
    with Ledger.open(full) as ledger:
        assert set(ledger.parties()) == set(parties)
        assert set(ledger.places()) == set(links.places)
        assert tuple(ledger.claims()) == tuple(ledger.claims(denial)) == links.claims
        assert tuple(ledger.conflicts()) == tuple(ledger.conflicts(denial)) == links.conflicts
        assert (
            tuple(ledger.echoes())
            == tuple(ledger.echoes(first))
            == tuple(ledger.echoes(second))
            == links.echoes
        )
        assert tuple(ledger.suspicions()) == tuple(ledger.suspicions(first)) == links.suspicions
        assert not list(ledger.suspicions(second))
        assert tuple(ledger.stories()) == links.stories
        for member in links.stories[0].members:
            assert ledger.story_of(member.article) == (links.stories[0].id, member)
        assert ledger.story_of("x") is None
        (place,) = ledger.named_in_story(links.stories[0].id, "places", 5)
        assert (place.name, place.articles, place.times) == ("Port Mere", 1, 1)
        assert len(ledger.named_in_story(links.stories[0].id, "parties", 1)) == 1
        assert tuple(ledger.positions()) == tuple(ledger.positions(parties[0].id)) == links.positions
        assert not list(ledger.claims("x")) + list(ledger.conflicts("x")) + list(ledger.echoes("x"))
        mentions = list(ledger.mentions_of(parties[0].id))
        assert {mention.id for mention in mentions} == set(parties[0].mentions)
        assert len(list(ledger.mentions_of(links.places[0].id))) == 1


def test_an_article_gives_the_parties_it_names_with_its_own_mentions(full: Path) -> None:
    readings, parties, _ = whole()
    named = [replace(party, merged_because=(), identifiers=()) for party in parties]
    with Ledger.open(full) as ledger:
        for read in readings:
            own = {one.id for one in read.mentions}
            inside = [replace(p, mentions=tuple(sorted(own.intersection(p.mentions)))) for p in named]
            expected = sorted((p for p in inside if p.mentions), key=lambda p: p.id)
            assert list(ledger.parties_in(read.article.id)) == expected
        assert not list(ledger.parties_in("x"))


def test_what_blocks_came_to_is_kept_until_it_is_dropped(ledger: Ledger) -> None:
    ledger.keep_linked({"a": b"one", "b": b"two"})
    ledger.keep_linked({"b": b"other", "c": b"three"})
    assert [ledger.linked(key) for key in "abcd"] == [b"one", b"other", b"three", None]
    ledger.drop_linked(but={"b", "d"})
    assert [ledger.linked(key) for key in "abcd"] == [None, b"other", None, None]
    ledger.drop_linked()
    assert ledger.linked("b") is None


def test_links_are_replaced(full: Path) -> None:
    _, _, links = whole()
    with Ledger.create(full) as ledger:
        changed = replace(links, conflicts=(), places=links.places[:1])
        ledger.write_links(changed)
        assert not list(ledger.conflicts())
        assert tuple(ledger.places()) == links.places[:1]
        assert tuple(ledger.positions()) == links.positions
        ledger.write_links(replace(changed, claims=(replace(links.claims[0], outlets=7),)))
        assert [claim.outlets for claim in ledger.claims()] == [7]
        assert tuple(ledger.positions()) == links.positions
        ledger.write_links(Links())
        assert not list(ledger.stories())
        assert not list(ledger.claims()) + list(ledger.echoes()) + list(ledger.positions())
        assert not any(statement.about.where for statement in ledger.statements())
    assert check(full) == ()


def test_links_to_what_isnt_there_are_refused_whole(full: Path) -> None:
    _, parties, links = whole()
    with Ledger.create(full) as ledger:
        for broken in (
            replace(links, conflicts=(replace(links.conflicts[0], a="x"),)),
            replace(links, claims=(replace(links.claims[0], gist="x"),)),
            replace(links, claims=(replace(links.claims[0], origin_of=(("x", "y"),)),)),
            replace(links, positions=(replace(links.positions[0], party="x"),)),
        ):
            with pytest.raises(LedgerError):
                ledger.write_links(broken)
            assert tuple(ledger.claims()) == links.claims
        with pytest.raises(LedgerError, match="contradict"):
            ledger.relink([*parties, replace(parties[0], id="twin")])
        assert set(ledger.parties()) == set(parties)


def test_judgements_stay_and_can_be_revoked(full: Path) -> None:
    first = Judgement("same-party", "a", "b", "Ada", "2031-05-06T10:00:00Z", note="one person")
    second = Judgement("act", "c", "deny", "Ben", "2031-05-07T10:00:00Z")
    with Ledger.create(full) as ledger:
        ledger.judge(second)
        ledger.judge(first)
        ledger.judge(first)
        ledger.revoke(first.id, "Cleo", "2031-05-08T10:00:00Z")
        with pytest.raises(LedgerError, match="Cleo revoked judgement"):
            ledger.revoke(first.id, "Ben", "2031-05-09T10:00:00Z")
        with pytest.raises(UnknownId):
            ledger.revoke("x", "Ben", "2031-05-09T10:00:00Z")
        ledger.relink([])
        ledger.write_links(Links())
    with Ledger.open(full) as ledger:
        revoked = replace(first, revoked_by="Cleo", revoked_at="2031-05-08T10:00:00Z")
        assert list(ledger.judgements()) == [revoked, second]
