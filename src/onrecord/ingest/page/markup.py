"""Markup parsed within bounds: no network, no entities of its own, no endless nesting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.errors import EmptyInput, TooLarge

if TYPE_CHECKING:
    from onrecord.ingest.options import Limits

Tree = Any
"""An lxml element; lxml has no types of its own."""

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
_HEAD_BYTES = 4_096
"""Browsers look for a charset in the first 1,024 bytes; some pages have it further down."""

# fmt: off
_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
UNREAD = frozenset([
    "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "link",
    "math", "meta", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
])
# fmt: on
"""What holds no text of a page, or none that is shown."""

BESIDE = frozenset(("aside", "footer", "form", "nav"))
"""What stands beside a page's text, seldom in it."""

_RESULT_BLOCKS = frozenset(("head", "item", "lb", "list", "quote", "row"))
"""trafilatura's names of headings, items and breaks; `cell` is none of them, so that a row is a line."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
MOST_IN_A_TAG = 2_000
"""Words (attributes, and words in their values) of one tag. lxml and trafilatura take time that grows with
the square of their number: half a megabyte of attributes costs half a minute. Real tags have a few dozen."""

_NEVER = re.compile("[\ud800-\udfff\x00]")


def declared_charset(data: bytes) -> str | None:
    """The charset that HTML or XML names in its first bytes."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def parse(text: str, path: str, limits: Limits) -> Tree:
    """The tree of a page.

    Raises EmptyInput without any element, TooLarge where it nests too deep or a tag has no end of attributes.
    """
    from lxml import etree, html

    if any(len(tag[0].split()) > MOST_IN_A_TAG for tag in _LONG_TAG.finditer(text)):
        raise TooLarge(path, f"has a tag of more than {MOST_IN_A_TAG:,} words, which is the limit")

    parser = html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(_NEVER.sub("\ufffd", text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptyInput(path, "is a page without anything in it") from error
    is_cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if is_cut or depth(tree) > limits.max_depth:
        raise TooLarge(
            path, f"its markup nests deeper than {limits.max_depth:,} elements, which is the limit"
        )
    return tree


def depth(tree: Tree) -> int:
    """How many elements lie in one another at most."""
    from lxml import etree

    now = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    return deepest


def paragraphs(tree: Tree, without: frozenset[str] = UNREAD) -> list[str]:
    """The text of every block under `tree`, white space as one space; elements `without` left out.

    Knows HTML's elements and those of trafilatura's results.
    """
    from lxml import etree

    breaks = _BLOCKS | _RESULT_BLOCKS
    pieces: list[str] = []
    skipping: Tree = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipping is None and (tag in without):
                skipping = element
            if skipping is None:
                pieces += [
                    "\n" if tag in breaks or tag == "br" else " " if tag == "cell" else "",
                    _spaced(element.text),
                ]
            continue
        if skipping is element:
            skipping = None
        if skipping is None and element is not tree:
            pieces += ["\n" if tag in breaks else "", _spaced(element.tail)]
    return [line for line in (" ".join(line.split()) for line in "".join(pieces).split("\n")) if line]


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
