"""A page of two hundred articles can be used as soon as one has taken hold of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from test_page import two_hundred

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

USABLE_S = 2.0
"""Seconds of a processor; by the clock it is about as much on a machine that does nothing else."""


def test_two_hundred_articles_are_usable_within_two_seconds(browser: Browser, tmp_path: Path) -> None:
    """What the browser works for it until the page is loaded and a view turned to by a click is there.

    Counted is the page's own processor time, so that what else the machine does isn't measured.
    """
    file = tmp_path / "large.html"
    file.write_text(two_hundred(tmp_path), "utf-8", newline="\n")
    page = browser.new_page()
    counting = page.context.new_cdp_session(page)
    counting.send("Performance.enable")
    page.goto(file.as_uri(), wait_until="load")
    page.click(".ways a[href='#claims']")
    page.locator("#claims .claim").first.wait_for(state="visible")
    counted = {one["name"]: one["value"] for one in counting.send("Performance.getMetrics")["metrics"]}
    assert 0 < counted["ProcessTime"] < USABLE_S, counted
