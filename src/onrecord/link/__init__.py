"""Across articles: parties, stories, echoes, claims, conflicts, positions."""

from onrecord.link.judged import CONFLICT_KINDS, Rulings, fault, judged_links, judged_parties, weigh
from onrecord.link.links import links
from onrecord.link.parties import parties
from onrecord.link.parties.registered import Name, entry_names, identified, register_names
from onrecord.link.places import places
from onrecord.link.stories import stories
from onrecord.link.story import Read, line_text, story

__all__ = [
    "CONFLICT_KINDS",
    "Name",
    "Read",
    "Rulings",
    "entry_names",
    "fault",
    "identified",
    "judged_links",
    "judged_parties",
    "line_text",
    "links",
    "parties",
    "places",
    "register_names",
    "stories",
    "story",
    "weigh",
]
