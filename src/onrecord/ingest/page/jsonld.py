"""What a page's JSON-LD says of the article on it (schema.org's vocabulary)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.ingest.links import is_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_NODES = 5_000
"""More than the largest front pages hold; keeps hostile ones cheap."""

_WAYS_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
"""Properties that may lead to the page's own article. Lists of related articles lie behind others."""

_MORE_ARTICLES = frozenset(
    ["Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting"]
)
_PAGES = frozenset(["WebPage", "ItemPage"])


@dataclass(frozen=True, slots=True)
class Told:
    """An article's facts as JSON-LD gives them, each a string as written there, or None."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    address: str | None = None


def told(scripts: Iterable[str], address: str | None = None, title: str | None = None) -> Told:
    """What a page's `scripts` tell of its article: that at `address`, else titled `title`, else the first."""
    nodes = [node for script in scripts for node in _nodes(_json(script))][:MAX_NODES]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    main = next((n for n in articles if address and address in _addresses(n)), None)
    main = main or next((n for n in articles if title and _text(n.get("headline")) == title), None)
    main = main or next(iter(articles), None)
    page = next((node for node in nodes if _types(node) & _PAGES), {})
    return _read(main or {}, page, by_id)


def _read(main: dict[str, Any], page: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Told:
    return Told(
        headline=_text(main.get("headline")) or (_text(main.get("name")) if main else None),
        published=_text(main.get("datePublished")) or _text(page.get("datePublished")),
        authors=tuple(dict.fromkeys(_names(main.get("author") or main.get("creator"), by_id))),
        publisher=next(_names(main.get("publisher") or page.get("publisher"), by_id), None),
        language=_text(main.get("inLanguage")) or _text(page.get("inLanguage")),
        address=next(iter(_addresses(main)), None),
    )


def _json(script: str) -> Any:
    """The script's value, be it with raw line ends in strings or in a comment; None where it isn't JSON."""
    bare = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    bare = (
        bare.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    )
    bare = bare.strip().rstrip(";")
    try:
        return msgspec.json.decode(bare)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        pass
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that may be the page or its article, outermost first."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_NODES:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one[: MAX_NODES - seen]
        elif isinstance(one, dict):
            yield one
            waiting += [one[way] for way in _WAYS_DOWN if isinstance(one.get(way), dict | list)]


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds if isinstance(kind, str)}


def _is_article(node: dict[str, Any]) -> bool:
    return any(kind.endswith("Article") or kind in _MORE_ARTICLES for kind in _types(node))


def _addresses(node: dict[str, Any]) -> list[str]:
    found = [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")]
    plain = [one.get("@id") or one.get("url") if isinstance(one, dict) else one for one in found]
    return [one for one in plain if isinstance(one, str) and is_web(one)]


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Names of persons or organisations, given as a string, a node, a node's id, or a list of these."""
    for one in value if isinstance(value, list) else [value]:
        node = (
            by_id.get(one["@id"], one) if isinstance(one, dict) and isinstance(one.get("@id"), str) else one
        )
        name = _text(node.get("name")) if isinstance(node, dict) else _text(node)
        if name and not is_web(name):
            yield name


def _text(value: Any) -> str | None:
    """A string without markup's leftovers; the first of a list of them."""
    from html import unescape

    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    clean = unescape(value).encode("utf-8", "replace").decode()
    return " ".join(clean.split()) or None
