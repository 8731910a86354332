"""Parts of a ledger: narrowed, ranked, counted, on both stores."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import UnknownId
from onrecord.ledger import Ledger, StatementQuery, browse, browse_conflicts, browse_links
from onrecord.ledger.browse import Window
from onrecord.ledger.browse_conflicts import ConflictQuery, Matter
from onrecord.ledger.browse_links import ClaimQuery
from onrecord.model import Conflict, Links

ALL = Window(0, 1000)


def test_parts_make_up_the_whole(full: Any) -> None:
    with Ledger.open(full) as ledger:
        everything = list(ledger.statements())
        parts = [browse.statements(ledger, StatementQuery(), Window(start, 2)) for start in range(0, 40, 2)]
    assert [one for part in parts for one in part.items] == everything
    assert {part.total for part in parts} == {len(everything)}


def test_statements_are_narrowed_by_outlet(full: Any) -> None:
    with Ledger.open(full) as ledger:
        outlets = {one.value: one.statements for one in browse.outlets(ledger)}
        for outlet, number in outlets.items():
            if outlet is not None:
                query = StatementQuery(outlet=outlet, attributed_only=True)
                assert browse.statements(ledger, query, ALL).total == number
        assert sum(one.statements for one in browse.acts(ledger)) == ledger.counts().attributed
        assert sum(outlets.values()) == ledger.counts().attributed


def test_articles_are_listed_as_they_came_out_with_their_statements(full: Any) -> None:
    with Ledger.open(full) as ledger:
        part = browse.articles(ledger, ALL)
        assert [one.id for one in part.items] == [one.id for one in ledger.articles()]
        assert sum(one.attributed + one.own for one in part.items) == ledger.counts().statements
        assert [one.path for one in part.items] == [ledger.paths(one.id)[0] for one in part.items]
        assert browse.articles(ledger, ALL, "zeppelin").total == 0
        assert browse.articles(ledger, ALL, "!?").total == 0  # nothing that could be looked for


def test_parties_are_ranked_and_found_by_any_spelling_in_any_case(full: Any) -> None:
    with Ledger.open(full) as ledger:
        speaking = browse.parties(ledger, ALL)
        assert speaking.total == ledger.counts().speakers
        ranks = [(-one.articles, -one.statements) for one in speaking.items]
        assert ranks == sorted(ranks)
        assert browse.parties(ledger, ALL, silent=True).total == ledger.counts().parties
        for party in ledger.parties():
            for spelling in browse.spellings(ledger, party.id):
                found = browse.parties(ledger, ALL, spelling.text.upper(), silent=True)
                assert party.id in {one.id for one in found.items} or spelling.form == "pronoun"
        assert browse.parties(ledger, ALL, "%", silent=True).total == 0
        assert browse.parties(ledger, ALL, "_", silent=True).total == 0


def test_a_partys_mentions_are_all_in_its_spellings(full: Any) -> None:
    with Ledger.open(full) as ledger:
        for party in ledger.parties():
            spelt = browse.spellings(ledger, party.id)
            assert sum(one.mentions for one in spelt) == len(party.mentions)
            assert {one.mention for one in spelt} <= set(party.mentions)
            assert browse.listed_party(ledger, party.id).name == party.name
            assert browse.mention(ledger, party.mentions[0]) is not None
        assert browse.mention(ledger, "none") is None


def test_claims_are_ranked_by_origins_and_counted_by_stance(full: Any) -> None:
    with Ledger.open(full) as ledger:
        part = browse_links.claims(ledger, ClaimQuery(), ALL)
        assert part.total == ledger.counts().claims > 0
        for one in part.items:
            claim = browse_links.claim(ledger, one.id)
            stances = [stance for _, stance in claim.statements]
            assert (one.origins, one.outlets) == (claim.origins, claim.outlets)
            assert [one.asserts, one.denies, one.doubts] == [
                stances.count("asserts"), stances.count("denies"), stances.count("doubts"),
            ]  # fmt: skip
        most = max(one.origins for one in part.items)
        assert browse_links.claims(ledger, ClaimQuery(min_origins=most + 1), ALL).total == 0
        denied = browse_links.claims(ledger, ClaimQuery(denied_only=True), ALL)
        assert denied.total == sum(one.denies > 0 for one in part.items)


def test_conflicts_and_positions_are_narrowed(full: Any) -> None:
    with Ledger.open(full) as ledger:
        conflicts = browse_conflicts.conflicts(ledger, ConflictQuery(), ALL)
        assert {one.id for one in conflicts.items} == {one.id for one in ledger.conflicts()}
        for one in conflicts.items:
            assert browse_conflicts.conflict(ledger, one.id) == one
            query = ConflictQuery(status=one.status, kind=one.kind)
            assert one in browse_conflicts.conflicts(ledger, query, ALL).items
        listed = browse_links.positions(ledger, ALL)
        assert listed.total == ledger.counts().positions > 0
        for position in listed.items:
            whole = browse_links.position(ledger, position.id)
            assert (whole.party, whole.issue) == (position.party, position.issue)
            assert (len(whole.track), len(whole.changes)) == (position.statements, position.turns)
            assert browse_links.positions(ledger, ALL, position.party).total >= 1


def many_conflicts(full: Any) -> dict[str, Conflict]:
    """Two disagreements in the ledger: one of two updates and an open pair, one of an update alone."""
    with Ledger.create(full) as ledger:
        a, b, c, d = (one.id for one in list(ledger.statements())[:4])
        some = (
            Conflict("rose", a, b, "number", "superseded", "30 and 40", 0.9, "open"),
            Conflict("rises", a, c, "number", "superseded", "30 and 50", 0.8, "open"),
            Conflict("open", b, c, "number", "open", "40 and 50", 0.5, "open"),
            Conflict("closed", c, d, "polarity", "superseded", "open, then closed", 0.7),
        )
        ledger.write_links(Links(conflicts=some))
    return {one.id: one for one in some}


def test_disagreements_are_listed_once_each_open_ones_first(full: Any) -> None:
    some = many_conflicts(full)
    with Ledger.open(full) as ledger:
        every = browse_conflicts.matters(ledger, ConflictQuery(), ALL).items
        assert every == (Matter(some["open"], 3, 1), Matter(some["closed"], 1, 0))
        assert [(one.more, one.updates) for one in every] == [(2, 2), (0, 1)]
        assert browse_conflicts.matters(ledger, ConflictQuery(status="open"), ALL).items == every[:1]
        assert browse_conflicts.matters(ledger, ConflictQuery(status="superseded"), ALL).items == every[1:]
        counts = ledger.counts()
        assert (counts.conflicts, counts.open_conflicts) == (4, 1)
        assert (counts.matters, counts.open_matters) == (2, 1)
        ranked = browse_conflicts.conflicts_ranked(ledger)
        assert browse_conflicts.matters(ledger, ConflictQuery(), ALL, ranked).items == every


def test_a_list_of_disagreements_asks_as_few_questions_however_long(
    full: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_conflicts(full)
    asked: list[str] = []
    with Ledger.open(full) as ledger:
        ranked, rows = browse_conflicts.conflicts_ranked(ledger), ledger.store.rows

        def counted(sql: str, values: Any = ()) -> Any:
            asked.append(sql)
            return rows(sql, values)

        monkeypatch.setattr(ledger.store, "rows", counted)
        for limit in (1, 2):
            asked.clear()
            part = browse_conflicts.matters(ledger, ConflictQuery(), Window(0, limit), ranked)
            assert (len(part.items), len(asked)) == (limit, 1)


def test_a_disagreement_is_found_by_any_of_its_pairs_and_told_by_that(full: Any) -> None:
    some = many_conflicts(full)
    with Ledger.open(full) as ledger:
        query = ConflictQuery(status="open", kind="number")
        assert browse_conflicts.matters(ledger, query, ALL).total == 1
        assert browse_conflicts.matters(ledger, ConflictQuery(kind="polarity"), ALL).total == 1
        assert browse_conflicts.matters(ledger, ConflictQuery(matter="closed"), ALL).total == 1
        party = next(one.speaker for one in ledger.statements() if one.id == some["rose"].a)
        assert party is not None
        with_a = browse_conflicts.matters(ledger, ConflictQuery(status="open", party=party), ALL)
        own = {one.id for one in ledger.statements(StatementQuery(party=party))}
        assert all(own & {one.conflict.a, one.conflict.b} for one in with_a.items)


def test_the_pairs_of_a_disagreement_are_listed(full: Any) -> None:
    many_conflicts(full)
    with Ledger.open(full) as ledger:
        pairs = browse_conflicts.conflicts(ledger, ConflictQuery(matter="open"), Window(1, 1))
        assert ([one.id for one in pairs.items], pairs.total) == (["rises"], 3)


def test_a_party_narrows_claims_and_conflicts(full: Any) -> None:
    with Ledger.open(full) as ledger:
        for party in ledger.parties():
            own = {one.id for one in ledger.statements(StatementQuery(party=party.id))}
            claims = browse_links.claims(ledger, ClaimQuery(party=party.id), ALL)
            assert {one.id for one in claims.items} == {
                claim.id for claim in ledger.claims() if own & {id for id, _ in claim.statements}
            }
            conflicts = browse_conflicts.conflicts(ledger, ConflictQuery(party=party.id), ALL)
            assert {one.id for one in conflicts.items} == {
                one.id for one in ledger.conflicts() if own & {one.a, one.b}
            }


def test_what_isnt_there_is_told(full: Any) -> None:
    with Ledger.open(full) as ledger:
        for read in (
            browse.listed_party,
            browse_links.claim,
            browse_conflicts.conflict,
            browse_links.position,
        ):
            with pytest.raises(UnknownId):
                read(ledger, "00ff")


def test_the_span_of_publication(full: Any) -> None:
    with Ledger.open(full) as ledger:
        known = [one.published for one in ledger.articles() if one.published.is_bounded]
        assert browse.published(ledger).start == min(one.start for one in known if one.start)[:10]
        assert browse.published(ledger).end == max(one.end for one in known if one.end)[:10]


def test_what_carries_a_claim_is_told_apart_by_whether_it_names_itself(full: Any) -> None:
    with Ledger.open(full) as ledger:
        outlet_of = {article.id: article.outlet for article in ledger.articles()}
        for claim in ledger.claims():
            articles = {ledger.statement(id).article for id, _ in claim.statements}
            named = {outlet_of[id] for id in articles} - {None}
            nameless = sum(outlet_of[id] is None for id in articles)
            assert browse_links.carriers(ledger, claim.id) == (len(named), nameless)
        assert browse_links.carriers(ledger, "00ff") == (0, 0)
