"""The stories that articles tell: written whole, read back in order, with whom and where they are about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from onrecord.ledger.rows import is_there
from onrecord.model import Membership, NewsStory, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Named:
    """A party or place that a story's articles name: how many of them, and how often in all."""

    id: str
    name: str
    articles: int
    times: int


def write_stories(store: Store, new: Sequence[NewsStory]) -> None:
    """Replace all stories, in an open transaction, where they differ."""
    stories = sorted(new, key=lambda one: one.id)
    if is_there(stories, read_stories(store)):
        return
    store.run("DELETE FROM stories")
    store.insert("stories", [(one.id, one.head) for one in stories])
    members = [(story.id, member) for story in stories for member in story.members]
    store.insert("story_articles", [(member.article, id, member.score) for id, member in members])
    store.insert(
        "story_reasons",
        [
            (member.article, nth, reason.why, reason.score)
            for _, member in members
            for nth, reason in enumerate(member.reasons)
        ],
    )


def read_stories(store: Store) -> Iterator[NewsStory]:
    """All stories by id, the articles of each by id."""
    heads = {row["id"]: row["head"] for row in store.rows("SELECT id, head FROM stories")}
    rows = store.rows("SELECT * FROM story_articles ORDER BY story, article")
    for id, members in groupby(list(rows), key=itemgetter("story")):
        yield NewsStory(
            id, heads[id], tuple(_membership(store, row["article"], row["score"]) for row in members)
        )


def read_story_of(store: Store, article_id: str) -> tuple[str, Membership] | None:
    """The id of the story that an article is in, and why it is; None where it fits no other article."""
    row = store.first("SELECT story, score FROM story_articles WHERE article = ?", (article_id,))
    return None if row is None else (row["story"], _membership(store, article_id, row["score"]))


def _membership(store: Store, article: str, score: float) -> Membership:
    rows = store.rows("SELECT why, score FROM story_reasons WHERE article = ? ORDER BY nth", (article,))
    return Membership(article, score, tuple(Reason(row["why"], row["score"]) for row in rows))


_PARTIES = """
SELECT parties.id, parties.name, count(DISTINCT mentions.article) AS articles, count(*) AS times
FROM story_articles AS told
JOIN mentions ON mentions.article = told.article
JOIN party_mentions ON party_mentions.mention = mentions.id
JOIN parties ON parties.id = party_mentions.party
WHERE told.story = ? AND parties.kind <> 'outlet' AND mentions.form <> 'outlet'
GROUP BY parties.id, parties.name ORDER BY articles DESC, times DESC, parties.id LIMIT ?
"""
_PLACES = """
SELECT places.id, places.name, count(DISTINCT toponyms.article) AS articles, count(*) AS times
FROM story_articles AS told
JOIN toponyms ON toponyms.article = told.article
JOIN place_mentions ON place_mentions.mention = toponyms.id
JOIN places ON places.id = place_mentions.place
WHERE told.story = ?
GROUP BY places.id, places.name ORDER BY articles DESC, times DESC, places.id LIMIT ?
"""


def read_named(
    store: Store, sort: Literal["parties", "places"], story_id: str, most: int
) -> tuple[Named, ...]:
    """The parties or places that most articles of a story name, outlets left out; `most` at most."""
    sql = _PARTIES if sort == "parties" else _PLACES
    return tuple(Named(*row) for row in store.rows(sql, (story_id, most)))
