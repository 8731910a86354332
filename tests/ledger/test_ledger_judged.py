"""What judgements come to is put over what was read, in every query and view, and can be taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledgers_made_up import whole
from onrecord.ledger import Judgement, Ledger, StatementQuery, check
from onrecord.model import Interval, Judged, JudgedDate, JudgedVoice, Retraction, Standing
from onrecord.report.export import export

if TYPE_CHECKING:
    from pathlib import Path

READINGS, PARTIES, _ = whole()
LANTERN, POST = READINGS
OUTER, INNER, OWN, ORPHAN = LANTERN.statements
DENIAL = POST.statements[0]
VENN, LANTERN_PARTY = PARTIES[0], PARTIES[1]


def test_a_judged_voice_goes_before_the_one_that_was_read(full: Path) -> None:
    voices = (
        JudgedVoice(DENIAL.id, LANTERN.mentions[0].id, "judged by ada"),
        JudgedVoice(INNER.id, None, "judged by bea"),
        JudgedVoice(ORPHAN.id, LANTERN.mentions[1].id, "judged by cleo"),
    )
    with Ledger.create(full) as ledger:
        ledger.keep_judged(Judged(voices=voices))
        assert ledger.statement(DENIAL.id).speaker == LANTERN_PARTY.id
        assert ledger.statement(INNER.id).speaker is None
        assert ledger.statement(INNER.id).speaker_why == "judged by bea"
        of_venn = [one.id for one in ledger.statements(StatementQuery(party=VENN.id))]
        assert of_venn == [ORPHAN.id]
        told = ledger.store.rows("SELECT speaker FROM who_said_what WHERE statement = ?", (DENIAL.id,))
        assert [row["speaker"] for row in told] == ["Harbour Lantern"]
        assert ledger.store.value("SELECT chain FROM who_said_what WHERE statement = ?", (DENIAL.id,))[
            :7
        ] == ("Harbour")
        ledger.relink([])
        assert ledger.statement(ORPHAN.id).speaker is None
    assert check(full) == ()


def test_a_retracted_statement_is_nowhere_but_in_its_place(full: Path, tmp_path: Path) -> None:
    with Ledger.create(full) as ledger:
        before = ledger.counts()
        ledger.keep_judged(Judged(retractions=(Retraction(OUTER.id, "judged by ada"),)))
        assert OUTER.id not in {one.id for one in ledger.statements()}
        assert OUTER.id in {one.id for one in ledger.statements(StatementQuery(retracted=True))}
        assert ledger.statement(OUTER.id).content == OUTER.content
        assert ledger.statement(INNER.id).within is None
        assert [one.id for one in ledger.chain(INNER.id)] == [INNER.id]
        after = ledger.counts()
        assert (after.statements, after.attributed) == (before.statements - 1, before.attributed - 1)
        for view in ("who_said_what", "contradictions", "claims_in_words"):
            for row in ledger.store.rows(f"SELECT * FROM {view}"):
                assert OUTER.id not in tuple(row)
                assert "Tidewater Post, as told by Harbour" not in str(tuple(row))
        export(ledger, tmp_path / "out")
    assert OUTER.id not in (tmp_path / "out" / "statements.jsonl").read_text("utf-8")
    assert check(full) == ()


def test_a_judged_date_moves_its_article_and_goes_without_a_trace(full: Path) -> None:
    date = JudgedDate(LANTERN.article.id, Interval("2031-05-20", None), "judged by ada")
    with Ledger.create(full) as ledger:
        before = list(ledger.articles())
        ledger.keep_judged(Judged(dates=(date,)))
        moved = ledger.article(LANTERN.article.id)
        assert moved.published == date.published
        assert moved.published_basis[0].why == "judged by ada"
        assert moved.published_basis[1:] == LANTERN.article.published_basis
        assert [one.id for one in ledger.articles()] == [POST.article.id, LANTERN.article.id]
        assert not ledger.wants(LANTERN.article)
        assert ledger.judged().dates == (date,)
        ledger.keep_judged(Judged(dates=(date, date)[:1]))
        assert ledger.article(LANTERN.article.id) == moved
        ledger.keep_judged(Judged())
        assert list(ledger.articles()) == before
    assert check(full) == ()


def test_what_is_kept_is_read_back_and_unchanged_writes_nothing(full: Path) -> None:
    one = Judgement("speaker", DENIAL.id, "unsettled", "ada", "2031-05-06")
    judged = Judged(
        voices=(JudgedVoice(DENIAL.id, None, "a"),),
        retractions=(Retraction(ORPHAN.id, "b"),),
        dates=(JudgedDate(POST.article.id, Interval(None, "2031-05-09"), "c"),),
        standings=(Standing(one.id, "applied"),),
    )
    with Ledger.create(full) as ledger:
        ledger.judge(one)
        ledger.keep_judged(judged)
        assert ledger.judged() == judged
        changes = getattr(ledger.store.connection, "total_changes", None)  # PostgreSQL counts none
        ledger.keep_judged(judged)
        assert getattr(ledger.store.connection, "total_changes", None) == changes


def test_judgements_go_with_what_is_read_anew(full: Path) -> None:
    with Ledger.create(full) as ledger:
        ledger.keep_judged(Judged(retractions=(Retraction(OUTER.id, "judged by ada"),)))
        assert ledger.known([OUTER.id, LANTERN.article.id, LANTERN.mentions[0].id, "nothing"]) == {
            OUTER.id: "statement",
            LANTERN.article.id: "article",
            LANTERN.mentions[0].id: "mention",
        }
        assert ledger.articles_at("ferry.txt") == tuple(sorted((LANTERN.article.id, POST.article.id)))
        assert ledger.articles_at("post/ferry.txt") == (POST.article.id,)
        assert ledger.articles_at("erry.txt") == ()
