"""What kind of input some bytes are: by the media type they were sent as, by their name, by their look."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

import msgspec

from onrecord.ingest.decoding import binary_sign, decode
from onrecord.ingest.unpack import GZIP_MAGIC

Kind = Literal["text", "page", "feed", "rows", "archive", "gzip", "xml", "data", "binary"]
"""`xml` is neither page nor feed; `data` is text that isn't prose: code, tables, settings."""

HEAD_BYTES = 4_096

_BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "page"),
    **dict.fromkeys((".jsonl", ".ndjson"), "rows"),
    ".warc": "archive",
    **dict.fromkeys(
        (".css", ".js", ".mjs", ".map", ".svg", ".csv", ".tsv", ".yaml", ".yml", ".toml"), "data"
    ),
    **dict.fromkeys((".ini", ".cfg", ".xsl", ".dtd", ".sql", ".mht", ".mhtml", ".py", ".sh"), "data"),
}
_BY_MEDIA: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/markdown": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/x-ndjson": "rows",
    "application/jsonl": "rows",
    "application/jsonlines": "rows",
    "application/warc": "archive",
}
_VAGUE_MEDIA = ("", "text/xml", "application/xml", "application/octet-stream", "application/json", "unknown")
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{]")
_BEFORE_ROOT = re.compile(r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!(?!--)[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ROOT = re.compile(r"<(?:\w+:)?(\w+)[\s/>]")
# fmt: off
_PAGE_ROOTS = frozenset([
    "html", "head", "body", "div", "article", "section", "main", "p", "h1", "meta", "title", "script",
    "table",
])
# fmt: on
_FEED_ROOTS = frozenset(("rss", "feed", "rdf", "channel"))


def kind_of(name: str, head: bytes, media: str | None = None) -> Kind:
    """The kind of an input called `name` that begins with `head` and was sent as `media`, if it was sent."""
    if head.startswith(GZIP_MAGIC):
        return "gzip"
    sent = (media or "").partition(";")[0].strip().lower()
    named = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if sent == "text/html" and by_look(head) == "feed":  # which many servers send so
        return "feed"
    if sent == "text/plain":  # as which some servers send everything
        return named or "text"
    if sent in _BY_MEDIA:
        return _BY_MEDIA[sent]
    if sent not in _VAGUE_MEDIA:
        return "binary"
    return named or by_look(head)


def by_look(head: bytes) -> Kind:
    """The kind that `head`, the first bytes of an input, look like."""
    if head.startswith(b"WARC/"):
        return "archive"
    if binary_sign(head):
        return "binary"
    text = decode(head).lstrip("\ufeff \t\r\n")
    if _JSON.match(text):
        return "rows" if _is_row(text) else "data"
    before = _BEFORE_ROOT.match(text)
    root = _ROOT.match(text, before.end() if before else 0)
    if root and root[1].lower() in _FEED_ROOTS:
        return "feed"
    if (root and root[1].lower() in _PAGE_ROOTS) or "<!doctype html" in text[:200].lower():
        return "page"
    return "xml" if text.startswith("<?xml") else "text"


def _is_row(text: str) -> bool:
    """Whether the first line is a whole JSON object, or longer than what is looked at."""
    line, end, _ = text.partition("\n")
    try:
        return not end or isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False
