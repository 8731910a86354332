"""A document as read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.interval import OPEN, Interval
from onrecord.model.span import Span

RegionKind = Literal["title", "byline", "dateline", "body", "caption", "furniture"]
DateOrder = Literal["day first", "month first"]
"""Which of the first two figures of a date is which: 3/11 is in November where the day is first."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article and what it is; `why` says by which sign."""

    span: Span
    kind: RegionKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a published interval: a stretch of the text, or (span None) something beside it."""

    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """How an outlet writes dates in figures, and what says so, in words."""

    order: DateOrder
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document as read, its text verbatim.

    `id` is the hash of text, outlet and publication as known beforehand (`ingest` makes it), so that
    exact copies are one article. `path` is the input as the user would name it (for a row of JSONL its
    id), `sha256` that of the bytes read, `text_sha256` that of `text` in UTF-8. `regions` are in order,
    don't overlap, and leave out nothing but white space. `language` is an ISO 639-1 code or None;
    an article in a language that isn't read has `is_read` False and no statements. `credits` are the
    agencies and original sources it names for itself ("AFP", "The original source of this article is ...").
    `habit` is what other articles of its outlet tell of its dates in figures; it serves reading alone: the
    ledger doesn't keep it, and articles that differ in it are the same.
    """

    id: str
    path: str
    sha256: str
    text: str
    text_sha256: str
    language: str | None = None
    is_read: bool = True
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Interval = OPEN
    published_basis: tuple[Evidence, ...] = ()
    regions: tuple[Region, ...] = ()
    credits: tuple[str, ...] = ()
    habit: Habit | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not read: which, what kind of error (`InputError.kind`), and the reason in words."""

    path: str
    kind: str
    reason: str
