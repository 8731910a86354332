"""Titles before names: "Deputy Prime Minister", "Lt. Gen.", "spokeswoman"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.names import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.words import Word


@cache
def _titles_by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in titles():
        some = tuple(title.replace(".", "").split())
        found.setdefault(some[0], []).append(some)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _is_trade(word: str) -> bool:
    """Whether the word leads to a name only in lower case, but for a sentence's first."""
    known = titles().get(word)
    return known is not None and known.is_trade


def title_at(run: Sequence[Word], at: int) -> int:
    """The number of words of the title that begins at `at`, 0 for none."""
    if at and run[at].text[0].isupper() and _is_trade(run[at].text.lower()):
        return 0
    for title in _titles_by_first().get(run[at].text.lower().replace(".", ""), ()):
        here = run[at : at + len(title)]
        if tuple(word.text.lower().replace(".", "") for word in here) == title and not any(
            word.possessive for word in here[:-1]
        ):
            return len(title)
    return 0


def starts_a_title(run: Sequence[Word], at: int) -> bool:
    """Whether a title begins at word `at`."""
    return bool(title_at(run, at))


def title_before(run: Sequence[Word], at: int) -> str | None:
    """The title that ends right before word `at` ("Prime Minister", "spokesman"), as printed, or None."""
    for many in (4, 3, 2, 1):
        start = at - many
        if start < 0 or title_at(run, start) != many:
            continue
        gaps = [word.gap for word in run[start + 1 : at + 1]]
        if all(gap in {" ", ". ", "\xa0"} for gap in gaps) and not run[at - 1].possessive:
            return " ".join(word.text for word in run[start:at])
    return None
