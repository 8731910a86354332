"""Statements for discourse network analysis: who, on which concept, in agreement or not, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report.export.cells import table
from onrecord.report.export.files import of_lines
from onrecord.report.export.quotes import Quotes
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Ledger
    from onrecord.model import Claim, Interval, Party, Stance
    from onrecord.report.export.quotes import Quote

HEADER = (
    "statement_id", "time", "said_from", "said_to", "document_id", "document_title", "document_author",
    "document_source", "document_date", "person", "organization", "concept", "agreement", "concept_id",
    "start", "end", "text",
)  # fmt: skip
AGREEMENT: dict[Stance, int | None] = {"asserts": 1, "denies": 0, "doubts": None}
"""What the yes or no of the analysis makes of a stance; who doubts is on neither side."""


def _rows(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """A row for each statement of each claim, and each of its speakers; none where no speaker is settled."""
    parties = {party.id: party for party in ledger.each_party()}
    quotes = Quotes(ledger)
    for claim in ledger.claims():
        concept = quotes.of(claim.gist).words
        for statement, stance in claim.statements:
            quote = quotes.of(statement)
            for party in quote.statement.speakers:
                if party in parties:
                    yield _row(quote, parties[party], (claim, concept, stance))


def _row(quote: Quote, speaker: Party, judged: tuple[Claim, str, Stance]) -> tuple[object, ...]:
    one, article, (claim, concept, stance) = quote.statement, quote.article, judged
    is_person = speaker.kind == "person"
    name = in_line(speaker.name)
    return (
        *(one.id, _day(one.said), one.said.start, one.said.end),
        *(article.id, in_line(article.title or article.path), article.byline, article.outlet),
        *(_day(article.published), name if is_person else None, None if is_person else name),
        *(concept, AGREEMENT[stance], claim.id),
        *(one.content[0].start, one.content[-1].end, quote.words),
    )


def _day(when: Interval) -> str | None:
    """The day where it is settled."""
    start, end = (when.start or "")[:10], (when.end or "")[:10]
    return start if start and start == end else None


FILES = (of_lines("statements.dna.csv", lambda ledger: table(HEADER, _rows(ledger))),)
