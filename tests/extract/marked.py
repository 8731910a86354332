"""Made-up articles with their attributions marked in the text: "[[s Kolar]] [[c said]] [[x the dam holds]]."

s is a source, c a cue, x a content; a number after the letter keeps several apart ("[[s2 she]]"). Marks nest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from onrecord.extract.read import read_with
from onrecord.language import Parsed, split
from onrecord.model import (
    OPEN,
    Article,
    Attribution,
    Interval,
    Mention,
    Reading,
    Region,
    Span,
    Statement,
    content_id,
)

_MARK = re.compile(r"\[\[([scx])(\d*) |\]\]")


@dataclass(frozen=True)
class Marked:
    """A parsed article with the attributions that its marks say."""

    parsed: Parsed
    attributions: tuple[Attribution, ...]

    @property
    def reading(self) -> Reading:
        """What is read out of it."""
        return read_with(self.parsed, self.attributions)

    def statement(self, number: int = 1) -> Statement:
        """The statement that attribution `number` of the marks became."""
        wanted = self.attributions[number - 1]
        return next(
            s
            for s in self.reading.statements
            if (s.content, s.source, s.cue) == (wanted.content, wanted.source, wanted.cue)
        )

    def voice(self, number: int = 1) -> Mention | None:
        """The mention that speaks in attribution `number`."""
        voice = self.statement(number).voice
        return next((m for m in self.reading.mentions if m.id == voice), None)


def marked(text: str, *, title: str = "", outlet: str | None = None, published: Interval = OPEN) -> Marked:
    """The article of a marked text; a title stands on a line of its own before the body."""
    head = f"{title}\n\n" if title else ""
    plain, spans = _unmarked(head + text)
    body = Span(len(head), len(plain))
    regions = ((Region(Span(0, len(title)), "title"),) if title else ()) + (Region(body, "body"),)
    article = Article(
        id=content_id("article", plain, outlet, published),
        path="made-up.txt",
        sha256="",
        text=plain,
        text_sha256="",
        language="en",
        title=title or None,
        outlet=outlet,
        published=published,
        regions=regions,
    )
    found = [
        Attribution(tuple(sorted(roles["x"])), next(iter(roles["s"]), None), next(iter(roles["c"]), None))
        for _, roles in sorted(spans.items())
    ]
    return Marked(split(article), tuple(found))


def names(text: str) -> list[tuple[str, str, str]]:
    """(text, form, kind) of the mentions read out of an unmarked text."""
    reading = marked(text).reading
    return [(m.text, m.form, m.kind) for m in reading.mentions]


def _unmarked(text: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    plain, last, open_ = "", 0, []
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if mark.group(1):
            open_.append((mark.group(1), int(mark.group(2) or 1), len(plain)))
        else:
            role, number, start = open_.pop()
            spans[number][role].append(Span(start, len(plain)))
    return plain + text[last:], spans
