"""Queries: filters, orders, chains, and that they use the indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import article, many, reading, whole
from onrecord.errors import UnknownId
from onrecord.ledger import Counts, Ledger, StatementQuery
from onrecord.ledger.query import STATEMENT, match_words, statement_sql
from onrecord.model import Interval, Party

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger.query import Order


def test_speakers_come_from_the_parties(full: Path) -> None:
    readings, parties, _ = whole()
    venn = parties[0]
    with Ledger.open(full) as ledger:
        said = {one.id for one in ledger.statements(StatementQuery(party=venn.id))}
        assert said == {readings[0].statements[1].id, readings[1].statements[0].id}
        assert all(ledger.statement(id).speaker == venn.id for id in said)
        assert ledger.statement(readings[0].statements[3].id).speaker is None
        assert not list(ledger.statements(StatementQuery(party="nobody")))


def test_relinking_replaces_the_parties(full: Path) -> None:
    readings, parties, _ = whole()
    voice = readings[0].mentions[1].id
    with Ledger.create(full) as ledger:
        assert len(list(ledger.positions())) == 1
        ledger.relink([Party("p", "O. Venn", "person", (voice,))])
        assert [party.name for party in ledger.parties()] == ["O. Venn"]
        assert ledger.statement(readings[0].statements[1].id).speaker == "p"
        assert ledger.statement(readings[1].statements[0].id).speaker is None
        assert not list(ledger.positions())
        ledger.relink(parties)
        assert ledger.parties() == tuple(sorted(parties, key=lambda party: party.id))
        assert ledger.party(parties[0].id) == parties[0]
        with pytest.raises(UnknownId):
            ledger.party("p")


def test_within_is_told_from_the_outermost_in(full: Path) -> None:
    outer, inner, *_ = whole()[0][0].statements
    with Ledger.open(full) as ledger:
        assert [one.id for one in ledger.chain(inner.id)] == [outer.id, inner.id]
        assert [one.id for one in ledger.chain(outer.id)] == [outer.id]
        with pytest.raises(UnknownId, match="holds no statement x"):
            ledger.chain("x")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (StatementQuery(), 5),
        (StatementQuery(attributed_only=True), 4),
        (StatementQuery(acts=("deny", "intend")), 2),
        (StatementQuery(about="quay"), 3),
        (StatementQuery(about="QUAYS close"), 2),
        (StatementQuery(about="quay ferry"), 0),
        (StatementQuery(about="row deepening"), 1),
        (StatementQuery(about=""), 5),
        (StatementQuery(about="—"), 0),
        (StatementQuery(said_from="2031-05-04", said_to="2031-05-04"), 4),
        (StatementQuery(said_from="2031-05-05"), 0),
        (StatementQuery(said_to="2031-05-03"), 2),
        (StatementQuery(said_from="2031", said_to="2031"), 4),
        (StatementQuery(said_from="2031-05", said_to="2031-05", acts=("report",)), 1),
        (StatementQuery(said_to="2030"), 2),
    ],
)
def test_filters(full: Path, query: StatementQuery, count: int) -> None:
    with Ledger.open(full) as ledger:
        assert len(list(ledger.statements(query))) == count


def test_statements_come_as_told(full: Path) -> None:
    readings, _, _ = whole()
    with Ledger.open(full) as ledger:
        outer, inner, own, orphan = readings[0].statements
        expected = [own.id, outer.id, inner.id, orphan.id, readings[1].statements[0].id]
        assert [one.id for one in ledger.statements()] == expected
        by_id = [one.id for one in ledger.statements(StatementQuery(order="id"))]
        assert by_id == sorted(expected)
        narrowed = [one.id for one in ledger.statements(StatementQuery(about="quay"))]
        assert narrowed == [id for id in expected if id in narrowed]


def test_articles_come_by_date_with_the_undated_last(ledger: Ledger) -> None:
    dates = [Interval(), Interval("2031-02-01", "2031-02-01"), Interval(None, "2031-01-01")]
    ledger.append(reading(article(f"Text {nth}.", published=date)) for nth, date in enumerate(dates))
    assert [one.text for one in ledger.articles()] == ["Text 2.", "Text 1.", "Text 0."]
    ids = [one.id for one in ledger.articles(order="id")]
    assert ids == sorted(ids)
    assert [one.text for one in ledger.articles(about="text 1")] == ["Text 1."]
    assert list(ledger.articles(about="?!")) == []
    with pytest.raises(UnknownId, match="holds no article"):
        ledger.article("x")


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "'",
        "ferry*",
        "NOT ferry",
        "a OR b",
        "ferry AND",
        "words:ferry",
        "(",
        "^ferry",
        "NEAR(a b)",
        "-ferry",
        "a\0b",
        "\0",
        "\ud800 ferry",
        "{words}: x",
        "🚢",
        "x' OR 1=1 --",
        "; DROP TABLE articles",
        "%",
        "́",
        "ß",
        "ﬁ",
    ],
)
def test_words_are_only_words(ledger: Ledger, words: str) -> None:
    ledger.append(many(2))
    for asked in (words, f"ferry {words}", f"{words} ferry"):
        list(ledger.statements(StatementQuery(about=asked)))
        list(ledger.articles(about=asked))
    assert ledger.counts().articles == 2


def test_search_signs_mean_nothing() -> None:
    assert match_words('say "no" NOT') == '"say" """no""" "NOT"'
    assert match_words("?!") is None


def test_counts(full: Path) -> None:
    with Ledger.create(full) as ledger:
        assert ledger.counts() == Counts(
            articles=2, read=2, undated=0, inputs=2, outlets=2, statements=5, attributed=4, mentions=6,
            times=1, parties=3, speakers=2, places=2, claims=1, conflicts=1, open_conflicts=1,
            matters=1, open_matters=1, echoes=1, positions=1, rejections=0,
        )  # fmt: skip


PLANNED: dict[str, tuple[str, tuple[str, ...]]] = {
    "statement": (f"{STATEMENT} WHERE statement.id = ?", ("x",)),
    "article": ("SELECT * FROM articles WHERE id = ?", ("x",)),
    "conflicts": ("SELECT * FROM conflicts WHERE a = ? OR b = ? ORDER BY id", ("x", "x")),
    "claims": (
        "SELECT * FROM claims WHERE id IN (SELECT claim FROM claim_statements WHERE statement = ?)",
        ("x",),
    ),
    "echoes": ("SELECT * FROM echoes WHERE a = ? OR b = ? ORDER BY a, b, kind", ("x", "x")),
    "mentions": ("SELECT * FROM mentions WHERE article = ? ORDER BY article, starts, ends, id", ("x",)),
    "paths": ("SELECT path FROM paths WHERE article = ? ORDER BY path", ("x",)),
    "by path": ("SELECT article FROM paths WHERE path = ?", ("x",)),
    "within": ("SELECT id FROM statements WHERE within = ?", ("x",)),
    "view": ("SELECT * FROM who_said_what WHERE statement = ?", ("x",)),
}


@pytest.mark.parametrize("name", PLANNED)
def test_look_ups_scan_no_table(ledger: Ledger, name: str) -> None:
    sql, values = PLANNED[name]
    assert not scans(ledger, sql, values)


@pytest.mark.parametrize("order", ["told", "id"])
@pytest.mark.parametrize("narrow", [{"party": "x"}, {"article": "x"}, {"about": "x"}])
def test_narrowed_queries_scan_no_table(ledger: Ledger, narrow: dict[str, str], order: Order) -> None:
    asked = statement_sql(StatementQuery(order=order, **narrow))  # type: ignore[arg-type]
    assert asked is not None
    assert not scans(ledger, *asked)


def _need_plans(ledger: Ledger) -> None:
    if ledger.store.dialect != "sqlite":
        pytest.skip("PostgreSQL plans by the size of tables, and scans small ones")


def scans(ledger: Ledger, sql: str, values: object) -> list[str]:
    """The tables that a query would read from end to end; what its own steps pass on is no table."""
    _need_plans(ledger)
    plan = [row["detail"] for row in ledger.store.rows(f"EXPLAIN QUERY PLAN {sql}", values)]  # type: ignore[arg-type]
    assert plan
    passed_on = ("(subquery", "in_order", "CONSTANT", "told", "voices", "turns")
    searched = "statements_fts VIRTUAL TABLE INDEX 0:M"
    return [
        line for line in plan if line.startswith("SCAN") and not line[5:].startswith((*passed_on, searched))
    ]


def test_the_whole_ledger_streams_without_sorting_it(ledger: Ledger) -> None:
    _need_plans(ledger)
    asked = statement_sql(StatementQuery())
    assert asked is not None
    plan = [row["detail"] for row in ledger.store.rows(f"EXPLAIN QUERY PLAN {asked[0]}", asked[1])]
    assert "SCAN article USING INDEX articles_told" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan


def test_a_reader_sees_one_state_while_another_writes(full: Path) -> None:
    with Ledger.open(full) as seen, Ledger.create(full) as written:
        with seen.snapshot():
            before = seen.counts()
            written.append(many(3))
            assert seen.counts() == before
        assert seen.counts().articles == before.articles + 3
