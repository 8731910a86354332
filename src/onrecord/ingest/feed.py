"""RSS and Atom: every entry that says something is an article."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import BrokenInput, EmptyInput, InputError
from onrecord.ingest.document import Document, Known
from onrecord.ingest.given import interval, published
from onrecord.ingest.links import is_web, joined
from onrecord.ingest.page.markup import declared_charset, paragraphs, parse
from onrecord.ingest.page.reading import titled
from onrecord.ingest.source import outweigh, readable, text_of
from onrecord.model.article import Rejection
from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.options import Limits
    from onrecord.ingest.source import Source

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
_STUMBLES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What feedparser lets through from its parser for damaged feeds (half a character, say)."""

_TAGS = re.compile(r"<[a-zA-Z/!]")
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What is common to the entries of one feed."""

    source: Source
    outlet: str | None
    language: str | None
    is_rss: bool
    base: str
    sha256: str


def feed(source: Source, limits: Limits) -> Iterator[Document | Rejection]:
    """The articles of a feed's entries, in its order: their full content, or else their summary.

    Raises BrokenInput where no entry can be read for damage, or where it declares entities of its own (which
    no feed needs, and which may unpack without end); EmptyInput where there is no entry.
    """
    text = text_of(source, limits, declared_charset(source.data))
    if _ENTITY.search(text):
        raise BrokenInput(source.path, "declares entities of its own, which are not unpacked")
    parsed = _parsed(text, source.path)
    about = parsed.feed
    common = _Feed(
        source,
        _line(about.get("publisher")) or _line(about.get("title")),
        _line(about.get("language")),
        is_rss=not str(parsed.version).startswith("atom"),
        base=_line(about.get("link")) or source.url or "",
        sha256=source.sha256,
    )
    for number, entry in enumerate(parsed.entries, 1):
        try:
            yield _document(entry, number, common, limits)
        except InputError as error:
            yield Rejection(error.path, error.kind, error.reason)
    damage = _damage(parsed)
    if damage and parsed.entries:
        reason = f"is damaged ({damage}); what could be read of it are {len(parsed.entries)} entries"
        yield Rejection(source.path, BrokenInput.__name__, reason)
    elif damage:
        raise BrokenInput(source.path, f"is no readable feed ({damage})")
    elif not parsed.entries:
        raise EmptyInput(source.path, "is a feed without entries")


def _parsed(text: str, path: str) -> Any:
    """feedparser's result. It is given a stream, since it takes strings for addresses or files to open."""
    import feedparser

    stream = io.BytesIO(text.encode("utf-8", "replace"))
    sent = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            stream, response_headers=sent, sanitize_html=False, resolve_relative_uris=False
        )
    except _STUMBLES as error:
        raise BrokenInput(path, f"is no readable feed ({error})") from error


def _damage(parsed: Any) -> str:
    """What the parser found broken, "" for what loses nothing."""
    error = parsed.get("bozo_exception")
    if not parsed.bozo or type(error).__name__ in _HARMLESS or "undefined entity" in str(error):
        return ""
    return str(error)


def _document(entry: Any, number: int, common: _Feed, limits: Limits) -> Document:
    link = _line(entry.get("link"))
    if entry.get("guidislink") and not is_web(link):
        link = None  # RSS takes every <guid> for an address unless told otherwise
    address = joined(common.base, link) if link else None
    name = address or _line(entry.get("id")) or f"{common.source.path}#{number}"
    body = _body(entry, name, limits)
    title = " ".join(_text(entry.get("title") or "", name, limits)) or None
    if not body:
        raise EmptyInput(name, f"is an entry of {common.source.path} with neither content nor summary")
    text, blocks = titled(title, body)
    known = outweigh(common.source.known, _known(entry, name, common, title))
    return Document(name, common.sha256, readable(text, name, limits), known, common.source.path, blocks)


def _body(entry: Any, name: str, limits: Limits) -> list[str]:
    """The longest of an entry's contents as paragraphs, else its summary's."""
    contents = [_text(content.get("value") or "", name, limits) for content in entry.get("content") or ()]
    longest = max(contents, key=lambda lines: sum(map(len, lines)), default=[])
    return longest or _text(entry.get("summary") or "", name, limits)


def _text(markup: str, name: str, limits: Limits) -> list[str]:
    """The paragraphs of an entry's value, which may be HTML or plain."""
    if not _TAGS.search(markup):
        blocks = (" ".join(html.unescape(block).split()) for block in _BREAK.split(markup))
        return [block for block in blocks if block]
    try:
        return paragraphs(parse(f"<html><body>{markup}</body></html>", name, limits))
    except EmptyInput:
        return []


def _known(entry: Any, name: str, common: _Feed, title: str | None) -> Known:
    span, why = _published(entry, common.is_rss)
    origin = entry.get("source") or {}
    authors = [_line(author.get("name")) for author in entry.get("authors") or ()]
    language = (common.language or "").partition("-")[0].lower()
    return Known(
        title=title,
        byline=", ".join(author for author in authors if author) or _line(entry.get("author")),
        outlet=common.outlet,
        url=name if is_web(name) else None,
        published=span,
        published_why=why,
        language=language if re.fullmatch("[a-z]{2,3}", language) else None,
        credits=tuple(
            credit for credit in (_line(origin.get("title")), _line(entry.get("publisher"))) if credit
        ),
    )


def _published(entry: Any, is_rss: bool) -> tuple[Interval, str]:
    """When the entry says it was published; an Atom entry with only its last change came out by then."""
    if entry.get("published"):
        return published(
            entry["published"], "the feed entry's pubDate" if is_rss else "the feed entry's published"
        )
    changed = interval(str(entry.get("updated") or ""))
    if changed is None:
        return OPEN, ""
    if is_rss:  # feedparser files RSS's dc:date, which dates the entry, under `updated`
        return changed, "the feed entry's dc:date"
    return Interval(None, changed.end), "the feed entry's updated"


def _line(value: object) -> str | None:
    """A value as one line of plain text."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None
