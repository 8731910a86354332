"""Seals: one hash over all that was read of an article, so that a line that is lost or altered shows.

The text has a hash of its own, but a statement's act, a date or a missing row would change unseen. What
linking and judging write later isn't under the seal.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from onrecord.ledger.store import Store

_BY_STATEMENT = "SELECT part.* FROM {} AS part JOIN statements ON id = statement WHERE article = ? {}"

_PARTS = (
    "SELECT title, byline, outlet, language, is_read, url, text_sha256, "
    "CASE WHEN judged.article IS NULL THEN published_from ELSE read_from END, "
    "CASE WHEN judged.article IS NULL THEN published_to ELSE read_to END "
    "FROM articles LEFT JOIN judged_dates AS judged ON judged.article = id WHERE id = ?",
    "SELECT * FROM regions WHERE article = ? ORDER BY nth",
    "SELECT * FROM published_basis WHERE article = ? ORDER BY nth",
    "SELECT * FROM credits WHERE article = ? ORDER BY nth",
    "SELECT * FROM mentions WHERE article = ? ORDER BY id",
    "SELECT id, starts, ends, words, source_starts, source_ends, source_text, cue_starts, cue_ends, "
    "cue_text, voice, speaker_why, quoted, act, polarity, commitment, within, said_from, said_to, "
    "has_when, when_from, when_to, region FROM statements WHERE article = ? ORDER BY id",
    _BY_STATEMENT.format("statement_content", "ORDER BY statement, nth"),
    _BY_STATEMENT.format("statement_quantities", "ORDER BY statement, nth"),
    "SELECT * FROM times WHERE article = ? ORDER BY nth",
    "SELECT * FROM toponyms WHERE article = ? ORDER BY id",
    _BY_STATEMENT.format("statement_voices", "ORDER BY statement, nth"),
)
"""What is under the seal: everything that was read, except `number`, which tells only when."""
_AT_FIRST = 10
"""Parts that were there when seals came in; a part without rows leaves a seal as it is."""


def seal_of(store: Store, article_id: str, parts: int = len(_PARTS)) -> str:
    """The seal that fits what the ledger holds of an article now (SHA-256, hexadecimal), by so many parts."""
    digest = hashlib.sha256()
    for nth, sql in enumerate(_PARTS[:parts]):
        for row in store.rows(sql, (article_id,)):
            digest.update(msgspec.json.encode((nth, *row)))
            digest.update(b"\n")
    return digest.hexdigest()


def put_seal(store: Store, article_id: str, parts: int = len(_PARTS)) -> None:
    """Seal, in an open transaction, what was put in of an article, by so many parts."""
    store.insert("seals", [(article_id, seal_of(store, article_id, parts))])


def seal_all(store: Store) -> None:
    """Seal, in an open transaction, every article of a ledger that has no seals yet, as it is now."""
    for row in list(store.rows("SELECT id FROM articles ORDER BY id")):
        put_seal(store, row["id"], _AT_FIRST)
