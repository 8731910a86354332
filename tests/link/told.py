"""Made-up articles as linking sees them."""

from __future__ import annotations

import hashlib

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.link.candidates import candidates, embed
from onrecord.link.conflicts import conflicts
from onrecord.link.story import Read, Story, story
from onrecord.model import Article, Conflict, Interval, Mention, Party, Region, Span, content_id

Case = tuple[str, str, str]
"""What is expected of two sentences, and the sentences."""


def article(text: str, published: Interval, title: str = "") -> Article:
    """An article of the text, under the headline if there is one."""
    text = f"{title}\n\n{text}" if title else text
    digest = hashlib.sha256(text.encode()).hexdigest()
    regions = [Region(Span(0, len(text)), "body")]
    if title:
        regions = [Region(Span(0, len(title)), "title"), Region(Span(len(title) + 2, len(text)), "body")]
    return Article(
        content_id("article", text, published.start), f"{digest[:6]}.txt", digest, text, digest,
        language="en", title=title or None, published=published, regions=tuple(regions),
    )  # fmt: skip


def told(*articles: Article) -> Story:
    """What linking sees of the articles."""
    readings = [read(parse(article)) for article in articles]
    mentions = [m for reading in readings for m in reading.mentions]
    return story(
        Read(
            articles,
            [s for r in readings for s in r.statements],
            mentions,
            [t for r in readings for t in r.times],
            people(mentions),
            (),
        )
    )


def people(mentions: list[Mention]) -> list[Party]:
    """Every named person a party: how names are put together is no matter of conflicts."""
    named = [m for m in mentions if m.kind == "person" and m.name]
    meant = {m.id: [o.id for o in mentions if o.refers_to == m.id and not o.name] for m in named}
    return [Party(content_id("party", m.name), m.name or "", "person", (m.id, *meant[m.id])) for m in named]


def found(*articles: Article) -> tuple[Conflict, ...]:
    """The conflicts that are found in the articles."""
    one = told(*articles)
    return conflicts(one, (), candidates(one, embed(one)))


def kinds(a: str, b: str, first: Interval, second: Interval) -> set[str]:
    """The kinds and statuses of the conflicts between two sentences published on two days."""
    return {f"{c.kind} {c.status}" for c in found(article(a, first), article(b, second))}
