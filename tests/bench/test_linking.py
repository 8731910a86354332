"""Varied ledgers hold other stories that link as the first does, and what a run takes is looked at right."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.linking import linked, vary
from bench.memory import Watch

from onrecord import link
from onrecord.ingest import IngestOptions
from onrecord.language.vectors import key, unpacked
from onrecord.ledger import Ledger, StatementQuery, check
from onrecord.pipeline import BuildPlan, build
from onrecord.pipeline.linking import relink

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

TEXTS = (
    "HALDEN - The port of Halden is closed until Friday, harbour master Ann Ober said. She spoke on Monday.",
    "The port of Halden stays shut until Friday, said harbour master Ann Ober. Two ferries wait there.",
    "TARN - The bridge of Tarn was built in 1902, said mayor Ben Alder. It is to be painted green.",
)
COPIES = 1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ledgers of the articles, and of the articles with a copy of each."""
    folder = tmp_path_factory.mktemp("varied")
    rows = [
        {"id": str(number), "outlet": f"Bugle {number}", "text": text} for number, text in enumerate(TEXTS)
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    build(BuildPlan((str(folder / "rows.jsonl"),), folder / "first.db", IngestOptions()))
    vary(folder / "first.db", folder, (len(TEXTS), len(TEXTS) * (1 + COPIES)))
    return folder


def _vectors(ledger: Ledger) -> dict[str, list[NDArray[np.float32]]]:
    """For each copy the vectors of its lines, in order of path and place; none is missing."""
    kept = {one.key: one.packed for one in ledger.vectors()}
    found: dict[str, list[NDArray[np.float32]]] = {}
    for article in sorted(ledger.articles(order="id"), key=lambda one: one.path):
        meant = link.pronouns(ledger.mentions(article.id)).get(article.id, ())
        lines = sorted(ledger.statements(StatementQuery(article=article.id)), key=lambda one: one.hull)
        copy = article.path.partition("-")[2]
        found.setdefault(copy, []).extend(
            unpacked([kept[key(link.line_meaning(line, article.text, meant))]])[0] for line in lines
        )
    return found


def test_each_copy_is_another_story_whose_lines_lie_to_one_another_as_they_did(made: Path) -> None:
    path = made / f"{len(TEXTS) * (1 + COPIES)}.db"
    with Ledger.create(path) as ledger:
        given = {one.key for one in ledger.vectors()}
        relink(ledger)
        assert {one.key for one in ledger.vectors()} == given, "all that linking needs, and no more"
    assert not check(path)
    with Ledger.open(path) as ledger:
        texts = [one.text for one in ledger.articles(order="id")]
        first, copy = (np.array(some) for some in _vectors(ledger).values())
    assert len(set(texts)) == len(TEXTS) * (1 + COPIES)
    assert sorted(map(len, texts)) == sorted(list(map(len, TEXTS)) * (1 + COPIES))
    changed = ~np.isclose(copy, first).all(axis=1)  # the others have no word that could be exchanged
    assert changed.sum() > len(TEXTS)
    copy, first = copy[changed], first[changed]
    assert np.allclose(copy @ copy.T, first @ first.T, atol=1e-5)
    assert abs(float(np.trace(copy @ first.T))) / len(first) < 0.3, "turned away from the original"


def test_what_is_found_in_the_original_is_found_in_its_copies(made: Path) -> None:
    one, all_of_them = (linked(made / f"{n}.db", 1, 0) for n in (len(TEXTS), len(TEXTS) * (1 + COPIES)))
    assert one["counts"]["claims"] > 0
    assert one["counts"]["parties"] > 0
    assert all_of_them["counts"]["statements"] == (1 + COPIES) * one["counts"]["statements"]
    assert all_of_them["counts"]["claims"] >= (1 + COPIES) * one["counts"]["claims"]
    assert one["MB"] > one["asking MB"] > 30
    assert one["processors"] > one["over all"]["all"] > 0
    assert not list(made.glob("tmp*")), "what was linked for it is gone again"


def test_what_a_process_takes_that_was_started_counts() -> None:
    held = "import time; held = bytearray(90_000_000); began = time.process_time()\n"
    busy = "while time.process_time() - began < 1: pass"
    with Watch() as watch:
        subprocess.run([sys.executable, "-c", held + busy], check=True)
    assert watch.most_mb > 90
    assert 0.5 < watch.seconds < 5
