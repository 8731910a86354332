"""A document becoming an article: what it names for itself, and nothing invented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest.article import article
from onrecord.ingest.document import Document, Known
from onrecord.ingest.survey import Survey, survey
from onrecord.model import Interval, Region, Span

if TYPE_CHECKING:
    from pathlib import Path

PROSE = (
    "The governor of the northern province told reporters that the bridge over the river would be closed for "
    "another week while engineers look for cracks in its two oldest piers."
)
TITLE = "Bridge over Salm to stay closed"


def read(text: str, known: Known | None = None, blocks: tuple[Region, ...] = ()):  # type: ignore[no-untyped-def]
    return article(Document("a.txt", "ff", text, known or Known(), "folder", blocks), Survey())


def test_the_text_is_verbatim_and_the_article_names_itself() -> None:
    head = f"{TITLE} | The Salm Courier\r\n\r\nBy Nadia Vell\r\nNovember 3, 2016\r\n\r\n"
    text = f"{head}SALMTON (Reuters) — {PROSE}\r\n"
    found = read(text)
    assert found.text == text
    assert (found.title, found.byline, found.outlet) == (TITLE, "Nadia Vell", "The Salm Courier")
    assert found.published == Interval("2016-11-03", "2016-11-03")
    assert found.credits == ("Reuters",)
    assert (found.language, found.is_read) == ("en", True)
    assert [region.kind for region in found.regions] == [
        "title", "furniture", "byline", "byline", "dateline", "body",
    ]  # fmt: skip


OUTLETS = [
    (f"{TITLE}\n\n{PROSE}", None),
    (f"{TITLE}\n\nLondon, March 3, 2015\n\n{PROSE}", None),
    (f"{TITLE}\n\nNadia Vell, March 3, 2015\n\n{PROSE}", None),
    (f"{TITLE}\n\nSALMTON (Reuters) — {PROSE}", None),
    (f"{TITLE}\n\n{PROSE}\n\nCopyright 2015 The Associated Press. All rights reserved.", None),
    (f"{TITLE}\n\n{PROSE}\n\n© Getty Images", None),
    (f"{TITLE}\n\n{PROSE} The Salm Courier reported it first.", None),
    (
        f"{TITLE}\n\n{PROSE}\n\nThe original source of this article is Valley Voice\n© Valley Voice, 2015",
        None,
    ),
    (f"{TITLE}\n\nValley Research, March 3, 2015\n\n{PROSE}", "Valley Research"),
    (f"{TITLE}\n\nSalm Valley, March 3, 2015\n\n{PROSE}\n\nContact: desk@salmvalley.example", "Salm Valley"),
    (f"{TITLE} | SALM COURIER English Archive 2005 -2017\n\n{PROSE}", "SALM COURIER"),
    (f"Salm News | Salm Courier\n\n{TITLE} | SALM COURIER\n\n{PROSE}", "Salm Courier"),
    (f"{TITLE} - The Salm Times\n\n{PROSE}", "The Salm Times"),
    (f"{TITLE}\n\n{PROSE}\n\n© 2015 The Salm Courier. All rights reserved.", "The Salm Courier"),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS)
def test_the_outlet_is_the_one_printed_or_none(text: str, outlet: str | None) -> None:
    assert read(text).outlet == outlet


CREDITS = [
    (f"{TITLE}\n\n{PROSE}", ()),
    (f"{TITLE}\n\nSALMTON (Reuters) — {PROSE}", ("Reuters",)),
    (f"{TITLE}\n\n{PROSE} (AFP)", ("AFP",)),
    (f"{TITLE}\n\n{PROSE} (With Reuters and AFP)", ("Reuters", "AFP")),
    (f"{TITLE}\n\n{PROSE}\n\nReuters contributed to this report.", ("Reuters",)),
    (f"{TITLE}\n\n{PROSE}\n\nThe original source of this article is [Valley Voice](#)", ("Valley Voice",)),
    (f"{TITLE}\n\nBy Reuters\n\n{PROSE}", ("Reuters",)),
    (f"{TITLE}\n\n{PROSE} Reuters could not reach him.", ()),
]


@pytest.mark.parametrize(("text", "credits"), CREDITS)
def test_credits(text: str, credits: tuple[str, ...]) -> None:
    assert read(text).credits == credits


def test_what_is_known_is_kept_and_makes_the_id() -> None:
    known = Known(
        "A title",
        "A name",
        "An outlet",
        "https://a.example/2016/11/03/x",
        Interval("2016-11-01", "2016-11-01"),
        "feed",
    )
    found = read(PROSE, known)
    assert (found.title, found.byline, found.outlet, found.url) == (
        "A title",
        "A name",
        "An outlet",
        known.url,
    )
    assert found.published == known.published
    assert found.id != read(PROSE).id
    assert found.id == read(PROSE, known).id


def test_another_language_is_not_read() -> None:
    text = (
        "Die Brücke über die Salm bleibt nach Angaben der Regierung noch eine Woche lang gesperrt, hieß es."
    )
    found = read(text)
    assert (found.language, found.is_read) == ("de", False)


def test_blocks_of_a_page_are_regions() -> None:
    text = f"{TITLE}\n\n{PROSE}"
    found = read(text, blocks=(Region(Span(0, len(TITLE)), "title", "h1"),))
    assert found.regions[0] == Region(Span(0, len(TITLE)), "title", "h1")
    assert found.title == TITLE


def test_outlets_and_titles_of_a_real_story(shared: Path) -> None:
    folder = shared / "stories" / "raqqa"
    gold = [json.loads(line) for line in (folder / "gold" / "articles.jsonl").read_text("utf-8").splitlines()]
    found = [
        Document(
            row["article"],
            "",
            (folder / "articles" / row["article"]).read_bytes().decode(),
            container="raqqa",
        )
        for row in gold
    ]
    surveyed = survey(found)
    for row, document in zip(gold, found, strict=True):
        one = article(document, surveyed)
        assert (one.outlet or "").lower() == (row["outlet"] or "").lower()
        assert one.title == row["title"]
