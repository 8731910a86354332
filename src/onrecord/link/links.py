"""All that is found across a story's articles, each step given what the one before it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.candidates import candidates, embed
from onrecord.link.claims import claims
from onrecord.link.conflicts import conflicts
from onrecord.link.conflicts.reading.background import Background
from onrecord.link.echoes import echoes, suspects
from onrecord.link.positions import positions, told_once, with_reversals
from onrecord.model import Links

if TYPE_CHECKING:
    from onrecord.language.vectors import Vectors
    from onrecord.link.story import Story
    from onrecord.model import Echo


def links(story: Story, vectors: Vectors | None = None, shared: tuple[Echo, ...] | None = None) -> Links:
    """Echoes and suspicions, then claims with their origins, then positions, then conflicts.

    Each is a pure function of the story: the same articles give the same links in whatever order they came.
    `vectors` are where those of the lines come from, `shared` the echoes; by default both are worked out.
    """
    articles = tuple(story.articles.values())
    if shared is None:
        shared = echoes(articles)
    rows = embed(story, vectors)
    pairs = tuple(candidates(story, rows))
    background = Background(story)
    told = claims(story, shared, rows, pairs, background)
    tracks = positions(story, told)
    disputes = with_reversals(story, conflicts(story, told, pairs, rows, background), tracks)
    return Links(
        places=tuple(story.places[key] for key in sorted(story.places)),
        claims=told,
        conflicts=tuple(sorted(disputes, key=lambda c: c.id)),
        echoes=shared,
        positions=told_once(tracks),
        suspicions=suspects(articles),
    )
