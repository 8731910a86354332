"""Who acts and speaks, and where things are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.register import Identifier

PartyKind = Literal["person", "organisation", "group", "government", "outlet", "place-as-actor"]
Precision = Literal["point", "settlement", "region", "country"]


@dataclass(frozen=True, slots=True)
class Party:
    """A person, organisation, group or government: one over all its spellings.

    `mentions` are ids, sorted. `merged_because` says, a sentence each, what spoke for taking two
    different names for one. `identifiers` are its ids in registers that were looked into.
    """

    id: str
    name: str
    kind: PartyKind
    mentions: tuple[str, ...]
    merged_because: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place with coordinates (WGS 84 degrees), or a named one that could not be placed (both None)."""

    id: str
    name: str
    mentions: tuple[str, ...]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    geonameid: int | None = None
