"""Across articles: parties, stories, echoes, claims, conflicts, positions."""

from onrecord.link.judged import CONFLICT_KINDS, Rulings, fault, judged_links, judged_parties, weigh
from onrecord.link.links import links
from onrecord.link.parties import parties
from onrecord.link.places import places
from onrecord.link.stories import stories
from onrecord.link.story import Read, story

__all__ = [
    "CONFLICT_KINDS",
    "Read",
    "Rulings",
    "fault",
    "judged_links",
    "judged_parties",
    "links",
    "parties",
    "places",
    "stories",
    "story",
    "weigh",
]
