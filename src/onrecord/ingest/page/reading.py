"""A page as a document: its title, a blank line, its paragraphs with blank lines between."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from onrecord.errors import EmptyInput
from onrecord.ingest.document import Document
from onrecord.ingest.page.facts import facts
from onrecord.ingest.page.markup import BESIDE, UNREAD, declared_charset, paragraphs, parse
from onrecord.ingest.source import outweigh, readable, text_of
from onrecord.model.article import Region
from onrecord.model.span import Span

if TYPE_CHECKING:
    from onrecord.ingest.options import Limits
    from onrecord.ingest.page.markup import Tree
    from onrecord.ingest.source import Source

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what matters is told by rejections


def page(source: Source, limits: Limits) -> Document:
    """The article on an HTML page.

    Raises EmptyInput where there is no text, NotText for binary content, TooLarge past a limit.
    """
    markup = text_of(source, limits, declared_charset(source.data))
    tree = parse(markup, source.path, limits)
    own = facts(tree, source.url)
    body = _body(tree, source.url)
    if not body:
        raise EmptyInput(source.path, "is a page with no text in it")
    text, blocks = titled(own.title, body)
    known = outweigh(source.known, own)
    return Document(
        source.path, source.sha256, readable(text, source.path, limits), known, source.container, blocks
    )


def titled(title: str | None, body: list[str]) -> tuple[str, tuple[Region, ...]]:
    """The text of a title and paragraphs, with the title as a region; once where `body` begins with it."""
    if not title:
        return "\n\n".join(body), ()
    if body and body[0].casefold() == title.casefold():
        title, body = body[0], body[1:]
    return "\n\n".join([title, *body]), (Region(Span(0, len(title)), "title", "the page's own title"),)


def _body(tree: Tree, url: str | None) -> list[str]:
    """The article's paragraphs as trafilatura finds them, else all that the page says."""
    found = _extracted(tree, url)
    every = paragraphs(tree)
    is_all_in_one = len(found) == 1 and found[0] not in every  # its last resort joins all blocks into one
    if found and not is_all_in_one:
        return found
    return paragraphs(tree, UNREAD | BESIDE) or every


def _extracted(tree: Tree, url: str | None) -> list[str]:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, url=url, include_comments=False)
    return (
        []
        if found is None or isinstance(found, dict) or found.body is None
        else paragraphs(found.body, frozenset())
    )
