"""The application in a real Chromium, nothing mocked: its own server, its own worker, a real browser."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import harbour
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
expect.set_options(timeout=60_000)  # a worker starts, reads and links meanwhile

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium; tests that need one are skipped where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("needs a Chromium on the path (Debian: apt install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@dataclass(slots=True)
class Reader:
    """Someone at a browser; all that it asked for elsewhere, and all that it complained of."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path)

    def figures(self) -> str:
        """The line of figures on the first page."""
        self.goes_to("/")
        return " ".join((self.page.locator(".dek").first.text_content() or "").split())

    def tabs_to(self, selector: str) -> None:
        """Press Tab until what is named has the focus."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("at => document.activeElement.matches(at)", selector):
                return
        raise AssertionError(f"Tab never reaches {selector}")


@pytest.fixture(params=[(1280, 860), (390, 844)], ids=["desk", "phone"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = Reader(context.new_page(), address)
    context.on("request", lambda asked: _note(opened.outside, asked.url, address))
    opened.page.on("console", lambda said: opened.complaints.append(said.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    yield opened
    context.close()
    assert opened.outside == []
    assert opened.complaints == []


def _note(outside: list[str], url: str, address: str) -> None:
    if not url.startswith((f"{address}/", "data:,")):
        outside.append(url)


def test_a_merge_an_article_more_and_an_undo(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    assert "9 statements by 5 parties" in reader.figures()
    page.get_by_role("link", name="Mara Quist").first.click()
    page.locator("#merge").get_by_label("The other party").fill("Mara Brenner")
    page.locator("#merge").get_by_label("Why (optional)").fill("she married")
    page.get_by_role("button", name="Merge the two").click()
    expect(page.get_by_text("Parties now taken for one")).to_be_visible()
    assert "9 statements by 4 parties" in reader.figures()
    reader.goes_to("/claims?q=cranes")
    expect(page.locator(".figure b")).to_have_text("1")

    later = tmp_path / "later.txt"
    later.write_text(harbour.LATER, "utf-8")
    reader.goes_to("/add")
    page.get_by_label("Files: text").set_input_files(later)
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("1 new article, 0 already there")).to_be_visible()
    reader.goes_to("/parties?q=mara")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody td[data-l=Statements]")).to_have_text("3")

    reader.goes_to("/judgements")
    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.get_by_text("Parties now kept apart")).to_be_visible()
    reader.goes_to("/parties?q=mara")
    expect(page.locator("tbody tr")).to_have_count(2)
    reader.goes_to("/claims?q=cranes+stopped")
    expect(page.locator(".figure b")).to_have_text("2")


def test_the_same_by_keyboard_alone(reader: Reader, tmp_path: Path) -> None:
    page, keyboard = reader.page, reader.page.keyboard
    (tmp_path / "later.txt").write_text(harbour.LATER, "utf-8")
    reader.goes_to("/")
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in {"main", "#main"}
    reader.tabs_to("td:first-child a")
    while "Mara Quist" not in (page.evaluate("document.activeElement.textContent") or ""):
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mara Quist")
    reader.tabs_to("#merge [name=second]")
    keyboard.type("Mara Brenner")
    keyboard.press("Enter")
    expect(page.get_by_text("Parties now taken for one")).to_be_visible()

    reader.tabs_to('nav a[href="/add"]')
    keyboard.press("Enter")
    page.wait_for_url("**/add")
    reader.tabs_to("[name=inputs]")
    keyboard.type(str(tmp_path / "later.txt"))
    reader.tabs_to(".adding button")
    keyboard.press("Enter")
    expect(page.get_by_text("1 new article, 0 already there")).to_be_visible()
    assert "by 4 parties" in reader.figures()

    reader.goes_to("/judgements")
    reader.tabs_to(".ruling button")
    keyboard.press("Enter")
    expect(page.get_by_text("Parties now kept apart")).to_be_visible()
    assert "by 5 parties" in reader.figures()


def test_from_a_claim_to_its_characters_in_two_clicks(reader: Reader) -> None:
    page = reader.page
    reader.goes_to("/claims?q=cranes")
    page.locator(".figure").click()
    page.locator(".card .where").first.click()
    lit = page.locator(".text .m.c.on")
    expect(lit.first).to_be_in_viewport()
    assert "".join(lit.all_text_contents()) == "that forty cranes had been stopped"


def test_a_hostile_article_stays_text_on_every_page(reader: Reader) -> None:
    page = reader.page
    for path in ("/", "/statements", "/claims", "/parties?silent=1", "/articles", "/statements?q=ships"):
        reader.goes_to(path)
        assert page.locator("script").count() == 1
        assert page.locator("img, main b-, main iframe").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    reader.goes_to("/articles")
    page.locator("tbody a").last.click()
    assert page.locator(".text").text_content() == harbour.EVIL
    assert page.locator(".text .acting[data-c=RLO]").count() == 1


PAGES = (
    "/", "/statements", "/claims", "/conflicts", "/positions", "/parties", "/articles", "/timeline",
    "/sources", "/map", "/matrix", "/add", "/judgements", "/enter", "/api/v1/docs", "/statements?q=nothing",
    "/claims?by=nobody",
)  # fmt: skip
FIRST = {
    "/statements": ".card a[href^='/statements/']",
    "/claims": ".figure",
    "/parties": "tbody a",
    "/articles": "tbody a",
}
"""On a list, what leads to the page of one thing."""


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(reader: Reader, light: Literal["light", "dark"]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    reader.page.emulate_media(color_scheme=light)
    found = []
    for path, first in (*((path, "") for path in PAGES), *FIRST.items()):
        reader.goes_to(path)
        if first:
            reader.goes_to(reader.page.locator(first).first.get_attribute("href") or "nowhere")
        faults = axe.run(reader.page).response["violations"]
        found += [(reader.page.url, one["id"], one["nodes"][0]["html"][:200]) for one in faults]
    assert found == []


def test_nothing_is_wider_than_the_screen(reader: Reader) -> None:
    for path in PAGES:
        reader.goes_to(path)
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_it_can_be_read_and_corrected_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/statements?q=tanker")
    page.get_by_role("link", name="Look closer").first.click()
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text("Statements no more: 1")).to_be_visible()  # the page asks again by itself
    context.close()
