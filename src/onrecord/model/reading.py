"""All that was read out of one article."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.article import Article
from onrecord.model.mention import Mention
from onrecord.model.statement import Statement, TimeExpression
from onrecord.model.toponym import Toponym


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what it says: the unit in which `ledger` appends."""

    article: Article
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
