"""From a verb group to the noun phrase of the one who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE, VERBAL, Line

MAX_APPOSITION = 30
"""Tokens between the commas that part a subject from its verb, at most."""
MAX_REACH = 60
"""Tokens over which a subject is shared with a later verb, at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `start` to `end` name the speaker; `left` is where all that belongs to the phrase begins."""

    start: int
    end: int
    left: int
    is_shared: bool = False


def subject(line: Line, group: Group, lo: int) -> Source | None:
    """The subject of a verb group within the stretch that begins at `lo`, or None."""
    if group.form == "finite":
        return _direct(line, group.start, lo) or _shared(line, group.start, lo)
    if group.form == "infinitive":
        return None
    return _shared(line, group.start, lo)


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
    if line.words[last] == ",":
        return _over_apposition(line, last, lo)
    start = phrases.before(line, at, lo)
    if start is None:
        return None
    return _with_name(line, start, at, lo)


def _with_name(line: Line, start: int, end: int, lo: int) -> Source:
    """Extends an apposition back to the name it explains ("Ann Bell, a delegate from Ohio | said" has no comma after)."""
    return Source(start, end, start)


def _antecedent(line: Line, pronoun: int, lo: int) -> Source | None:
    end = pronoun - 1 if line.word(pronoun - 1) == "," else pronoun
    if line.tag(end - 1) in ("IN", "TO"):
        end -= 1
    start = phrases.before(line, end, lo)
    return Source(start, end, start) if start is not None else None


def _over_apposition(line: Line, comma: int, lo: int) -> Source | None:
    """The subject before "…, the party's chairman, | said"."""
    if line.quoted[comma] != line.quoted[min(comma + 1, len(line) - 1)]:
        return None
    opening = next(
        (k for k in range(comma - 1, max(lo, comma - MAX_APPOSITION), -1) if line.words[k] == ","), None
    )
    while opening is not None and opening > lo:
        start = phrases.before(line, opening, lo)
        if start is None or not _is_aside(line, opening + 1, comma):
            return None
        further = _name_before(line, start, opening, lo)
        if further is None:
            is_apposition = line.tag(opening + 1) in ("DT", "NN", "NNP", "JJ", "CD", "PRP$")
            return Source(start, comma if is_apposition else opening, start)
        opening = further
    return None


def _name_before(line: Line, start: int, end: int, lo: int) -> int | None:
    """The comma before `start` where the phrase there is itself an apposition to a name before that comma."""
    if (
        line.word(start - 1) != ","
        or start - 1 <= lo
        or line.tags[start] not in ("DT", "NN", "JJ", "PRP$", "CD", "NNP")
    ):
        return None
    name = phrases.before(line, start - 1, lo)
    is_name = name is not None and line.tags[start - 2] == "NNP"
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


def _shared(line: Line, at: int, lo: int) -> Source | None:
    """The subject of the verb before, for "… and said", "…, adding that"."""
    k = at - 1
    while k >= lo and line.tags[k] in ("RB", "CC", ","):
        k -= 1
    joined = k < at - 1 or line.tag(at) == "VBG" or line.tag(at - 1) in ("CC", ",")
    if not joined:
        return None
    for j in range(k, max(lo, k - MAX_REACH), -1):
        if line.tags[j] not in FINITE or line.quoted[j] != line.quoted[at]:
            continue
        start = j
        while start > lo and line.tags[start - 1] in ("RB", "MD") and line.tags[start - 1] != ",":
            start -= 1
        found = _direct(line, start, lo) or _inverted(line, j)
        if found:
            return Source(found.start, found.end, found.left, is_shared=True)
    return None


def _inverted(line: Line, verb: int) -> Source | None:
    """The subject after its verb: ", said Ann Bell, adding that"."""
    if not (line.word(verb - 1) == "," or line.is_mark(verb - 1)):
        return None
    return inverted(line, verb + 1, len(line))


def inverted(line: Line, start: int, hi: int) -> Source | None:
    """The subject that begins at `start`, after its verb, with an apposition."""
    if line.tag(start) == "PRP" and line.word(start) not in phrases.SUBJECTS:
        return None
    end = phrases.after(line, start, hi)
    if end == start or all(phrases.is_time(word) for word in line.words[start:end]):
        return None
    if line.word(end) == "," and line.tag(end + 1) in ("DT", "NN", "JJ", "PRP$", "NNP", "CD"):
        closing = next(
            (k for k in range(end + 1, min(hi, end + MAX_APPOSITION)) if line.words[k] in (",", ".", ";")),
            None,
        )
        if closing is not None and not any(tag in FINITE for tag in line.tags[end + 1 : closing]):
            return Source(start, closing, start)
    return Source(start, end, start)


def is_verb_near(line: Line, start: int, end: int) -> bool:
    """Whether any verb stands between."""
    return any(tag in VERBAL for tag in line.tags[start:end])
