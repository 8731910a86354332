"""How many of what, where: the counts in a line, each with what tells it from other counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.scopes import NOWHERE, Scope
from onrecord.link.conflicts.words import Word, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.story import Line
    from onrecord.model import Quantity

_BEFORE, _AFTER = 7, 7
"""Words before and after a number among which its fate is looked for."""
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "--", "while", "with", "and", "but", "that"})
_NO_FATE = frozenset({"squad", "penalty", "threat", "row", "sentence"})
"""Words after "death" that make it nobody's."""
_PASSIVE = frozenset({"were", "was", "been", "be", "are", "is", "being"})
_NUMERAL_SUBJECTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something.

    `fate` is what became of them ("dead"), or what the sentence has them do, a sense; "" where it isn't
    said. `unit` is the sense of what is counted, "person" for people not further told. `low` and `high`
    are bounds, None where open. `at` is the number's place among the words of its line,
    `scope` what its clause ties it to.
    """

    fate: str
    unit: str
    value: float
    low: float | None
    high: float | None
    at: int
    printed: str
    scope: Scope = NOWHERE

    @property
    def key(self) -> tuple[str, str]:
        """What two counts must share to be counts of one thing."""
        return (self.fate, self.unit)

    def excludes(self, other: Count) -> bool:
        """Whether no number lies within the bounds of both."""
        low = max(x for x in (self.low, other.low, float("-inf")) if x is not None)
        high = min(x for x in (self.high, other.high, float("inf")) if x is not None)
        return low > high


def counts(line: Line, words: Sequence[Word]) -> tuple[Count, ...]:
    """The counts of a line that stand for the whole of something; shares and additions are left out."""
    found = []
    places = {word.start: k for k, word in enumerate(words)}
    for quantity in line.quantities:
        at = places.get(_offset(line, quantity))
        if at is None or quantity.part:
            continue
        count = _count(quantity, words, at)
        if count is not None:
            found.append(count)
    return tuple(found) or _toll(words)


def _toll(words: Sequence[Word]) -> tuple[Count, ...]:
    """A toll's bare figure: "the death toll from the attacks last Friday has risen to 130"."""
    for k, word in enumerate(words):
        if word.lower == "toll":
            for at in range(k + 1, min(len(words), k + 16)):
                figure = words[at].lower.replace(",", "")
                if figure.isdigit() and words[at - 1].lower in ("to", "at", "of", "reached", "hit", "passed"):
                    value = float(figure)
                    return (
                        Count(
                            "dead",
                            "person",
                            value,
                            value,
                            value,
                            at,
                            f"toll {words[at - 1].text} {words[at].text}",
                        ),
                    )
    return ()


def _offset(line: Line, quantity: Quantity) -> int:
    """Where the quantity begins in the text of the line; -1 where it doesn't stand there."""
    passed = 0
    for span in line.statement.content:
        if span.holds(quantity.span):
            return passed + quantity.span.start - span.start
        passed += len(span) + 1
    return -1


def _count(quantity: Quantity, words: Sequence[Word], at: int) -> Count | None:
    lists = conflict_words()
    end = _end_of_number(words, at)
    before = [w.lower for w in words[max(0, at - 3) : at]]
    after = [w.lower for w in words[end : end + 2]]
    if any(w.lower == "among" for w in words[end : end + 4]):
        return None
    if lists.part_before.intersection(before[-2:]) or lists.part_after.intersection(after[:1]):
        return None
    if (
        after[:1] == ["of"]
        and after[1:] not in (["his"], ["her"], ["its"], ["their"])
        and quantity.unit not in ("percent", "dollar", "euro", "pound")
    ):
        return None
    unit = _unit(quantity.unit)
    fate = _fate(words, at, end)
    is_agent = unit in lists.agents or _acts(words, end)
    if is_agent and not _passive_fate(words, at, end):
        fate = "" if fate == "dead" and _kills(words, end) else fate
        unit = "attacker" if unit in lists.attackers or unit == "person" else unit
    elif unit in lists.people or (fate and unit == ""):
        unit = "person"
    if unit == "person" and not fate:
        fate = _done(words, end)
        if not fate:
            return None
    if fate == "arrested":
        unit = "person"
    printed = " ".join(w.text for w in words[max(0, at - _words_before(words, at)) : end + 2])
    return Count(fate, unit, quantity.value, quantity.low, quantity.high, at, printed)


def _done(words: Sequence[Word], end: int) -> str:
    """What people without a fate do or suffer: the next word that says something ("charged", "fined")."""
    for word in words[end : end + 8]:
        if word.lower in _STOPS:
            break
        if (
            word.sense
            and not word.is_name
            and word.lower not in conflict_words().people
            and word.lower != "far"
        ):
            return conflict_words().fate_of.get(word.sense, word.sense)
    return ""


def _words_before(words: Sequence[Word], at: int) -> int:
    lowered = [w.lower for w in words[max(0, at - 2) : at]]
    return 2 if lowered[-1:] in (["least"], ["than"], ["most"], ["to"], ["as"]) else 0


def _end_of_number(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].lower in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "and",
    ):
        if words[end].lower == "and":
            break
        end += 1
    return end


def _unit(unit: str) -> str:
    lists = conflict_words()
    word = unit.rsplit(" ", maxsplit=1)[-1].lower()
    if word in lists.people or word in lists.fate_of or not word:
        return "person"
    if word in lists.attackers:
        return "attacker"
    return stem(word)


def _fate(words: Sequence[Word], at: int, end: int) -> str:
    """What became of those counted: said before the number ("killing at least 80") or after its noun."""
    fate_of = conflict_words().fate_of
    for k in range(at - 1, max(-1, at - _BEFORE), -1):
        word = words[k].lower
        if word in fate_of:
            return fate_of[word]
        if word in _STOPS or word[0].isdigit() or word in _NUMERAL_SUBJECTS:
            break
    for k in range(end, min(len(words), end + _AFTER)):
        word = words[k].lower
        if word in fate_of and not any(w.lower.rstrip("s") in _NO_FATE for w in words[k + 1 : k + 2]):
            return _house(words, k) or fate_of[word]
        if word in _STOPS and word != "--":
            break
    return ""


def _house(words: Sequence[Word], k: int) -> str:
    return "under-house-arrest" if words[k].lower == "arrest" and words[k - 1].lower == "house" else ""


def _passive_fate(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the fate befell those counted: "seven gunmen were killed", "killed seven gunmen", "dead"."""
    fate_of = conflict_words().fate_of
    for k in range(end, min(len(words), end + _AFTER)):
        word = words[k].lower
        if word in ("died", "dead", "die", "missing", "perished", "surrendered"):
            return True
        if word in fate_of:
            return words[k - 1].lower in _PASSIVE or (
                k + 1 < len(words) and words[k + 1].lower in ("in", "by", "on", "when", "during", "after")
            )
        if word in _STOPS:
            break
    return any(words[k].lower in fate_of for k in range(max(0, at - 3), at))


def _kills(words: Sequence[Word], end: int) -> bool:
    return any(w.lower.startswith(("kill", "murder", "massacr")) for w in words[end : end + _AFTER])


def _acts(words: Sequence[Word], end: int) -> bool:
    """Whether those counted are who did it: "seven people ... killed 129 people"."""
    window = words[end : end + 30]
    for k, word in enumerate(window):
        if (
            word.lower in ("killed", "kill", "attacked", "murdered", "stormed")
            and k
            and window[k - 1].lower not in _PASSIVE
        ):
            after = [w.lower for w in window[k + 1 : k + 4]]
            return any(a[:1].isdigit() or a in ("the", "people", "at", *_NUMERAL_SUBJECTS) for a in after[:1])
        if word.lower in conflict_words().fate_of or word.lower in (".", ";"):
            return False
    return False
