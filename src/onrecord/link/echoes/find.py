"""All echoes among a set of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.echoes.bodies import bodies
from onrecord.link.echoes.candidates import candidates
from onrecord.link.echoes.compared import compared
from onrecord.link.echoes.everyones import Everyones
from onrecord.link.echoes.reasons import why
from onrecord.link.echoes.reworded import Weights
from onrecord.model import Echo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article


def echoes(articles: Sequence[Article]) -> tuple[Echo, ...]:
    """The pairs of articles that share text beyond what two reports of one event share; by id.

    Only bodies are compared. A speaker's quoted words alone make no echo. Where very many articles share
    a text, each is paired with some of the others, so that they hang together without all pairs.
    """
    found = bodies(article for article in articles if article.is_read)
    weights = Weights(found, Everyones(found))
    pairs = (compared(found[one], found[other], weights) for one, other in candidates(found))
    return tuple(
        Echo(pair.a.article.id, pair.b.article.id, pair.kind, pair.passages(), why(pair))
        for pair in pairs
        if pair is not None
    )
