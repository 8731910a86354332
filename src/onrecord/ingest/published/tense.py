"""Whether the sentence around a date puts it in the past or in the future, by the words near it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.language import lexicon

if TYPE_CHECKING:
    from onrecord.model.span import Span

Tense = Literal["past", "future", "present", "unclear"]

NEAR = 14
"""Words on either side of a date that are looked at."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BREAK = re.compile(r"[.!?…]['\"”’)]*\s+(?=[A-Z“\"‘'(])|[\r\n]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `tense.toml`, where each is explained."""

    ahead: frozenset[str]
    deadlines: frozenset[str]
    behind: frozenset[str]
    now: frozenset[str]
    later: frozenset[str]
    not_past: frozenset[str]


@cache
def _words() -> _Words:
    raw = lexicon.table("tense.toml")
    return _Words(**{name: frozenset(map(str, rows)) for name, rows in raw.items()})


def is_past(word: str) -> bool:
    """Whether a word looks like a verb in the past."""
    return word in _words().behind or (
        word.endswith("ed") and len(word) > 4 and word not in _words().not_past
    )


def sentence(text: str, span: Span, reach: int = 260) -> tuple[str, str]:
    """What stands before and after `span` in its sentence, up to `reach` characters each way."""
    before = text[max(0, span.start - reach) : span.start]
    cut = list(_BREAK.finditer(before))
    after = text[span.end : span.end + reach]
    end = _BREAK.search(after)
    return before[cut[-1].end() :] if cut else before, after[: end.start()] if end else after


def tense(text: str, span: Span, near: int = NEAR) -> Tense:
    """The tense of what is said to happen at the date that stands at `span`.

    The verb before the date decides, where there is one; of a date that opens its sentence, the first verb
    after it; `near` words at most lie between. "present" is a sentence without any sign of past or future.
    """
    before, after = sentence(text, span)
    left = [word.lower().replace("’", "'") for word in _WORD.findall(before)][-near:]
    right = [word.lower().replace("’", "'") for word in _WORD.findall(after)]
    if left and left[-1] == "since":
        return "past"
    if any(word in _words().ahead for word in left) or _words().deadlines.intersection(left[-2:]):
        return (
            "future"
            if "will" in left or "'ll" in left or left[-2:-1] in (["due"], ["scheduled"])
            else "unclear"
        )
    behind = max((k for k, word in enumerate(left) if is_past(word)), default=-1)
    if behind >= 0:
        return "unclear" if _words().now.intersection(left[behind + 1 :]) else "past"
    if len(left) <= 5:
        for word in right[:near]:
            if word in _words().ahead and word not in ("to", "set"):
                return "future" if word == "will" else "unclear"
            if is_past(word):
                return "unclear" if _words().later.intersection(right) else "past"
    if not any(is_past(word) or word in ("would", "could") for word in [*left, *right]):
        return "present"
    return "unclear"
