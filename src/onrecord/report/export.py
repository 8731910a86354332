"""The ledger as files: one JSON Lines file per noun, the same bytes for the same ledger.

docs/reference/export.md describes every field; so does, for machines, export.schema.json beside this file.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger, StatementQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from onrecord.model import (
        Article,
        Claim,
        Echo,
        Interval,
        Mention,
        Party,
        Place,
        Position,
        Quantity,
        Span,
        Statement,
        TimeExpression,
    )

Json = dict[str, object]
"""One line, its keys in the order in which they are written."""

_BREAKS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})
"""Characters that JSON may hold as they are, but that some readers take for the end of a line."""

_WHOLE_NUMBERS = 2**53
"""Up to here every whole number is exact as a float (IEEE 754 double), and is written without a point."""


def export(ledger: Ledger, folder: Path) -> None:
    """Write the nine files into `folder`, made where there is none; older ones of these names are replaced.

    Each file gets its name only when all are complete, so that an interrupted export leaves no half one.
    All of it is of one state of the ledger. Raises OnrecordError where the folder can't be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ledger.snapshot():
            parts = [(_write(folder, name, lines(ledger)), folder / name) for name, lines in FILES]
        for part, final in parts:
            part.replace(final)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OnrecordError(f"{folder}: the export can't be written there: {reason}") from error


def _write(folder: Path, name: str, lines: Iterable[Json]) -> Path:
    """Write a file under a name that marks it as unfinished, through to the disk."""
    part = folder / f".{name}.part"
    with part.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, allow_nan=False).translate(_BREAKS))
            file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    return part


def _articles(ledger: Ledger) -> Iterator[Json]:
    for article in ledger.articles(order="id"):
        yield _article(article, ledger.paths(article.id))


def _article(article: Article, copies: tuple[str, ...]) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "copies": list(copies),
        "sha256": article.sha256,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "language": article.language,
        "is_read": article.is_read,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "url": article.url,
        "published": _interval(article.published),
        "published_basis": [
            {"span": _maybe(basis.span), "why": basis.why} for basis in article.published_basis
        ],
        "regions": [
            {**_span(region.span), "kind": region.kind, "why": region.why} for region in article.regions
        ],
        "credits": list(article.credits),
    }


def _statements(ledger: Ledger) -> Iterator[Json]:
    return map(_statement, ledger.statements(StatementQuery(order="id")))


def _statement(statement: Statement) -> Json:
    about = statement.about
    return {
        "id": statement.id,
        "article": statement.article,
        "source": _maybe(statement.source),
        "cue": _maybe(statement.cue),
        "content": [_span(span) for span in statement.content],
        "speaker": statement.speaker,
        "speaker_why": statement.speaker_why,
        "quoted": statement.quoted,
        "act": statement.act,
        "polarity": statement.polarity,
        "commitment": statement.commitment,
        "within": statement.within,
        "said": _interval(statement.said),
        "about": {
            "when": None if about.when is None else _interval(about.when),
            "where": list(about.where),
            "quantities": [_quantity(quantity) for quantity in about.quantities],
        },
        "region": statement.region,
    }


def _parties(ledger: Ledger) -> Iterator[Json]:
    for party in ledger.each_party():
        yield _party(party, ledger.mentions_of(party.id))


def _party(party: Party, mentions: Iterable[Mention]) -> Json:
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "mentions": _printed(mentions),
        "merged_because": list(party.merged_because),
    }


def _places(ledger: Ledger) -> Iterator[Json]:
    for place in ledger.places():
        yield _place(place, ledger.mentions_of(place.id))


def _place(place: Place, mentions: Iterable[Mention]) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "geonameid": place.geonameid,
        "mentions": _printed(mentions),
    }


def _times(ledger: Ledger) -> Iterator[Json]:
    return map(_time, ledger.times())


def _time(time: TimeExpression) -> Json:
    return {
        "article": time.article,
        **_span(time.span),
        "type": time.type,
        "value": time.value,
        "interval": _interval(time.interval),
        "anchor": time.anchor,
    }


def _claims(ledger: Ledger) -> Iterator[Json]:
    return map(_claim, ledger.claims())


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "gist": claim.gist,
        "statements": [{"statement": statement, "stance": stance} for statement, stance in claim.statements],
        "outlets": claim.outlets,
        "origins": claim.origins,
        "origin_of": dict(claim.origin_of),
    }


def _conflicts(ledger: Ledger) -> Iterator[Json]:
    for one in ledger.conflicts():
        yield {"id": one.id, "a": one.a, "b": one.b, "kind": one.kind, "status": one.status, "why": one.why}


def _echoes(ledger: Ledger) -> Iterator[Json]:
    return map(_echo, ledger.echoes())


def _echo(echo: Echo) -> Json:
    return {
        "a": echo.a,
        "b": echo.b,
        "kind": echo.kind,
        "passages": [{"a": _span(passage.a), "b": _span(passage.b)} for passage in echo.passages],
        "why": echo.why,
    }


def _positions(ledger: Ledger) -> Iterator[Json]:
    return map(_position, ledger.positions())


def _position(position: Position) -> Json:
    return {
        "party": position.party,
        "issue": position.issue,
        "claims": list(position.claims),
        "track": [
            {"statement": statement, "stance": stance, "said": _interval(said)}
            for statement, stance, said in position.track
        ],
        "changes": [{"from": turn.before, "to": turn.after, "why": turn.why} for turn in position.changes],
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def _interval(interval: Interval) -> Json:
    return {"from": interval.start, "to": interval.end}


def _quantity(quantity: Quantity) -> Json:
    return {
        "span": _span(quantity.span),
        "value": _plain(quantity.value),
        "unit": quantity.unit,
        "low": _plain(quantity.low),
        "high": _plain(quantity.high),
        "part": quantity.part,
    }


def _plain(number: float | None) -> float | None:
    """A number as it is read: 30, not 30.0."""
    whole = number is not None and number.is_integer() and abs(number) <= _WHOLE_NUMBERS
    return int(number) if whole and number is not None else number


def _printed(mentions: Iterable[Mention]) -> list[Json]:
    """Where mentions are printed; one that no characters print (an outlet's) has nowhere to point to."""
    return [{"article": mention.article, **_span(mention.span)} for mention in mentions if mention.span]


FILES: tuple[tuple[str, Callable[[Ledger], Iterator[Json]]], ...] = (
    ("articles.jsonl", _articles),
    ("statements.jsonl", _statements),
    ("parties.jsonl", _parties),
    ("places.jsonl", _places),
    ("times.jsonl", _times),
    ("claims.jsonl", _claims),
    ("conflicts.jsonl", _conflicts),
    ("echoes.jsonl", _echoes),
    ("positions.jsonl", _positions),
)
"""Each file with what yields its lines; all of them are written, empty where there is nothing."""
