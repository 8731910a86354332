"""The marked text is the article's text, and every mark covers its statement's characters."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from drafts import Draft, How
from onrecord.report.marks import body, inert
from onrecord.report.told import Teller

if TYPE_CHECKING:
    from onrecord.report.account import Account


class _Reader(HTMLParser):
    """Collects text, summaries left out, and the text of each statement's roles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.of: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, dict(attrs).get("data-s") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(tag == "summary" for tag, _ in self._open):
            return
        self.text += data
        for _, owners in self._open:
            for owner in owners.split():
                self.of[owner] = self.of.get(owner, "") + data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


def test_the_text_is_verbatim_and_the_marks_are_the_statements(told: Account) -> None:
    for clipping in told.clippings:
        found = read(str(body(clipping.article, clipping.told)))
        assert found.text == clipping.article.text
        for each in clipping.told:
            assert found.of[f"{each.number}c"] == "".join(each.parts)
            source = each.statement.source
            assert found.of.get(f"{each.number}s") == (source and source.of(clipping.article.text))


def test_long_furniture_is_folded_and_short_is_not(told: Account) -> None:
    html = str(body(told.clippings[0].article, told.clippings[0].told))
    wire, post = (str(body(c.article, c.told)) for c in told.clippings[:2])
    assert '<p class="furniture">Share</p>' in post
    assert re.search(r'<details class="folded"><summary>Left aside: \d+ characters', post)
    assert "details" not in wire
    assert '<p class="title">' in post
    assert html == wire


def test_nested_content_is_told_apart() -> None:
    draft = Draft("Ada said Bo had denied the theft.", "a.txt")
    outer = draft.says("Ada", ("Bo had denied the theft",), ("Ada", "said"))
    draft.says("Bo", ("the theft",), ("Bo", "denied"), How("deny"), within=outer)
    teller = Teller(draft.reading().article, draft.statements, {})
    told = [teller.tell(statement, number) for number, statement in enumerate(draft.statements, 1)]
    html = str(body(draft.reading().article, told))
    assert '<span class="m c deep" data-s="2c 1c">the theft</span>' in html
    assert '<span class="m c s" data-s="2s 1c">Bo</span>' in html


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_out_as_it_is_and_can_not_act(text: str) -> None:
    html = str(inert(text))
    assert read(html).text == text
    assert "\r" not in html
    assert re.sub(r'<bdi class="acting" data-c="[\w+]+">|</bdi>', "", html).count("<") == 0


@given(st.text("ab \n\r\t.“”", min_size=1), st.data())
def test_any_spans_of_any_text_are_marked_in_full(text: str, data: st.DataObject) -> None:
    from onrecord.model import Article, Span, Statement

    cut = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda c: c[0] < c[1])
    spans = [Span(*c) for c in data.draw(st.lists(cut, min_size=1, max_size=4))]
    spans = [span for span in spans if span.of(text) == span.of(text).strip()]
    article = Article("a", "a.txt", "", text, "")
    statements = [Statement(str(n), "a", (span,), cue=span) for n, span in enumerate(spans)]
    teller = Teller(article, statements, {})
    found = read(str(body(article, [teller.tell(s, n) for n, s in enumerate(statements)])))
    assert found.text == text
    for n, span in enumerate(spans):
        covered = found.of[f"{n}c"]
        assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", span.of(text))
