"""The made-up story in a ledger, and a browser to look at its page."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import strike
from onrecord.ledger import Ledger
from onrecord.report.account import Account, account

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A ledger that holds the story."""
    return strike.write(tmp_path / "strike.db")


@pytest.fixture
def told(story: Path) -> Account:
    """The account of it."""
    with Ledger.open(story) as ledger:
        return account(ledger)


CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium; tests that need one are skipped where there is none."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )
    if not found:
        pytest.skip("needs a Chromium on the path (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
