"""Where a place lies: in another, or away from it ("Melk, in west Torvik", "Melk, a town west of Torvik")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.reading.scopes import STEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.reading.words import Word

_SIDES = frozenset(
    f"{one}{dash}{two}{ern}"
    for one in ("north", "south", "east", "west", "")
    for two in ("east", "west", "north", "south")
    for dash in ("-", "")
    for ern in ("", "ern")
) | {"central", "downtown", "inner"}
_AWAY = 10
"""Words between a place and the one from which it lies away at most ("a city 56 miles west of")."""


def lying(run: Sequence[Word], keys: Sequence[str]) -> Iterator[tuple[str, frozenset[str], int]]:
    """("inside" or "outside", the starts of both names, the place of the first) for each place told so."""
    for k, word in enumerate(run[:-2]):
        if not (keys[k] and run[k + 1].lower == ","):
            continue
        found = _in(run, keys, k + 2) or _from(run, keys, k + 2)
        if found:
            value, other = found
            yield value, frozenset({word.lower[:STEM], run[other].lower[:STEM]}), k


def _in(run: Sequence[Word], keys: Sequence[str], at: int) -> tuple[str, int] | None:
    """As in "in south-west Torvik", from word `at` on."""
    if run[at].lower != "in" or at + 2 >= len(run) or run[at + 1].lower not in _SIDES:
        return None
    return ("inside", at + 2) if keys[at + 2] else None


def _from(run: Sequence[Word], keys: Sequence[str], at: int) -> tuple[str, int] | None:
    """As in "near Torvik", "a city 56 miles west of Torvik", from word `at` on."""
    if run[at].lower == "near":
        return ("outside", at + 1) if at + 1 < len(run) and keys[at + 1] else None
    if run[at].lower not in ("a", "an", "some", "about") and not run[at].lower.isdigit():
        return None
    for k in range(at + 1, min(len(run) - 1, at + _AWAY)):
        if run[k].lower in (",", ";", "."):
            return None
        if run[k].lower in ("of", "from") and (run[k - 1].lower in _SIDES or run[k].lower == "from"):
            return ("outside", k + 1) if keys[k + 1] else None
    return None
