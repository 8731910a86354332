"""RSS and Atom: what an entry gives, and feeds that are damaged or hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from collecting import collect, only, refused

from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from pathlib import Path

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harrow Post</title><link>https://harrow.example/</link><language>en-gb</language>{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harrow Post</title>
<updated>2016-09-09T00:00:00Z</updated>{items}</feed>"""


def _feed(tmp_path: Path, items: str, frame: str = RSS, name: str = "feed.xml") -> Path:
    path = tmp_path / name
    path.write_text(frame.replace("{items}", items), encoding="utf-8")
    return path


def test_an_entry_with_its_content(tmp_path: Path) -> None:
    path = _feed(
        tmp_path,
        """<item><title>Dam &amp;amp; &lt;i&gt;gates&lt;/i&gt;</title><link>https://harrow.example/1</link><guid>x1</guid>
        <pubDate>Wed, 07 Sep 2016 10:15:00 +0200</pubDate><dc:creator>Nora Quill</dc:creator>
        <source url="https://wire.example/">Wire Nine</source><description>Short.</description>
        <content:encoded><![CDATA[<p>One &amp; only.</p><p>Two<br/>three.</p><script>no()</script>]]>
        </content:encoded></item>""",
    )
    found = only(path)
    assert found.path == found.known.url == "https://harrow.example/1"
    assert found.text == "Dam & gates\n\nOne & only.\n\nTwo\n\nthree."
    assert found.blocks[0].span.of(found.text) == "Dam & gates"
    assert (found.known.outlet, found.known.byline, found.known.credits) == (
        "Harrow Post",
        "Nora Quill",
        ("Wire Nine",),
    )
    assert found.known.published == Interval("2016-09-07T10:15:00+02:00", "2016-09-07T10:15:00+02:00")
    assert (found.known.published_why, found.known.language) == ("the feed entry's pubDate", "en")
    assert found.container == str(path)


@pytest.mark.parametrize(
    ("item", "path", "text"),
    [
        (
            "<item><guid>tag:1</guid><description>Only a &lt;b&gt;summary&lt;/b&gt;.</description></item>",
            "tag:1",
            "Only a summary.",
        ),
        (
            "<item><link>/rel/1</link><description>Text.</description></item>",
            "https://harrow.example/rel/1",
            "Text.",
        ),
        ("<item><description>AT&amp;amp;T\n\nsaid  so.</description></item>", "{file}#1", "AT&T\n\nsaid so."),
    ],
)
def test_entries_with_only_a_summary(tmp_path: Path, item: str, path: str, text: str) -> None:
    file = _feed(tmp_path, item)
    found = only(file)
    assert (found.path, found.text) == (path.replace("{file}", str(file)), text)


@pytest.mark.parametrize(
    ("frame", "item", "published", "why"),
    [
        (
            RSS,
            "<dc:date>2016-09-07T08:15:00Z</dc:date>",
            Interval(*["2016-09-07T08:15:00+00:00"] * 2),
            "the feed entry's dc:date",
        ),
        (
            RSS,
            "<pubDate>soon</pubDate>",
            OPEN,
            "the feed entry's pubDate says 'soon', which couldn't be read as a date",
        ),
        (RSS, "", OPEN, ""),
        (
            ATOM,
            "<published>2016-09-07</published><updated>2016-09-08T00:00:00Z</updated>",
            Interval(*["2016-09-07"] * 2),
            "the feed entry's published",
        ),
        (
            ATOM,
            "<updated>2016-09-08T00:00:00Z</updated>",
            Interval(None, "2016-09-08T00:00:00+00:00"),
            "the feed entry's updated",
        ),
    ],
)
def test_published(tmp_path: Path, frame: str, item: str, published: Interval, why: str) -> None:
    tag = "item" if frame is RSS else "entry"
    text = "description" if frame is RSS else "summary"
    known = only(_feed(tmp_path, f"<{tag}>{item}<{text}>Text.</{text}></{tag}>", frame)).known
    assert (known.published, known.published_why) == (published, why)


def test_an_entry_that_says_nothing_is_named(tmp_path: Path) -> None:
    path = _feed(
        tmp_path, "<item><title>Only a title</title></item><item><description>Text.</description></item>"
    )
    found, [rejection] = collect(path)
    assert [one.text for one in found] == ["Text."]
    assert (rejection.path, rejection.kind) == (f"{path}#1", "EmptyInput")


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (RSS, "EmptyInput"),
        (ATOM, "EmptyInput"),
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + RSS.partition("?>")[2], "BrokenInput"),
        (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title></channel></rss>',
            "BrokenInput",
        ),
        ("<rss><chan", "BrokenInput"),
        ("<rss><channel><item><title>& &#xD800;</title></item></channel></rss>", "BrokenInput"),
    ],
)
def test_feeds_without_an_article(tmp_path: Path, frame: str, kind: str) -> None:
    assert refused(_feed(tmp_path, "", frame)).kind == kind


def test_a_damaged_feed_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    path = _feed(tmp_path, "<item><title>A & B</title><description>Text.</description></item>")
    found, [rejection] = collect(path)
    assert [one.text for one in found] == ["A & B\n\nText."]
    assert (rejection.path, rejection.kind) == (str(path), "BrokenInput")
    assert "damaged" in rejection.reason


def test_html_entities_do_no_damage(tmp_path: Path) -> None:
    found, rejected = collect(_feed(tmp_path, "<item><description>One&nbsp;two.</description></item>"))
    assert [one.text for one in found] == ["One two."]
    assert rejected == []


def test_the_charset_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    feed = RSS.replace("UTF-8", "iso-8859-2").replace(
        "{items}", "<item><description>Łódź.</description></item>"
    )
    path.write_bytes(feed.encode("iso-8859-2"))
    assert only(path).text == "Łódź."


def test_a_feed_is_never_taken_for_a_file_to_open(tmp_path: Path) -> None:
    path = _feed(tmp_path, "", frame=f"<rss>{tmp_path}/other.xml</rss>")
    _feed(tmp_path, "<item><description>Other.</description></item>", name="other.xml")
    assert refused(path).kind == "EmptyInput"
