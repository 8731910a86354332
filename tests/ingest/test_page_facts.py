"""Pages: their text with its title, and what their metadata say, hours and zones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from collecting import collect, only, refused
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.options import Limits
from onrecord.ingest.page import page
from onrecord.ingest.source import Source
from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ingest.document import Document

BODY = """\
<p>The gates of the Velm dam were opened on Tuesday, the water authority said, after days of rain.</p>
<p>“We had no choice,” said Pieter Holm, who heads the authority. He said the town below was warned.</p>
<p>Residents denied that any warning had reached them before the water did.</p>"""
PARAGRAPHS = [
    "The gates of the Velm dam were opened on Tuesday, the water authority said, after days of rain.",
    "“We had no choice,” said Pieter Holm, who heads the authority. He said the town below was warned.",
    "Residents denied that any warning had reached them before the water did.",
]


def read(head: str = "", body: str = BODY, html: str = "<html>", url: str | None = None) -> Document:
    """A page with this head and body."""
    markup = f"<!DOCTYPE html>{html}<head>{head}</head><body><article>{body}</article></body></html>"
    return page(Source("page.html", markup.encode(), url=url), Limits())


def meta(name: str, content: str) -> str:
    """A meta tag."""
    return f'<meta name="{name}" content="{content}">'


def ld(json: str) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'


def test_text_is_title_and_paragraphs() -> None:
    found = read("<title>Dam gates opened</title>")
    assert found.text == "\n\n".join(["Dam gates opened", *PARAGRAPHS])
    [title] = found.blocks
    assert (title.kind, title.span.of(found.text)) == ("title", "Dam gates opened")


def test_a_title_at_the_head_of_the_body_stands_once() -> None:
    found = read(body=f"<h1>Dam gates opened</h1>{BODY}")
    assert found.text.count("Dam gates opened") == 1
    assert found.blocks[0].span.of(found.text) == "Dam gates opened"


def test_navigation_is_left_out() -> None:
    markup = f"""<html><body><nav><a href="/">Home</a><a href="/w">World</a></nav><div class="sidebar"><ul>
    <li><a href="/1">Most read</a></li></ul></div>
    <article>{BODY}</article><footer>© Harrow Post</footer></body></html>"""
    found = page(Source("p", markup.encode()), Limits())
    assert found.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("head", "start", "end", "why"),
    [
        (
            meta("article:published_time", "2016-09-07T10:15:00+02:00"),
            "2016-09-07T10:15:00+02:00",
            None,
            "meta article:published_time",
        ),
        (meta("DC.date.issued", "2016-09-07"), "2016-09-07", None, "meta dc.date.issued"),
        (
            meta("parsely-pub-date", "2016-09-07T08:15:00Z"),
            "2016-09-07T08:15:00+00:00",
            None,
            "meta parsely-pub-date",
        ),
        ('<meta itemprop="datePublished" content="2016-09-07">', "2016-09-07", None, "meta datepublished"),
        (meta("date", "2016-09-07"), "2016-09-07", None, "meta date"),
        (
            ld('{"@type": "NewsArticle", "datePublished": "2016-09-07T10:15+02:00"}'),
            "2016-09-07T10:15:00+02:00",
            None,
            "JSON-LD datePublished",
        ),
        (
            ld('[{"@type": "X"}, {"@graph": [{"@type": ["Article", "X"], "datePublished": "2016-09-07"}]}]'),
            "2016-09-07",
            None,
            "JSON-LD datePublished",
        ),
        (
            ld(
                '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/Article",'
                ' "datePublished": "2016-09-07"}}'
            ),
            "2016-09-07",
            None,
            "JSON-LD datePublished",
        ),
        (
            ld('<!-- {"@type": "Article", "headline": "raw\nline", "datePublished": "2016-09-07"} -->'),
            "2016-09-07",
            None,
            "JSON-LD datePublished",
        ),
        (
            ld('{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2015"}]}'),
            None,
            None,
            "",
        ),
        (ld('{"@type": "NewsArticle", "dateModified": "2016-09-09"}'), None, None, ""),
        (ld("{broken"), None, None, ""),
        (meta("article:modified_time", "2016-09-09"), None, None, ""),
        (
            meta("article:published_time", "2016-09-07T10:15:00+02:00")
            + ld('{"@type": "Article", "datePublished": "2016-09-07T08:15:00Z"}'),
            "2016-09-07T10:15:00+02:00",
            None,
            "meta article:published_time, JSON-LD datePublished",
        ),
        (
            meta("article:published_time", "2016-09-07")
            + ld('{"@type": "Article", "datePublished": "2016-09-09"}'),
            "2016-09-07",
            "2016-09-09",
            "meta article:published_time (2016-09-07) and JSON-LD datePublished (2016-09-09) disagree",
        ),
        (
            meta("pubdate", "1970-01-01T00:00:00Z") + meta("date", "2016-09-07"),
            "2016-09-07",
            None,
            "meta date",
        ),
        (
            meta("pubdate", "07/09/2016"),
            None,
            None,
            "meta pubdate says '07/09/2016', which couldn't be read as a date",
        ),
    ],
)
def test_published_in_the_head(head: str, start: str | None, end: str | None, why: str) -> None:
    known = read(head).known
    assert (known.published, known.published_why) == (Interval(start, end or start), why)


@pytest.mark.parametrize(
    ("mark", "start"),
    [
        ('<time pubdate datetime="2016-09-07T10:15:00+02:00">7 Sept</time>', "2016-09-07T10:15:00+02:00"),
        ('<time class="entry-date" datetime="2016-09-07">7 Sept</time>', "2016-09-07"),
        ('<span itemprop="datePublished" content="2016-09-07">7 Sept</span>', "2016-09-07"),
        ('<time datetime="2016-09-07">7 Sept</time>', "2016-09-07"),
        ('<p>Updated <time datetime="2016-09-07">7 Sept</time></p>', None),
        ('<time class="updated published" datetime="2016-09-07">7 Sept</time>', None),
        ('<time datetime="2016-09-07">7</time><time datetime="2016-09-08">8</time>', None),
        ("<div>Published 7 September 2016</div>", "2016-09-07"),
        ("<p><span>First published on: September 7, 2016</span> by Nora Quill</p>", "2016-09-07"),
        ("<aside><p>Published 7 September 2016</p></aside>", None),
        ("<div>Posted 7 September 2016</div>", None),
        ("<div>Published 7/9/2016</div><div>Published in 2016</div>", None),
        ("<div>Published 7 September 2016 in the Harrow Post's morning edition</div>", None),
    ],
)
def test_published_in_the_body(mark: str, start: str | None) -> None:
    assert read(body=mark + BODY).known.published == Interval(start, start)


def test_of_two_lines_of_publication_either_may_hold() -> None:
    two = "<div>Published 7 September 2016</div><div>Published 8 September 2016</div>"
    assert read(body=two + BODY).known.published == Interval("2016-09-07", "2016-09-08")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta("og:site_name", "The Harrow Post"), "The Harrow Post"),
        (ld('{"@type": "NewsArticle", "publisher": {"name": "Harrow Post"}}'), "Harrow Post"),
        (
            ld('[{"@type": "Article", "publisher": {"@id": "#o"}}, {"@id": "#o", "@type": "X"}]'),
            None,
        ),
        (
            ld('[{"@type": "Article", "publisher": {"@id": "#o"}}, {"@id": "#o", "name": "Harrow Post"}]'),
            "Harrow Post",
        ),
        (meta("application-name", "Harrow Post"), "Harrow Post"),
        ("<title>Dam gates opened</title>" + meta("og:site_name", "Dam gates opened"), None),
        (meta("og:site_name", "https://harrow.example/"), None),
        ("<title>Dam gates opened</title>", None),
    ],
)
def test_outlet(head: str, outlet: str | None) -> None:
    assert read(head).known.outlet == outlet


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (meta("author", "Nora Quill"), "Nora Quill"),
        (meta("article:author", "https://social.example/nora"), None),
        (
            ld('{"@type": "NewsArticle", "author": [{"name": "Nora Quill"}, {"name": "Ben Ash"}]}'),
            "Nora Quill, Ben Ash",
        ),
        (ld('{"@type": "NewsArticle", "author": "Nora &amp; Co"}'), "Nora & Co"),
    ],
)
def test_byline(head: str, byline: str | None) -> None:
    assert read(head).known.byline == byline


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Dam gates opened | Harrow Post</title>" + meta("og:site_name", "Harrow Post"),
            "",
            "Dam gates opened",
        ),
        ("<title>Dam gates opened – at last</title>", "", "Dam gates opened – at last"),
        (meta("og:title", "Dam gates opened"), "<h1>Harrow Post</h1>", "Dam gates opened"),
        (meta("og:title", "Dam gates opened - Harrow"), "<h1>Dam gates opened</h1>", "Dam gates opened"),
        ("", "<h1>Dam gates opened</h1>", "Dam gates opened"),
        ("<title>Dam opened - Harrow Post</title>", "<h1>Dam opened</h1>", "Dam opened"),
        ("<title>Harrow: Dam gates opened</title>", "<h1>Harrow</h1>", "Harrow: Dam gates opened"),
        (
            ld('{"@type": "Article", "headline": "Dam gates opened"}') + "<title>x</title>",
            "",
            "Dam gates opened",
        ),
        ("", "", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert read(head, body + BODY).known.title == title


def test_address_language_and_credits() -> None:
    head = '<link rel="canonical" href="/dam">' + meta("syndication-source", "https://wire.example/1")
    known = read(head, html='<html lang="en-GB">', url="https://harrow.example/x?y").known
    assert (known.url, known.language, known.credits) == (
        "https://harrow.example/dam",
        "en",
        ("https://wire.example/1",),
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', "iso8859-15"),
        ("", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_charset_declared_in_the_page(tmp_path: Path, head: str, encoding: str) -> None:
    text = (
        BODY.replace("“", '"')
        .replace("”", '"')
        .replace("choice", "choice — né à Orléans" if encoding[:3] == "utf" else "né")
    )
    (tmp_path / "a.html").write_bytes(f"<html><head>{head}</head><body>{text}</body></html>".encode(encoding))
    assert "né" in only(tmp_path / "a.html").text


def test_a_page_without_an_article_gives_its_paragraphs() -> None:
    found = page(Source("p", b"<html><body><table><tr><td>One.<td>Two.</table></body></html>"), Limits())
    assert found.text.split() == ["One.", "Two."]


def test_a_page_of_one_sentence_keeps_its_paragraphs() -> None:
    markup = (
        "<nav><a href='/'>Home</a></nav><div><h1>Dam opened</h1><p>Holm was told to go.</p></div><p>More news"
    )
    found = page(Source("p", f"<html><body>{markup}</body></html>".encode()), Limits())
    assert found.text.split("\n\n") == ["Dam opened", "Holm was told to go.", "More news"]


def test_lists_tables_and_breaks_bring_no_marks_of_their_own() -> None:
    more = "<ul><li>First item.</li><li>Second <b>item</b>.</li></ul><table><tr><td>Velm<td>14</tr></table>"
    found = read(body=f"{BODY}<h2>What is known</h2>{more}<p>A line.<br>Another <a href='/x'>line</a>.</p>")
    assert found.text.split("\n\n") == [
        *PARAGRAPHS,
        *("What is known", "First item.", "Second item.", "Velm 14", "A line.", "Another line."),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "<p>deep</p>",
        "<b><i>" * 3_000 + "deep",
        "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><p>&b; and &nbsp; &bogus; &#0; &#xD800;",
        "<p>" * 50_000,
        "<a " + "x=1 " * 50_000 + ">one</a>",
        "<![CDATA[ x ]]><p>y",
        "<script>" + "<p>" * 1000,
        "<html><head><link rel=canonical href='http://[bad'><title>T</title></head><p>text",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>text",
        ld('{"@type":"Article","author":{"@id":"a"},"@id":"a"}') + "<p>text",
    ],
)
def test_hostile_markup_ends_in_a_document_or_an_input_error(markup: str) -> None:
    try:
        found = page(Source("p", markup.encode()), Limits())
    except InputError as error:
        assert error.path == "p"
    else:
        assert found.text.encode().strip()


_TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div",
    "<table><tr><td>",
    "<!--",
    "-->",
    "<meta name=date content=",
    "<time datetime='",
    "<title>",
    "<script type='application/ld+json'>",
    '{"@type":"Article","author":',
    "]",
    "&#",
    "\0",
    "é",
    " word ",
]


@given(st.lists(st.sampled_from(_TAGS) | st.text(max_size=5), max_size=30))
def test_no_page_fails_otherwise_than_as_an_input(parts: list[str]) -> None:
    try:
        found = page(Source("p", "".join(parts).encode("utf-8", "replace")), Limits())
    except InputError:
        return
    assert found.text.encode()
    assert all(block.span.of(found.text) for block in found.blocks)


def test_the_manifest_outweighs_the_page(tmp_path: Path) -> None:
    head = meta("og:site_name", "Harrow Post") + meta("date", "2016-09-07") + meta("author", "Nora Quill")
    (tmp_path / "a.htm").write_text(f"<html><head>{head}</head><body>{BODY}</body></html>", encoding="utf-8")
    (tmp_path / "manifest.jsonl").write_text(
        '{"path": "a.htm", "outlet": "Gazette", "published": "2016-09-08"}'
    )
    known = only(tmp_path).known
    assert (known.outlet, known.byline) == ("Gazette", "Nora Quill")
    assert (known.published.start, known.published_why) == ("2016-09-08", "manifest.jsonl")


def test_nothing_published_is_open() -> None:
    assert read().known.published == OPEN


def test_markup_without_a_suffix_is_told_by_its_look(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(
        f"\n<!-- saved -->\n<!DOCTYPE html>\n<html><body>{BODY}</body></html>", encoding="utf-8"
    )
    (tmp_path / "notes").write_text("Just <b>text</b> with brackets.", encoding="utf-8")
    found, rejected = collect(tmp_path)
    assert [one.text for one in found] == ["Just <b>text</b> with brackets.", "\n\n".join(PARAGRAPHS)]
    assert rejected == []


def test_too_long_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{BODY * 200}</body></html>", encoding="utf-8")
    assert refused(tmp_path / "a.html", limits=Limits(max_chars=1_000)).kind == "TooLarge"
