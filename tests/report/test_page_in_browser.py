"""The page in a real Chromium, opened from a file: what a reader does with it, and what a stranger tries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from onrecord.report.page import page as page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from onrecord.report.account import Account
    from onrecord.report.told import Told


sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


@dataclass(slots=True)
class Shown:
    """An open page, and all that it asked for or complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def lit(self, role: str) -> str:
        """The characters that are lit in a role."""
        return "".join(self.page.locator(f".text .on-{role}").all_text_contents())

    def shown_cards(self) -> list[str]:
        """The ids of the cards that aren't hidden."""
        return [card.get_attribute("id") or "" for card in self.page.locator(".card:visible").all()]


@pytest.fixture(params=[(1280, 860), (390, 844)], ids=["desk", "phone"])
def shown(request: pytest.FixtureRequest, browser: Browser, told: Account, tmp_path: Path) -> Iterator[Shown]:
    file = tmp_path / "a story #1.html"
    file.write_text(page_of(told, "strike"), "utf-8")
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = Shown(context.new_page(), file.as_uri())
    opened.page.on("request", lambda asked: opened.requests.append(asked.url))
    opened.page.on("console", lambda said: opened.complaints.append(said.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.page.goto(f"{opened.address}#statements")
    yield opened
    assert opened.requests == [opened.address]
    assert opened.complaints == []
    context.close()


def beginning(told: Account, words: str) -> Told:
    (found,) = [each for each in told.told if each.words.startswith(words)]
    return found


def test_it_opens_and_asks_for_nothing_else(shown: Shown, told: Account) -> None:
    assert shown.page.title() == "strike: the record"
    assert shown.page.locator("#count").inner_text() == "8 statements"
    assert len(shown.shown_cards()) == 8


def test_every_article_is_shown_verbatim(shown: Shown, told: Account) -> None:
    shown.page.evaluate("document.querySelectorAll('.text summary').forEach(ours => ours.remove())")
    for clipping in told.clippings:
        assert shown.page.locator(f"#a{clipping.number} .text").text_content() == clipping.article.text


@pytest.mark.parametrize("words", ["“Nobody", "“We will", "the dockers", "Oskar had", '"<img'])
def test_a_statement_lights_up_its_own_characters(shown: Shown, told: Account, words: str) -> None:
    each = beginning(told, words)
    shown.page.locator(f"#s{each.number} .go").click()
    assert shown.lit("c") == "".join(each.parts)
    article = next(c.article for c in told.clippings if each in c.told)
    for role, span in (("s", each.statement.source), ("k", each.statement.cue)):
        assert shown.lit(role) == (span.of(article.text) if span else "")
    first = shown.page.locator(".text .on-c").first
    assert first.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    assert "".join(shown.page.locator(f"#s{each.number} .part").all_text_contents()) == "".join(each.parts)


def test_marked_text_leads_to_its_card_and_back_leads_back(shown: Shown, told: Account) -> None:
    inner, other = beginning(told, "the dockers"), beginning(told, "the talks")
    shown.page.locator(f"#s{other.number} .go").click()
    shown.page.locator(f".text [data-s^='{inner.number}c']").first.click()
    assert shown.page.locator(".card.on").get_attribute("id") == f"s{inner.number}"
    assert shown.page.evaluate("document.activeElement.closest('.card')?.id") == f"s{inner.number}"
    shown.page.go_back()
    expect(shown.page.locator(".card.on")).to_have_id(f"s{other.number}")
    shown.page.go_back()
    expect(shown.page.locator(".on")).to_have_count(0)
    shown.page.go_forward()
    expect(shown.page.locator(".card.on")).to_have_id(f"s{other.number}")


def test_a_click_in_the_text_leaves_the_text_where_it_is(shown: Shown, told: Account) -> None:
    each = beginning(told, "the dockers")
    if shown.page.viewport_size == {"width": 390, "height": 844}:  # one thing at a time fits a phone
        shown.page.get_by_role("link", name="Articles").click()
    mark = shown.page.locator(f".text [data-s^='{each.number}c']").first
    mark.scroll_into_view_if_needed()
    shown.page.wait_for_timeout(300)  # articles that come into view get their true height a frame later
    before = shown.page.locator("#pane").evaluate("pane => pane.scrollTop")
    mark.click()
    assert shown.page.locator("#pane").evaluate("pane => pane.scrollTop") == before
    expect(shown.page.locator(f"#s{each.number}")).to_be_in_viewport()


def test_a_statement_inside_another_leads_to_it(shown: Shown, told: Account) -> None:
    inner, outer = beginning(told, "the dockers"), beginning(told, "Oskar had")
    shown.page.locator(f"#s{inner.number}").get_by_text(f"inside statement {outer.number}").click()
    assert shown.page.locator(".card.on").get_attribute("id") == f"s{outer.number}"


def test_filters_narrow_count_and_stay_in_the_address(shown: Shown, told: Account) -> None:
    page = shown.page
    page.select_option("select[name=a]", "deny")
    assert page.locator("#count").inner_text() == "2 of 8 statements"
    page.select_option("select[name=p]", label="Ilvar Sand (2)")
    assert shown.shown_cards() == [f"s{beginning(told, 'The union').number}"]
    assert re.search(r"a=deny", page.evaluate("location.hash"))
    page.reload()
    shown.requests.pop()
    assert page.locator("#count").inner_text() == "1 of 8 statements"
    page.go_back()
    expect(page.locator("#count")).to_have_text("2 of 8 statements")
    page.click("#clear")
    assert page.locator("#count").inner_text() == "8 statements"


def test_words_are_found_whatever_their_accents_and_case(shown: Shown) -> None:
    shown.page.fill("input[name=q]", "OSKÁR harbour-")
    expect(shown.page.locator("#count")).to_have_text("0 of 8 statements")
    assert shown.page.locator("#none").inner_text() == "No statement matches."
    shown.page.fill("input[name=q]", "OSKÁR nordline")
    expect(shown.page.locator("#count")).to_have_text("2 of 8 statements")


def test_dates_keep_what_may_have_been_said_then(shown: Shown, told: Account) -> None:
    shown.page.fill("input[name=t]", "2031-03-03")
    dated = [each for each in told.told if not each.statement.said.is_open]
    expected = [each for each in dated if (each.statement.said.start or "") <= "2031-03-03"]
    assert len(shown.shown_cards()) == len(expected)
    shown.page.fill("input[name=t]", "")
    shown.page.fill("input[name=f]", "2031-03-05")
    assert shown.shown_cards() == [f"s{beginning(told, 'any ship').number}"]


def test_the_keyboard_alone_is_enough(shown: Shown, told: Account) -> None:
    page = shown.page
    page.goto("about:blank")
    page.goto(shown.address)
    shown.requests[:] = [shown.address]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Statements"
    page.keyboard.press("Enter")
    each = beginning(told, "“Nobody")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == f"#t{each.number}":
            break
    page.keyboard.press("Enter")
    assert shown.lit("c") == "".join(each.parts)
    assert page.evaluate("document.activeElement.id") == f"t{each.number}"
    assert page.evaluate("document.activeElement.ariaLabel") == f"Statement {each.number}: Petra Oskar"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card').id") == f"s{each.number}"
    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0


def test_a_party_on_the_front_page_leads_to_its_statements(shown: Shown) -> None:
    shown.page.get_by_role("link", name="Front page").click()
    shown.page.locator(".story a", has_text="Ilvar Sand").click()
    assert shown.page.locator("#count").inner_text() == "2 of 8 statements"


def test_a_hostile_article_stays_text(shown: Shown, told: Account) -> None:
    page = shown.page
    assert page.locator(".text script, .text img, .text b, .card img, .card b").count() == 0
    assert page.locator("script").count() == 1
    assert page.get_by_text("{{7*7}}").count() >= 1
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".text .acting[data-c=RLO]").count() == 1
    order = "e => getComputedStyle(e).unicodeBidi"
    assert page.locator(".text .acting[data-c=RLO]").evaluate(order) == "isolate"
    assert "⟨RLO⟩" in page.locator(".foot", has_text="evil").inner_text()


def test_nothing_is_wider_than_the_screen(shown: Shown) -> None:
    assert shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_colours_follow_the_system_and_the_toggle(shown: Shown) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = shown.page.evaluate(ground)
    shown.page.emulate_media(color_scheme="dark")
    dark = shown.page.evaluate(ground)
    assert dark != light
    shown.page.click("#theme")
    assert shown.page.evaluate(ground) == light
    expect(shown.page.get_by_role("button", name="Dark colours")).to_be_visible()


def test_it_prints_every_article(shown: Shown) -> None:
    shown.page.emulate_media(media="print")
    assert not shown.page.locator(".filters").is_visible()
    assert shown.page.locator("#pane").evaluate("e => e.scrollHeight <= e.clientHeight + 1")


def test_it_can_be_read_without_a_script(browser: Browser, told: Account, tmp_path: Path) -> None:
    file = tmp_path / "plain.html"
    file.write_text(page_of(told, "strike"), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert not page.locator(".filters").is_visible()
    assert not page.locator("#theme").is_visible()
    each = beginning(told, "“Nobody")
    page.goto(f"{file.as_uri()}#s{each.number}")
    expect(page.locator(f"#s{each.number} blockquote")).to_be_visible()
    page.locator(f"#s{each.number} .go").click()
    assert page.url.endswith(f"#t{each.number}")
    context.close()
