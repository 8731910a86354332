"""What the documents of a container have in common: lines that recur, and when they were published."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.ingest.published.dates import dates
from onrecord.ingest.published.days import day
from onrecord.ingest.published.evidence import Neighbours, Scene
from onrecord.ingest.published.solve import first_rank
from onrecord.ingest.regions.layout import layout
from onrecord.ingest.regions.lines import Line, lines
from onrecord.ingest.regions.words import boilerplate
from onrecord.model.article import DateOrder, Habit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ingest.document import Document

LEAST_ARTICLES = 3
LEAST_SHARE = 0.02
"""A line recurs that stands in so many different articles, and in such a share of the container's."""
LONGEST_LINE = 25
"""Words: longer lines are never counted, as wire copies share whole paragraphs."""
MOST_LINES = 500_000
"""Lines counted per container (about 60 MB); beyond that, those seen only once are forgotten."""
REMEMBERED = 1 << 20
"""Places for texts (8 bytes each) among which one that comes again is looked for; a later text may take an
earlier one's place, so that of more texts than this some that come again aren't noticed."""
NARROW = 31
"""Days within which an article must be dated to help date its neighbours."""
OUTLIERS = 0.01
"""Of the articles around, at either end, whose day is left out: misread dates, old pages."""
ENDS = 2_000
"""Characters at either end of a text in which a printed date of publication is looked for."""


@dataclass(frozen=True, slots=True)
class Container:
    """What was seen of one container: how many different texts, the hashes of recurring lines, the spread of
    publication days, and the order of day and month in dates of digits (None where they don't say)."""

    articles: int = 0
    recurring: frozenset[int] = frozenset()
    neighbours: Neighbours | None = None
    order: DateOrder | None = None

    def is_recurring(self, folded: str) -> bool:
        """Whether a folded line stands in many of the container's articles."""
        return bool(folded) and bool(self.recurring) and _hash(folded) in self.recurring


_NOTHING = Container()
LEAST_DATES = 2
"""Dates that leave no choice, of as many articles, by which an outlet's habit is believed."""


@dataclass(slots=True)
class _Dates:
    """An outlet's dates in figures that leave no choice: how many of each order, in how many articles."""

    orders: Counter[DateOrder] = field(default_factory=Counter)
    articles: int = 0

    def habit(self, outlet: str) -> Habit | None:
        """What they come to; None where they are few, or of both orders."""
        if len(self.orders) != 1 or self.articles < LEAST_DATES:
            return None
        order = next(iter(self.orders))
        why = f"{order}, as {outlet} writes {self.orders.total()} dates that leave no choice"
        return Habit(order, why)


@dataclass(frozen=True, slots=True)
class Survey:
    """The containers by name."""

    containers: dict[str, Container] = field(default_factory=dict)
    repeated: frozenset[int] = frozenset()
    habits: dict[str, Habit] = field(default_factory=dict)

    def habit(self, document: Document) -> Habit | None:
        """How the outlet of a document writes dates in figures, where other articles of it tell."""
        return self.habits.get(_outlet(document))

    def of(self, document: Document) -> Container:
        """The container in which a document lay; an empty one where it wasn't surveyed."""
        return self.containers.get(document.container, _NOTHING)

    def comes_again(self, text: str) -> bool:
        """Whether several documents were seen with exactly this text; now and then wrongly no."""
        return bool(self.repeated) and _hash(text) in self.repeated


class _Repeats:
    """Which texts come more than once, in bounded memory but for these."""

    def __init__(self) -> None:
        self._places = array("Q", bytes(8 * REMEMBERED))
        self.found: set[int] = set()

    def add(self, text: int) -> None:
        """Note one text, by its hash."""
        place = text % REMEMBERED
        if self._places[place] == text:
            self.found.add(text)
        self._places[place] = text


@dataclass(slots=True)
class _Count:
    """One container while it is counted: hashes and numbers, no texts."""

    texts: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    lines: Counter[int] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    orders: Counter[DateOrder] = field(default_factory=Counter)

    def add(self, document: Document, key: int) -> Counter[DateOrder]:
        """Count one, whose text has the hash `key`; exact copies count once, of near copies only the days.

        Gives the orders of its dates in figures that leave no choice.
        """
        if key in self.texts:
            return Counter()
        self.texts.add(key)
        orders = self._date(document)
        found = lines(document.text)
        if not found:
            return orders
        body = _hash(max(found, key=lambda line: len(line.span)).text)
        if body in self.bodies:
            return orders
        self.bodies.add(body)
        self.lines.update({_hash(line.folded) for line in found if _counts(line)})
        if len(self.lines) > MOST_LINES:
            self.lines = Counter({line: count for line, count in self.lines.items() if count > 1})
        return orders

    def _date(self, document: Document) -> Counter[DateOrder]:
        text = document.text
        known = document.known.published.is_bounded
        ends = [*dates(text, 0, ENDS), *dates(text, max(ENDS, len(text) - ENDS))]
        orders = Counter(
            one.readings[0].order for one in ends if len(one.readings) == 1 and one.readings[0].order
        )
        self.orders.update(orders)
        if not (known or document.known.url or any(printed.is_day for printed in ends)):
            return orders
        regions = () if known else layout(text).regions
        found = first_rank(Scene(text, regions, document.known))
        if found is not None and found[1] - found[0] <= NARROW:
            self.days[(found[0] + found[1]) // 2] += 1
        return orders

    def close(self) -> Container:
        """What the counting comes to."""
        least = max(LEAST_ARTICLES, LEAST_SHARE * len(self.bodies))
        recurring = frozenset(line for line, count in self.lines.items() if count >= least)
        order = next(iter(self.orders)) if len(self.orders) == 1 and self.orders.total() > 1 else None
        return Container(len(self.texts), recurring, _neighbours(self.days, len(self.texts)), order)


def survey(documents: Iterable[Document]) -> Survey:
    """Look once over all documents; what is kept is bounded by the number of different short lines."""
    counts: dict[str, _Count] = {}
    repeats = _Repeats()
    outlets: dict[str, _Dates] = {}
    for document in documents:
        key = _hash(document.text)
        repeats.add(key)
        orders = counts.setdefault(document.container, _Count()).add(document, key)
        if orders and (outlet := _outlet(document)):
            written = outlets.setdefault(outlet, _Dates())
            written.orders.update(orders)
            written.articles += 1
    habits = {name: habit for name, dates_ in outlets.items() if (habit := dates_.habit(name)) is not None}
    return Survey({name: count.close() for name, count in counts.items()}, frozenset(repeats.found), habits)


def _outlet(document: Document) -> str:
    """The outlet as it is known beforehand, else the site; "" where neither is known."""
    if document.known.outlet or not document.known.url:
        return document.known.outlet or ""
    try:
        return urlsplit(document.known.url).hostname or ""
    except ValueError:  # an address such as "http://[a" is no one's
        return ""


def _counts(line: Line) -> bool:
    """Whether a line may be furniture: short and no sentence of a story."""
    if not line.folded or line.words > LONGEST_LINE or line.is_prose:
        return False
    return not line.stopped or line.words < 8 or bool(boilerplate(line.text))


def _neighbours(days: Counter[int], articles: int) -> Neighbours | None:
    count = days.total()
    if not count:
        return None
    ordered = sorted(days.elements())
    low, high = ordered[int(OUTLIERS * count)], ordered[min(count - 1, int((1 - OUTLIERS) * count))]
    median = (ordered[(count - 1) // 2] + ordered[count // 2]) // 2
    return Neighbours(count, day(low), day(median), day(high), count / articles)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
