"""`check` finds what was tampered with or damaged, and names it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import many, whole
from onrecord.errors import LedgerDamaged, LedgerError
from onrecord.ledger import Ledger, StatementQuery, check

if TYPE_CHECKING:
    from pathlib import Path


def tamper(path: Path, *statements: str) -> None:
    """Change the file behind the program's back, with keys and triggers out of force."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def test_a_sound_ledger_has_no_faults(full: Path) -> None:
    before = full.read_bytes()
    assert check(full) == ()
    assert full.read_bytes() == before


def test_a_checked_ledger_may_be_written_to_meanwhile(full: Path) -> None:
    with Ledger.create(full) as ledger:
        assert check(full) == ()
        ledger.append(many(2))
        assert check(full) == ()


TAMPERED = {
    "text": ("UPDATE articles SET text = replace(text, '300', '900')", "its hash differs"),
    "path": ("DELETE FROM paths", "no path"),
    "region": (
        "UPDATE regions SET ends = 9999 WHERE kind = 'body'",
        "a region (body) ends at character 9999",
    ),
    "basis": ("UPDATE published_basis SET ends = 9999 WHERE starts IS NOT NULL", "evidence for the date"),
    "time": ("UPDATE times SET ends = 9999", "a time expression (2031-05-09) ends"),
    "mention beyond": ("UPDATE mentions SET ends = 9999 WHERE form = 'pronoun'", "the mention ends at"),
    "mention moved": (
        "UPDATE mentions SET starts = 0, ends = 4 WHERE form = 'pronoun'",
        "its span prints: 'Ferr",
    ),
    "content": ("UPDATE statement_content SET ends = 9999", "the statement ends at"),
    "moved": ("UPDATE statement_content SET starts = starts + 1", "aren't what its spans print"),
    "cue": (
        "UPDATE statements SET cue_text = 'swore' WHERE cue_text = 'said'",
        "aren't what its spans print",
    ),
    "no content": ("DELETE FROM statement_content", "the statement has no content"),
    "quantity": ("UPDATE statement_quantities SET ends = 9999", "a quantity (workers) ends"),
    "voice": ("UPDATE statements SET voice = 'x' WHERE act = 'deny'", "names something in mentions"),
    "stranger": (
        "UPDATE statements SET voice = (SELECT id FROM mentions WHERE form = 'pronoun') WHERE act = 'deny'",
        "isn't a mention of its article",
    ),
    "within": (
        "UPDATE statements SET within = (SELECT id FROM statements WHERE act = 'intend') WHERE act = 'deny'",
        "which isn't of its article",
    ),
    "round": (
        "UPDATE statements SET within = (SELECT id FROM statements WHERE act = 'intend') "
        "WHERE act = 'report'",
        "the statement lies within itself",
    ),
    "refers": (
        "UPDATE mentions SET refers_to = (SELECT voice FROM statements WHERE act = 'deny') "
        "WHERE form = 'pronoun'",
        "refers to one that isn't of its article",
    ),
    "word": ("UPDATE statements SET act = 'mumble' WHERE act = 'deny'", "act is 'mumble'"),
    "party": ("DELETE FROM parties WHERE kind = 'person'", "names something in parties that isn't there"),
    "place": ("DELETE FROM place_mentions", None),
    "about": ("DELETE FROM places WHERE country = 'NZ'", "isn't there"),
    "interval": ("UPDATE statements SET said_from = '2040-01-01'", "can't run from"),
    "search lacks": (
        "INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')",
        "out of step with 5",
    ),
    "search differs": (
        "INSERT INTO articles_fts (rowid, title, text) VALUES (1, 'Else', 'Something else altogether')",
        "doesn't hold the words",
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with_is_found(full: Path, name: str) -> None:
    sql, reason = TAMPERED[name]
    tamper(full, sql)
    found = check(full)
    if reason is None:
        assert found == ()
    else:
        assert any(reason in fault.reason for fault in found), found
        assert all(fault.subject and fault.reason for fault in found)


def test_a_vacuumed_ledger_is_sound_and_searchable(full: Path) -> None:
    """Vacuuming may number rows anew; the search tables hold on to numbers of our own."""
    with Ledger.create(full) as ledger:
        ledger.append(many(4))
    tamper(full, "DELETE FROM articles WHERE number = 1", "DELETE FROM claims", "VACUUM")
    with Ledger.open(full) as ledger:
        assert len(list(ledger.statements(StatementQuery(about="ferry stays")))) == 12
        assert [one.outlet for one in ledger.articles(about="waits")] == ["Tidewater Post"]


def test_faults_name_the_noun(full: Path) -> None:
    denial = whole()[0][1].statements[0]
    tamper(full, "UPDATE statements SET words = 'she will keep the quay' WHERE act = 'deny'")
    assert denial.id in {fault.subject for fault in check(full)}


def test_damaged_pages_are_told_in_words(path: Path) -> None:
    """The first page (which holds the schema) is kept, the rest is overwritten."""
    with Ledger.create(path) as ledger:
        ledger.append(many(30))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    path.write_bytes(data)
    try:
        found = check(path)
    except LedgerDamaged as error:
        assert str(path) in str(error)
    else:
        assert found
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        list(ledger.statements(StatementQuery()))


def test_a_truncated_ledger_is_told_in_words(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.append(many(30))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    try:
        assert check(path)
    except LedgerDamaged as error:
        assert "damaged" in str(error)


def test_a_table_described_in_bytes_that_are_no_text_is_told_in_words(full: Path) -> None:
    """SQLite quotes the damaged description in its message, which Python then can't read."""
    connection = sqlite3.connect(full)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_schema SET sql = CAST(x'435245415445205441424c4520229c' AS TEXT) WHERE name = 'times'"
    )
    connection.commit()
    connection.close()
    with pytest.raises(LedgerDamaged, match="is damaged"):
        check(full)
