"""What a person names, as an id that no rebuild changes: a statement, an article, a mention of a party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.language.folding import fold
from onrecord.ledger import StatementQuery
from onrecord.report.find import find_party
from onrecord.report.listing import tell_each
from onrecord.report.visible import in_line
from onrecord.report.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.ledger import Ledger
    from onrecord.model import Mention

_LINE = re.compile(r"(.+):(\d+)", re.DOTALL)
_WORDS = 80
"""Characters of a statement by which a reader recognises it."""
_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id, and the words by which a reader knows what it is of."""

    id: str
    words: str


def find_article(ledger: Ledger, wanted: str) -> Anchor:
    """The article of that id, or the only one that was read at this path or at one that ends in it.

    Raises:
        UsageError: there is none, or several.
    """
    found = (wanted,) if ledger.holds(wanted) else ledger.articles_at(wanted)
    if len(found) == 1:
        return Anchor(found[0], in_line(ledger.article(found[0]).path))
    if found:
        raise UsageError(f"several articles are called {in_line(wanted)}: {', '.join(found[:_OFFERED])}")
    raise UsageError(f"there is no article called {in_line(wanted)} in this ledger")


def find_statement(ledger: Ledger, wanted: str) -> Anchor:
    """The statement of that id, or the only one that begins in a line, named as PATH:LINE.

    Of several in a line the attributed one is meant, where that is one. Raises UsageError where it isn't
    told which is meant; the message offers those of the line.
    """
    if ledger.known([wanted]).get(wanted) == "statement":
        told = next(iter(tell_each(ledger, [ledger.statement(wanted)])))
        return Anchor(wanted, shorten(told.words, _WORDS))
    place = _LINE.fullmatch(wanted)
    if place is None:
        raise UsageError(f"there is no statement {in_line(wanted)} in this ledger; name its id, or PATH:LINE")
    article = find_article(ledger, place[1]).id
    fitting = ledger.statements(StatementQuery(article=article))
    there = [told for told in tell_each(ledger, fitting) if told.line == int(place[2])]
    chosen = [told for told in there if told.statement.is_attributed] or there
    if len(chosen) == 1:
        return Anchor(chosen[0].statement.id, shorten(chosen[0].words, _WORDS))
    if not there:
        raise UsageError(f"no statement begins in {in_line(wanted)}")
    offered = "; ".join(f"{t.statement.id} “{shorten(t.words, _WORDS)}”" for t in there[:_OFFERED])
    raise UsageError(f"several statements begin in {in_line(wanted)}: {offered}")


def find_mention(ledger: Ledger, wanted: str) -> Anchor:
    """A mention that stands for a party: that of the id, or the smallest id among those of the party's name.

    A party is named as `find_party` takes it, or as NAME@ARTICLE, where only what that article prints counts.
    Raises UsageError where no party or several fit.
    """
    return _given(ledger, wanted) or _of_party(ledger, wanted, by_words=False)


def find_two_mentions(ledger: Ledger, first: str, second: str) -> tuple[Anchor, Anchor]:
    """Mentions that stand for two parties, or for two names of one party that isn't to be one.

    Raises UsageError where the two can't be told apart.
    """
    names = first, second
    each = [_given(ledger, name) or _of_party(ledger, name, by_words=False) for name in names]
    if _party_of(ledger, each[0]) == _party_of(ledger, each[1]):
        each = [_given(ledger, name) or _of_party(ledger, name, by_words=True) for name in names]
    if each[0].id == each[1].id:
        raise UsageError(
            f"{in_line(first)} and {in_line(second)} are one party here, by one name: say which articles "
            "print the one and the other, as NAME@ARTICLE"
        )
    return each[0], each[1]


def _party_of(ledger: Ledger, anchor: Anchor) -> str | None:
    return next((party.id for party in ledger.each_party() if anchor.id in party.mentions), None)


def _given(ledger: Ledger, wanted: str) -> Anchor | None:
    """The mention of that id, or the one that NAME@ARTICLE names."""
    if ledger.known([wanted]).get(wanted) == "mention":
        return next(Anchor(m.id, _name(m)) for m in ledger.mentions() if m.id == wanted)
    name, at, where = wanted.rpartition("@")
    if not at or not (ledger.holds(where) or ledger.articles_at(where)):
        return None
    article = find_article(ledger, where)
    printed = [m for m in ledger.mentions(article.id) if m.form != "pronoun"]
    words = set(fold(name).split())
    fits = _called(printed, name) or [m for m in printed if words <= set(fold(m.name or m.text).split())]
    if not fits:
        raise UsageError(f"{article.words} doesn't print {in_line(name)}")
    return _smallest(fits)


def _of_party(ledger: Ledger, wanted: str, *, by_words: bool) -> Anchor:
    party = find_party(ledger, wanted)
    mentions = [m for m in ledger.mentions_of(party.id) if m.form != "pronoun"] or list(
        ledger.mentions_of(party.id)
    )
    worded = _called(mentions, wanted)
    named = _called(mentions, party.name)
    ranked = (worded, named) if by_words else (named, worded)
    return _smallest(next((some for some in (*ranked, [m for m in mentions if m.name]) if some), mentions))


def _called(mentions: Iterable[Mention], name: str) -> list[Mention]:
    return [m for m in mentions if fold(name) in (fold(m.text), fold(m.name or ""))]


def _smallest(mentions: Sequence[Mention]) -> Anchor:
    chosen = min(mentions, key=lambda m: m.id)
    return Anchor(chosen.id, _name(chosen))


def _name(mention: Mention) -> str:
    return in_line(mention.name or mention.text)
