"""All that is found across a story's articles, each step given what the one before it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.candidates import candidates, embed
from onrecord.link.claims import claims
from onrecord.link.conflicts import conflicts
from onrecord.link.echoes import echoes, suspects
from onrecord.link.positions import positions
from onrecord.model import Links

if TYPE_CHECKING:
    from onrecord.link.story import Story


def links(story: Story) -> Links:
    """Echoes and suspicions, then claims with their origins, then conflicts, then positions.

    Each is a pure function of the story: the same articles give the same links in whatever order they came.
    """
    articles = tuple(story.articles.values())
    shared = echoes(articles)
    vectors = embed(story)
    pairs = tuple(candidates(story, vectors))
    told = claims(story, shared, vectors, pairs)
    return Links(
        places=tuple(story.places[key] for key in sorted(story.places)),
        claims=told,
        conflicts=tuple(sorted(conflicts(story, told, pairs), key=lambda c: c.id)),
        echoes=shared,
        positions=positions(story, told),
        suspicions=suspects(articles),
    )
