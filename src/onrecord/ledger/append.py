"""Putting readings in: each article once, by its id, whole or not at all."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError
from onrecord.ledger import rows
from onrecord.ledger.judgements import as_read
from onrecord.ledger.query import read_article
from onrecord.ledger.seal import put_seal
from onrecord.ledger.toponyms import insert_toponyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ledger.store import Store
    from onrecord.model import Article, Mention, Reading, Rejection, Span, Statement, TimeExpression, Toponym


def flaws(reading: Reading) -> tuple[str, ...]:
    """What in a reading doesn't hold together, in words; empty for every reading that can be appended."""
    return (*_text_flaws(reading.article), *_span_flaws(reading), *_key_flaws(reading))


def _text_flaws(article: Article) -> Iterator[str]:
    try:
        digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        yield "its text is no valid Unicode (it has lone surrogates)"
        return
    if digest != article.text_sha256:
        yield "its text doesn't have the hash it is given with"


def _span_flaws(reading: Reading) -> Iterator[str]:
    length = len(reading.article.text)
    before = 0
    for region in reading.article.regions:
        if region.span.start < before:
            yield f"its regions overlap or are out of order at character {region.span.start}"
        before = region.span.end
    for what, span in _spans(reading):
        if span is not None and span.end > length:
            yield f"{what} ends at character {span.end} of a text of {length}"


def _spans(reading: Reading) -> Iterator[tuple[str, Span | None]]:
    for region in reading.article.regions:
        yield f"a region ({region.kind})", region.span
    for evidence in reading.article.published_basis:
        yield f"evidence for its date ({evidence.why})", evidence.span
    for mention in reading.mentions:
        yield f"mention {mention.id}", mention.span
    for time in reading.times:
        yield f"a time expression ({time.value})", time.span
    for toponym in reading.toponyms:
        yield f"the name of a place ({toponym.name})", toponym.span
    for statement in reading.statements:
        quantities = (quantity.span for quantity in statement.about.quantities)
        for span in (*statement.content, statement.source, statement.cue, *quantities):
            yield f"statement {statement.id}", span


def _key_flaws(reading: Reading) -> Iterator[str]:
    article = reading.article.id
    mentions = Counter(mention.id for mention in reading.mentions)
    statements = Counter(statement.id for statement in reading.statements)
    toponyms = Counter(toponym.id for toponym in reading.toponyms)
    for id, count in (mentions + statements + toponyms).items():
        if count > 1:
            yield f"it has the id {id} {count} times"
    nouns: tuple[Mention | Statement | TimeExpression | Toponym, ...] = (
        *reading.mentions,
        *reading.statements,
        *reading.times,
        *reading.toponyms,
    )
    for noun in nouns:
        if noun.article != article:
            yield f"a {type(noun).__name__.lower()} in it belongs to article {noun.article}"
    for mention in reading.mentions:
        if mention.refers_to is not None and mention.refers_to not in mentions:
            yield f"mention {mention.id} refers to {mention.refers_to}, which isn't in it"
    for statement in reading.statements:
        for voice in (statement.voice, *statement.more_voices):
            if voice is not None and voice not in mentions:
                yield f"statement {statement.id} has the voice {voice}, which isn't in it"
        if statement.within is not None and statement.within not in statements:
            yield f"statement {statement.id} lies within {statement.within}, which isn't in it"
        if not statement.content:
            yield f"statement {statement.id} has no content"
        counted = (n for q in statement.about.quantities for n in (q.value, q.low, q.high) if n is not None)
        if not all(map(math.isfinite, counted)):
            yield f"statement {statement.id} has a quantity that is no number"


def append_reading(store: Store, reading: Reading) -> bool:
    """Put one reading in, in an open transaction; whether its article was new.

    Of an article that is there only the path is noted, unless it now comes by the smallest of its paths and
    with other facts beside the text (title, date, regions ...): the smallest path speaks for all copies, so
    that the order of reading never matters. Raises LedgerError where the reading has flaws.
    """
    article = replace(reading.article, path=rows.printable(reading.article.path))
    reading = replace(reading, article=article)
    first = store.value("SELECT min(path) FROM paths WHERE article = ?", (article.id,))
    if first is not None and (article.path >= first or _says_the_same(store, article)):
        note_path(store, article.id, article.path, article.sha256)
        return False
    if found := flaws(reading):
        raise LedgerError(f"{article.path}: can't be put into {store.path}, {'; '.join(found[:3])}")
    paths = [
        tuple(row) for row in store.rows("SELECT path, sha256 FROM paths WHERE article = ?", (article.id,))
    ]
    if first is not None:
        store.run("DELETE FROM articles WHERE id = ?", (article.id,))
    _insert(store, reading)
    for path, sha256 in [*paths, (article.path, article.sha256)]:
        note_path(store, article.id, path, sha256)
    return first is None


def _says_the_same(store: Store, article: Article) -> bool:
    known = as_read(store, read_article(store, article.id))
    return replace(known, path=article.path, sha256=article.sha256) == article


def wants(store: Store, article: Article) -> bool:
    """Whether reading this article would change more than the list of its paths."""
    path = rows.printable(article.path)
    first = store.value("SELECT min(path) FROM paths WHERE article = ?", (article.id,))
    return first is None or (path < first and not _says_the_same(store, replace(article, path=path)))


def _insert(store: Store, reading: Reading) -> None:
    article = reading.article
    store.insert("articles", [rows.article_row(article, _next_number(store, "articles"))])
    store.insert(
        "regions",
        [
            (article.id, nth, region.span.start, region.span.end, region.kind, region.why)
            for nth, region in enumerate(article.regions)
        ],
    )
    store.insert(
        "published_basis",
        [
            (article.id, nth, *rows.ends_of(evidence.span), evidence.why)
            for nth, evidence in enumerate(article.published_basis)
        ],
    )
    store.insert("credits", [(article.id, nth, credit) for nth, credit in enumerate(article.credits)])
    store.insert("mentions", map(rows.mention_row, reading.mentions))
    store.insert("times", rows.time_rows(reading))
    insert_toponyms(store, reading.toponyms)
    _insert_statements(store, reading)
    put_seal(store, article.id)


def _insert_statements(store: Store, reading: Reading) -> None:
    text, number = reading.article.text, _next_number(store, "statements")
    said = reading.statements
    store.insert("statements", [rows.statement_row(one, number + nth, text) for nth, one in enumerate(said)])
    store.insert(
        "statement_content",
        [(one.id, nth, span.start, span.end) for one in said for nth, span in enumerate(one.content)],
    )
    store.insert(
        "statement_quantities",
        [
            (one.id, nth, *rows.quantity_row(quantity))
            for one in said
            for nth, quantity in enumerate(one.about.quantities)
        ],
    )
    store.insert(
        "statement_voices",
        [(one.id, nth, voice) for one in said for nth, voice in enumerate(one.more_voices)],
    )
    store.insert(
        "statement_places",
        [(one.id, nth, place) for one in said for nth, place in enumerate(one.about.where)],
    )


def _next_number(store: Store, table: str) -> int:
    return int(store.value(f"SELECT coalesce(max(number), 0) + 1 FROM {table}"))  # noqa: S608 (table is ours)


def note_path(store: Store, article_id: str, path: str, sha256: str) -> None:
    """Note, in an open transaction, that an article was also read at `path`, as bytes with that hash."""
    store.run(
        "INSERT INTO paths VALUES (?, ?, ?) ON CONFLICT (article, path) "
        "DO UPDATE SET sha256 = excluded.sha256 WHERE paths.sha256 <> excluded.sha256",
        (article_id, rows.printable(path), sha256),
    )


def reject(store: Store, rejection: Rejection) -> None:
    """Note, in an open transaction, an input that could not be read."""
    store.run(
        "INSERT INTO rejections VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (rows.printable(rejection.path), rejection.kind, rows.printable(rejection.reason)),
    )


def forget_rejections(store: Store, paths: Iterable[str]) -> None:
    """Drop, in an open transaction, what earlier builds said of inputs that are now read anew."""
    store.run_many(
        "DELETE FROM rejections WHERE path = ?", [(rows.printable(path),) for path in sorted(set(paths))]
    )
