"""What a page says of itself: title, outlet, byline, publication, address, language.

Read from its meta tags and JSON-LD rather than taken from trafilatura, which drops the hour of publication
and may take the page's title for its outlet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.document import Known
from onrecord.ingest.given import Dated, agreed, interval
from onrecord.ingest.links import is_web, joined
from onrecord.ingest.page.jsonld import Told, told
from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.page.markup import Tree

# fmt: off
_PUBLISHED = [
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "rnews:datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "bt:pubdate", "originalpublicationdate", "article_date_original",
    "publication_date", "publication-date", "publish_date", "publish-date", "publishdate", "pubdate",
    "article.published", "article:post_date", "ptime", "citation_publication_date",
]
# fmt: on
_PERHAPS_PUBLISHED = ["dc.date", "dcterms.date", "date", "date.issued", "prism.publicationdate"]
"""Names that mean publication on most sites, the last change on some: asked where all else is silent."""

# fmt: off
_OUTLET = [
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "twitter:app:name",
]
# fmt: on
# fmt: off
_BYLINE = [
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byline",
]
# fmt: on
_TITLE = ["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline"]
_CREDIT = ["original-source", "syndication-source", "article:source", "copyright-holder"]
_ADDRESS = re.compile(r"(https?:)?//|www\.|@\w|/", re.IGNORECASE)
_ENDS = re.compile(r"\s+[|–—·»:-]+\s+")
_CHANGED = re.compile("updat|modif|edited|changed", re.IGNORECASE)
_LABELLED = re.compile(r"(?:first\s)?published(?:\son)?\s?:?\s(\S.{5,60}\d)", re.IGNORECASE)
_LONGEST_LABELLED = 90
"""Characters of a line that says nothing but when the article was published."""
_PUBLICATION = re.compile("publi|posted|entry-date|pubdate|dateline|post-date|article-date", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's tree, its meta tags by name in lower case, and what its JSON-LD tells."""

    tree: Tree
    metas: dict[str, list[str]]
    told: Told

    def first(self, names: list[str]) -> str | None:
        """The first of the meta tags `names` that is there and no address."""
        found = (value for name in names for value in self.metas.get(name, ()))
        return next((value for value in found if not _ADDRESS.match(value)), None)


def facts(tree: Tree, url: str | None) -> Known:
    """What the page tells of itself; `url` is where it was found."""
    metas = _metas(tree)
    address = _canonical(tree, metas, url)
    scripts = [script.text_content() for script in tree.xpath("//script[contains(@type, 'ld+json')]")]
    page = _Page(tree, metas, told(scripts, address, next(iter(metas.get("og:title", ())), None)))
    published, why = _published(page)
    outlet = page.first(_OUTLET[:1]) or page.told.publisher or page.first(_OUTLET[1:])
    title = _title(page, outlet)
    return Known(
        title=title,
        byline=", ".join(page.told.authors) or page.first(_BYLINE),
        outlet=None if outlet == title else outlet,
        url=address or page.told.address,
        published=published,
        published_why=why,
        language=_language(page),
        credits=tuple(dict.fromkeys(value for name in _CREDIT for value in metas.get(name, ()))),
    )


def _metas(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = _clean(meta.get("content"))
        for key in ("property", "name", "itemprop"):
            for name in (meta.get(key) or "").lower().split():
                if value:
                    found.setdefault(name, []).append(value)
    return found


def _clean(value: str | None) -> str:
    """One line, without the markup that some pages escape twice."""
    from html import unescape

    return " ".join(unescape(value or "").split())


def _canonical(tree: Tree, metas: dict[str, list[str]], url: str | None) -> str | None:
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    for found in [*links, *metas.get("og:url", ())]:
        if is_web(address := joined(url, str(found))):
            return address
    return url


def _language(page: _Page) -> str | None:
    html = page.tree.getroottree().getroot()
    for said in (html.get("lang"), page.told.language, page.first(["og:locale", "language", "dc.language"])):
        code = re.split("[-_]", (said or "").strip().lower())[0]
        if re.fullmatch("[a-z]{2,3}", code):
            return code
    return None


def _title(page: _Page, outlet: str | None) -> str | None:
    """The headline: as the page shows it, where it shows what its metadata say; without the outlet's name."""
    named = page.tree.xpath("//head/title")
    own = _clean(named[0].text_content()) if named else ""
    told_title = page.first(_TITLE) or page.told.headline or own
    title = _without(told_title, outlet)
    shown = [_clean(heading.text_content()) for heading in page.tree.iter("h1")]
    shown = [one for one in shown if one and one != outlet]
    if len(shown) == 1 and (not title or _resemble(shown[0], title) or _heads(shown[0], title)):
        return shown[0]
    return title or None


def _without(title: str, outlet: str | None) -> str:
    """`title` without " | Outlet" at its end."""
    parts = _ENDS.split(title)
    if outlet and len(parts) > 1 and parts[-1].casefold() in outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title


def _heads(shown: str, title: str) -> bool:
    """Whether `title` is what is `shown` with something more after a dash, or something short before one."""
    parts = [part.casefold() for part in _ENDS.split(title)]
    return shown.casefold() in (parts[0], max(parts, key=len))


def _resemble(one: str, other: str) -> bool:
    """Whether two titles share most of their words."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) * 2 > max(len(first), len(second))


def _published(page: _Page) -> tuple[Interval, str]:
    """The publication as the strongest kind of sign gives it, each asked where those before are silent."""
    for signs in (_stated, _marked, _perhaps, _lone_time, _shown):
        unread, dates = [], []
        for why, value in signs(page):
            found = interval(value)
            dates += [Dated(why, found)] if found else []
            unread += [] if found else [f"{why} says {value!r:.60}, which couldn't be read as a date"]
        known, why = agreed(dates)
        if not known.is_open:
            return known, why
        if unread:
            return OPEN, unread[0]
    return OPEN, ""


def _stated(page: _Page) -> Iterator[tuple[str, str]]:
    for name in _PUBLISHED:
        for value in page.metas.get(name, ())[:1]:
            yield f"meta {name}", value
    if page.told.published:
        yield "JSON-LD datePublished", page.told.published


def _marked(page: _Page) -> Iterator[tuple[str, str]]:
    """The first element that is marked up as the publication."""
    for element in page.tree.iter("time", "span", "abbr", "div", "p"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}"
        is_marked = element.get("itemprop") == "datePublished" or (
            element.tag == "time" and (element.get("pubdate") is not None or _PUBLICATION.search(marks))
        )
        value = element.get("datetime") or element.get("content") or element.get("title")
        if is_marked and value and not _CHANGED.search(marks):
            yield f"<{element.tag}> marked as publication", value.strip()
            return


def _perhaps(page: _Page) -> Iterator[tuple[str, str]]:
    for name in _PERHAPS_PUBLISHED:
        for value in page.metas.get(name, ())[:1]:
            yield f"meta {name}", value


def _lone_time(page: _Page) -> Iterator[tuple[str, str]]:
    """The page's only time element, unless it is that of a change."""
    times = [one for one in page.tree.iter("time") if one.get("datetime")]
    around = " ".join(f"{one.get('class', '')} {one.getparent().text_content()[:80]}" for one in times)
    if len({one.get("datetime") for one in times}) == 1 and not _CHANGED.search(around):
        yield "the page's only <time>", times[0].get("datetime").strip()


def _shown(page: _Page) -> Iterator[tuple[str, str]]:
    """Lines that say nothing but "Published 4 May 2031", also where they stand apart from the article.

    Not those beside it, which may be of other articles; and comments are "posted".
    """
    for element in page.tree.iter("p", "div", "span", "li", "time", "td"):
        if len(element) or not element.text or len(element.text) > _LONGEST_LABELLED:
            continue
        if any(one.tag in ("aside", "nav", "footer") for one in element.iterancestors()):
            continue
        labelled = _LABELLED.fullmatch(" ".join(element.text.split()))
        day = interval(labelled[1]) if labelled else None
        if labelled and day and day.start and day.start[:10] == (day.end or "")[:10]:
            yield "the page's line of publication", labelled[1]
