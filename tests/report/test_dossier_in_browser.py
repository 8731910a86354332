"""The dossier of the example and of an attack, in a real Chromium from a file: what a reader does with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import attacks
import pytest
from playwright.sync_api import expect

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build
from onrecord.report.account import Account, account
from onrecord.report.page import VIEWS, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

axe_module = pytest.importorskip("axe_playwright_python.sync_playwright")
EXAMPLE = Path(__file__).parents[2] / "examples" / "brezana-dam"
SIZES = {"desk": (1280, 860), "phone": (390, 844)}
NAMES = [name for name, _ in VIEWS]
PATIENCE_MS = 10_000
"""Milliseconds that a click may take to do what it is for."""


@dataclass(slots=True)
class Dossier:
    """A story, its page as a file, and the page open in a browser."""

    told: Account
    file: Path
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def view(self, name: str) -> None:
        """Turn to a view, as a reader does."""
        self.page.locator(f".ways a[href='#{name}']").click()
        self.page.locator(f"#{name}").wait_for(state="visible")


def told_of(ledger: Path) -> Account:
    with Ledger.open(ledger) as opened:
        return account(opened)


def written(told: Account, folder: Path) -> Path:
    file = folder / "story.html"
    file.write_text(page(told, "story"), "utf-8", newline="\n")
    return file


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Account, Path]:
    """The example, built for real, and its page."""
    folder = tmp_path_factory.mktemp("example")
    build(BuildPlan((str(EXAMPLE),), folder / "dam.db", IngestOptions()))
    told = told_of(folder / "dam.db")
    return told, written(told, folder)


def opened(browser: Browser, told: Account, file: Path, size: str) -> Iterator[Dossier]:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE_MS)
    dossier = Dossier(told, file, context.new_page())
    dossier.page.on("request", lambda asked: dossier.asked.append(asked.url))
    dossier.page.on("console", lambda said: dossier.complaints.append(said.text))
    dossier.page.on("pageerror", lambda error: dossier.complaints.append(str(error)))
    dossier.page.on("dialog", lambda dialog: dossier.complaints.append(dialog.message))
    dossier.page.goto(file.as_uri())
    yield dossier
    assert dossier.asked == [file.as_uri()]
    assert dossier.complaints == []
    context.close()


@pytest.fixture(params=list(SIZES))
def dossier(
    request: pytest.FixtureRequest, browser: Browser, example: tuple[Account, Path]
) -> Iterator[Dossier]:
    yield from opened(browser, *example, request.param)


@pytest.fixture
def attacked(browser: Browser, tmp_path: Path) -> Iterator[Dossier]:
    told = told_of(attacks.write(tmp_path / "attack.db"))
    yield from opened(browser, told, written(told, tmp_path), "desk")


def test_the_front_page_comes_first_and_tells_the_four_things(dossier: Dossier) -> None:
    assert dossier.page.locator("#front").is_visible()
    for heading in ("Agreed", "In conflict", "Turned", "Hangs on one source"):
        section = dossier.page.locator(".points", has=dossier.page.get_by_role("heading", name=heading))
        assert section.locator(".point").count() >= 1
    links = dossier.page.locator("#front .point").all()
    assert all(point.locator("a[href^='#t']").count() >= 1 for point in links)


def test_two_clicks_lead_from_a_claim_to_the_characters_of_any_of_its_lines(dossier: Dossier) -> None:
    claimed = dossier.told.claims[0]
    dossier.view("claims")
    entry = dossier.page.locator(f"#claim-{claimed.claim.id}")
    entry.locator("summary").click()
    line = claimed.sides[0].lines[-1]
    entry.locator(f".lines a[href='#t{line.number}']").click()
    lit = "".join(dossier.page.locator(".text .on-c").all_text_contents())
    assert lit == "".join(line.parts)
    shown = dossier.page.locator(".text .on-c").first.bounding_box()
    assert shown and 0 <= shown["y"] < SIZES["desk"][1]


def test_the_list_behind_a_claim_tells_its_lines_in_words(dossier: Dossier) -> None:
    claimed = dossier.told.claims[0]
    dossier.view("claims")
    entry = dossier.page.locator(f"#claim-{claimed.claim.id}")
    entry.locator("summary").click()
    for line in claimed.lines:
        link = entry.locator(f".lines a[href='#t{line.number}']").first
        words = re.sub(r"\s+", " ", " … ".join(line.parts))[:30]
        # the script writes them when the list opens, which a browser tells it a moment later
        expect(link).to_have_text(
            re.compile(f"^{re.escape(words)}"), use_inner_text=True, timeout=PATIENCE_MS
        )


def test_one_click_leads_to_the_characters_and_escape_leads_back(dossier: Dossier) -> None:
    by_number = {str(one.number): one for one in dossier.told.lines}
    for name in ("front", "timeline", "conflicts", "positions", "claims", "sources", "map"):
        dossier.view(name)
        leading = dossier.page.locator(f"#{name} a:is(.words, .go):visible")
        if not leading.count():  # chains are folded
            dossier.page.locator(f"#{name} summary:visible").first.click()
        link = leading.first
        number = (link.get_attribute("href") or "")[2:]
        link.click()
        lit = "".join(dossier.page.locator(".text .on-c").all_text_contents())
        assert lit == "".join(by_number[number].parts), name
        dossier.page.keyboard.press("Escape")
        assert dossier.page.locator(".on").count() == 0
        assert dossier.page.evaluate("document.activeElement.getAttribute('href')") == f"#t{number}", name


def test_from_a_claim_to_its_characters_by_keyboard_alone(dossier: Dossier) -> None:
    page, by_number = dossier.page, {str(one.number): one for one in dossier.told.lines}

    def read() -> None:
        """What is lit is what the line that had the focus says; Escape leads back to it."""
        number = (page.evaluate("document.activeElement.getAttribute('href')") or "")[2:]
        page.keyboard.press("Enter")
        lit = "".join(page.locator(".text .on-c").all_text_contents())
        assert lit == "".join(by_number[number].parts)
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.getAttribute('href')") == f"#t{number}"

    _tab_to(page, "#front a.words")
    read()
    _tab_to(page, "#front a[href^='#claim-']")
    page.keyboard.press("Enter")
    page.locator("#claims").wait_for(state="visible")
    _tab_to(page, "#claims a[href^='#t']")
    read()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is named has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("at => document.activeElement.matches(at)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_no_view_is_wider_than_the_screen_and_no_words_are_cut(dossier: Dossier) -> None:
    spilling = """view => [...view.querySelectorAll('p, li, td, th, h3, h4, dd, dt, summary')]
      .filter(e => e.offsetParent && !e.closest('.wide, .pane') && e.scrollWidth > e.clientWidth + 1
                   && getComputedStyle(e).display !== 'inline')
      .map(e => e.textContent.trim().slice(0, 60))"""
    for name in NAMES:
        dossier.view(name)
        assert dossier.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert dossier.page.locator(f"#{name}").evaluate(spilling) == [], name


def test_labels_of_a_picture_do_not_lie_on_each_other(dossier: Dossier) -> None:
    overlapping = """picture => {
      const boxes = [...picture.querySelectorAll('text')].map(t => t.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3))
        .length }"""
    for name in ("timeline", "sources", "map"):
        dossier.view(name)
        for picture in dossier.page.locator(f"#{name} svg:visible").all():
            assert picture.evaluate(overlapping) == 0, name


@pytest.mark.parametrize("name", ["timeline", "sources", "map"])
def test_a_picture_can_be_saved(dossier: Dossier, name: str) -> None:
    dossier.view(name)
    with dossier.page.expect_download() as download:
        dossier.page.locator(f"#{name} [data-save]:not([data-as])").click()
    root = ElementTree.parse(download.value.path()).getroot()
    dossier.asked[:] = [url for url in dossier.asked if not url.startswith("blob:")]
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    shown = dossier.page.locator(f"#{name} svg:visible text").all_text_contents()
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == shown and texts
    assert all(not name.startswith("on") and name != "href" for e in root.iter() for name in e.attrib)


@pytest.mark.parametrize("name", ["timeline", "sources", "map"])
def test_a_picture_can_be_saved_as_points(dossier: Dossier, name: str) -> None:
    """As PNG, three points to a pixel, with something on it."""
    dossier.view(name)
    with dossier.page.expect_download() as download:
        dossier.page.locator(f"#{name} [data-as=png]").click()
    dossier.asked[:] = [url for url in dossier.asked if not url.startswith(("blob:", "data:"))]
    points = Path(download.value.path()).read_bytes()
    assert points.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(points[at : at + 4]) for at in (16, 20))
    box = dossier.page.locator(f"#{name} svg.picture:visible").get_attribute("viewBox") or ""
    assert (width, height) == tuple(round(float(side)) * 3 for side in box.split()[2:])
    assert len(points) > 10_000


def test_a_matrix_cell_opens_its_track(dossier: Dossier) -> None:
    dossier.view("positions")
    cell = dossier.page.locator(".matrix a[href^='#track-']").first
    target = (cell.get_attribute("href") or "")[1:]
    cell.click()
    assert dossier.page.locator(f"#{target} .steps").is_visible()


def test_a_bar_of_the_timeline_leads_to_its_lines(dossier: Dossier) -> None:
    dossier.view("timeline")
    bar = dossier.page.locator("#timeline svg:visible a").first
    target = (bar.get_attribute("href") or "")[1:]
    bar.focus()
    dossier.page.keyboard.press("Enter")
    box = dossier.page.locator(f"#{target}").bounding_box()
    assert box and 0 <= box["y"] < 844


def test_back_returns_to_the_view_one_came_from(dossier: Dossier) -> None:
    dossier.view("conflicts")
    dossier.view("claims")
    dossier.page.go_back()
    dossier.page.locator("#conflicts").wait_for(state="visible")
    assert not dossier.page.locator("#claims").is_visible()


def test_axe_finds_nothing_serious_in_any_view(dossier: Dossier) -> None:
    is_phone = dossier.page.viewport_size == dict(zip(("width", "height"), SIZES["phone"], strict=True))
    dossier.page.emulate_media(color_scheme="dark" if is_phone else "light")
    found = []
    for name in NAMES:
        dossier.view(name)
        dossier.page.wait_for_timeout(200)  # until the colours have faded over
        for fault in axe_module.Axe().run(dossier.page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found += [(name, fault["id"], node["html"][:160]) for node in fault["nodes"]]
    assert found == []


def test_everything_prints(dossier: Dossier) -> None:
    dossier.page.emulate_media(media="print")
    for name in NAMES:
        assert dossier.page.locator(f"#{name}").is_visible(), name
    assert not dossier.page.locator(".bar").is_visible()


def test_every_view_can_be_read_without_a_script(browser: Browser, example: tuple[Account, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened_page = context.new_page()
    opened_page.goto(example[1].as_uri())
    for name in NAMES:
        assert opened_page.locator(f"#{name}").is_visible(), name
    context.close()


def test_attacks_stay_text_in_every_view(attacked: Dossier) -> None:
    for name in NAMES:
        attacked.view(name)
        for summary in attacked.page.locator(f"#{name} summary:visible").all():
            summary.click()
    attacked.page.wait_for_timeout(200)
    assert attacked.page.evaluate("window.hit") is None
    counts = "names => names.map(name => document.getElementsByTagName(name).length)"
    assert attacked.page.evaluate(counts, ["script", "style", "form"]) == [1, 1, 1]
    strangers = ["base", "iframe", "img", "textarea", "xmp", "plaintext", "noscript", "object", "embed"]
    assert set(attacked.page.evaluate(counts, strangers)) == {0}
    assert attacked.page.locator("link").count() == 1
    assert attacked.page.locator("meta[http-equiv]").count() == 1
    assert attacked.page.evaluate("getComputedStyle(document.body).display") != "none"
    assert attacked.page.evaluate(
        "[...document.querySelectorAll('*')].every(e => [...e.attributes].every(a => !/^on/i.test(a.name)))"
    )
    hrefs = "[...document.querySelectorAll('[href]')].map(e => e.getAttribute('href'))"
    assert all(href.startswith("#") or href == "data:," for href in attacked.page.evaluate(hrefs))


def test_attacked_articles_are_shown_verbatim(attacked: Dossier) -> None:
    attacked.view("articles")
    for clipping in attacked.told.clippings:
        shown = attacked.page.locator(f"#a{clipping.number} .text").text_content()
        assert shown == clipping.article.text


def test_an_attack_in_a_line_stays_text_where_the_script_tells_it(attacked: Dossier) -> None:
    attacked.view("claims")
    for summary in attacked.page.locator("#claims summary").all():
        summary.click()
    told = " ".join(attacked.page.locator("#claims .fill").all_inner_texts())
    assert "<script>window.hit=1</script>" in told
    assert "{{ 7*7 }}" in told
