"""Across articles: parties, stories, echoes, claims, conflicts, positions."""

from onrecord.link.block import Block, link_block, together
from onrecord.link.echoes import echoes
from onrecord.link.judged import CONFLICT_KINDS, Rulings, fault, judged_links, judged_parties, weigh
from onrecord.link.links import links
from onrecord.link.meant import pronouns
from onrecord.link.parties import parties
from onrecord.link.parties.registered import Name, entry_names, identified, register_names
from onrecord.link.places import places
from onrecord.link.stories import LARGEST, Divided, divided, stories
from onrecord.link.story import Read, line_meaning, line_text, story

__all__ = [
    "CONFLICT_KINDS",
    "LARGEST",
    "Block",
    "Divided",
    "Name",
    "Read",
    "Rulings",
    "divided",
    "echoes",
    "entry_names",
    "fault",
    "identified",
    "judged_links",
    "judged_parties",
    "line_meaning",
    "line_text",
    "link_block",
    "links",
    "parties",
    "places",
    "pronouns",
    "register_names",
    "stories",
    "story",
    "together",
    "weigh",
]
