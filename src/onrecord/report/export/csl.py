"""CSL-JSON: the articles as references, for Zotero, Pandoc and whatever else reads citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.report.export.files import in_list, of_lines
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Interval
    from onrecord.report.export.files import Json

_BY = re.compile(r"by:?\s+", re.IGNORECASE)


def _references(ledger: Ledger) -> Iterator[Json]:
    return map(_reference, ledger.articles())


def _reference(article: Article) -> Json:
    """What is known of it, and nothing else: no date that isn't settled, no author taken apart into names."""
    found: Json = {
        "id": article.id,
        "type": "article-newspaper",
        "title": in_line(article.title or article.path),
    }
    author = _BY.sub("", in_line(article.byline or ""), count=1)
    if author:
        found["author"] = [{"literal": author}]
    if article.outlet:
        found["container-title"] = in_line(article.outlet)
    if issued := _issued(article.published):
        found["issued"] = {"date-parts": issued}
    if web_address(article.url):
        found["URL"] = article.url
    if article.language:
        found["language"] = article.language
    found["note"] = f"{in_line(article.path)}, text sha256 {article.text_sha256}"
    return found


def web_address(url: str | None) -> bool:
    """Whether it is an http(s) address with nothing in it that doesn't belong in one."""
    return bool(url and re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", url))


def _issued(published: Interval) -> list[list[int]]:
    """A day, or first and last day of an interval; nothing where an end is open."""
    if published.start is None or published.end is None:
        return []
    days = [[int(part) for part in end[:10].split("-")] for end in (published.start, published.end)]
    return days[:1] if days[0] == days[1] else days


FILES = (of_lines("articles.csl.json", lambda ledger: in_list(_references(ledger))),)
