"""Articles that look stitched from others, reworded or translated by a machine: suspected, never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.echoes.pages import page
from onrecord.link.echoes.signs import (
    calques,
    half_offices,
    jumps,
    lower_names,
    mixed_spellings,
    orphans,
    spun,
    torn,
)
from onrecord.model import Suspicion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Article

SIGNS = (orphans, jumps, mixed_spellings, torn, lower_names, half_offices, calques, spun)
"""The signs looked for, each of its own kind."""
KINDS = 3
"""Kinds of signs that an article must show: two together are met in careful articles too ..."""
TELLING = 2, (torn, half_offices, calques, spun)
"""... but not two of these, which careful articles don't show."""
SPUN = 2
"""Different phrases with a word swapped that are enough by themselves: no careful article has two."""


def suspects(articles: Sequence[Article]) -> tuple[Suspicion, ...]:
    """The articles that show signs of several kinds of having been put together or translated, by id."""
    found = (_suspected(one) for one in sorted(articles, key=lambda a: a.id) if one.is_read)
    return tuple(suspicion for suspicion in found if suspicion is not None)


def _suspected(article: Article) -> Suspicion | None:
    looked_at = page(article)
    kinds = {sign: tuple(sign(looked_at)) for sign in SIGNS}
    shown = [sign for sign in SIGNS if kinds[sign]]
    telling, of_these = TELLING
    is_spun = len({evidence.why.lower() for evidence in kinds[spun]}) >= SPUN
    if len(shown) < KINDS and sum(sign in of_these for sign in shown) < telling and not is_spun:
        return None
    return Suspicion(article.id, tuple(evidence for kind in kinds.values() for evidence in kind))
