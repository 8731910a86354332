"""JSON Lines: one file per noun, one object per line.

docs/reference/export.md describes every field; so does export.schema.json, for machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ledger import Ledger, StatementQuery
from onrecord.report.export.files import of_objects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.model import (
        Article,
        Claim,
        Echo,
        Evidence,
        Interval,
        Membership,
        Mention,
        Party,
        Place,
        Position,
        Quantity,
        Span,
        Statement,
        TimeExpression,
    )
    from onrecord.report.export.files import Json

_WHOLE_NUMBERS = 2**53
"""Up to here every whole number is exact as a float (IEEE 754 double), and is written without a point."""


def _articles(ledger: Ledger) -> Iterator[Json]:
    for article in ledger.articles(order="id"):
        signs = [sign for suspicion in ledger.suspicions(article.id) for sign in suspicion.signs]
        row = _article(article, ledger.paths(article.id), signs)
        yield {**row, "story": _story(ledger.story_of(article.id))}


def _story(told: tuple[str, Membership] | None) -> Json | None:
    if told is None:
        return None
    id, member = told
    reasons = [{"why": reason.why, "score": reason.score} for reason in member.reasons]
    return {"id": id, "score": member.score, "reasons": reasons}


def _article(article: Article, copies: tuple[str, ...], signs: Sequence[Evidence]) -> Json:
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
        "suspected": [{"span": _maybe(sign.span), "why": sign.why} for sign in signs],
    }


def _statements(ledger: Ledger) -> Iterator[Json]:
    return map(statement_row, ledger.statements(StatementQuery(order="id")))


def statement_row(statement: Statement) -> Json:
    """A statement as a line of `statements.jsonl`."""
    about = statement.about
    return {
        "id": statement.id,
        "article": statement.article,
        "source": _maybe(statement.source),
        "cue": _maybe(statement.cue),
        "content": [_span(span) for span in statement.content],
        "speaker": statement.speaker,
        "speakers": list(statement.speakers),
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
        "identifiers": [{"id": one.id, "why": one.why} for one in party.identifiers],
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
        "origin_why": dict(claim.origin_why),
        "strength": claim.strength,
    }


def _conflicts(ledger: Ledger) -> Iterator[Json]:
    for one in ledger.conflicts():
        yield {
            "id": one.id,
            "a": one.a,
            "b": one.b,
            "kind": one.kind,
            "status": one.status,
            "why": one.why,
            "strength": one.strength,
            "matter": one.matter,
        }


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
            {
                "statement": entry.statement,
                "stance": entry.stance,
                "said": _interval(entry.said),
                "leaning": entry.leaning,
                "words": _maybe(entry.words),
            }
            for entry in position.track
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


ROWS: dict[str, Callable[[Ledger], Iterator[Json]]] = {
    "articles": _articles,
    "statements": _statements,
    "parties": _parties,
    "places": _places,
    "times": _times,
    "claims": _claims,
    "conflicts": _conflicts,
    "echoes": _echoes,
    "positions": _positions,
}
"""Each noun with what yields its rows, sorted."""

FILES = tuple(of_objects(f"{noun}.jsonl", rows) for noun, rows in ROWS.items())
"""All of them are written, empty where there is nothing."""
