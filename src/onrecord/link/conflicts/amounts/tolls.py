"""Figures that stand without a noun: what a toll has risen to, and "opened fire, killing at least 80"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.conflicts.amounts.count import Count
from onrecord.link.conflicts.reading.scopes import ROW
from onrecord.link.conflicts.reading.words import Word, as_printed, conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEFALLING = frozenset({"killing", "killed", "kills", "injuring", "injured", "wounding", "wounded", "dead"})
_BOUNDING = frozenset({"at", "least", "more", "than", "over", "about", "around", "some", "nearly", "almost"})
_BARE_ENDS = frozenset(
    {",", ".", ";", ":", "--", ")", "and", "as", "in", "at", "on", "when", "after", "before"}
)


_REACHED = frozenset(
    {"reach", "reaches", "reached", "hit", "hits", "passed", "top", "topped", "exceed", "exceeds"}
)
_FEARED = frozenset({"could", "may", "might", "would", "feared", "fears", "fear"})
"""Words before a toll's figure that make it the most that is feared."""


def aboard(words: Sequence[Word]) -> tuple[Count, ...]:
    """How many were aboard, where the figure comes last: "the number of those on board to 113"."""
    lower = [w.lower for w in words]
    for k in range(len(words) - 2):
        if lower[k] == "number" and lower[k + 1] == "of" and ("aboard" in lower[k:] or "board" in lower[k:]):
            last = next((at for at in range(k + 3, min(len(words), k + 15)) if lower[at].isdigit()), None)
            if last is not None and lower[last - 1] in ("to", "at", "as", "was"):
                value = float(lower[last])
                printed = as_printed(words[k : last + 1])
                return (Count("aboard", "person", value, value, value, last, printed),)
    return ()


def toll(words: Sequence[Word]) -> tuple[Count, ...]:
    """A toll's bare figure: "the death toll from the attacks last Friday has risen to 130"."""
    for k, word in enumerate(words):
        if word.lower == "toll" or _is_number_of_dead(words, k):
            for at in range(k + 1, min(len(words), k + 16)):
                figure = words[at].lower.replace(",", "")
                if figure.isdigit() and words[at - 1].lower in ("to", "at", "of", "as", *_REACHED):
                    value = float(figure)
                    low = None if any(w.lower in _FEARED for w in words[k:at]) else value
                    printed = f"toll {words[at - 1].text} {words[at].text}"
                    return (Count("dead", "person", value, low, value, at, printed),)
    return ()


_OF_DEAD = 6
"""Words after "the number of" among which it is told that they are dead."""


def _is_number_of_dead(words: Sequence[Word], k: int) -> bool:
    """Whether word k begins "the number of people killed", which rose to a figure further on."""
    if words[k].lower != "number" or [w.lower for w in words[k + 1 : k + 2]] != ["of"]:
        return False
    fate_of = conflict_words().fate_of
    return any(fate_of.get(w.lower) == "dead" for w in words[k + 2 : k + 2 + _OF_DEAD])


_NONE = 4
"""Words after "no", "nobody" or "no one" among which it is said what befell none."""
_SOME = frozenset({"more", "further", "other", "new", "additional", "longer", "immediate", "doubt", "later"})
"""Words after "no" by which there may have been some before."""
_NOUNS = frozenset({"casualties", "deaths", "fatalities", "injuries", "arrests", "victims", "detentions"})


def none_at_all(words: Sequence[Word]) -> Iterator[Count]:
    """Counts of none: "there were no casualties", "nobody was hurt", "no arrests have been made"."""
    fate_of = conflict_words().fate_of
    nobody = conflict_words().people - fate_of.keys()
    for k, word in enumerate(words):
        after = words[k + 1 : k + 1 + _NONE]
        if word.lower not in ("no", "nobody") or any(w.lower in _SOME for w in after[:2]):
            continue
        people = word.lower == "nobody" or (after and after[0].lower in ("one", "civilians", *nobody))
        for at, later in enumerate(after, k + 1):
            lower = later.lower
            if not lower[0].isalpha():
                break
            under = people and lower == "investigation" and words[at - 1].lower == "under"
            if (
                lower not in _NOUNS
                and not under
                and not (people and lower in fate_of and words[at - 1].lower != "be")
            ):
                continue
            fates = ("dead", "injured") if lower == "casualties" else (fate_of.get(lower, "investigated"),)
            for fate in fates:
                yield Count(fate, "person", 0.0, 0.0, 0.0, k, as_printed(words[k : at + 1]))
            break


_HAVING = frozenset({"have", "had", "were", "are"})
_STATE = 4
"""Words after "had" among which stands what befell those counted: "about 300 had been made homeless"."""
_SICK = frozenset({"ill", "infected", "homeless", "dead", "aboard"})


def without_noun(words: Sequence[Word]) -> Iterator[Count]:
    """Counts of which the next words say what befell them: "37 have fallen ill", "with 112 aboard"."""
    fate_of = conflict_words().fate_of
    for k, word in enumerate(words[:-1]):
        if not word.lower.replace(",", "").isdigit() or (k and words[k - 1].is_name):
            continue
        after = [w.lower for w in words[k + 1 : k + 4]]
        fate = "aboard" if after[0] == "aboard" else fate_of.get(after[0], "") if after[0] in _SICK else ""
        if after[0] in _HAVING:
            then = [w.lower for w in words[k + 2 : k + 2 + _STATE]]
            fate = next((fate_of[w] for w in then if w in fate_of), "")
        if fate:
            value = float(word.lower.replace(",", ""))
            low, high = bounds(words, k, value)
            yield Count(fate, "person", value, low, high, k, as_printed(words[k : k + 4]))


def bounds(words: Sequence[Word], at: int, value: float) -> tuple[float | None, float | None]:
    """What "at least", "up to" and "about" before a figure leave open."""
    before = [w.lower for w in words[max(0, at - 2) : at]]
    if before[-1:] in (["least"], ["than"], ["over"]):
        return value, None
    if before == ["up", "to"] or before[-1:] == ["most"]:
        return None, value
    if before[-1:] and before[-1] in ("about", "around", "some", "nearly", "almost"):
        return 0.9 * value, 1.1 * value
    return value, value


def bare(words: Sequence[Word]) -> Iterator[Count]:
    """Counts without a noun, right after what befell those counted: "opened fire, killing at least 80"."""
    yield from without_noun(words)
    fate_of = conflict_words().fate_of
    for k, word in enumerate(words):
        if word.lower not in _BEFALLING:
            continue
        at = k + 1
        while at < len(words) and words[at].lower in _BOUNDING:
            at += 1
        if at >= len(words) or not words[at].lower.replace(",", "").isdigit():
            continue
        if at + 1 < len(words) and words[at + 1].lower not in _BARE_ENDS:
            continue
        value = float(words[at].lower.replace(",", ""))
        least = any(w.lower in ("least", "than", "over") for w in words[k + 1 : at])
        printed = as_printed(words[k : at + 1])
        yield Count(fate_of[word.lower], "person", value, value, None if least else value, at, printed)


_FEWEST = 3
"""The lowest number in a row that is read: a second attacker tells of no more than "the other" does."""
_BETWEEN = 2
"""Words between "the third" and the noun, at most: "the third suspected bar gunman"."""


def in_a_row(words: Sequence[Word]) -> Iterator[Count]:
    """How many attackers there were at least, by one in their row: "the third bar gunman"."""
    attackers = conflict_words().attackers
    for k, word in enumerate(words[1:], 1):
        if word.lower not in ROW[_FEWEST - 1 :] or words[k - 1].lower not in ("the", "a"):
            continue
        within = range(k + 1, min(len(words), k + 2 + _BETWEEN))
        at = next((n for n in within if words[n].lower in attackers), 0)
        if at and not any(w.is_name or not w.sense for w in words[k + 1 : at]):
            value = ROW.index(word.lower) + 1.0
            printed = as_printed(words[k - 1 : at + 1])
            yield Count("", "attacker", value, value, None, k, printed, is_ordinal=True)


_ANOTHER = frozenset({"another", "one", "1"})
_HURT = 4
"""Words before "wounded" among which stands who was."""


def one_hurt(words: Sequence[Word]) -> Iterator[Count]:
    """The one who was hurt beside those killed: "killing two and wounding a third", "another was hurt"."""
    fate_of = conflict_words().fate_of
    for k, word in enumerate(words):
        if fate_of.get(word.lower) != "injured":
            continue
        first = k + 1 if word.lower.endswith("ing") else max(0, k - _HURT)
        last = k + 3 if word.lower.endswith("ing") else k
        some = [w.lower for w in words[first:last]]
        if {"of", ",", ";"} & set(some):
            continue
        at = next((n for n, w in enumerate(some) if w in _ANOTHER or _is_next_one(some, n)), None)
        if at is not None and not any(w[:1].isdigit() and w != "1" for w in some):
            printed = as_printed(words[min(k, first + at) : max(k + 1, last)])
            yield Count("injured", "person", 1.0, 1.0, 1.0, first + at, printed)


def _is_next_one(some: Sequence[str], n: int) -> bool:
    """Whether somebody is told as the next in a row: "a third employee"."""
    return some[n] in ROW[1:] and n > 0 and some[n - 1] == "a"
