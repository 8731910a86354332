"""What was looked up of a text, remembered while one set of articles is linked."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")
Thing = TypeVar("Thing")

MOST = 65_536
"""Texts that one function remembers."""

_forget: list[Callable[[], None]] = []


def remembered(look_up: Callable[[str], Found]) -> Callable[[str], Found]:
    """Have a function remember what it made of a text until `forget`.

    Texts seldom come again in other articles, so what is remembered of them would only fill memory.
    """
    made = lru_cache(maxsize=MOST)(look_up)
    _forget.append(made.cache_clear)
    return made


def remembered_of(look_up: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """Have a function remember what it made of an object that doesn't change, until `forget`.

    By which object it is: what is asked for again and again of one line's words is found without reading
    through them.
    """
    known: dict[int, tuple[Thing, Found]] = {}

    @wraps(look_up)
    def found(thing: Thing) -> Found:
        entry = known.get(id(thing))  # held below, so that no other object has its number
        if entry is None:
            if len(known) >= MOST:
                known.clear()
            entry = known[id(thing)] = (thing, look_up(thing))
        return entry[1]

    _forget.append(known.clear)
    return found


def forget() -> None:
    """Let go of all that such functions remember."""
    for each in _forget:
        each()
