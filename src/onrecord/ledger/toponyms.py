"""The names of places of a ledger's articles: put in with a reading, and read back in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ledger.rows import one_of
from onrecord.model import Span, Toponym

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from onrecord.ledger.store import Store

AS_MENTIONS = """
  SELECT id, article, starts, ends, name AS text, 'name' AS form, 'place' AS kind, name, NULL AS title,
    NULL AS refers_to, why
  FROM toponyms JOIN place_mentions ON mention = id WHERE place_mentions.place = ?
"""
"""The names of one place in the columns of `mentions`."""


def insert_toponyms(store: Store, toponyms: Iterable[Toponym]) -> None:
    """Put in, in an open transaction, the names of places of one article."""
    store.insert(
        "toponyms",
        [
            (
                *(one.id, one.article, one.span.start, one.span.end, one.place, one.name, one.known_as),
                *(one.country, one.lat, one.lon, one.precision, one.geonameid, one.why),
            )
            for one in toponyms
        ],
    )


def read_toponyms(store: Store, article_id: str | None) -> Iterator[Toponym]:
    """The names of places of one article, or of all: by article, then from top to bottom."""
    where = "" if article_id is None else "WHERE article = ?"
    sql = f"SELECT * FROM toponyms {where} ORDER BY article, starts, ends, id"  # noqa: S608 (no user's words)
    return map(_toponym, store.rows(sql, () if article_id is None else (article_id,)))


def _toponym(row: sqlite3.Row) -> Toponym:
    return Toponym(
        id=row["id"],
        article=one_of(row["article"]),
        span=Span(row["starts"], row["ends"]),
        place=one_of(row["place"]),
        name=one_of(row["name"]),
        known_as=one_of(row["known_as"]),
        country=one_of(row["country"]),
        lat=row["lat"],
        lon=row["lon"],
        precision=one_of(row["precision"]),
        geonameid=row["geonameid"],
        why=one_of(row["why"]),
    )
