"""From rows to nouns and back: the one place that knows both."""

from __future__ import annotations

from itertools import zip_longest
from sys import intern
from typing import TYPE_CHECKING, Any

from onrecord.model import (
    About,
    Article,
    Evidence,
    Interval,
    Mention,
    Quantity,
    Reading,
    Region,
    Span,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from onrecord.ledger.store import Value

Row = tuple["Value", ...]
ELLIPSIS = " … "
"""What joins the stretches of a content that stand apart in `statements.words`."""


def printable(path: str) -> str:
    """A path that can be stored: bytes of a file name that are no valid text are told as \\udcXX."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def span_at(starts: int | None, ends: int | None) -> Span | None:
    """The span, or None where the columns are empty."""
    return None if starts is None or ends is None else Span(starts, ends)


def ends_of(span: Span | None) -> tuple[int | None, int | None]:
    """Both ends of a span for two columns."""
    return (None, None) if span is None else (span.start, span.end)


def words_of(statement: Statement, text: str) -> str:
    """The characters of a statement's content."""
    return ELLIPSIS.join(span.of(text) for span in statement.content)


def article_row(article: Article, number: int) -> Row:
    """For the table `articles`."""
    published = article.published
    return (
        *(article.id, number, article.title, article.byline, article.outlet, published.start, published.end),
        *(article.language, int(article.is_read), article.url, article.text, article.text_sha256),
    )


def article_at(row: sqlite3.Row, parts: ArticleParts) -> Article:
    """The article of a row of `articles`, with the smallest of its paths."""
    return Article(
        id=row["id"],
        path=row["path"],
        sha256=row["sha256"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        language=row["language"],
        is_read=bool(row["is_read"]),
        title=row["title"],
        byline=row["byline"],
        outlet=row["outlet"],
        url=row["url"],
        published=Interval(row["published_from"], row["published_to"]),
        published_basis=parts[0],
        regions=parts[1],
        credits=parts[2],
    )


ArticleParts = tuple[tuple[Evidence, ...], tuple[Region, ...], tuple[str, ...]]
"""What lies in tables of its own: the evidence for the date, the regions, the credits."""


def mention_row(mention: Mention) -> Row:
    """For the table `mentions`."""
    return (
        *(mention.id, mention.article, *ends_of(mention.span), mention.text, mention.form, mention.kind),
        *(mention.name, mention.title, mention.refers_to, mention.why),
    )


def mention_at(row: sqlite3.Row) -> Mention:
    """The mention of a row of `mentions`."""
    return Mention(
        id=row["id"],
        article=one_of(row["article"]),
        text=one_of(row["text"]),
        span=span_at(row["starts"], row["ends"]),
        form=one_of(row["form"]),
        kind=one_of(row["kind"]),
        name=one_of(row["name"]),
        title=one_of(row["title"]),
        refers_to=row["refers_to"],
        why=one_of(row["why"]),
    )


def one_of(words: Any) -> Any:
    """The same string wherever a column says the same (None stays): linking holds all mentions at once."""
    return None if words is None else intern(words)


def statement_row(statement: Statement, number: int, text: str) -> Row:
    """For the table `statements`; `text` is its article's."""
    hull, about = statement.hull, statement.about
    when = about.when or Interval()
    source, cue = statement.source, statement.cue
    return (
        *(statement.id, number, statement.article, hull.start, hull.end, words_of(statement, text)),
        *(*ends_of(source), source.of(text) if source else None),
        *(*ends_of(cue), cue.of(text) if cue else None),
        *(statement.voice, statement.speaker_why, statement.quoted, statement.act, statement.polarity),
        *(statement.commitment, statement.within, statement.said.start, statement.said.end),
        *(int(about.when is not None), when.start, when.end, statement.region),
    )


def quantity_row(quantity: Quantity) -> Row:
    """For the table `statement_quantities`, after the statement and the quantity's number in it."""
    low, high = (None if end is None else float(end) for end in (quantity.low, quantity.high))
    span = quantity.span
    return (span.start, span.end, float(quantity.value), quantity.unit, low, high, int(quantity.part))


def quantity_at(row: sqlite3.Row) -> Quantity:
    """The quantity of a row of `statement_quantities`."""
    span = Span(row["starts"], row["ends"])
    return Quantity(span, row["value"], row["unit"], row["low"], row["high"], bool(row["part"]))


def statement_at(
    row: sqlite3.Row,
    where: tuple[str, ...],
    quantities: tuple[Quantity, ...],
    more: tuple[tuple[str, str | None], ...] = (),
) -> Statement:
    """The statement of a row of `query.STATEMENT`; `more` are its further voices with their parties."""
    when = Interval(row["when_from"], row["when_to"]) if row["has_when"] else None
    ends = (pair.split("-") for pair in (row["content"] or "").split())
    return Statement(
        id=row["id"],
        article=row["article"],
        content=tuple(Span(int(start), int(end)) for start, end in ends),
        source=span_at(row["source_starts"], row["source_ends"]),
        cue=span_at(row["cue_starts"], row["cue_ends"]),
        voice=row["voice"],
        speaker=row["speaker"],
        more_voices=tuple(voice for voice, _ in more),
        more_speakers=tuple(dict.fromkeys(party for _, party in more if party is not None)),
        speaker_why=row["speaker_why"],
        quoted=row["quoted"],
        act=row["act"],
        polarity=row["polarity"],
        commitment=row["commitment"],
        within=row["within"],
        said=Interval(row["said_from"], row["said_to"]),
        about=About(when, where, quantities),
        region=row["region"],
    )


def time_rows(reading: Reading) -> list[Row]:
    """For the table `times`: in order of the text, each once."""
    times = sorted(set(reading.times), key=lambda time: (time.span, time.type, time.value, time.anchor))
    return [
        *(
            (
                time.article,
                nth,
                time.span.start,
                time.span.end,
                time.type,
                time.value,
                *_interval(time),
                time.anchor,
            )
            for nth, time in enumerate(times)
        ),
    ]


def _interval(time: TimeExpression) -> tuple[str | None, str | None]:
    return time.interval.start, time.interval.end


def time_at(row: sqlite3.Row) -> TimeExpression:
    """The time expression of a row of `times`."""
    return TimeExpression(
        article=row["article"],
        span=Span(row["starts"], row["ends"]),
        type=row["type"],
        value=row["value"],
        interval=Interval(row["interval_from"], row["interval_to"]),
        anchor=row["anchor"],
    )


def is_there(new: Sequence[object], there: Iterator[object]) -> bool:
    """Whether what a ledger has is the same, one by one; never is all of it held besides what is new."""
    return all(one == other for one, other in zip_longest(new, there))
