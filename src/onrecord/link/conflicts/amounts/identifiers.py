"""Two printings of one number that somebody or something has: a telephone number with a digit too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.language.folding import letters_apart
from onrecord.link.conflicts.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.link.conflicts.frames import Frame

_NUMBER = re.compile(r"(?<![\w$£€¥.,/-])(?:\+\d|\(?\d)[\d ()-]{5,18}\d(?![\w%,./-]{0,9}\d)")
_CALLED = re.compile(
    r"\b(?:call|calls|phone|dial|ring|text|telephone|hotline|helpline|contact|fax|line)\b", re.IGNORECASE
)
_FEWEST, _MOST = 7, 15
"""Digits of a telephone number."""
_NEAR = 0.3
"""How near two lines lie that print one number."""


def identifiers(text: str) -> Mapping[str, str]:
    """The telephone numbers that a line prints: each as digits, and as printed."""
    if not _CALLED.search(text):
        return {}
    found = {"".join(c for c in match[0] if c.isdigit()): match[0] for match in _NUMBER.finditer(text)}
    return {digits: printed for digits, printed in found.items() if _FEWEST <= len(digits) <= _MOST}


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """Two numbers that one may call, which are one but for a digit: one of the two is misprinted."""
    if near < _NEAR or not (a.identifiers and b.identifiers and a.in_one_story):
        return None
    for one in sorted(a.identifiers.keys() - b.identifiers.keys()):
        for other in sorted(b.identifiers.keys() - a.identifiers.keys()):
            if _is_misprint(one, other):
                why = f"one number, printed as “{a.identifiers[one]}” and as “{b.identifiers[other]}”"
                return Finding("number", why, 0.4 + 0.3 * near, f"called/{min(one, other)}")
    return None


def _is_misprint(one: str, other: str) -> bool:
    """Whether one digit is left out, doubled, or another, or two are turned round.

    Numbers that differ in their last digit alone are rather two lines of one house.
    """
    if letters_apart(one, other) == 1:
        return len(one) != len(other) or one[:-1] != other[:-1]
    turned = (f"{one[:k]}{one[k + 1]}{one[k]}{one[k + 2 :]}" for k in range(len(one) - 1))
    return other in turned
