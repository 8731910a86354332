"""CSV: one table per noun, with the words beside the ids, so that a table can be read by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ledger import StatementQuery
from onrecord.report.export.cells import table
from onrecord.report.export.columns import Column, columns
from onrecord.report.export.files import of_lines
from onrecord.report.export.jsonl import ROWS, statement_row
from onrecord.report.export.quotes import Quotes, words
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Statement
    from onrecord.report.export.files import File, Json

Names = tuple[str, ...]
Row = dict[str, Any]


def header(noun: str) -> Names:
    """The names of a table's columns."""
    return (*_names(columns(noun)), *ADDED.get(noun, ()))


def _names(parts: tuple[Column, ...], before: str = "") -> Names:
    """Names of the fields; those of a record stand for themselves: `said_from`, `about_when_to`."""
    found: list[str] = []
    for part in parts:
        name = f"{before}{part.name}"
        found += _names(part.parts, f"{name}_") if part.sort == "record" else [name]
    return tuple(found)


def _flat(parts: tuple[Column, ...], row: Row | None) -> Iterator[object]:
    """The values under these names."""
    for part in parts:
        value = None if row is None else row[part.name]
        if part.sort == "record":
            yield from _flat(part.parts, value)
        else:
            yield value


ADDED: dict[str, Names] = {
    "statements": (
        "words", "source_words", "cue_words", "speaker_name", "outlet", "published_from",
        "published_to", "path",
    ),
    "claims": ("gist_words",),
    "conflicts": ("a_words", "b_words"),
    "echoes": ("a_path", "b_path"),
    "positions": ("party_name",),
}  # fmt: skip
"""Columns that stand in another noun's table, so that nobody has to look them up."""


def _statements(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """By article as they came out, each from top to bottom."""
    parts, names = columns("statements"), {party.id: party.name for party in ledger.each_party()}
    for article in ledger.articles():
        for one in ledger.statements(StatementQuery(article=article.id)):
            speaker = " and ".join(names[id] for id in one.speakers if id in names) or None
            yield (*_flat(parts, statement_row(one)), *_told(one, article, speaker))


def _told(one: Statement, article: Article, speaker: str | None) -> Iterator[str | None]:
    yield words(one, article)
    for span in (one.source, one.cue):
        yield in_line(span.of(article.text)) if span else None
    yield from (speaker, article.outlet, article.published.start, article.published.end, article.path)


def _rows(noun: str, ledger: Ledger) -> Iterator[tuple[object, ...]]:
    parts, added = columns(noun), _adder(noun, ledger)
    for row in ROWS[noun](ledger):
        yield (*_flat(parts, row), *added(row))


def _adder(noun: str, ledger: Ledger) -> Callable[[Json], Names]:
    """What finds the added columns of a row."""
    quotes = Quotes(ledger)
    if noun == "positions":
        names = {party.id: party.name for party in ledger.each_party()}
        return lambda row: (names.get(str(row["party"]), ""),)
    if noun == "claims":
        return lambda row: (quotes.of(str(row["gist"])).words,)
    if noun == "conflicts":
        return lambda row: (quotes.of(str(row["a"])).words, quotes.of(str(row["b"])).words)
    if noun == "echoes":
        return lambda row: (quotes.article(str(row["a"])).path, quotes.article(str(row["b"])).path)
    return lambda _: ()


def _file(noun: str) -> File:
    def lines(ledger: Ledger) -> Iterator[str]:
        rows = _statements(ledger) if noun == "statements" else _rows(noun, ledger)
        return table(header(noun), rows)

    return of_lines(f"{noun}.csv", lines)


FILES = tuple(map(_file, ROWS))
"""All of them are written, with nothing but the header where there is nothing."""
