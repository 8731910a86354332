"""The shipped weights reach their floors on a sample of development data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "data/attribution").is_dir(), reason=f"there is no data in {SHARED}")
def test_the_reader_reaches_its_floors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench import gate

    monkeypatch.setattr(sys, "argv", ["gate", str(SHARED)])
    code = gate.main()
    printed = capsys.readouterr().out
    with capsys.disabled():
        print(f"\n{printed}")
    assert printed.count("floor") >= 8
    assert code == 0, printed
