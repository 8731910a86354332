"""Finding the party that a reader means by a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.language.folding import fold
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.ledger import Ledger
    from onrecord.model import Party

CLOSE = 60.0
"""The likeness (of 100, by rapidfuzz) from which a name is offered as what may have been meant."""
OFFERED = 5
"""Names offered at most."""


def find_party(ledger: Ledger, wanted: str) -> Party:
    """The party of that id; or of that name, case, accents and a leading "the" aside; or that is printed so
    anywhere; or else the only one whose name holds all those words.

    Raises:
        UsageError: none or several fit; the message offers what may have been meant.
    """
    parties = ledger.parties()
    folded = fold(wanted)
    for fits in _fitting(ledger, parties, wanted, folded):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise UsageError(f"several parties are called {in_line(wanted)}: {_listed(fits)}")
    raise UsageError(f"there is no party called {in_line(wanted)} in this ledger{_offer(parties, folded)}")


def _fitting(ledger: Ledger, parties: Sequence[Party], wanted: str, folded: str) -> Iterator[list[Party]]:
    """The parties that fit, in one way after the other, the surest first."""
    yield [party for party in parties if party.id == wanted]
    yield [party for party in parties if fold(party.name) == folded]
    printed = {
        m.id
        for m in ledger.mentions()
        if m.form != "pronoun" and folded in (fold(m.text), fold(m.name or ""))
    }
    yield [party for party in parties if not printed.isdisjoint(party.mentions)]
    words = set(folded.split())
    yield [party for party in parties if words <= set(fold(party.name).split())]


def _listed(parties: Sequence[Party]) -> str:
    shown = ", ".join(f"{in_line(party.name)} ({party.id})" for party in parties[:OFFERED])
    return shown + (f" and {len(parties) - OFFERED} more" if len(parties) > OFFERED else "")


def _offer(parties: Sequence[Party], folded: str) -> str:
    from rapidfuzz import fuzz, process

    names = {party.id: fold(party.name) for party in parties}
    close = process.extract(folded, names, scorer=fuzz.WRatio, limit=OFFERED, score_cutoff=CLOSE)
    by_id = {party.id: party for party in parties}
    meant = list(dict.fromkeys(in_line(by_id[party].name) for _, _, party in close))
    return f"; did you mean {' or '.join(meant)}?" if meant else ""
