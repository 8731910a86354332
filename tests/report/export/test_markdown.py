"""The brief in Markdown, rendered by markdown-it: what strangers wrote is shown and means nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from onrecord.report.account import account
from onrecord.report.export.markdown import plain
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.ledger import Ledger

OURS = {"h1", "h2", "h3", "p", "ul", "li", "sup", "a", "hr", "section", "ol"}


class Shown(HTMLParser):
    """The text of a page, and its tags and addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags, self.addresses = "", set[str](), set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name == "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def brief(exported: Callable[[str], Path]) -> str:
    return (exported("markdown") / "brief.md").read_text(encoding="utf-8")


def render(text: str) -> Shown:
    return Shown(MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).render(text))


def test_nothing_but_our_own_marks_is_at_work(brief: str) -> None:
    shown = render(brief)
    assert shown.tags <= OURS
    assert all(re.fullmatch(r"#fn(ref)?\d+(:\d+)?", address) for address in shown.addresses)
    assert "<script>alert(1)</script>" in shown.text
    assert "*all* [x](y)" in shown.text


def test_every_statement_of_the_account_has_a_footnote_with_its_words_and_place(
    brief: str, full: Ledger
) -> None:
    told = account(full)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", brief, re.MULTILINE))
    used = re.findall(r"\[\^(\d+)\](?!:)", brief)
    assert set(used) == set(notes) >= {str(one.number) for one in told.told}
    for one in (one for one in told.lines if str(one.number) in notes):
        note = render(notes[str(one.number)]).text
        assert one.words in note
        assert one.where in note
        assert (one.outlet or "outlet not named") in note


def test_the_account_is_the_one_that_terminal_and_page_tell(brief: str, full: Ledger) -> None:
    told = account(full)
    parties = re.findall(r"^### (.*)$", brief, re.MULTILINE)
    assert [render(one).text.strip() for one in parties] == [speaker.name for speaker in told.speakers]
    assert re.findall(r"^## (.*)$", brief, re.MULTILINE) == [
        "Agreed by several independent origins",
        "In conflict, as far as the words show",
        "Changed position",
        "In several outlets, from one origin only",
        "By party",
        "Speaker not settled by the text",
        "Not read",
    ]
    assert f"{told.own} assertions of the articles' own" in brief


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no list", "1. no list", "12) no list", "> no quote", "= x", "***", "a_b_c", "`x`",
        "\\*", "[a](http://b)", "![a](b)", "<b>x</b>", "&amp; &#33;", "http://x.invalid www.x.invalid",
        "a | b", "[^1]", "$x$ ~~y~~ :boat: @who",
        "2016. Then", "+1 -2", "~~~", "* * *", "[ref]: http://x", "Name :",
    ],
)  # fmt: skip
def test_text_is_shown_as_it_is(text: str) -> None:
    for page in (plain(text), f"- {plain(text)}", f"- Name says: {plain(text)}[^1]\n\n[^1]: x"):
        shown = render(page)
        assert in_line(text) in shown.text
        assert shown.tags <= OURS - {"h1", "h2", "h3"}
        assert not {address for address in shown.addresses if not address.startswith("#fn")}
    assert shown.tags & {"li"}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=list("ab1 0.)(-+=*_`~#>[]!<&;:/|\\^$@\"'\n\t—“{}%?,w"), max_size=24))
def test_so_is_any_other(text: str) -> None:
    for page in (f"## {plain(text)}", f"- {plain('N' + text)}[^1]\n\n[^1]: {plain(text)} — x"):
        shown = render(page)
        assert in_line(text) in shown.text
        assert shown.tags <= OURS
        assert all(address.startswith("#fn") for address in shown.addresses)
