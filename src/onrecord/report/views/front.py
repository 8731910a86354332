"""The front page: what a tired reader should know first. Each part of it is a noun that carries its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.report.clarity import clarity
from onrecord.report.views.claims import all_origins
from onrecord.report.views.weight import first_contested, first_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.report.account import Account, Speaker
    from onrecord.report.disputes import Dispute, Turned
    from onrecord.report.views.claims import Claimed, Origin
    from onrecord.report.views.places import Spot

TOLD = 5
"""Entries of each kind on the front page; how many more there are is said with them."""
AGREED_FROM = 2
"""Independent origins from which a claim that nobody disputes is agreed; ours, and the least there can be."""
HANGS_FROM = 2
"""Outlets that carry a claim of one origin from which it looks firmer than it is."""
CENTRAL = 12
"""Parties and places, those of most lines first, that a story is taken to be about."""


@dataclass(frozen=True, slots=True)
class Front:
    """What is on the front page; all are in the order of their weight, and whole.

    A claim stands there by the one of its lines that is read best alone. `origins` are those of all claims.
    `agreed` are claims that several origins assert, that none denies or doubts and that no open conflict
    touches, but for the `loose` many that are loosely held together; `contested` disagreements
    (`more_contested` counts those that the account doesn't tell, `updates` those besides in which a later
    line replaces the earlier);
    `turned` changes of position; `hanging` claims that several outlets carry from one origin.
    """

    origins: tuple[Origin, ...]
    agreed: tuple[Claimed, ...]
    contested: tuple[Dispute, ...]
    turned: tuple[Turned, ...]
    hanging: tuple[Claimed, ...]
    speakers: tuple[Speaker, ...]
    places: tuple[Spot, ...]
    more_contested: int = 0
    updates: int = 0
    loose: int = 0


def front(account: Account) -> Front:
    """The front page of an account."""
    names = central(account)
    touched = {id for one in account.conflicts.open_pairs for id in (one.a, one.b)}
    calm = [c for c in account.claims if c.is_undisputed and touched.isdisjoint(_ids(c))]
    quiet = [c for c in calm if not c.is_loose]
    return Front(
        origins=all_origins(account.claims),
        agreed=first_told((c for c in quiet if len(c.origins) >= AGREED_FROM), names),
        contested=first_contested(account.disputes),
        turned=account.turns,
        hanging=first_told((c for c in quiet if _hangs(c)), names),
        speakers=account.speakers,
        places=_spots(account),
        more_contested=account.conflicts.more_open,
        updates=account.conflicts.number_settled,
        loose=sum(c.is_loose and len(c.origins) >= AGREED_FROM for c in calm),
    )


def central(account: Account) -> list[str]:
    """The names of whom and what a story is about."""
    speakers, places = account.speakers[:CENTRAL], _spots(account)[:CENTRAL]
    return [one.name for one in speakers] + [one.name for one in places]


def _spots(account: Account) -> tuple[Spot, ...]:
    spots = account.places.placed + account.places.unplaced
    return tuple(sorted(spots, key=lambda spot: (-len(spot.lines), spot.name, spot.place.id)))


def readable(claims: Sequence[Claimed], limit: int) -> tuple[Claimed, ...]:
    """The first claims, at most `limit`, without those that can't be read alone, save the very first.

    With a limit that leaves none out, all of them.
    """
    if limit >= len(claims):
        return tuple(claims)
    return tuple(one for nth, one in enumerate(claims[:limit]) if nth == 0 or clarity(one.gist) > 1)


def _ids(claimed: Claimed) -> set[str]:
    return {id for id, _ in claimed.claim.statements}


def _hangs(claimed: Claimed) -> bool:
    return len(claimed.origins) == 1 and len(claimed.carriers) >= HANGS_FROM
