"""From a verb group to the noun phrase of the one who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE, Line
from onrecord.language.lexicon import cues, lemma

MAX_APPOSITION = 30
"""Tokens between the commas that part a subject from its verb, at most."""
_TIME_ADJECTIVES = frozenset({"last", "this", "late", "early", "earlier", "later", "next"})
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


def subject(line: Line, group: Group, lo: int) -> Source | None:
    """The subject of a verb group within the stretch that begins at `lo`, or None."""
    if group.form == "finite":
        at = _before_time(line, group.start, lo)
        return _direct(line, at, lo) or _shared(line, group.start, lo)
    if group.form == "infinitive":
        return None
    return _shared(line, group.start, lo)


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
    if line.words[last] == ",":
        return _over_apposition(line, last, lo)
    start = phrases.before(line, at, lo)
    if start is None:
        return None
    if line.tag(start - 1) in ("VBD", "VBN", "VB", "VBG", "IN", "TO") and (
        antecedent := _over_relative(line, start, lo)
    ):
        return Source(antecedent.start, at, antecedent.left)
    return Source(start, at, start)


def _over_relative(line: Line, start: int, lo: int) -> Source | None:
    """The phrase before "who came to the rally" where its last words were taken for the subject."""
    for k in range(start - 1, max(lo, start - MAX_RELATIVE), -1):
        if line.words[k] == "," or (line.tags[k] in FINITE and lemma(line.words[k]) in cues()):
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
            is_apposition = line.tag(opening + 1) not in ("WP", "IN", "RB", "TO", "WRB")
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


def _shared(line: Line, at: int, lo: int) -> Source | None:
    """The subject of the verb before, for "… and said", "…, adding that"."""
    k = at - 1
    while k >= lo and line.tags[k] in ("RB", "CC", ","):
        k -= 1
    participial = line.tag(at) == "VBG" and line.word(at - 1) in _PARTICIPIAL
    if not (k < at - 1 or participial or line.tag(at) == "VBG"):
        return None
    verbs = [
        j
        for j in range(k, max(lo, k - MAX_REACH), -1)
        if line.tags[j] in FINITE and line.quoted[j] == line.quoted[at]
    ]
    if line.tag(at) == "VBG":
        verbs = [j for j in reversed(verbs) if not _is_subordinate(line, j)] or verbs
    else:
        verbs.sort(key=lambda j: (_is_subordinate(line, j), line.tags[j] != line.tag(at)))
    for j in verbs:
        start = j
        while start > lo and line.tags[start - 1] in ("RB", "MD") and line.tags[start - 1] != ",":
            start -= 1
        found = _direct(line, start, lo) or _inverted(line, j)
        if found:
            return Source(found.start, found.end, found.left, is_shared=True)
    return None


def _is_subordinate(line: Line, verb: int) -> bool:
    """Whether a verb belongs to a clause that hangs on another ("who came", "that it was")."""
    for k in range(verb - 1, max(-1, verb - 10), -1):
        if line.tags[k] == "WP" or line.words[k] in (
            "that",
            "if",
            "when",
            "while",
            "because",
            "as",
            "after",
            "before",
        ):
            return True
        if line.tags[k] in FINITE or line.words[k] == ",":
            return line.tags[k] in FINITE
    return False


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
