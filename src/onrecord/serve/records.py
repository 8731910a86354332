"""From the ledger to the shapes that programs and assistants are given."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.errors import UnknownId
from onrecord.ledger import browse, browse_links
from onrecord.report import judgements, listing
from onrecord.serve import shapes
from onrecord.serve.telling import AROUND, Telling

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.ledger.browse import ListedArticle, ListedParty
    from onrecord.ledger.browse_conflicts import Matter
    from onrecord.ledger.browse_links import ListedClaim, ListedPosition
    from onrecord.model import Article, Conflict, Interval, Span
    from onrecord.report.told import Told


def when(interval: Interval) -> shapes.When:
    """An interval."""
    return shapes.When.model_validate({"from": interval.start, "to": interval.end})


def statement(told: Told) -> shapes.Statement:
    """A statement as it is told."""
    return shapes.Statement.model_validate(listing.as_json(told))


def article_summary(one: ListedArticle) -> shapes.ArticleSummary:
    """An article in a list."""
    return shapes.ArticleSummary(
        id=one.id,
        path=one.path,
        title=one.title,
        outlet=one.outlet,
        published=when(one.published),
        language=one.language,
        is_read=one.is_read,
        statements=one.attributed,
        own=one.own,
    )


def article(ledger: Ledger, id: str) -> shapes.Article:
    """An article with its text; raises UnknownId."""
    found = ledger.article(id)
    return shapes.Article(
        id=found.id,
        path=found.path,
        copies=list(ledger.paths(id)),
        sha256=found.sha256,
        text=found.text,
        text_sha256=found.text_sha256,
        language=found.language,
        is_read=found.is_read,
        title=found.title,
        byline=found.byline,
        outlet=found.outlet,
        url=found.url,
        published=when(found.published),
        published_basis=[
            shapes.Evidence(span=_span(basis.span), why=basis.why) for basis in found.published_basis
        ],
        regions=[
            shapes.Region(start=one.span.start, end=one.span.end, kind=one.kind, why=one.why)
            for one in found.regions
        ],
    )


def party_summary(one: ListedParty) -> shapes.PartySummary:
    """A party in a list."""
    return shapes.PartySummary(**asdict(one))


def party(ledger: Ledger, id: str) -> shapes.Party:
    """A party with its spellings; raises UnknownId."""
    spellings = [
        shapes.Spelling(text=one.text, form=one.form, mentions=one.mentions, articles=one.articles)
        for one in browse.spellings(ledger, id)
    ]
    because = list(ledger.party(id).merged_because)
    listed = asdict(browse.listed_party(ledger, id))
    return shapes.Party(**listed, spellings=spellings, merged_because=because)


def claim_summary(telling: Telling, one: ListedClaim) -> shapes.ClaimSummary:
    """A claim in a list."""
    return shapes.ClaimSummary(**{**asdict(one), "gist": statement(telling.by_id(one.gist))})


def claim(telling: Telling, id: str) -> shapes.Claim:
    """A claim with all its statements; raises UnknownId."""
    found = browse_links.claim(telling.ledger, id)
    origins, why = dict(found.origin_of), dict(found.origin_why)
    members = [
        shapes.Member(
            statement=statement(telling.by_id(one)),
            stance=stance,
            origin=origins.get(one),
            origin_why=why.get(one),
        )
        for one, stance in found.statements
    ]
    return shapes.Claim(
        id=found.id,
        gist=found.gist,
        outlets=found.outlets,
        origins=found.origins,
        strength=found.strength,
        statements=members,
    )


def conflict(telling: Telling, one: Conflict) -> shapes.Conflict:
    """A conflict with both its statements."""
    return shapes.Conflict(
        id=one.id,
        kind=one.kind,
        status=one.status,
        why=one.why,
        strength=one.strength,
        matter=one.matter,
        a=statement(telling.by_id(one.a)),
        b=statement(telling.by_id(one.b)),
    )


def matter(telling: Telling, one: Matter) -> shapes.Matter:
    """A disagreement by one of its pairs."""
    told = conflict(telling, one.conflict)
    return shapes.Matter(**dict(told), pairs=one.pairs, open_pairs=one.open)


def position_summary(telling: Telling, one: ListedPosition) -> shapes.PositionSummary:
    """A position in a list."""
    return shapes.PositionSummary(**asdict(one), party_name=telling.names[one.party].name)


def position(telling: Telling, id: str) -> shapes.Position:
    """A position with its track; raises UnknownId."""
    found = browse_links.position(telling.ledger, id)
    return shapes.Position(
        id=id,
        party=found.party,
        party_name=telling.names[found.party].name,
        issue=found.issue,
        claims=list(found.claims),
        track=[
            shapes.Moment(
                statement=statement(told := telling.by_id(entry.statement)),
                stance=entry.stance,
                leaning=entry.leaning,
                words=telling.words(told, entry.words) if entry.words else None,
            )
            for entry in found.track
        ],
        changes=[
            shapes.Turn.model_validate({"from": turn.before, "to": turn.after, "why": turn.why})
            for turn in found.changes
        ],
    )


def all_judgements(ledger: Ledger) -> list[shapes.Judgement]:
    """All judgements, in the order in which they were made."""
    standings = {one.judgement: one for one in ledger.judged().standings}
    return [
        shapes.Judgement.model_validate(judgements.as_json(one, standings)) for one in ledger.judgements()
    ]


def passage(telling: Telling, id: str) -> shapes.Passage:
    """The characters of a statement or mention.

    Raises:
        UnknownId: there is nothing of that id, or no characters print it.
    """
    ledger = telling.ledger
    kind = ledger.known([id]).get(id)
    if kind == "statement":
        found = ledger.statement(id)
        return _passage(telling.article(found.article), id, "statement", found.hull)
    mentioned = browse.mention(ledger, id) if kind == "mention" else None
    if mentioned is not None and mentioned.span is not None:
        return _passage(telling.article(mentioned.article), id, "mention", mentioned.span)
    raise UnknownId(f"{ledger.path}: holds no statement or printed mention {id}")


def _passage(article: Article, id: str, of: str, span: Span) -> shapes.Passage:
    characters = span.of(article.text)
    return shapes.Passage.model_validate(
        {
            "id": id,
            "of": of,
            "article": article.id,
            "path": article.path,
            "outlet": article.outlet,
            "published": when(article.published),
            "start": span.start,
            "end": span.end,
            "characters": characters,
            "sha256": hashlib.sha256(characters.encode("utf-8", "surrogatepass")).hexdigest(),
            "before": article.text[max(0, span.start - AROUND) : span.start],
            "after": article.text[span.end : span.end + AROUND],
            "text_sha256": article.text_sha256,
        }
    )


def _span(span: Span | None) -> shapes.Span | None:
    return None if span is None else shapes.Span(start=span.start, end=span.end)
