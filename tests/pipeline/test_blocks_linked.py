"""Blocks are linked by any number of processes; the ledger is the same, and no death of one loses any."""

from __future__ import annotations

import gc
import json
import sys
from typing import TYPE_CHECKING

import pytest

from dask_cluster import cluster
from onrecord import link, pipeline
from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger, check
from onrecord.model import Judgement, Mention
from onrecord.pipeline import BuildPlan, build
from onrecord.pipeline.linkers import Linking
from onrecord.pipeline.processes import Processes
from onrecord.pipeline.workers import Died
from onrecord.report.export import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.link import Block
    from onrecord.model import Links

TEXTS = (
    "HALDEN - The port of Halden is closed until Friday, harbour master Ann Ober said on Monday.",
    "The port of Halden stays shut until Friday, said harbour master Ann Ober. Two ferries wait there.",
    "Harbour master Ann Ober denied that the port of Halden is closed until Friday.",
    "TARN - The bridge of Tarn was built in 1902, said mayor Ben Alder. It is to be painted green.",
    "Mayor Ben Alder said that the bridge of Tarn was built in 1911. Nobody in Tarn wants it green.",
    "A choir sang in Osterby on Sunday, said its leader, Jens Aal.",
)
SMALL = 300
"""Characters to a block here, so that a port, a bridge and a choir are three."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two stories and an article that fits neither."""
    rows = tmp_path / "rows.jsonl"
    outlets = ("The Bugle", "The Post", "The Mail")
    lines = (
        {"id": str(number), "outlet": outlets[number % 3], "published": "2031-05-05", "text": text}
        for number, text in enumerate(TEXTS)
    )
    rows.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    build(BuildPlan((str(rows),), tmp_path / "a.db", IngestOptions()))
    return tmp_path / "a.db"


def export_of(ledger: Ledger, folder: Path) -> list[Path]:
    """The files of an export."""
    export(ledger, folder)
    return sorted(folder.iterdir())


def _linked(path: Path, how: Linking) -> dict[str, bytes]:
    """The export after linking like that, all anew."""
    with Ledger.create(path) as ledger:
        ledger.drop_linked()
        pipeline.relink(ledger, how)
        export(ledger, path.parent / "out")
    return {file.name: file.read_bytes() for file in (path.parent / "out").iterdir()}


def test_two_processes_find_what_one_finds(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Block] = []
    really = Processes.hand

    def hand(self: Processes, block: Block) -> Callable[[], Links]:
        handed.append(block)
        return really(self, block)

    alone = _linked(ledger, Linking(largest=SMALL))
    monkeypatch.setattr(Processes, "hand", hand)
    assert _linked(ledger, Linking(workers=2, largest=SMALL)) == alone
    assert len(handed) > 1
    lengths = [sum(len(a.text) for a in b.read.articles) for b in handed]
    assert lengths == sorted(lengths, reverse=True)
    assert sorted(a.id for b in handed for a in b.read.articles) == sorted(
        line["id"] for line in map(json.loads, alone["articles.jsonl"].splitlines())
    )
    assert alone["claims.jsonl"].strip()
    assert alone["conflicts.jsonl"].strip()


def test_blocks_apart_find_what_all_in_one_does_where_stories_have_nothing_in_common(ledger: Path) -> None:
    apart, one = _linked(ledger, Linking(largest=SMALL)), _linked(ledger, Linking())
    assert apart["conflicts.jsonl"].count(b"\n") == one["conflicts.jsonl"].count(b"\n")
    assert apart["parties.jsonl"] == one["parties.jsonl"]
    assert apart["echoes.jsonl"] == one["echoes.jsonl"]


def test_workers_of_a_scheduler_find_what_one_process_finds(ledger: Path, tmp_path: Path) -> None:
    alone = _linked(ledger, Linking(largest=SMALL))
    with cluster(tmp_path / "dask") as running:
        running.worker("one")
        running.worker("two")
        assert _linked(ledger, Linking(scheduler=running.address, largest=SMALL)) == alone


def test_a_block_whose_process_dies_is_linked_here(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died: list[Block] = []

    def hand(self: Processes, block: Block) -> Callable[[], Links]:
        def waiting() -> Links:
            died.append(block)
            raise Died

        return waiting

    alone = _linked(ledger, Linking(largest=SMALL))
    monkeypatch.setattr(Processes, "hand", hand)
    assert _linked(ledger, Linking(workers=2, largest=SMALL)) == alone
    assert len(died) > 1
    assert len(died) % Processes.tries == 0


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The articles, by their texts' first words, of each block that is linked in this process."""
    found: list[frozenset[str]] = []
    really = link.link_block

    def one(block: Block) -> Links:
        found.append(frozenset(article.text.split()[0] for article in block.read.articles))
        return really(block)

    monkeypatch.setattr(link, "link_block", one)
    return found


def test_what_was_kept_is_what_would_be_found(
    ledger: Path, linked: list[frozenset[str]], tmp_path: Path
) -> None:
    """After one more article all comes out as if it were linked from nothing; and again nothing is linked."""
    how = Linking(largest=SMALL)
    _linked(ledger, how)
    (more := tmp_path / "more.txt").write_text(
        "The choir of Osterby will sing again, said its leader, Jens Aal."
    )
    build(BuildPlan((str(more),), ledger, IngestOptions()))
    with Ledger.create(ledger) as opened:
        pipeline.relink(opened, how)
        linked.clear()
        pipeline.relink(opened, how)
        assert linked == []
        again = {one.name: one.read_bytes() for one in export_of(opened, tmp_path / "again")}
    assert again == _linked(ledger, how)
    assert any("HALDEN" in block for block in linked)


def test_what_was_found_before_a_stop_is_not_found_again(
    ledger: Path, linked: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    how = Linking(largest=SMALL)
    before = _linked(ledger, how)
    every = len(linked)
    really = link.link_block

    def stopped(block: Block) -> Links:
        if len(linked) == every - 1:
            raise KeyboardInterrupt
        return really(block)

    with Ledger.create(ledger) as opened:
        opened.drop_linked()
        linked.clear()
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(link, "link_block", stopped)
            pipeline.relink(opened, how)
        pipeline.relink(opened, how)
        assert len(linked) == len(set(linked)) == every
        assert opened.store.value("SELECT count(*) FROM linked") == every
        after = {one.name: one.read_bytes() for one in export_of(opened, ledger.parent / "after")}
    assert after == before


def test_no_mention_is_held_but_those_of_blocks_at_hand(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large a ledger is: of what is seen over all articles no mentions are kept for later."""
    with Ledger.open(ledger) as opened:
        ids = {one.id for one in opened.mentions()}
    held: list[tuple[int, int]] = []
    really = link.link_block

    def one(block: Block) -> Links:
        alive = {one.id for one in gc.get_objects() if type(one) is Mention} & ids
        held.append((len(block.read.mentions), len(alive)))
        return really(block)

    monkeypatch.setattr(link, "link_block", one)
    _linked(ledger, Linking(largest=SMALL))
    assert len(held) > 2
    assert sum(own for own, _ in held) == len(ids)
    for (_, alive), (own, _), (ahead, _) in zip(held, held, [*held[1:], (0, 0)], strict=True):
        assert alive <= own + ahead


def test_only_the_blocks_of_new_articles_are_linked(
    ledger: Path, linked: list[frozenset[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = sys.modules["onrecord.pipeline.build"]
    monkeypatch.setattr(building, "Linking", lambda *_: Linking(largest=SMALL))
    _linked(ledger, Linking(largest=SMALL))
    linked.clear()
    (more := tmp_path / "more.txt").write_text(
        "The choir of Osterby will sing again, said its leader, Jens Aal."
    )
    build(BuildPlan((str(more),), ledger, IngestOptions()))
    assert linked
    assert not any("HALDEN" in block or "TARN" in block for block in linked)


def test_a_correction_of_claims_or_conflicts_links_nothing_anew(
    ledger: Path, linked: list[frozenset[str]]
) -> None:
    _linked(ledger, Linking())
    linked.clear()
    with Ledger.create(ledger) as opened:
        conflict = next(iter(opened.conflicts()))
        judgement = Judgement("no-conflict", conflict.a, conflict.b, "ada", "2031-05-04T09:30:00Z")
        pipeline.judge(opened, (judgement,))
        assert conflict.id not in {one.id for one in opened.conflicts()}
    assert linked == []


def test_what_is_kept_and_damaged_is_told_and_found_anew(ledger: Path, linked: list[frozenset[str]]) -> None:
    before = _linked(ledger, Linking())
    with Ledger.create(ledger) as opened, opened.store.transaction():
        opened.store.run("UPDATE linked SET packed = ?", (b"nonsense",))
    (fault,) = check(ledger)
    assert fault.subject == "linked"
    linked.clear()
    with Ledger.create(ledger) as opened:
        pipeline.relink(opened)
        assert len(linked) == 1
        after = {one.name: one.read_bytes() for one in export_of(opened, ledger.parent / "after")}
    assert after == before
    assert check(ledger) == ()


def test_claims_of_two_blocks_can_be_judged_one(ledger: Path) -> None:
    apart = Linking(largest=SMALL)
    _linked(ledger, apart)
    with Ledger.create(ledger) as opened:
        statements = {opened.article(one.article).text: one.id for one in opened.statements()}
        port = next(id for text, id in statements.items() if "HALDEN" in text)
        choir = next(id for text, id in statements.items() if "choir" in text)
        judgement = Judgement("same-claim", port, choir, "ada", "2031-05-04T09:30:00Z")
        pipeline.judge(opened, (judgement,), apart)
        assert any({port, choir} <= {id for id, _ in claim.statements} for claim in opened.claims())


def test_a_block_has_no_more_than_its_own(ledger: Path) -> None:
    """Parties and places come with the mentions in the block alone, echoes with both their articles."""
    from onrecord.pipeline.blocks import Whole
    from onrecord.pipeline.over_all import over_all
    from onrecord.pipeline.vectors import Kept

    with Ledger.create(ledger) as opened:
        seen = over_all(opened, SMALL)
        for block in Whole(opened, seen.places).blocks(seen.blocks, seen.echoes, Kept(opened)):
            ids = {one.id for one in block.read.articles}
            mentions = {one.id for one in block.read.mentions}
            assert {one.article for one in (*block.read.statements, *block.read.mentions)} <= ids
            assert all(mentions.issuperset(party.mentions) for party in block.read.parties)
            assert {id for party in block.read.parties for id in party.mentions} <= mentions
