"""Across articles: parties, echoes, claims, conflicts, positions."""

from onrecord.link.judged import CONFLICT_KINDS, Rulings, fault, judged_links, judged_parties, weigh
from onrecord.link.parties import parties
from onrecord.link.story import Read, story

__all__ = [
    "CONFLICT_KINDS",
    "Read",
    "Rulings",
    "fault",
    "judged_links",
    "judged_parties",
    "parties",
    "story",
    "weigh",
]
