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
    from collections.abc import Iterator, Sequence

    from onrecord.link.echoes.bodies import Body
    from onrecord.link.echoes.compared import Compared
    from onrecord.model import Article


def echoes(articles: Sequence[Article]) -> tuple[Echo, ...]:
    """The pairs of articles that share text beyond what two reports of one event share; by id.

    Only bodies are compared. A speaker's quoted words alone make no echo. Where very many articles share
    a text, each is paired with some of the others, so that they hang together without all pairs.
    """
    found = bodies(article for article in articles if article.is_read)
    return tuple(
        Echo(pair.a.article.id, pair.b.article.id, pair.kind, pair.passages(), why(pair))
        for pair in _compared(found)
        if pair is not None
    )


def _compared(found: Sequence[Body]) -> Iterator[Compared | None]:
    """What those share that are worth laying side by side; of a body that had its turn only words are kept.

    It comes up as the second of two before it does as the first, and not again after that.
    """
    weights = Weights(found, Everyones(found))
    done = 0
    for one, other in candidates(found):
        for past in found[done:one]:
            past.forget()
            weights.forget(past)
        done = one
        yield compared(found[one], found[other], weights)
