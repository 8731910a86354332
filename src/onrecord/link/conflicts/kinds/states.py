"""States that end: who was held is released, what was closed is open again, who was missing is found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.link.compare.words import claim_words, content_word
from onrecord.link.conflicts.finding import Finding, Kind
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_end, clause_start
from onrecord.link.conflicts.reading.scopes import of_other_people, same_one, same_times
from onrecord.link.conflicts.reading.words import around, conflict_words, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

LEAST_NEAR, LEAST_NEAR_ROLE, _NEAR_PERSON = 0.44, 0.35, 0.2
"""How near two lines lie that have one thing in two states, and where it is a story's driver or pilot."""
_BEFORE = 3
"""Words before a state among which a negation or a plan takes it back."""
_BEARER = 7
"""Words before a verb of being, or after an act, among which its bearer stands."""
_NOT_SO = frozenset(
    {"will", "would", "can", "could", "may", "might", "should", "to", "if", "until", "unless", "before"}
)
_BEING = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "remain",
        "remains",
        "remained",
        "stay",
        "stays",
        "stayed",
        "kept",
    }
)
_STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed", "keep", "kept"})
_HAVING = frozenset({"has", "have", "had"})
_JOINING = frozenset({"but", "and", "then"})
_LIGHT = frozenset(
    {
        "now",
        "also",
        "still",
        "already",
        "later",
        "then",
        "but",
        "and",
        "since",
        "yet",
        "all",
        "back",
        "not",
        "on",
        "in",
    }
)
_PREDICATES = frozenset({"over", "back", "safe", "complete"})
"""Words that say a state only after a verb of being: "it is over", not "terrorism over"."""
OF_PEOPLE = frozenset({"in-office", "barred"})
"""States that only people are in, who may be meant by a pronoun."""
_POINTING = frozenset({"he", "she", "it", "they", "all", "both", "them"})
_OPENING = 4
"""Words at the head of a line among which it points back."""
_BACK = 3
"""Lines before a line in which that is told to which it points."""
_GAP = 60
"""Characters between the two at most: who says the first may stand there."""
_FOLLOWED = 0.5
_ENDS = frozenset({",", ";", ":", ".", "--", "that", "after", "when", "while", "(", ")"})


@dataclass(frozen=True, slots=True)
class State:
    """Of which kind, whether it is the later of its two, where among the words, and its bearer's senses."""

    kind: str
    is_later: bool
    at: int
    bearer: frozenset[str]


_Kinds = list[tuple[str, bool]]


@cache
def _known() -> tuple[dict[str, _Kinds], dict[str, list[tuple[int, tuple[str, ...], _Kinds]]]]:
    """The states by word, and the phrases that tell one by their first word, each with its rank by length."""
    by_word: dict[str, _Kinds] = {}
    phrases: dict[tuple[str, ...], _Kinds] = {}
    for kind, row in conflict_words().states.items():
        for is_later, words in enumerate(row):
            for word in words:
                if "-" in word:
                    phrases.setdefault(tuple(word.split("-")), []).append((kind, bool(is_later)))
                else:
                    by_word.setdefault(word, []).append((kind, bool(is_later)))
    by_first: dict[str, list[tuple[int, tuple[str, ...], _Kinds]]] = {}
    for rank, phrase in enumerate(sorted(phrases, key=len, reverse=True)):
        by_first.setdefault(phrase[0], []).append((rank, phrase, phrases[phrase]))
    return by_word, by_first


def states(run: Sequence[Word]) -> tuple[State, ...]:
    """The states that a line says something is in; those denied, planned or supposed are left out."""
    by_word, phrases = _known()
    found: list[State] = []
    taken: set[int] = set()
    lower = tuple(w.lower for w in run)
    here = sorted(row for first in set(lower) & phrases.keys() for row in phrases[first])
    for _, words, kinds in here:
        for k in range(len(run) - len(words) + 1):
            if k not in taken and lower[k : k + len(words)] == words:
                taken.update(range(k, k + len(words)))
                if _is_supposed(run, k):
                    continue
                bearer = _bearer(run, k, k + len(words))
                found += [State(kind, is_later, k, bearer) for kind, is_later in kinds]
    for k, word in enumerate(run):
        some = by_word.get(word.lower)
        if not some or k in taken:
            continue
        is_said = word.lower not in _PREDICATES or any(w.lower in _BEING for w in run[max(0, k - 2) : k])
        if is_said and not _is_taken_back(run, k):
            found += [State(kind, is_later, k, _bearer(run, k, k + 1)) for kind, is_later in some]
    return tuple(
        sorted(
            (s for s in found if s.bearer or s.is_later or s.kind in OF_PEOPLE),
            key=lambda state: (state.at, state.kind),
        )
    )


def _bearer(run: Sequence[Word], k: int, end: int) -> frozenset[str]:
    """Who or what is in the state: before a verb of being ("the road is closed"), else after the act.

    Where another act of the same bearer stands between ("was arrested, then released"), that is passed over.
    """
    if run[end - 1].lower == "for":
        return _told(run[end : end + _BEARER])
    at = k - 1
    while at >= 0 and (run[at].lower in _LIGHT or run[at].lower.endswith("ly") or run[at].lower == ","):
        at -= 1
    if {w.lower for w in run[at + 1 : k]} & _JOINING:
        at = next((j for j in range(at, max(-1, at - _BEARER), -1) if run[j].lower in _BEING), at)
    if at >= 0 and run[at].lower in _BEING:
        while at and run[at - 1].lower in (*_HAVING, *_LIGHT, "that", "which", "who"):
            at -= 1
        first = clause_start(run, at, _BEARER, _ENDS - {","})
        return _told(run[first:at]) | _before_aside(run, at)
    if (with_ := _with(run, k)) is not None:
        return _told(run[with_ + 1 : k])
    last = clause_end(run, end, _BEARER, _ENDS)
    alone = run[k].lower in _INTRANSITIVE or run[end - 1].lower in _ALONE
    if alone and (last == end or run[end].lower in _WHEN_OR_WHERE):
        return _subject(run, k)
    return _told(run[end:last])


_INTRANSITIVE = frozenset(
    {"reopened", "reopen", "reopens", "resumed", "resume", "resumes", "closed", "shut", "resigned"}
)
"""Acts that may be done to nobody: "schools reopened on Monday"."""
_ALONE = frozenset({"ahead", "again", "working", "running", "operation", "place", "proceed", "schedule"})
"""Words that end what something does by itself: "the match will go ahead"."""
_WHEN_OR_WHERE = frozenset(
    {"on", "in", "at", "by", "from", "within", "late", "early", "last", "this", "after"}
)


def _subject(run: Sequence[Word], k: int) -> frozenset[str]:
    """Who or what stands before an act that is done to nobody: "the search resumed"."""
    last = k
    if k and run[k - 1].lower == ",":  # "the search, halted on Monday, resumed"
        opened = [at for at in range(max(0, k - _ASIDE), k - 1) if run[at].lower == ","]
        last = opened[-1] if opened else k
    return _told(run[clause_start(run, last, _BEARER, _ENDS) : last])


_ASIDE = 14
"""Words that an aside between a subject and its act has at most."""


def _before_aside(run: Sequence[Word], at: int) -> frozenset[str]:
    """Whom an aside before a verb tells of: "*Greta Holt*, the former head of the bank, was arrested"."""
    if not at or run[at - 1].lower != ",":
        return frozenset()
    opened = next((k for k in range(at - 2, max(0, at - _ASIDE), -1) if run[k].lower == ","), 0)
    return _told([w for w in run[max(0, opened - 2) : opened] if w.is_name])


def _with(run: Sequence[Word], k: int) -> int | None:
    """Where "with" stands that puts something in a state: "with the schools and the harbour closed"."""
    for at in range(k - 2, max(-1, k - _BEARER), -1):
        if run[at].lower in _ENDS:
            break
        if run[at].lower == "with":
            return at
    return None


_NEARBY = frozenset({"near", "by", "beside", "around", "opposite", "outside"})
"""Words behind a bearer that tell where it lies: the harbour in "schools by the harbour" is none."""


def _told(some: Sequence[Word]) -> frozenset[str]:
    end = next((k for k, w in enumerate(some) if k and w.lower in _NEARBY and some[k - 1].sense), len(some))
    some = some[:end]
    return told([w for w in some if not w.lower[0].isdigit()])


def _is_supposed(run: Sequence[Word], k: int) -> bool:
    """Whether a clause says only what would be so: "until he stepped down", "even had he stepped down"."""
    before = run[clause_start(run, k, _SUPPOSING, _ENDS) : k]
    turned = any(a.lower == "had" and (b.is_name or b.lower in _SUBJECTS) for a, b in pairwise(before))
    return turned or any(word.lower in _IFS for word in before)


_SUBJECTS = frozenset({"he", "she", "it", "they"})
_IFS = frozenset({"if", "until", "unless", "whether"})
_SUPPOSING = 5
"""Words before a state among which it is only supposed."""


def _is_taken_back(run: Sequence[Word], k: int) -> bool:
    if any(w.lower in _STAYING for w in run[max(0, k - 1) : k]):
        k -= 2  # "would stay shut": so it is now
    before = {w.lower for w in run[max(0, k - _BEFORE) : max(0, k)] if w.lower != "may" or not w.is_name}
    return bool(before & _NOT_SO or before & claim_words().negations)


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One line has the earlier state of a thing, the other, of another article, its later one.

    One article knows how it stands: what it has in two states are two things, or it tells how the one became
    the other.
    """
    if a.line.article.id == b.line.article.id or a.years != b.years:
        return None
    if near < (_NEAR_PERSON if a.people & b.people else LEAST_NEAR_ROLE) or not same_one(a, b):
        return None
    return _ended(a, b, near, "b") or _ended(b, a, near, "a")


def followed(lines: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(line, later line, finding) where a state in one line of an article ends by a pronoun in the next.

    "Trading was halted on Monday. It resumed on Friday."
    """
    body = [f for f in lines if f.line.statement.region != "title"]
    for k, second in enumerate(body):
        ends = {s.kind: s for s in second.states if s.is_later and not s.bearer}
        if not ends or not _POINTING.intersection(w.lower for w in second.words[:_OPENING]):
            continue
        for first in body[max(0, k - _BACK) : k]:
            for state in first.states:
                if state.kind in ends and not state.is_later and _stand_by(first, second):
                    end = around(second.words, ends[state.kind].at)
                    why = f"“{around(first.words, state.at)}”, and then “{end}”"
                    matter = f"{state.kind}/{'-'.join(sorted(state.bearer)[:2])}"
                    yield first, second, Finding("polarity", why, _FOLLOWED, matter, "b")


def _stand_by(first: Frame, second: Frame) -> bool:
    """Whether the one sentence comes right after the other."""
    gap = second.line.statement.hull.start - first.line.statement.hull.end
    return 0 <= gap <= _GAP


def _ended(first: Frame, second: Frame, near: float, later: Literal["a", "b"]) -> Finding | None:
    gone = {state.kind for state in first.states if state.is_later}
    for one in first.states:
        if one.is_later or one.kind in gone:
            continue
        for other in second.states:
            common = one.bearer & other.bearer
            if other.kind != one.kind or not other.is_later:
                continue
            of_person = one.kind in _PERSONAL and _is_of_one_person(first, second, one.kind)
            whole = common == other.bearer and _is_since(first, second)
            told = first.in_one_story and (common & _roles() or whole)
            if near < LEAST_NEAR and not of_person and not told:
                continue
            if one.kind == "barred" and not _is_barred(first, second, one):
                continue
            if one.kind == "sought" and not _is_caught(first, second):
                continue
            of_people = of_person or (one.kind in OF_PEOPLE and first.people & second.people)
            if not of_people and not _of_one(common, first, second):
                continue
            why = f"“{around(first.words, one.at)}”, and then “{around(second.words, other.at)}”"
            kind: Kind = "commitment" if one.kind == "unnamed" else "polarity"
            strength = 0.1 + 0.5 * near + 0.05 * min(4, len(common))
            return Finding(kind, why, strength, f"{one.kind}/{'-'.join(sorted(common)[:2])}", later)
    return None


def _is_of_one_person(first: Frame, second: Frame, kind: str) -> bool:
    """Whether both lines tell of one person; of an office, of one among others."""
    common = first.people & second.people
    return bool(common) and (kind == "in-office" or first.people == second.people)


_PERSONAL = frozenset({"in-office", "critical", "to-be-charged", "in-court", "on-trial"})
"""States of one person, by which two lines that mean the same one need not lie near each other."""


@cache
def _roles() -> frozenset[str]:
    """The senses of what somebody is, of whom a story has but one."""
    lists = conflict_words()
    return frozenset(content_word(role) for role in lists.roles - lists.anybody)


def _is_since(first: Frame, second: Frame) -> bool:
    """Whether the second line is known to be of a later day."""
    return later(first, second) == "b"


def _is_barred(first: Frame, second: Frame, one: State) -> bool:
    """Whether somebody was barred, and no later than that was lifted: a "banned drug" bars nobody."""
    before = {w.lower for w in first.words[max(0, one.at - 3) : one.at]}
    return bool(before & _BEING) and same_times(first, second) and later(first, second) != "a"


def _is_caught(sought: Frame, caught: Frame) -> bool:
    """Whether somebody who was sought may be the one who was caught: since then, and nobody else named."""
    if not same_times(sought, caught) or sought.open or caught.open or caught.lowered & _RECORDED:
        return False
    order = later(sought, caught)
    if sought.people or caught.people:
        return (sought.people == caught.people and order != "a") or (order == "b" and not sought.people)
    return order == "b"


_RECORDED = frozenset({"camera", "cameras", "footage", "video", "flat-footed", "if", "whether", "mistaken"})
"""Words by which nobody was caught, or not surely ("captured by security cameras")."""


def _of_one(common: frozenset[str], a: Frame, b: Frame) -> bool:
    """Whether one bearer is meant: a thing in both lines, or a name of one party, and no other people."""
    of_one_party = bool(common) and not set(a.line.parties).isdisjoint(b.line.parties)
    of_one_party = of_one_party or bool(common & _surnames(a) & _surnames(b))
    others = of_other_people(a, b)
    return bool(common - a.named - b.named or of_one_party) and not others


def _surnames(frame: Frame) -> frozenset[str]:
    """The senses of the last words of people's names: "Amri" of "Mohamed Amri"."""
    keys = (*frame.keys, "")
    return frozenset(
        w.sense for k, w in enumerate(frame.words) if keys[k] in frame.people and not keys[k + 1]
    )
