"""Who "the mayor" or "the captain" is in a story: the one whom an article names with that office or trade."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.language.names import titles
from onrecord.link.conflicts.reading.words import conflict_words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Story
    from onrecord.model import Mention

_AROUND = 90
"""Characters before and after a name among which it is told what the person is."""
_QUALIFIERS = 3
"""Words before an office that tell it from others: "the *deputy interior* minister"."""
_OF = 8
"""Words between an office and the comma before the name: "the captain of the Maren Lind, Jonas Brekke"."""
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "former", "then"})
_BREAKS = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        '"',
        "--",
        "and",
        "or",
        "of",
        "in",
        "at",
        "for",
        "by",
        "with",
        "said",
        "says",
        "s",
        "that",
    }
)
_FORMER = frozenset({"former", "ex", "late", "new", "next"})


class Callings:
    """By the last word of an office or trade: whose it is, with the words before it."""

    def __init__(self, story: Story) -> None:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        named = [m for m in story.mentions if m.form == "name" and m.kind == "person" and m.span]
        for id, mentions in groupby(named, key=lambda m: m.article):
            text = story.articles[id].text
            for mention in mentions:
                party = story.party_of.get(mention.id)
                if party is not None:
                    for head, before in _callings(text, mention):
                        found[head][party] |= before
        self._by_head: Mapping[str, Mapping[str, set[str]]] = found

    def called(self, run: Sequence[Word]) -> tuple[str, ...]:
        """The ids of those whom a line means by what they are alone: "the mayor", "the interior minister"."""
        found = []
        for k, word in enumerate(run):
            whose = self._by_head.get(word.lower)
            if whose is None or not k or any(w.is_name for w in run[k + 1 : k + 2]):
                continue
            if [w.lower for w in run[k + 1 : k + 2]] == [","] and any(w.is_name for w in run[k + 2 : k + 3]):
                continue
            before = _qualifiers(run, k)
            if before is None:
                continue
            fitting = [party for party, known in whose.items() if before <= known]
            if len(fitting) == 1 and (before or len(whose) == 1):
                found.append(fitting[0])
        return tuple(dict.fromkeys(found))


def _qualifiers(run: Sequence[Word], k: int) -> frozenset[str] | None:
    """The words between "the" and an office; None where it stands without "the", or is a former one's."""
    first = k
    while first and k - first <= _QUALIFIERS and run[first - 1].lower not in _DETERMINERS | _BREAKS:
        first -= 1
    if not first or run[first - 1].lower != "the":
        return None
    return None if _FORMER & {w.lower for w in run[first:k]} else frozenset(w.lower for w in run[first:k])


def _callings(text: str, mention: Mention) -> list[tuple[str, frozenset[str]]]:
    """(last word of an office, the words before it) for all that is told of a person beside the name."""
    assert mention.span is not None
    start, end = mention.span.start, mention.span.end
    before = words(text[max(0, start - _AROUND) : start].rpartition("\n")[2])
    after = words(text[end : end + _AROUND].partition("\n")[0])
    found = []
    if before and before[-1].lower in _heads():  # "mayor Carla Holt"
        found.append(_told(before, len(before) - 1))
    elif before and before[-1].lower == ",":
        found += _before_comma(before[:-1])
    elif len(before) > 1 and before[-1].is_name and before[-2].lower == ",":  # ", Captain Nils Holt"
        found += _before_comma(before[:-2])
    if len(after) > 2 and after[0].lower == "," and after[1].lower in ("the", "a", "an", "its"):
        some = after[2 : 2 + _QUALIFIERS + 1]
        at = next((k for k, w in enumerate(some) if w.lower in _heads()), None)
        if at is not None and not any(w.lower in _BREAKS for w in some[:at]):
            while at + 1 < len(some) and some[at + 1].lower in _heads():
                at += 1
            found.append((some[at].lower, frozenset(w.lower for w in some[:at])))
    return [one for one in found if not _FORMER & one[1]]


def _before_comma(run: Sequence[Word]) -> list[tuple[str, frozenset[str]]]:
    """ "the mayor, Carla Holt", "the captain of the ferry Maren Lind, Jonas Brekke"."""
    if run and run[-1].lower in _heads():
        return [_told(run, len(run) - 1)]
    for k in range(len(run) - 2, max(-1, len(run) - 1 - _OF), -1):
        if run[k].lower in _heads() and run[k + 1].lower == "of":
            return [_told(run, k)]
        if run[k].lower in (",", ".", ";", '"'):
            break
    return []


def _told(run: Sequence[Word], k: int) -> tuple[str, frozenset[str]]:
    first = k
    while first and k - first < _QUALIFIERS and run[first - 1].lower not in _DETERMINERS | _BREAKS:
        first -= 1
    return run[k].lower, frozenset(w.lower for w in run[first:k])


@cache
def _heads() -> frozenset[str]:
    """The last words of offices and trades, and what else somebody is of whom a story has but one."""
    lists = conflict_words()
    offices = {
        text.split()[-1].rstrip(".") for text, title in titles().items() if title.is_office or title.is_trade
    }
    return frozenset(offices | (lists.roles - lists.anybody))
