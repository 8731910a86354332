"""Inputs that are damaged, hostile or made up, for each parser: the same seed gives the same ones."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry stays | Lantern</title>
<meta property="article:published_time" content="2031-05-04T09:00:00Z"><link rel="canonical" href="/a">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stays","author":{"name":"Ada"},
"datePublished":"2031-05-04","publisher":{"name":"Lantern"}}</script></head><body><nav><a href="/">Home</a>
</nav><article><h1>Ferry stays</h1><p class="byline">By Ada Quill</p><p>Mayor Orla Venn said on Friday:
&#8220;The ferry stays.&#8221;</p><table><tr><td>1</td></tr></table><p>She denied it.</p></article>
<footer>&copy; 2031 Harbour Lantern. All rights reserved.</footer></body></html>"""
FEED = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Lantern</title><link>http://lantern.invalid/</link><language>en</language><item>
<title>Ferry stays</title><link>http://lantern.invalid/1</link><guid isPermaLink="false">7</guid>
<pubDate>Sun, 04 May 2031 09:00:00 GMT</pubDate>
<description>&lt;p&gt;Venn said it stays.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Mayor Venn said: "It stays."</p>]]></content:encoded></item></channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title><id>urn:x</id>
<entry><id>urn:1</id><title type="html">Ferry &lt;b&gt;stays&lt;/b&gt;</title><link href="/1"/>
<updated>2031-05-04T09:00:00Z</updated><author><name>Ada</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Venn said it stays.</p></div></content></entry></feed>"""
TEXT = """Ferry stays in Port Mere
By Ada Quill, Harbour Lantern
Published 4 May 2031 10:15 GMT

PORT MERE (Nordline) - Mayor Orla Venn told reporters on Friday that “the ferry stays”, and that 300 workers
would not go before 9 May. The Tidewater Post wrote that she had denied it. "Nobody loses a job," she said.

Copyright 2031 Harbour Lantern
""".encode()
ROWS = (
    b'{"id": "a1", "text": "Venn said it stays.\\nOn Friday.", "title": "Ferry", "published": "2031-05-04"}\n'
    b'{"text": "Another \\ud83d\\udea2 ferry", "published": {"from": "2031-05", "to": null}}\n'
)
MANIFEST_ROWS = (
    b'{"path": "a.txt", "published": "2031-05-04", "outlet": "Lantern", "url": "http://lantern.invalid/1"}\n'
    b'{"path": "../../etc/passwd", "title": "x"}\n{"path": "b/c.txt", "published": ["2031", "2032-01"]}\n'
)
JUDGED = (
    b'same-party 0123456789abcdef 89abcdef01234567 who=ada when=2031-05-04T09:30:00Z note="Orla Venn"\n'
    b"# a remark\n"
    b'not-a-statement 0123456789abcdef "" who="a b" when=2031-05-04 revoked_by=x revoked_at=2031-05-05\n'
)


def _warc(kind: bytes, media: bytes, body: bytes) -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Record-ID: <urn:uuid:7>\r\nWARC-Date: 2031-05-04T09:00:00Z\r\n"
        b"WARC-Target-URI: http://lantern.invalid/1\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n"
    )
    return head % (kind, media, len(body)) + body + b"\r\n\r\n"


_CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n"
)
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
ARCHIVE = (
    _warc(b"warcinfo", b"application/warc-fields", b"software: x\r\n")
    + _warc(b"response", b"application/http; msgtype=response", _ANSWER)
    + _warc(b"response", b"application/http; msgtype=response", _CHUNKED % (len(PAGE), PAGE))
    + _warc(b"conversion", b"text/plain", TEXT)
)

ASKED = (
    b"/api/v1/statements?q=ferry&said_from=2031-05&said_to=2031-06-01&act=deny&start=0&limit=25",
    b"/api/v1/statements?party=8a3e2c3b47c62d96&outlet=Lantern&own=true&article=820df99c0298167b",
    b"/api/v1/claims?q=forty+cranes&party=8a3e2c3b47c62d96&limit=100",
    b"/api/v1/conflicts?kind=number&status=open&start=10000000",
    b"/api/v1/articles/820df99c0298167b",
    b"/api/v1/passages/820df99c0298167b",
    b"/statements?q=%E2%80%9Cferry%E2%80%9D&party=8a3e2c3b47c62d96&start=25",
    b"/articles?q=ferry&outlet=Lantern",
    b"/static/0123456789/app.css",
    b"/enter?to=//other.invalid/&token=x",
)

SEEDS: dict[str, tuple[bytes, ...]] = {
    "page.html": (PAGE,),
    "feed.xml": (FEED, ATOM),
    "crawl.warc": (ARCHIVE,),
    "crawl.warc.gz": (gzip.compress(ARCHIVE[:700], mtime=0) + gzip.compress(ARCHIVE[700:], mtime=0),),
    "rows.jsonl": (ROWS,),
    "text.txt": (TEXT,),
    "packed.gz": (gzip.compress(TEXT, mtime=0), gzip.compress(PAGE, mtime=0)),
    "manifest.jsonl": (MANIFEST_ROWS,),
    "judgements.txt": (JUDGED,),
    "api": ASKED,
}
"""For each parser, by the name of a file that it reads, some inputs to begin from; `api` reads addresses."""

WORDS = (
    *(
        b"<",
        b">",
        b"</",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"&lt;",
        b"&#0;",
        b"&#x110000;",
        b"&amp",
        b"<script>",
    ),
    *(
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"<?xml?>",
        b"<table><tr>",
        b"<svg>",
        b"<template>",
        b"\0",
        b"\xff\xfe",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x9a\xa2",
        b"\xe2\x80\xae",
        b"\r\n",
        b"\r",
        b"\x0b",
        b"\x85",
        b"\\u0000",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b'"',
        b"\\",
        b"\\ud83d",
        b"null",
        b"1e999",
        b"-0",
        b"9" * 40,
        b"NaN",
        b"[" * 200,
        b"  ",
    ),
    *(
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999\r\n",
        b"WARC/1.0\r\n",
        b"Transfer-Encoding: chunked\r\n",
    ),
    *(
        b"\x1f\x8b\x08\x00",
        b"2031-02-30",
        b"0000-00-00",
        b"99 Foo 99999",
        b"1/2/3",
        b"Yesterday",
        b" - ",
        b"| ",
    ),
    *(
        b"\xe2\x80\x9c",
        b"\xe2\x80\x9d",
        b"'",
        b"said ",
        b"By ",
        b"(",
        b")",
        b"http://[::1",
        b"//",
        b"../",
        b"file:///etc/passwd",
    ),
)
"""What breaks parsers, to be put in anywhere."""


def mutated(seeds: tuple[bytes, ...], chance: random.Random) -> bytes:
    """One of the seeds, changed in one to eight places; now and then nothing but noise."""
    if chance.random() < 0.02:
        return chance.randbytes(chance.randrange(400))
    if seeds[0].startswith(b"\x1f\x8b") and chance.random() < 0.7:  # damage what is packed, not the packing
        return gzip.compress(mutated(tuple(map(gzip.decompress, seeds)), chance), 1, mtime=0)
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 2, 8, 60, 400)))
        kind = chance.randrange(6)
        if kind == 0:
            data[at:end] = b""
        elif kind == 1:
            data[at:at] = data[at:end] * chance.choice((1, 2, 40))
        elif kind == 2:
            data[at:end] = chance.randbytes(end - at)
        elif kind == 3 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        else:
            data[at : at if kind == 4 else end] = chance.choice(WORDS) * chance.choice((1, 1, 1, 3, 50))
    return bytes(data)
