"""What people judged, put over what linking found; state is a pure function of the two."""

from onrecord.link.judged.links import judged_links
from onrecord.link.judged.parties import judged_parties
from onrecord.link.judged.weigh import CONFLICT_KINDS, Rulings, fault, weigh

__all__ = ["CONFLICT_KINDS", "Rulings", "fault", "judged_links", "judged_parties", "weigh"]
