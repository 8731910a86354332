"""Statements of several who speak together: kept, found by each of them, under the seal, told together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drafts import Draft, parties
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, StatementQuery, check
from onrecord.ledger.browse import Window
from onrecord.ledger.browse import parties as listed
from onrecord.model import Judged, JudgedVoice
from onrecord.report.told import Teller

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Reading


def _joint() -> tuple[Draft, Reading]:
    draft = Draft("Ada Quill and Orla Venn agreed that the quay must close.", "quay.txt", "Harbour Lantern")
    said = draft.says("Ada Quill", ("that the quay must close",), ("Ada Quill", "agreed"))
    other = draft._voice("Orla Venn", draft.span("Orla Venn"))
    draft.statements = [
        replace(one, more_voices=(other,)) if one.id == said else one for one in draft.statements
    ]
    return draft, draft.reading()


def test_it_is_each_speakers(tmp_path: Path) -> None:
    draft, reading = _joint()
    (statement,) = reading.statements
    with Ledger.create(tmp_path / "joint.ledger") as ledger:
        ledger.append([reading])
        ledger.relink(parties([draft], {}))
        by_name = {party.name: party.id for party in ledger.each_party()}
        quill, venn = by_name["Ada Quill"], by_name["Orla Venn"]
        found = ledger.statement(statement.id)
        assert (found.speaker, found.more_speakers, found.speakers) == (quill, (venn,), (quill, venn))
        assert found.more_voices == statement.more_voices
        for party in (quill, venn):
            assert [one.id for one in ledger.statements(StatementQuery(party=party))] == [statement.id]
        counts = {one.name: one.statements for one in listed(ledger, Window()).items}
        assert counts == {"Ada Quill": 1, "Orla Venn": 1}
        rows = ledger.store.rows("SELECT speaker, more_speakers FROM who_said_what")
        assert [tuple(row) for row in rows] == [("Ada Quill", "Orla Venn")]
        rows = ledger.store.rows("SELECT name, statements FROM speakers ORDER BY name")
        assert [tuple(row) for row in rows] == [("Ada Quill", 1), ("Orla Venn", 1)]
        names = {party.id: party for party in ledger.each_party()}
        told = Teller(reading.article, [found], names).tell(found, 1)
        assert str(told.speaker) == "Ada Quill and Orla Venn"
    assert check(tmp_path / "joint.ledger") == ()


def test_a_judged_speaker_speaks_alone(tmp_path: Path) -> None:
    draft, reading = _joint()
    (statement,) = reading.statements
    with Ledger.create(tmp_path / "joint.ledger") as ledger:
        ledger.append([reading])
        ledger.relink(parties([draft], {}))
        venn = statement.more_voices[0]
        ledger.keep_judged(Judged(voices=(JudgedVoice(statement.id, venn, "judged by ada"),)))
        found = ledger.statement(statement.id)
        by_id = {party.id: party.name for party in ledger.each_party()}
        assert [by_id[one] for one in found.speakers] == ["Orla Venn"]
        assert {one.name for one in listed(ledger, Window()).items} == {"Orla Venn"}


def test_a_lost_voice_breaks_the_seal(tmp_path: Path) -> None:
    _, reading = _joint()
    path = tmp_path / "joint.ledger"
    with Ledger.create(path) as ledger:
        ledger.append([reading])
        ledger.store.run("DELETE FROM statement_voices")
    assert any("its seal is broken" in fault.reason for fault in check(path))


def test_a_voice_that_is_no_mention_is_refused(tmp_path: Path) -> None:
    _, reading = _joint()
    bad = replace(reading, statements=tuple(replace(s, more_voices=("x",)) for s in reading.statements))
    with Ledger.create(tmp_path / "joint.ledger") as ledger, pytest.raises(LedgerError, match="voice x"):
        ledger.append([bad])
