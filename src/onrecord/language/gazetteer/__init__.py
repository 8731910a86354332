"""Where places are, by name: countries, regions, districts, towns, waters; GeoNames (CC BY 4.0) and ours."""

from onrecord.language.gazetteer.keys import key, loose_key
from onrecord.language.gazetteer.store import Entry, Gazetteer, Kind, NameForm, gazetteer

__all__ = ["Entry", "Gazetteer", "Kind", "NameForm", "gazetteer", "key", "loose_key"]
