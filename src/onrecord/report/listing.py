"""Statements as lines for a reader, and as JSON for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ledger import StatementQuery
from onrecord.report import wording
from onrecord.report.told import Teller, Told

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from onrecord.ledger import Ledger
    from onrecord.model import Interval, Statement
    from onrecord.report.sheet import Sheet


def tell_each(ledger: Ledger, statements: Iterable[Statement]) -> Generator[Told]:
    """The statements told, numbered from 1 as they come; those of one article had better come together."""
    parties = {party.id: party for party in ledger.each_party()}
    teller: Teller | None = None
    article = ""
    for number, statement in enumerate(statements, 1):
        if teller is None or statement.article != article:
            article = statement.article
            others = ledger.statements(StatementQuery(article=article))
            teller = Teller(ledger.article(article), others, parties)
        yield teller.tell(statement, number)


def write(sheet: Sheet, told: Told) -> None:
    """A statement in three lines: its chain; what is done, when and where it stands; the words."""
    chain: list[str | tuple[str, str]] = [(str(told.speaker), "bold")]
    for voice in told.chain[1:]:
        chain += [(" ← ", "dim"), str(voice)]
    sheet.line(*chain)
    facts(sheet, told)
    sheet.line(told.words, indent=4)
    if told.reason and told.statement.is_attributed:
        sheet.line((f"speaker not settled: {told.reason}", "dim italic"), indent=4)


def facts(sheet: Sheet, told: Told) -> None:
    """What is done, when, how it is told, and in which file and line."""
    tags = "".join(f", {tag}" for tag in wording.tags(told.statement))
    does = told.does if told.statement.is_attributed else "asserts for itself"
    sheet.line((does, "italic cyan"), f", {told.said}{tags}, ", (told.where, "underline"), indent=4)


def as_json(told: Told) -> dict[str, Any]:
    """The fields of the export's `statements.jsonl` that say who said what, and how it is told."""
    statement = told.statement
    return {
        "id": statement.id,
        "article": statement.article,
        "path": told.path,
        "line": told.line,
        "speaker": statement.speaker,
        "speakers": list(statement.speakers),
        "speaker_name": str(told.speaker),
        "not_settled": told.reason or None,
        "chain": [{"name": voice.name, "party": voice.party} for voice in told.chain],
        "outlet": told.outlet,
        "act": statement.act,
        "polarity": statement.polarity,
        "commitment": statement.commitment,
        "quoted": statement.quoted,
        "said": _interval(statement.said),
        "words": list(told.parts),
        "source": _span(statement.source),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "within": statement.within,
    }


def _interval(interval: Interval) -> dict[str, str | None]:
    return {"from": interval.start, "to": interval.end}


def _span(span: Any) -> dict[str, int] | None:
    return span and {"start": span.start, "end": span.end}
