"""What a line of a track amounts to (for, against, conditional, open), and in which of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.background import country
from onrecord.link.conflicts.reading.negation import NEGATIONS
from onrecord.link.conflicts.reading.runs import BEING, HELPING, index_at, tagged
from onrecord.link.conflicts.reading.words import words
from onrecord.link.positions.lists import stems
from onrecord.link.positions.stances import CONDITION, DOUBLE, clause_on
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line
    from onrecord.model import Leaning

_FOR = frozenset({"agree", "propose", "promise", "threaten", "intend", "demand", "praise"})
_AGAINST = frozenset({"refuse", "criticise"})
_TELLING = frozenset({"accuse", "allege", "deny", "know", "ask", "warn", "other"})
"""Acts by which one tells of another, or how things are or may be, or asks."""
_ONESELF = {
    "direct": frozenset({"i", "we"}),
    "indirect": frozenset({"he", "she", "it", "they"}),
    "mixed": frozenset({"i", "we", "he", "she", "it", "they"}),
}
"""Who speaks is "we" within quotation marks and "they" outside them."""
_WILL = frozenset({"will", "would", "shall", "ll", "wo"})
_OUGHT = frozenset({"should", "must", "ought"})
_MAY = frozenset({"could", "may", "might", "can"})
"""Words by which somebody only may do what the next tells."""
_ADJECTIVES = frozenset({"opposed", "prepared", "ready", "willing", "unwilling"})
_WHETHER = re.compile(
    r"\b(?:see|know|ask|asked|tell|test|check|sure|clear|wonder|decide)s?(?:\s+for\s+\w+)?\s+$", re.IGNORECASE
)
"""Words after which "if" only asks."""
_IT_ONLY = re.compile(
    r"\bit (?:would|will (?:also |not |only |probably )?(?:be|take(?! part)|cost|mean))\b", re.IGNORECASE
)
"""An "it" by which things are meant, and not who speaks."""
_BEFORE_CUE, _TALK = 12, 6
"""Characters before a cue in which its negation stands, and words from a cue of refusing on that say what."""
_MOST, _LEAST = 12, 5
"""Words that tell what a line amounts to at most, and from which on a comma ends them."""
_NEAR = 40
"""Characters between a cue and the content after it, at most, that are told in one go."""
_PRINTED = re.compile(r"\S+")
_STOPS, _SHORT = (".", ";", ":", "!", "?"), 5
"""Marks that end a few words, and letters of a word that a point only shortens: "Dr.", "Sept."."""
_LOOSE = " \t\n,;:.-–—"
"""What is left out at the end of a few words."""
_OPENING, _CLOSING = ('"', "“", "‘", "'"), ('"', "”", "’", "'")
"""Quotation marks; one that closes what was opened before the words is left out, too."""


class Stand(NamedTuple):
    """What a line amounts to, and where its article says so; "told" where it only tells how things are."""

    leaning: Leaning
    words: Span | None = None


_TOLD = Stand("told")


class _Found(NamedTuple):
    """The number of the first word that tells it, and what it amounts to."""

    first: int
    leaning: Leaning


def stand(
    line: Line, about: Iterable[str], names: AbstractSet[str], others: AbstractSet[str] = frozenset()
) -> Stand:
    """What the line amounts to towards the issue that it is `about` (words, folded).

    By the act of its cue, or by words of will in the clause that names the issue: what one ought to do
    ("should"), and what who speaks will or won't do, wants, opposes or talks of, as "we" or by one of their
    `names`, or by a pronoun that is none of the `others`, which mean somebody else there.
    """
    act = line.statement.act
    if act in _TELLING or (act == "refuse" and _only_keeps_silent(line)):
        return _TOLD
    if (act == "refuse" and line.statement.polarity == "affirmed") or _only_may(line):
        return _TOLD  # who has not refused it has not agreed to it
    clause = clause_on(line.text, about)
    low, run = line.text.index(clause), words(line.text)
    if act in _FOR | _AGAINST:
        against = act in _AGAINST or line.statement.polarity == "denied" or _is_cue_turned(line)
        found = Stand("against" if against else "for", first_words(line))
    else:
        own = names | (_oneself(line, clause) - others)
        willed = _willed(run, index_at(run, low), index_at(run, low + len(clause)), own)
        if willed is None:
            return _TOLD
        found = Stand("for" if DOUBLE.search(clause) else willed.leaning, _from(line, run, willed.first))
    condition = _condition(clause)
    if condition is None or found.leaning == "open":
        return found
    first = _from(line, run, index_at(run, low + condition.start()))
    return Stand("conditional", min(filter(None, (first, found.words)), default=None))


def _only_keeps_silent(line: Line) -> bool:
    """Whether somebody only refuses to talk: "declined to say whether", "would not comment"."""
    said = words(first_words(line).of(line.article.text))[:_TALK]
    return any(stem(w.lower) in stems("telling") for w in said)


def _only_may(line: Line) -> bool:
    """Whether the cue tells what somebody is able or free to do: "can propose an initiative"."""
    cue = line.statement.cue
    printed = cue.of(line.article.text).lower().split() if cue else []
    return bool(printed) and printed[0] in _MAY


def _is_cue_turned(line: Line) -> bool:
    """Whether the cue is negated: "didn't voice support"."""
    cue = line.statement.cue
    printed = line.article.text[max(0, cue.start - _BEFORE_CUE) : cue.end] if cue else ""
    return any(w.lower in NEGATIONS for w in words(printed))


def _oneself(line: Line, clause: str) -> AbstractSet[str]:
    """Pronouns by which the line tells of who says it; not "it would help", "it will be days"."""
    oneself = _ONESELF[line.statement.quoted]
    return oneself - {"it"} if _IT_ONLY.search(clause) and not DOUBLE.search(clause) else oneself


def _condition(clause: str) -> re.Match[str] | None:
    """Where a clause makes a condition; "to see if" makes none."""
    return next((m for m in CONDITION.finditer(clause) if not _WHETHER.search(clause[: m.start()])), None)


def _willed(run: Sequence[Word], first: int, end: int, names: AbstractSet[str]) -> _Found | None:
    """The first words of the clause by which who speaks will or won't have something."""
    parts = tagged(run)
    for k in range(first, end):
        if parts[k] == "MD" and run[k].lower in _OUGHT and not _is_measure(run, k):
            return _Found(max(_subject(run, k, first), first), _side(turned=_is_turned(run, k)))
        kind = _kind(run, k)
        verb = _verb_before(run, k, first) if kind == "talking" and parts[k].startswith("NN") else k
        if not kind or verb < 0:
            continue
        subject = _subject(run, verb, first)
        if subject < first and first:
            continue  # a clause without a subject of its own: whose it is stands before "but"
        if subject >= first and not _is_own(run[subject], names):
            continue
        is_open = kind == "talking" or (kind == "will" and _is_talked_of(run, k))
        turned = (kind == "refusing") != _is_turned(run, k)
        return _Found(max(subject, first), "open" if is_open else _side(turned=turned))
    return None


def _is_measure(run: Sequence[Word], k: int) -> bool:
    """Whether it only measures something else: "profit more than they should"."""
    return any(w.lower == "than" for w in run[max(0, k - 3) : k])


def _side(*, turned: bool) -> Leaning:
    return "against" if turned else "for"


def _kind(run: Sequence[Word], k: int) -> str:
    """By what kind of word somebody will have something or won't; "" by none."""
    lower, part = run[k].lower, tagged(run)[k]
    if part == "MD" and lower in _WILL:
        return "" if any(w.lower == "have" for w in run[k + 1 : k + 2]) else "will"
    is_passive = part == "VBN" and any(w.lower in BEING for w in run[max(0, k - 2) : k])
    if stem(lower) in stems("talking"):
        is_about = any(w.lower in ("about", "that") for w in run[k + 1 : k + 2])
        return "talking" if part in ("VB", "VBP", "VBZ", "VBG", "NN") and not is_about else ""
    if (is_passive or not part.startswith("VB")) and lower not in _ADJECTIVES:
        return ""
    if any(stem(w.lower) in stems("telling") for w in run[k + 1 : k + 3]):
        return ""  # "I want to say that"
    if any(w.lower in _MAY for w in run[max(0, k - 2) : k]):
        return ""
    return next((kind for kind in ("wanting", "refusing") if stem(lower) in stems(kind)), "")


def _is_talked_of(run: Sequence[Word], k: int) -> bool:
    return any(stem(w.lower) in stems("talking") for w in run[k + 1 : k + 4])


def _verb_before(run: Sequence[Word], k: int, first: int) -> int:
    """The verb of being at it whose object a noun is: "we *continue* negotiations"; -1 where none is."""
    near = range(k - 1, max(first, k - 3) - 1, -1)
    return next((at for at in near if stem(run[at].lower) in stems("going")), -1)


def _subject(run: Sequence[Word], k: int, first: int) -> int:
    """The last word before a verb and what helps it; the one before the clause where there is none."""
    parts, at = tagged(run), k - 1
    while at >= first:
        is_at_it = parts[at] == "TO" and any(
            stem(w.lower) in stems("going") for w in run[max(0, at - 1) : at]
        )
        if not (is_at_it or run[at].lower in HELPING or parts[at] in ("RB", "MD", '"')):
            break
        at -= 1 + is_at_it
    return at


def _is_own(subject: Word, names: AbstractSet[str]) -> bool:
    """Whether it is who speaks: "we", one of their names, or the seat of their government."""
    form, code = country(subject.text) if subject.is_name else ("", "")
    return bool({subject.lower, subject.sense} & names) or (form in ("name", "seat") and code in names)


def _is_turned(run: Sequence[Word], k: int) -> bool:
    around = (*run[max(0, k - 2) : k], *run[k + 1 : k + 3])
    return any(w.lower in NEGATIONS or w.lower == "no" for w in around)


def _from(line: Line, run: Sequence[Word], first: int) -> Span | None:
    """A few words of a line from one of them on."""
    start = line.place(run[first].start) if first < len(run) else None
    return None if start is None else _few(line.article.text, start, line.statement.content[-1].end)


def first_words(line: Line) -> Span:
    """A few words of a line: from its cue on, where the content comes after it, else of the content."""
    content, cue = line.statement.content, line.statement.cue
    first = content[0].start
    if cue is not None and 0 <= first - cue.end <= _NEAR:
        first = cue.start
    return _few(line.article.text, first, content[-1].end)


def _few(text: str, start: int, end: int) -> Span:
    """From a character on a few words, up to where their clause ends."""
    last = start
    for nth, word in enumerate(_PRINTED.finditer(text, start, max(end, start + 1)), 1):
        last = word.end()
        stop = word[0].rstrip("\"”’'")[-1:]
        is_short = stop == "." and word[0][:1].isupper() and len(word[0]) <= _SHORT
        if nth == _MOST or (stop in _STOPS and not is_short) or (stop == "," and nth >= _LEAST):
            break
    said = text[start:last].rstrip(_LOOSE)
    if said[-1:] in _CLOSING and not any(mark in said[:-1] for mark in _OPENING):
        said = said[:-1].rstrip(_LOOSE)
    return Span(start, start + max(1, len(said)))
