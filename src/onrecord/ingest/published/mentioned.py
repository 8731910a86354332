"""Evidence from the dates that a story mentions: what happened lies before it, what is announced after it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import years
from onrecord.ingest.published.days import Days, between
from onrecord.ingest.published.evidence import SCANNED, Constraint
from onrecord.ingest.published.tense import sentence, tense
from onrecord.model.article import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.published.dates import Printed
    from onrecord.ingest.published.evidence import Scene
    from onrecord.model.span import Span

NEAR_YEAR = 9
"""Words before a year among which the verb must stand that puts it in the past."""

_ANCHORED = re.compile(
    r"\b(?:on|of|since|from|in|during|dated|after|early|late|mid|and|between|until)[\s-]*(?:the\s)?(?:\w+day,?\s)?$"
    r"|\w+day,?\s*$",
    re.I,
)
_IN_YEAR = re.compile(
    r"\b(?:in|since|during|(?:in|since)\s(?:early|late|mid"
    r"|the\s(?:spring|summer|autumn|fall|winter|start|beginning|end|middle)\sof))[\s-]*$",
    re.I,
)
_WILL = re.compile(r"\b(?:will|(?:is|are)\s(?:due|scheduled|slated|expected|(?:set\s)?to\s[a-z]+))\b", re.I)
_UNSURE = re.compile(r"\b(?:would|could|should|might|if|unless|said|told|added|had|was|were)\b|[“”\"]", re.I)


def captions(scene: Scene, left: Days) -> Iterator[Constraint]:
    """A picture's date: the article isn't older than its picture."""
    del left
    for one, region in scene.printed:
        if region.kind == "caption" and one.readings:
            first = min(reading.first for reading in one.readings)
            yield Constraint(between(first, None), (Evidence("a picture's date: not before it", one.span),))


def happened(scene: Scene, left: Days) -> Iterator[Constraint]:
    """The latest date told of in the past, as a day, a month or a year: the article isn't older than that."""
    del left
    best: tuple[datetime.date, Constraint] | None = None
    for first, why, one in (*_past_dates(scene), *_past_years(scene)):
        if best is None or first > best[0]:
            best = first, Constraint(between(first, None), (Evidence(why, one),))
    if best is not None:
        yield best[1]


def _past_dates(scene: Scene) -> Iterator[tuple[datetime.date, str, Span]]:
    for one, region in scene.printed:
        if region.kind != "body" or not one.readings:
            continue
        before = scene.text[max(0, one.span.start - 24) : one.span.start]
        if _ANCHORED.search(before) and tense(scene.text, one.span) == "past":
            yield (
                min(reading.first for reading in one.readings),
                "told of in the past: not before it",
                one.span,
            )


def _past_years(scene: Scene) -> Iterator[tuple[datetime.date, str, Span]]:
    for region in scene.regions:
        if region.kind != "body" or region.span.start > SCANNED:
            continue
        for span, year in years(scene.text, region.span.start, min(region.span.end, SCANNED)):
            before = scene.text[max(0, span.start - 28) : span.start]
            if _IN_YEAR.search(before) and tense(scene.text, span, NEAR_YEAR) == "past":
                yield datetime.date(year, 1, 1), "a year told of in the past: not before it", span


def announced(scene: Scene, left: Days) -> Iterator[Constraint]:
    """A day that the article itself says will come: it isn't younger than that."""
    del left
    for one, region in scene.printed:
        if region.kind != "body" or not one.is_day or len(one.readings) > 1:
            continue
        if _lies_ahead(scene.text, one):
            days = between(None, one.readings[0].first)
            yield Constraint(days, (Evidence("announced for a day to come: not after it", one.span),))
            return


def _lies_ahead(text: str, one: Printed) -> bool:
    before, _ = sentence(text, one.span)
    near = " ".join(before.split()[-14:])
    return (
        bool(_WILL.search(near))
        and not _UNSURE.search(before)
        and re.search(r"\bon\s(?:\w+day,?\s)?$|\w+day,?\s*$", before) is not None
    )
