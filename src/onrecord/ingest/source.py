"""The bytes of one whole input, before anything is made of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.errors import EmptyInput, NotText, TooLarge
from onrecord.ingest.decoding import binary_sign, decode
from onrecord.ingest.document import NOTHING_KNOWN, Document, Known

if TYPE_CHECKING:
    from onrecord.ingest.options import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of one file, address or record, and what was said of it beside its own bytes.

    `known` is what a manifest or an archive says; it outweighs what the bytes say of themselves. `charset` is
    the one that came with the bytes (an HTTP header), `url` where they came from, against which their links
    are read.
    """

    path: str
    data: bytes
    container: str = ""
    known: Known = NOTHING_KNOWN
    charset: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """Of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def text_of(source: Source, limits: Limits, declared: str | None = None) -> str:
    """The decoded bytes, nothing changed; `declared` is the charset they name inside.

    Raises EmptyInput where there is nothing but white space, NotText for binary content, TooLarge past
    `limits.max_chars`.
    """
    if sign := binary_sign(source.data):
        raise NotText(source.path, sign)
    return readable(decode(source.data, source.charset or declared), source.path, limits)


def readable(text: str, path: str, limits: Limits) -> str:
    """`text`, where it has something to read and is no longer than the limits allow (raises as `text_of`)."""
    if len(text) > limits.max_chars:
        raise TooLarge(path, f"has {len(text):,} characters, and the limit is {limits.max_chars:,}")
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise EmptyInput(path, "has nothing but white space in it")
    return text


def plain(source: Source, limits: Limits) -> Document:
    """A plain text as a document: verbatim."""
    text = text_of(source, limits)
    return Document(source.path, source.sha256, text, source.known, source.container)


def outweigh(given: Known, own: Known) -> Known:
    """What is `given` beside a text, filled up with what the text's `own` metadata say."""
    published = given if given.published_why else own
    return replace(
        given,
        title=given.title or own.title,
        byline=given.byline or own.byline,
        outlet=given.outlet or own.outlet,
        url=given.url or own.url,
        published=published.published,
        published_why=published.published_why,
        language=given.language or own.language,
        credits=given.credits or own.credits,
    )
