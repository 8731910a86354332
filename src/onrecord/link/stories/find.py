"""All stories among a set of articles."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.stories.blocks import LARGEST, blocks
from onrecord.link.stories.profiles import profiles
from onrecord.link.stories.reasons import Company
from onrecord.link.stories.rounds import gather
from onrecord.model import NewsStory, content_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.stories.groups import Weights
    from onrecord.link.stories.profiles import Key, Profile
    from onrecord.link.stories.rounds import Gathered
    from onrecord.link.story import Read


@dataclass(frozen=True, slots=True)
class Divided:
    """The stories among some articles, by id, and the blocks in which these are linked (ids of articles)."""

    stories: tuple[NewsStory, ...]
    blocks: tuple[frozenset[str], ...]


def stories(read: Read, weighing: Weights | None = None) -> tuple[NewsStory, ...]:
    """The stories that the articles tell, by id; an article that fits no other is in none.

    They are a function of the set of articles: in which order these were read, and how many at a time,
    makes no difference. `read` needs no statements and no times.
    """
    return divided(read, weighing).stories


def divided(read: Read, weighing: Weights | None = None, largest: int = LARGEST) -> Divided:
    """The stories, as `stories` gives them, and the blocks, of up to `largest` characters (see `blocks`)."""
    found, told = profiles(read)
    gathered = gather(found, weighing)
    length = {article.id: len(article.text) for article in read.articles}
    return Divided(_stories(found, told, gathered), blocks(gathered, length, largest))


def _stories(found: Sequence[Profile], told: Mapping[Key, str], gathered: Gathered) -> tuple[NewsStory, ...]:
    by_article = {one.article: one for one in found}
    made = []
    for group in gathered.groups:
        if len(group.articles) > 1:
            members = [by_article[id] for id in sorted(group.articles)]
            company = Company(members, gathered.rarity, told)
            reasons = tuple(company.membership(one) for one in members)
            head = min(reasons, key=lambda one: (-one.score, one.article)).article
            made.append(NewsStory(content_id("story", _first(members)), head, reasons))
    return tuple(sorted(made, key=lambda one: one.id))


def _first(members: list[Profile]) -> str:
    """The article that came out first, as far as is known; of several the one whose id is the least."""

    def came(one: Profile) -> tuple[float, str]:
        return one.days.first if one.days.are_known else math.inf, one.article

    return min(members, key=came).article
