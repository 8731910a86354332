"""FollowTheMoney: articles, parties, who is named where, and each statement as documentation on a party."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.model import content_id
from onrecord.report import wording
from onrecord.report.export.csl import web_address
from onrecord.report.export.files import of_objects
from onrecord.report.export.languages import THREE_LETTERS
from onrecord.report.export.quotes import words
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Interval, Party, Statement
    from onrecord.report.export.files import Json

    Properties = Mapping[str, Iterable[str | None]]

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "group": "LegalEntity",
    "government": "PublicBody",
    "outlet": "Organization",
    "place-as-actor": "LegalEntity",
}
"""Kinds of party and what they are there. No text tells a company for certain, so that none is called one."""
LONGEST_NAME = 384
"""Characters that FollowTheMoney takes in a name."""
_OF_WIKIDATA = re.compile(r"Q[1-9]\d*")


def _entities(ledger: Ledger) -> Iterator[Json]:
    for party in ledger.each_party():
        yield from _party(ledger, party)
    for article in ledger.articles(order="id"):
        yield _article(article)
        for one in ledger.statements(StatementQuery(article=article.id)):
            yield _statement(one, article)


def _entity(id: str, schema: str, properties: Properties) -> Json:
    """An entity with those of its values that there are. NUL, which databases refuse, gives way."""
    filled: dict[str, list[str]] = {}
    for name, values in properties.items():
        if there := [value.replace("\0", "\ufffd") for value in values if value]:
            filled[name] = there
    return {"id": entity_id(id), "schema": schema, "properties": filled}


def entity_id(id: str) -> str:
    """The id of an entity for an id of the ledger."""
    return f"onrecord-{id}"


def _party(ledger: Ledger, party: Party) -> Iterator[Json]:
    """The party with its names, and a mention for each article that names it."""
    schema, name = SCHEMATA[party.kind], _name(party.name)
    spelled: list[str] = []
    named: list[Json] = []
    for article, mentions in itertools.groupby(ledger.mentions_of(party.id), key=lambda one: one.article):
        names = sorted({_name(one.name) for one in mentions if one.name})
        spelled += names
        properties: Properties = {
            "document": [entity_id(article)],
            "resolved": [entity_id(party.id)],
            "name": names or [name],
            "detectedSchema": [schema],
        }
        named.append(_entity(content_id("ftm mention", article, party.id), "Mention", properties))
    aliases = sorted(set(spelled) - {name})
    facts: Properties = {"name": [name], "alias": aliases, **_registered(party)}
    yield _entity(party.id, schema, facts)
    yield from named


def _registered(party: Party) -> Properties:
    """Its ids in registers: Wikidata's have a property there; all stand in the notes, with their reasons."""
    notes = [f"{in_line(one.id)}: {in_line(one.why)}" for one in party.identifiers]
    wikidata = [one.id for one in party.identifiers if _OF_WIKIDATA.fullmatch(one.id)]
    return {"wikidataId": wikidata, "notes": [*party.merged_because, *notes]}


def _name(name: str) -> str:
    return in_line(name)[:LONGEST_NAME] or "unnamed"


def _article(article: Article) -> Json:
    return _entity(
        article.id,
        "Article",
        {
            "title": [article.title],
            "fileName": [article.path],
            "author": [article.byline],
            "publisher": [article.outlet],
            "publishedAt": [_common(article.published)],
            "language": [THREE_LETTERS.get(article.language or "")],
            "sourceUrl": [article.url if web_address(article.url) else None],
            "bodyText": [article.text],
            "notes": [f"SHA-256 of the text: {article.text_sha256}"],
        },
    )


def _statement(one: Statement, article: Article) -> Json:
    """Documentation of all whose words it is; where the text doesn't say whose, a note on the article."""
    said = words(one, article)
    if not one.speaker:
        why = f"speaker not settled: {in_line(one.speaker_why)}"
        return _entity(
            one.id, "Note", {"entity": [entity_id(article.id)], "description": [said], "notes": [why]}
        )
    does = wording.does(one, article.text) if one.is_attributed else "asserts"
    properties: Properties = {
        "document": [entity_id(article.id)],
        "entity": [entity_id(party) for party in one.speakers],
        "role": ["; ".join((does, *wording.tags(one)))],
        "summary": [said],
        "recordId": [one.id],
        **_dates(one.said),
    }
    return _entity(one.id, "Documentation", properties)


def _dates(said: Interval) -> Properties:
    """A day, or the ends that are known."""
    start, end = (said.start or "")[:10], (said.end or "")[:10]
    return {"date": [start]} if start and start == end else {"startDate": [start], "endDate": [end]}


def _common(when: Interval) -> str | None:
    """The day, month or year that both ends have in common: FollowTheMoney writes precision so."""
    if not when.start or not when.end:
        return None
    lengths = (10, 7, 4)
    return next((when.start[:length] for length in lengths if when.start[:length] == when.end[:length]), None)


FILES = (of_objects("entities.ftm.json", _entities),)
