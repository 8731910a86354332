"""What befell whom: who died, was held, charged, convicted or released, as a line's verbs tell it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.conflicts.kinds.once_read import (
    DEATH,
    is_taken_back,
    kinds_by_verb,
    meant_by,
    whom_it_befell,
)
from onrecord.link.conflicts.kinds.once_words import once_words
from onrecord.link.conflicts.reading.befalling import Whom, named_from, named_up_to
from onrecord.link.conflicts.reading.runs import BEING, HELPING, tagged
from onrecord.link.conflicts.reading.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.kinds.once_read import Around
    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

_BACK, _ON = 8, 12
"""Words before a verb among which stands of whom else it is told, and after it up to an "including"."""
_ENDS = frozenset({".", ";", ":", "?", "!"})
_AFTER_DOING = frozenset(
    {"in", "by", "on", "at", "after", "during", "last", "when", "while", "as", "this", "yesterday", ",", "."}
)
"""Words behind a verb by which it tells what was done to who stands before it: "Holt, killed in May"."""


_IN_PASSING = frozenset(
    {"when", "after", "before", "since", "until", "as", "while", "because", "why", "how", "once"}
)
"""Words that open a clause which tells when or why something else was: what it tells is not what is said."""


class Fate(NamedTuple):
    """Kinds of act that befall one but once, or hardly again within a story, and whom they befell."""

    kinds: frozenset[str]
    whom: Whom


def fates(line: Line, around: Around) -> tuple[Fate, ...]:
    """What a line's verbs tell of people by name; what is denied, planned or supposed is left out."""
    run = words(line.text)
    telling = _telling()
    acts = {k: kinds for k, word in enumerate(run) if word.lower in telling if (kinds := _kinds(run, k))}
    if not acts:
        return ()
    meant = meant_by(line, run, around)
    found = (
        Fate(kinds, whom)
        for k, kinds in acts.items()
        if not (is_taken_back(run, k) or _is_in_passing(run, k))
        for whom in _people(run, k, meant, around)
        if whom.name
    )
    return tuple(dict.fromkeys(found))


@cache
def _telling() -> frozenset[str]:
    """The words by which an act may be told: most lines have none."""
    lists = once_words()
    return frozenset((*lists.befalls, *lists.done, "dead"))


def _kinds(run: Sequence[Word], k: int) -> frozenset[str]:
    """The kinds of act that a verb tells, or a "dead" that is said of somebody: "is confirmed dead"."""
    if run[k].lower == "dead" and any(w.lower in BEING for w in run[max(0, k - 2) : k]):
        return DEATH
    return kinds_by_verb(run, k) - _COMING_AND_GOING


_COMING_AND_GOING = frozenset({"entry"})
"""Who is in a clinic today is in another one next month."""


def _is_in_passing(run: Sequence[Word], k: int) -> bool:
    """Whether the verb's clause only tells when, why or how something else was."""
    parts, at = tagged(run), _subject_end(run, k)[0]
    for back in range(at, max(-1, at - _BACK), -1):
        if run[back].lower in _IN_PASSING:
            return True
        if parts[back].startswith("VB") or run[back].lower in _ENDS:
            break
    return False


def _people(run: Sequence[Word], k: int, meant: Whom, around: Around) -> Iterator[Whom]:
    """Whom the act of word k befell, each by name."""
    whom = whom_it_befell(run, k, meant, around)
    yield whom
    last, is_of_subject = _subject_end(run, k)
    if is_of_subject:
        yield _joined(run, last, around)
    if not whom.name:
        yield _among(run, k, around)
        yield from _included(run, k, around)
        if is_of_subject:
            yield _apposed(run, last, around)
        elif run[k - 1 : k] and run[k - 1].lower == "," and _is_done_to_who_is_before(run, k):
            yield named_up_to(run, k - 2, around)


def _subject_end(run: Sequence[Word], k: int) -> tuple[int, bool]:
    """The last word before a verb and what helps it, and whether the act befalls who stands there."""
    parts, at, is_passive = tagged(run), k - 1, False
    if run[k].lower == "dead" and parts[k - 1 : k] in (("VBN",), ("VBD",)):  # "is confirmed dead"
        at -= run[k - 1].lower not in BEING
    while at >= 0 and (run[at].lower in HELPING or run[at].lower == "both" or parts[at] in ("RB", "MD")):
        is_passive = is_passive or run[at].lower in BEING
        at -= 1
    lists = once_words()
    return at, is_passive or run[k].lower in lists.befalls or run[k].lower == "dead"


def _joined(run: Sequence[Word], last: int, around: Around) -> Whom:
    """Who is named before the "and" of a subject: "Holt and another man were killed"."""
    parts = tagged(run)
    for at in range(last, max(-1, last - _BACK), -1):
        if run[at].lower == "and":
            return named_up_to(run, at - 1, around)
        if parts[at].startswith("VB") or run[at].lower in _ENDS | {","}:
            break
    return Whom()


def _among(run: Sequence[Word], k: int, around: Around) -> Whom:
    """Who is one of those whom it befell: "Holt was among three people who died"."""
    for at in range(k - 1, max(0, k - _BACK), -1):
        one_of = run[at].lower == "one" and any(w.lower == "of" for w in run[at + 1 : at + 2])
        if (run[at].lower == "among" or one_of) and run[at - 1].lower in BEING:
            return named_up_to(run, at - 2, around)
        if run[at].lower in _ENDS:
            break
    return Whom()


def _included(run: Sequence[Word], k: int, around: Around) -> Iterator[Whom]:
    """Who is named first of several: "three people died, including Ilse Holt and Jan Brandt"."""
    for at in range(k + 1, min(len(run), k + _ON)):
        if run[at].lower == "including":
            yield named_from(run, at + 1, around)
        elif run[at].lower in _ENDS:
            break


def _apposed(run: Sequence[Word], last: int, around: Around) -> Whom:
    """Who is named between commas, or before: "a third man, Jan Holt, died", "Jan Holt, a cook, died"."""
    parts, at = tagged(run), last - 1
    if last < 1 or run[last].lower != ",":
        return Whom()
    while at >= 0 and run[at].lower != ",":
        if last - at > _ON or parts[at].startswith("VB") or run[at].lower in _ENDS:
            return Whom()
        at -= 1
    if named_up_to(run, at + 1, around).name:
        return named_up_to(run, last - 1, around)
    return named_up_to(run, at - 1, around) if run[at + 1].lower == run[at + 1].text else Whom()


def _is_done_to_who_is_before(run: Sequence[Word], k: int) -> bool:
    is_done = run[k].lower in once_words().done and tagged(run)[k] in ("VBN", "VBD")
    return is_done and (k + 1 == len(run) or run[k + 1].lower in _AFTER_DOING)
