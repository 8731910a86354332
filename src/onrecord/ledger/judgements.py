"""Corrections made by people: kept beside what was read, never lost with a rebuild, and revocable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError, UnknownId
from onrecord.model import Interval, Judged, JudgedDate, JudgedVoice, Judgement, Retraction, Standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.ledger.store import Store
    from onrecord.model import Article


def judge(store: Store, judgement: Judgement) -> None:
    """Keep a judgement, in an open transaction; one that is there already can only become revoked."""
    store.run(
        "INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET revoked_by = excluded.revoked_by, revoked_at = excluded.revoked_at "
        "WHERE judgements.revoked_at IS NULL",
        (
            *(judgement.id, judgement.kind, judgement.subject, judgement.object, judgement.note),
            *(judgement.who, judgement.made_at, judgement.revoked_by, judgement.revoked_at),
        ),
    )


def revoke(store: Store, judgement_id: str, who: str, at: str) -> None:
    """Take a judgement back, in an open transaction; it stays on record as revoked.

    Raises UnknownId where there is none with this id, LedgerError where it is revoked already.
    """
    row = store.first("SELECT revoked_by, revoked_at FROM judgements WHERE id = ?", (judgement_id,))
    if row is None:
        raise UnknownId(f"{store.path}: holds no judgement {judgement_id}")
    if row["revoked_at"] is not None:
        raise LedgerError(f"{store.path}: {row['revoked_by']} revoked judgement {judgement_id} already")
    store.run("UPDATE judgements SET revoked_by = ?, revoked_at = ? WHERE id = ?", (who, at, judgement_id))


def read_judgements(store: Store) -> Iterator[Judgement]:
    """All judgements, revoked ones too, in the order in which they were made."""
    for row in store.rows("SELECT * FROM judgements ORDER BY made_at, id"):
        yield _judgement(row)


def damaged(store: Store) -> Iterator[str]:
    """The ids under which something is kept that isn't what was judged: an id is made of the words judged."""
    for row in store.rows("SELECT * FROM judgements ORDER BY id"):
        if _judgement(row).id != row["id"]:
            yield row["id"]


def _judgement(row: sqlite3.Row) -> Judgement:
    return Judgement(
        kind=row["kind"],
        subject=row["subject"],
        object=row["object"],
        who=row["who"],
        made_at=row["made_at"],
        note=row["note"],
        revoked_by=row["revoked_by"],
        revoked_at=row["revoked_at"],
    )


def read_judged(store: Store) -> Judged:
    """What judgements come to within single articles, each kind by id."""
    voices = store.rows("SELECT statement, voice, why FROM judged_voices ORDER BY statement")
    retractions = store.rows("SELECT statement, why FROM retractions ORDER BY statement")
    dates = store.rows(
        "SELECT id, published_from, published_to, why "
        "FROM judged_dates JOIN articles ON id = article ORDER BY id"
    )
    standings = store.rows("SELECT judgement, state, why FROM standings ORDER BY judgement")
    return Judged(
        voices=tuple(JudgedVoice(*row) for row in voices),
        retractions=tuple(Retraction(*row) for row in retractions),
        dates=tuple(JudgedDate(id, Interval(start, end), why) for id, start, end, why in dates),
        standings=tuple(Standing(*row) for row in standings),
    )


def keep_judged(store: Store, judged: Judged) -> None:
    """Replace what judgements come to, in an open transaction, as far as it differs.

    Dates are judged in the table of articles itself, so that every query and view is ordered by them; what
    was read is kept beside, and put back first.
    """
    known = read_judged(store)
    if known.voices != judged.voices:
        store.run("DELETE FROM judged_voices")
        store.insert("judged_voices", [(one.statement, one.voice, one.why) for one in judged.voices])
    if known.retractions != judged.retractions:
        store.run("DELETE FROM retractions")
        store.insert("retractions", [(one.statement, one.why) for one in judged.retractions])
    if known.dates != judged.dates:
        _put_read_dates_back(store)
        for one in judged.dates:
            _judge_date(store, one)
    if known.standings != judged.standings:
        store.run("DELETE FROM standings")
        store.insert("standings", [(one.judgement, one.state, one.why) for one in judged.standings])


def _put_read_dates_back(store: Store) -> None:
    store.run(
        "UPDATE articles SET published_from = read_from, published_to = read_to "
        "FROM judged_dates WHERE article = id"
    )
    store.run("DELETE FROM judged_dates")


def _judge_date(store: Store, date: JudgedDate) -> None:
    store.run(
        "INSERT INTO judged_dates SELECT id, published_from, published_to, ? FROM articles WHERE id = ?",
        (date.why, date.article),
    )
    store.run(
        "UPDATE articles SET published_from = ?, published_to = ? WHERE id = ?",
        (date.published.start, date.published.end, date.article),
    )


def as_read(store: Store, article: Article) -> Article:
    """The article as it was read, where people judged when it was published."""
    row = store.first("SELECT read_from, read_to FROM judged_dates WHERE article = ?", (article.id,))
    if row is None:
        return article
    read = Interval(row["read_from"], row["read_to"])
    return replace(article, published=read, published_basis=article.published_basis[1:])
