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
