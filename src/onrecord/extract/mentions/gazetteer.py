"""Names that are known beforehand, found as printed: countries, capitals, organisations, outlets, groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.extract.words import words
from onrecord.language.countries import printed_countries
from onrecord.language.folding import fold
from onrecord.language.names import known_organisations, places
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.words import Word
    from onrecord.model import PartyKind

EntryForm = Literal["name", "demonym", "seat", "organisation", "place"]

_SHORTEST_FREE = 5
"""Letters from which on a known name is found whatever its case: "Islamic state", but not "us" or "is"."""
_WORDS_IN_CAPITALS = frozenset(
    {"US", "IS", "WHO", "PA", "AU", "LET", "ETA", "FED", "AP", "RT", "ANSA", "LABOUR"}
)
"""Names that are words too, and can't be told from them where a whole line is in capitals."""


_GAPS = frozenset({" ", "\xa0", " “", "\n"})
"""What may stand between the words of a known name: “RIA “Novosti””."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: its words (folded, then as printed) and what it is."""

    folded: tuple[str, ...]
    printed: str
    form: EntryForm
    kind: PartyKind


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """Known names by their first word, folded; the longest first."""
    found: dict[str, list[Entry]] = {}
    every: list[tuple[str, EntryForm, PartyKind]] = [
        *((name, "place", "place-as-actor") for name in sorted(places())),
        *((name, form, "government") for name, (form, _) in printed_countries().items()),
        *((name, "organisation", known.kind) for name, known in known_organisations().items()),
    ]
    for printed, form, kind in every:
        folded = tuple(fold(word.text) for word in words(printed, Span(0, len(printed))))
        found.setdefault(folded[0], []).append(Entry(folded, printed, form, kind))
    return {first: tuple(sorted(some, key=lambda e: -len(e.folded))) for first, some in found.items()}


@cache
def _lower_openings() -> frozenset[str]:
    """The first two letters of the known names that begin in lower case ("al-Qaeda")."""
    return frozenset(e.printed[:2] for some in _entries().values() for e in some if e.printed[0].islower())


def longest(run: Sequence[Word], at: int, in_capitals: bool = False) -> tuple[Entry, int] | None:
    """The longest known name that begins at word `at`, and the number of its words.

    Where the line is `in_capitals` throughout, case says nothing, and names that are words too are left out.
    """
    first = run[at].text
    if first[0].islower() and first[:2] not in _lower_openings():
        return None
    for entry in _entries().get(fold(first), ()):
        many = len(entry.folded)
        here = run[at : at + many]
        if len(here) < many or not _fits(entry, here):
            continue
        printed = " ".join(word.text for word in here)
        if in_capitals:
            if printed.upper() not in _WORDS_IN_CAPITALS:
                return entry, many
        elif printed == entry.printed or (len(printed) >= _SHORTEST_FREE and _cased(here)):
            return entry, many
    return None


def _fits(entry: Entry, here: Sequence[Word]) -> bool:
    if any(word.possessive for word in here[:-1]):
        return False
    return all(
        word.gap in _GAPS and fold(word.text) == wanted
        for word, wanted in zip(here[1:], entry.folded[1:], strict=True)
    )


def _cased(here: Sequence[Word]) -> bool:
    """A name may lose capitals of its later words only, and only where it has several."""
    first = here[0]
    return first.is_capital or (first.text.startswith("al") and len(here) > 1 and here[1].is_capital)
