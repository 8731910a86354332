"""What holds for every store, beyond what the other tests of the contract say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ledgers_made_up import article, many, reading, whole
from onrecord import pipeline
from onrecord.errors import LedgerError, LedgerMissing
from onrecord.ledger import Address, Ledger, StatementQuery, back_up, check
from onrecord.ledger.address import where
from onrecord.ledger.postgres import translated, translated_script
from onrecord.report.export import export


def test_the_export_is_that_of_a_file(path: Any, tmp_path: Path) -> None:
    readings, parties, links = whole()
    for place, folder in ((path, "one"), (tmp_path / "file.ledger", "file")):
        with Ledger.create(place) as ledger:
            ledger.append([*readings, *many(6)])
            ledger.relink(parties)
            ledger.write_links(links)
            export(ledger, tmp_path / folder)
    names = sorted(file.name for file in (tmp_path / "file").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "file" / name).read_bytes()
    assert check(path) == ()


ODD = "A NUL \0, twice \0\0, \U0010ffff0 and \U0010ffff, \\0, %s ? ?1 and 'quotes' in one text.\n"


def test_odd_characters_come_back(path: Any) -> None:
    odd = article(ODD, "odd.txt", title="\0 ?", outlet="% %s")
    with Ledger.create(path) as ledger:
        ledger.append([reading(odd)])
    with Ledger.open(path) as ledger:
        found = ledger.article(odd.id)
    assert (found.text, found.title, found.outlet) == (ODD, "\0 ?", "% %s")
    assert check(path) == ()


SEARCHES = [
    ("ferry stays", 3), ("FERRIES", 3), ("férry", 3), ("stayed port", 3), ("ferry -stays", 3), ("in", 3),
    ('"', 0), ("' OR 1=1 --", 0), ("port; DROP TABLE articles", 0), ("ferry AND NOT", 0), ("stays*", 3),
    ("ferry:* & !x", 0), ("0", 3), ("port)", 3), ("\0", 0),
]  # fmt: skip


@pytest.mark.parametrize(("words", "count"), SEARCHES)
def test_words_are_found_the_same_and_mean_nothing_else(ledger: Ledger, words: str, count: int) -> None:
    ledger.append(many(1))
    assert len(list(ledger.statements(StatementQuery(about=words)))) == count
    assert ledger.counts().articles == 1


WRITER = """
import sys
sys.path[:0] = sys.argv[4:]
from test_ledger_contract import build, correct
{"build": build, "correct": correct}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
"""
BUILDS, CORRECTORS, EACH, CORRECTIONS = 2, 3, 24, 6


def build(place: str, nth: int) -> None:
    """One of several builds: half of what it appends another appends as well."""
    readings = many(EACH * 2)[nth * EACH // 2 : nth * EACH // 2 + EACH]
    with Ledger.create(where(place)) as ledger:
        for start in range(0, EACH, 3):
            ledger.append(readings[start : start + 3])
        pipeline.relink(ledger)


def correct(place: str, nth: int) -> None:
    """One of several correctors: some judgements, one after the other."""
    from onrecord.model import Judgement

    for time in range(CORRECTIONS):
        judged = Judgement(
            "same-party", f"{nth:08x}{time:08x}", "1" * 16, f"c{nth}", f"2031-05-04T09:{time:02}"
        )
        with Ledger.create(where(place)) as ledger:
            pipeline.judge(ledger, [judged])


def test_two_builds_and_three_correctors_at_once_lose_nothing(postgres: str, tmp_path: Path) -> None:
    """In PostgreSQL; a file has one writer at a time, and tells the others so."""
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS crowd CASCADE")
        connection.execute("CREATE SCHEMA crowd")
    url = f"{postgres}&options=-csearch_path%3Dcrowd"
    Ledger.create(Address(url)).close()
    here = Path(__file__).parent
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, kind, url, str(nth), str(here), str(here.parent)],
            stderr=subprocess.PIPE,
        )
        for kind, count in (("build", BUILDS), ("correct", CORRECTORS))
        for nth in range(count)
    ]
    for one in started:
        _, said = one.communicate(timeout=500)
        assert one.returncode == 0, said.decode()
    with Ledger.open(Address(url)) as ledger:
        assert ledger.counts().articles == EACH * 3 // 2
        assert len(list(ledger.judgements())) == CORRECTORS * CORRECTIONS
        export(ledger, tmp_path / "crowd")
        judgements = tuple(ledger.judgements())
    assert check(Address(url)) == ()
    with Ledger.create(tmp_path / "alone.ledger") as ledger:
        ledger.append(many(EACH * 2)[: EACH * 3 // 2])
        pipeline.judge(ledger, judgements)
        export(ledger, tmp_path / "alone")
    for file in (tmp_path / "alone").iterdir():
        assert (tmp_path / "crowd" / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_writer_that_is_killed_leaves_nothing_half_done(postgres: str) -> None:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS cut CASCADE")
        connection.execute("CREATE SCHEMA cut")
        at = Address(f"{postgres}&options=-csearch_path%3Dcut")
        with Ledger.create(at) as ledger:
            ledger.append(many(3))
            with pytest.raises(LedgerError), ledger.store.transaction():
                ledger.store.run("DELETE FROM articles")
                pid = ledger.store.connection.info.backend_pid
                connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
                ledger.store.run("DELETE FROM paths")
        with Ledger.create(at) as ledger:  # nor does its lock stay
            assert ledger.append(many(5)) == 2
    assert check(at) == ()


def test_what_a_database_cant_do_is_told(postgres: str, tmp_path: Path) -> None:
    at = Address(postgres.replace("/postgres?", "/nowhere?"))
    with pytest.raises(LedgerMissing, match="nowhere"):
        Ledger.open(at)
    with pytest.raises(LedgerMissing, match="there is no ledger here"):
        Ledger.open(Address(postgres))
    with pytest.raises(LedgerError, match="pg_dump"):
        back_up(Address(postgres), tmp_path / "copy")
    with pytest.raises(LedgerError, match="pg_dump"):
        pipeline.repair(Address(postgres))
    with pytest.raises(LedgerError):
        Ledger.open(Address("postgresql://nobody@127.0.0.1:1/x"))


def test_a_password_is_never_printed() -> None:
    assert (
        str(where("postgresql://ada:secret@db.invalid:5432/news?sslmode=require"))
        == "postgresql://ada@db.invalid:5432/news"
    )
    assert where("news.db") == Path("news.db")


def test_sql_is_translated() -> None:
    assert translated("SELECT '100%' WHERE a = ?") == "SELECT '100%%' WHERE a = %s"
    assert translated_script("CREATE TABLE x (a TEXT, b INTEGER) STRICT, WITHOUT ROWID;") == (
        'CREATE TABLE x (a TEXT COLLATE "C", b BIGINT);'
    )
    assert translated_script("-- why\nCREATE TRIGGER x AFTER INSERT ON y BEGIN SELECT 1; END;") is None
