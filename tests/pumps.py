"""Texts made to slow a regular expression down: for each repetition in it, what matches it over and over."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_parser: Any = getattr(re, "_parser", None) or sys.modules["sre_parse"]
_constants: Any = _parser
MANY = 20
"""From how many repetitions on a bounded one is tried as well."""
_SAMPLES = "a1 \n.,\"“A-_é<>'|:/ "
"""Characters tried, in this order, where a pattern asks for one of a class."""


def pumps(pattern: str | bytes, flags: int = 0) -> Iterator[tuple[str, str, str]]:
    """(prefix, pump, suffix) for each repetition without a small bound: prefix + pump * n + suffix.

    The prefix matches what stands before the repetition; the suffixes are some that make a match fail late.
    """
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    tree = _parser.parse(text, flags)
    found = dict.fromkeys(_repeats(list(tree), ""))
    for prefix, pump in found:
        if pump:
            for suffix in ("\0", "", "a", "\n\0"):
                yield prefix, pump, suffix


def _repeats(tree: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Each repetition with one sample of what stands before it, those within one another too."""
    for op, value in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = value
            if most >= MANY:
                for pump in _samples(list(body)):
                    yield prefix, pump
            yield from _repeats(list(body), prefix)
        elif name == "SUBPATTERN":
            yield from _repeats(list(value[3]), prefix)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeats(list(branch), prefix)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(list(value[1]), prefix)
        elif name == "ATOMIC_GROUP":
            yield from _repeats(list(value), prefix)
        prefix += _sample([(op, value)])


def _samples(tree: list[Any]) -> Iterator[str]:
    """Some texts that match: the plainest, and one for each of a few members of a class it begins with."""
    yield _sample(tree)
    if tree and str(tree[0][0]) == "IN":
        members = [one for one in _SAMPLES if _is_in(tree[0][1], one)]
        yield from (one + _sample(tree[1:]) for one in members[1:4])


def _sample(tree: list[Any]) -> str:
    out = ""
    for op, value in tree:
        name = str(op)
        if name == "LITERAL":
            out += chr(value)
        elif name == "NOT_LITERAL":
            out += "a" if value != ord("a") else "b"
        elif name == "ANY":
            out += "a"
        elif name == "IN":
            out += next((one for one in _SAMPLES if _is_in(value, one)), _first(value))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            out += _sample(list(value[2])) * max(value[0], 0)
        elif name == "SUBPATTERN":
            out += _sample(list(value[3]))
        elif name == "BRANCH":
            out += _sample(list(value[1][0]))
        elif name == "ATOMIC_GROUP":
            out += _sample(list(value))
    return out


def _is_in(members: list[Any], one: str) -> bool:
    """Whether a character class takes a character."""
    taken = False
    for op, value in members:
        name = str(op)
        if name == "NEGATE":
            return not _is_in(members[1:], one)
        if name == "LITERAL":
            taken |= ord(one) == value
        elif name == "RANGE":
            taken |= value[0] <= ord(one) <= value[1]
        elif name == "CATEGORY":
            taken |= bool(re.fullmatch(_CATEGORIES[str(value)], one))
    return taken


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip


def _first(members: list[Any]) -> str:
    """A character that a class names, where none of the samples is in it."""
    for op, value in members:
        if str(op) == "LITERAL":
            return chr(value)
        if str(op) == "RANGE":
            return chr(value[0])
    return "a"
