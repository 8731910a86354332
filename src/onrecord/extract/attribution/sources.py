"""From a verb group to the noun phrase of the one who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.line import FINITE, Line
from onrecord.language.lexicon import cues, lemma

if TYPE_CHECKING:
    from onrecord.extract.attribution.groups import Group

MAX_APPOSITION = 30
"""Tokens between the commas that part a subject from its verb, at most."""
_TIME_ADJECTIVES = frozenset({"last", "this", "late", "early", "earlier", "later", "next", "here", "there"})
_SUBORDINATORS = frozenset({"that", "if", "when", "while", "because", "as", "after", "before"})
_NO_APPOSITION = frozenset({"WP", "IN", "RB", "TO", "WRB"})
_CIRCUMSTANCE = frozenset(
    {"speaking", "talking", "writing", "appearing", "referring", "citing", "asked", "using"}
)
_PARTICIPIAL = frozenset({"while", "by", "in", "after", "before", "without", "when", "for", "of"})
MAX_RELATIVE = 16
"""Tokens of a relative clause between a subject and its verb, at most."""
MAX_REACH = 60
"""Tokens over which a subject is shared with a later verb, at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `start` to `end` name the speaker; `left` is where all that belongs to the phrase begins."""

    start: int
    end: int
    left: int
    is_shared: bool = False


def subject(line: Line, group: Group, lo: int, *, is_near: bool = False) -> Source | None:
    """The subject of a verb group within the stretch that begins at `lo`, or None.

    A participle's is that of the main clause, or, if `is_near`, of the verb before.
    """
    if group.form == "finite":
        at = _before_time(line, group.start, lo)
        return _direct(line, at, lo) or _shared(line, group, lo, is_near=True)
    if group.form == "infinitive":
        return None
    return _shared(line, group, lo, is_near=is_near)


def _before_time(line: Line, at: int, lo: int) -> int:
    """`at` moved left over an adverbial of time between subject and verb ("Gore on Monday | said")."""
    k = at
    while (
        k - 1 > lo
        and at - k < 4
        and (phrases.is_time(line.words[k - 1]) or line.words[k - 1] in _TIME_ADJECTIVES)
    ):
        k -= 1
    if k == at:
        return at
    return k - 1 if line.words[k - 1] in ("on", "in", "at") and k - 1 > lo else k


def _direct(line: Line, at: int, lo: int) -> Source | None:
    """The phrase right before `at`, before a comma and an apposition, or before a relative pronoun."""
    last = at - 1
    if last < lo:
        return None
    if line.tags[last] == "WP" and line.words[last] in ("who", "which", "that"):
        return _antecedent(line, last, lo)
    if (
        line.words[last] == "that"
        and line.tags[last] in ("IN", "DT")
        and last > lo
        and line.tags[last - 1] in ("NN", "NNP")
    ):
        return _antecedent(line, last, lo)
    if line.words[last] == "," == line.word(last - 2) and line.tags[last - 1] == "RB" and last - 2 > lo:
        return _direct(line, last - 1, lo) or _direct(line, last - 2, lo)
    if line.words[last] in (",", "—", "–", "--"):
        return _over_apposition(line, last, lo)
    start = phrases.before(line, at, lo)
    if start is None:
        return _over_relative(line, at, lo) if line.tags[last] in ("VBN", "RB") else None
    if line.tag(start - 1) in ("VBD", "VBN", "VB", "VBG", "IN", "TO") and (
        antecedent := _over_relative(line, start, lo)
    ):
        return Source(antecedent.start, at, antecedent.left)
    return Source(start, at, start)


def _over_relative(line: Line, start: int, lo: int) -> Source | None:
    """The phrase before "who came to the rally" where its last words were taken for the subject."""
    for k in range(start - 1, max(lo, start - MAX_RELATIVE), -1):
        is_cue = line.tags[k] in FINITE and lemma(line.words[k]) in cues()
        if line.words[k] == "," or (is_cue and line.tags[start - 1] != "VBN"):
            return None
        if line.words[k] == "who":
            return _antecedent(line, k, lo) if line.tags[k - 1] in ("NN", "NNP", "DT", "CD") else None
    return None


def _antecedent(line: Line, pronoun: int, lo: int) -> Source | None:
    end = pronoun - 1 if line.word(pronoun - 1) == "," else pronoun
    if line.tag(end - 1) in ("IN", "TO"):
        end -= 1
    start = phrases.before(line, end, lo)
    return Source(start, end, start) if start is not None else None


def _over_apposition(line: Line, closing: int, lo: int) -> Source | None:
    """The subject before "…, the party's chairman, | said"; the mark before the verb is at `closing`."""
    mark = line.words[closing]
    if closing + 1 < len(line) and line.quoted[closing] != line.quoted[closing + 1]:
        return None
    reach = range(closing - 1, max(lo, closing - MAX_APPOSITION), -1)
    opening = next((k for k in reach if line.words[k] == mark), None)
    while opening is not None and opening > lo:
        start = phrases.before(line, opening, lo)
        if not _is_aside(line, opening + 1, closing):
            return None
        further = _earlier_opening(line, start, opening, lo) if mark == "," else None
        if further is None:
            whole = (
                line.tag(opening + 1) not in _NO_APPOSITION and line.words[opening + 1] not in _CIRCUMSTANCE
            )
            return (
                Source(start, closing if whole and mark == "," else opening, start)
                if start is not None
                else None
            )
        opening = further
    return None


def _earlier_opening(line: Line, start: int | None, opening: int, lo: int) -> int | None:
    """The comma further left at which the aside really opens: its own commas came first."""
    at = opening if start is None else start
    for k in range(at - 1, max(lo, at - MAX_RELATIVE), -1):
        if line.tags[k] == "WP" and line.words[k - 1] == "," and line.words[k] in ("who", "whose", "which"):
            return k - 1
        if line.words[k] == "," and k < at - 1 and line.tags[k + 1] not in ("IN", "VBG", "VBN"):
            break
    if start is None:
        return None
    if line.tag(start - 1) == "IN" and line.word(start - 2) == "," and start - 2 > lo:
        return start - 2
    return _name_before(line, start, opening, lo)


def _name_before(line: Line, start: int, end: int, lo: int) -> int | None:
    """The comma before `start` where the phrase there is itself an apposition to a name before that comma."""
    if (
        line.word(start - 1) != ","
        or start - 1 <= lo
        or line.tags[start] not in ("DT", "NN", "JJ", "PRP$", "CD", "NNP")
    ):
        return None
    name = phrases.before(line, start - 1, lo)
    is_name = name is not None and line.tags[start - 2] == "NNP" and line.tag(name - 1) not in ("IN", "TO")
    return start - 1 if is_name and (line.tags[start] != "NNP" or line.tag(end - 1) == "NNP") else None


def _is_aside(line: Line, start: int, end: int) -> bool:
    """Whether the tokens between two commas may stand between a subject and its verb."""
    if start >= end or line.tags[start] in ("CC", "PRP"):
        return False
    if line.tags[start] in ("WP", "VBG", "VBN", "IN", "RB", "TO", "WRB", "JJ"):
        return True
    finite = [k for k in range(start, end) if line.tags[k] in FINITE]
    relative = [k for k in range(start, end) if line.tags[k] == "WP"]
    return not finite or bool(relative and relative[0] < finite[0])


def _shared(line: Line, group: Group, lo: int, *, is_near: bool) -> Source | None:
    """The subject of the verb before, for "… and said", "…, adding that", "while calling for"."""
    at = group.start
    k = at - 1
    while k >= lo and line.tags[k] in ("RB", "CC", ","):
        k -= 1
    if k == at - 1 and group.form != "gerund" and line.word(at - 1) not in _PARTICIPIAL:
        return None
    for j in _verbs_before(line, k, lo, group, is_near=is_near):
        start = j
        while start > lo and line.tags[start - 1] in ("RB", "MD"):
            start -= 1
        if found := _direct(line, _before_time(line, start, lo), lo) or _inverted(line, j):
            return Source(found.start, found.end, found.left, is_shared=True)
    return None


def _verbs_before(line: Line, k: int, lo: int, group: Group, *, is_near: bool) -> list[int]:
    """Finite verbs up to `k` whose subject may be the group's too, the likeliest first."""
    quoted = line.quoted[group.head]
    verbs = [
        j
        for j in range(k, max(lo - 1, k - MAX_REACH), -1)
        if line.tags[j] in FINITE and line.quoted[j] == quoted
    ]
    if group.form == "gerund" and is_near:
        return verbs
    if group.form == "gerund":
        return [j for j in reversed(verbs) if not _is_subordinate(line, j)] or verbs
    tag = line.tags[group.start]
    after_comma = any(line.words[j] == "," for j in range(k + 1, group.start))
    rank = lambda j: (after_comma and _is_subordinate(line, j), tag in FINITE and line.tags[j] != tag)  # noqa: E731
    return sorted(verbs, key=rank)


def _is_subordinate(line: Line, verb: int) -> bool:
    """Whether a verb belongs to a clause that hangs on another ("who came", "that it was")."""
    for k in range(verb - 1, max(-1, verb - 10), -1):
        if line.tags[k] == "WP" or line.words[k] in _SUBORDINATORS:
            return True
        if line.tags[k] in FINITE or line.words[k] == ",":
            return line.tags[k] in FINITE
    return False


def _inverted(line: Line, verb: int) -> Source | None:
    """The subject after its verb: ", said Ann Bell, adding that"."""
    if not (line.word(verb - 1) == "," or line.is_mark(verb - 1)):
        return None
    return inverted(line, verb + 1, len(line))


def _is_circumstance(line: Line, k: int) -> bool:
    """Whether "in a statement", "at a rally" begins at `k`: how it was said, not by whom."""
    return line.words[k] in ("in", "on", "at", "during", "to") and line.word(k + 1) in (
        "a",
        "an",
        "his",
        "her",
        "their",
    )


def inverted(line: Line, start: int, hi: int) -> Source | None:
    """The subject that begins at `start`, after its verb, with an apposition."""
    if line.tag(start) == "PRP" and line.word(start) not in phrases.SUBJECTS:
        return None
    end = phrases.after(line, start, hi)
    end = next((k for k in range(start + 1, end) if _is_circumstance(line, k)), end)
    if end == start or all(phrases.is_time(word) for word in line.words[start:end]):
        return None
    if line.tag(end) == "WP" and line.word(end) in ("who", "that"):
        closing = next(
            (k for k in range(end, min(hi, end + MAX_APPOSITION)) if line.words[k] in (",", ".", ";")), None
        )
        if closing is not None:
            return Source(start, closing, start)
    if line.word(end) == "," and line.tag(end + 1) in ("DT", "NN", "JJ", "PRP$", "NNP", "CD"):
        closing = next(
            (k for k in range(end + 1, min(hi, end + MAX_APPOSITION)) if line.words[k] in (",", ".", ";")),
            None,
        )
        if closing is not None and not any(tag in FINITE for tag in line.tags[end + 1 : closing]):
            return Source(start, closing, start)
    return Source(start, end, start)
