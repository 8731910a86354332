"""Open against settled: one line says that a thing isn't known, decided or done yet, the other that it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.deeds import deeds
from onrecord.link.conflicts.reading.runs import (
    BEING,
    OF_SOMEBODY,
    clause_end,
    clause_start,
    index_at,
    tagged,
)
from onrecord.link.conflicts.reading.supposed import is_supposed
from onrecord.link.conflicts.reading.words import as_printed, conflict_words, of_kind, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_LEAST_NEAR = 0.5
_LEAST_SHARED, _SOME, _MOST = 2, 0.35, 0.6
"""How many senses beside names a line shares with what the other leaves open, what share of that where it
says that something didn't happen, and what share else."""
_FLATLY = 0.4
"""What share of a flat line these make up: what says much else besides is about something else."""
_ASKED = frozenset({"when", "where", "why", "how", "who", "whom", "whose", "what", "which"})
_ASKING = frozenset(
    {"cause", "causes", "reason", "reasons", "motive", "whereabouts", "role", "extent", "number"}
)
"""Words by which a line leaves more open than whether something is so, nouns among them."""
_ASKED_FIRST = 3
"""Words among the first of what is left open that ask for more than that ("to what extent")."""
_CLAUSE = 30
"""Words of a clause that are looked at."""
_ENDS = frozenset({".", ";", ":", "--", "although", "though", "but", "while", "because"})
_NEAR_UNNAMED = 0.45
"""How near two lines lie of which one settles what the other leaves open though neither names anybody."""
_REPORTS = frozenset({"report", "reports", "claim", "claims", "rumour", "rumours", "rumor", "rumors"})
"""What, being unconfirmed, leaves open what it tells; an "unknown illness" leaves open only its own name."""


_LEAST_NAMES = 2
"""Names that a line shares, by which something is granted, with one by which it is talked of."""
_TO_COME = frozenset({"intend", "demand", "propose", "ask", "expect", "believe", "threaten"})
"""Acts whose content isn't so yet, or only in somebody's mind."""
_SUPPOSED = frozenset({"if", "whether", "could", "would"})


def _wide(frame: Frame) -> frozenset[str]:
    """The names that the whole story is about, as `Frame.names` has them."""
    wide = frame.scope.wide
    return frozenset(key for word, key in zip(frame.words, frame.keys, strict=True) if word.lower in wide)


def left_open(text: str, run: Sequence[Word]) -> str:
    """The words by which a line leaves a matter open; "" where it doesn't."""
    lists = conflict_words()
    lowered = text.lower()
    for phrase in lists.unclear_phrases:
        if phrase in lowered:
            return phrase
    if run and run[0].lower in ("whether", "if"):
        return run[0].lower
    return next((w.lower for w in run if w.lower in lists.unclear), "")


def is_hedged(run: Sequence[Word]) -> bool:
    """Whether any word makes less sure of it."""
    return any(True for _ in hedges_in(run))


def hedges_in(run: Sequence[Word]) -> Iterator[int]:
    """The places of the words that make less sure of it; the month of May doesn't."""
    hedges = conflict_words().hedges
    return (k for k, w in enumerate(run) if w.lower in hedges and (w.text != "May" or not k))


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """What one leaves open and the other states flatly of the same people and things."""
    if bool(a.open) != bool(b.open):
        return _open(a, b, near) if a.open else _open(b, a, near, swapped=True)
    return (_talked(a, b, near) or _talked(b, a, near)) if near >= _LEAST_NEAR else None


def _open(unsure: Frame, sure: Frame, near: float, swapped: bool = False) -> Finding | None:
    left = left_of(unsure)
    if not left or not _is_flat(sure) or (sure.negated and not _is_whether(unsure)):
        return None
    if unsure.line.article.id == sure.line.article.id:
        return None  # one article knows what it leaves open
    if unsure.open == _YET and not _is_since_done(unsure, sure, left):
        return None
    if not (sure.negated & left or _denies_an_act(sure) or _tells_the_act(unsure, sure)):
        return None
    whole = settles(sure, unsure, left)
    if not whole and not _is_said_of(unsure, sure, left, near):
        return None
    if unsure.lowered & OF_SOMEBODY and not unsure.people & sure.people:
        return None  # open of "him", whom nothing tells to be one of those the other names
    shared = left & sure.told
    named = sorted(unsure.names & sure.names | unsure.people & sure.people)
    why = f"“{unsure.open}” ({_head(unsure)}) against the flat “{_head(sure)}”"
    strength = 0.1 + 0.5 * near + 0.04 * min(5, len(shared))
    matter = f"open/{'-'.join((named or sorted(shared))[:2])}"
    if later(unsure, sure) == "a":  # who knew it, or thought so, is now said to be unsure: both stand
        return Finding("commitment", why, strength, matter)
    return Finding("commitment", why, strength, matter, later="a" if swapped else "b")


def _is_flat(sure: Frame) -> bool:
    """Whether a line says that something is so, without a doubt."""
    statement = sure.line.statement
    if sure.open or is_hedged(sure.words) or sure.lowered & _SUPPOSED:
        return False
    return statement.act not in _TO_COME and statement.commitment == "certain"


def _is_said_of(unsure: Frame, sure: Frame, left: frozenset[str], near: float) -> bool:
    """Whether the one line says most of what the other leaves open, and little else.

    Names don't count: who is meant is no matter. What didn't happen is told in other words.
    """
    shared = left & sure.told
    is_of_one = bool((unsure.names & sure.names | unsure.people & sure.people) - _wide(unsure))
    if not is_of_one and (not unsure.in_one_story or unsure.is_of_people or sure.is_of_people):
        return False
    least = _LEAST_NEAR if is_of_one else _NEAR_UNNAMED
    if near < least or len(shared) < _LEAST_SHARED or len(shared) < _SOME * len(left):
        return False
    is_most = len(shared) >= max(_MOST * len(left), _FLATLY * len(sure.told - sure.named))
    return is_most or (is_of_one and _denies_an_act(sure))


def _tells_the_act(unsure: Frame, sure: Frame) -> bool:
    """Whether the one line tells of the act that is left open in the other, if any is.

    Of "whether he kept the ball" nothing is said by what only tells of him and a ball, nor of "whether he has
    the ball", whose verb anything may have; what somebody is "to do" isn't done.
    """
    some = _left(unsure)
    parts = tagged(some)
    at = next((k for k, tag in enumerate(parts) if tag in _VERBS), len(parts))
    while any(tag in _VERBS for tag in parts[at + 1 : at + 2 + (parts[at + 1 : at + 2] == ("RB",))]):
        at += 1 + (parts[at + 1] == "RB")  # "had recently met"
    if at == len(parts) or some[at].lower in BEING:
        return True
    act = told(some[at : at + 1])
    done = (word for before, word in pairwise(sure.words) if before.lower not in _ONLY_NAMED)
    return bool(act) and any(told([word]) == act for word in (*sure.words[:1], *done))


_VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "MD"})
_ONLY_NAMED = frozenset({"to", "about", "on", "of", "for", "over", "against"})
"""Words before an act that isn't said to be done: "time to sell", "talks about selling"."""


def _is_since_done(unsure: Frame, sure: Frame, left: frozenset[str]) -> bool:
    """Whether the one line tells as done, by or to who has "yet to" do it, what is left to be done."""
    at = next((k for k, w in enumerate(unsure.words) if w.lower == "yet"), 0)
    if not any(w.lower in _HAVE for w in unsure.words[max(0, at - 2) : at]):
        return False  # "the states yet to vote"
    who = {w.sense for w in unsure.words[:at] if w.sense}
    return any(
        one.kind == "act"
        and one.sense in left
        and not (one.denied or one.supposed or one.planned or one.wished or one.on_terms)
        and any(who & party.senses for party in (one.doer, one.thing) if party)
        for one in deeds(sure.line)
    )


_YET, _HAVE = "yet to", frozenset({"has", "have", "had", "'s", "'ve", "is", "are", "was", "were"})


def _denies_an_act(sure: Frame) -> bool:
    """Whether a line says of an act that it didn't happen."""
    parts = tagged(sure.words)
    return any(w.sense in sure.negated and tag[:2] == "VB" for w, tag in zip(sure.words, parts, strict=True))


def _is_whether(frame: Frame) -> bool:
    """Whether it is left open if something is so, so that it isn't so settles it too."""
    return bool(frame.lowered & {"whether", "if"})


def left_of(unsure: Frame, *, alone: bool = False) -> frozenset[str]:
    """What a line leaves open of somebody or something, names left out; nothing where it leaves nothing open.

    When, why or how something was no line tells that says only that it was; `alone` where nothing else will
    speak for two lines: then it must be more than that somebody died or was held, which a line about a
    person may say of others.
    """
    some = _left(unsure)
    if {w.lower for w in some[:_ASKED_FIRST]} & (_ASKED | _ASKING):
        return frozenset()
    left = told(some) - unsure.named
    return frozenset() if alone and left <= set(conflict_words().fate_of.values()) else left


def settles(sure: Frame, unsure: Frame, left: frozenset[str]) -> bool:
    """Whether the one says of a person all that is `left` open of them by the other."""
    if not left or sure.open or not unsure.people & sure.people:
        return False
    of_all = _people_of(unsure) <= sure.people
    return of_all and left <= sure.told and all(_befell(sure, unsure.people, fate) for fate in left)


def _people_of(unsure: Frame) -> frozenset[str]:
    """The people named in what is left open: of "whether Holt saw Brandt" both must be told of."""
    starts = {w.start for w in _left(unsure)}
    return unsure.people & {k for w, k in zip(unsure.words, unsure.keys, strict=True) if w.start in starts}


def _befell(sure: Frame, people: frozenset[str], fate: str) -> bool:
    """Whether what befell somebody befell one of these people rather than others whom the line tells of.

    Who is named last before it, other than after a preposition ("a cousin of Jan Holt, died").
    """
    fates = conflict_words().fate_of
    at = [k for k, w in enumerate(sure.words) if fates.get(w.lower) == fate]
    return not at or any(_subject(sure, k) in people for k in at if sure.words[k].lower not in _NOUNS)


def _subject(sure: Frame, at: int) -> str:
    """The key of the first word of the name that stands last before a word and after no preposition."""
    for k in range(at - 1, -1, -1):
        starts = sure.keys[k] and not (k and sure.keys[k - 1])
        if starts and not (k and sure.words[k - 1].lower in _AFTER):
            run = next((j for j in range(k, at) if not sure.keys[j]), at)
            return next((key for key in sure.keys[k:run] if key in sure.people), "")
    return ""


_NOUNS = frozenset(
    {"bodies", "corpses", "death", "deaths", "victim", "victims", "killer", "killing", "lives"}
)
"""Words for a fate that somebody else has, or brings about."""
_AFTER = frozenset({"of", "with", "by", "for", "to", "in", "at", "from", "outside", "near", "'s", "s"})


def _left(frame: Frame) -> Sequence[Word]:
    """The words of what is left open: after those that say so in their clause, else before them."""
    is_condition = frame.open == "if" and frame.line.statement.commitment != "unknown"
    at = frame.line.text.lower().find(frame.open)
    if is_condition:
        return ()
    if at < 0:
        return frame.words  # asked by the cue
    first, end = index_at(frame.words, at), index_at(frame.words, at + len(frame.open))
    after = frame.words[end : clause_end(frame.words, end, _CLAUSE, _ENDS)]
    if any(w.sense or w.lower in _ASKED for w in after):
        return () if _is_of_a_noun(frame, first, after[0]) else after
    if any(w.lower not in _MARKS for w in after):
        return ()  # "too early to say more than that"
    return frame.words[clause_start(frame.words, first, _CLAUSE, _ENDS) : first]


def _is_of_a_noun(frame: Frame, at: int, after: Word) -> bool:
    """Whether the word at hand tells only of what sort a thing is: "an unknown illness"."""
    before = {w.lower for w in frame.words[max(0, at - 2) : at]}
    is_only = bool(after.sense) or bool(before & _ARTICLES)
    return frame.open in conflict_words().unclear and is_only and after.lower not in _REPORTS


_ARTICLES = frozenset({"a", "an", "the", "some", "any", "these", "those", "several", "many"})
_MARKS = frozenset({",", '"', "(", ")", "!", "?", "yet"})


def _talked(settled: Frame, talked: Frame, near: float) -> Finding | None:
    """One says that it is granted or agreed, the other that it is talked of: an act, of the same two."""
    lists = conflict_words()
    run = settled.words
    done = sorted({w.lower for k, w in enumerate(run) if w.lower in lists.agreed and not is_supposed(run, k)})
    talk = sorted(talked.lowered & lists.talks)
    if (
        not done
        or _is_on_terms(settled)
        or not talk
        or settled.lowered & lists.talks
        or talked.lowered & lists.agreed
    ):
        return None
    named = settled.names & talked.names - settled.people
    if len(named) < _LEAST_NAMES or not _acts(settled) & _acts(talked):
        return None
    if not any(_settles(settled, word) & {of_kind(sense) for sense in talked.senses} for word in done):
        return None  # the boy "should go home" is decided, and a standoff is talked about
    why = f"“{done[0]}” ({_head(settled)}) against “{talk[0]}” ({_head(talked)})"
    return Finding("commitment", why, 0.15 + 0.5 * near + 0.03 * min(5, len(named)), f"settled/{_key(named)}")


def _settles(frame: Frame, word: str) -> frozenset[str]:
    """What is granted or decided, as the words after that say."""
    at = next(k for k, w in enumerate(frame.words) if w.lower == word)
    some = frame.words[at + 1 : at + 1 + _SETTLED]
    return frozenset(of_kind(w.sense) for w in some if w.sense and w.sense not in frame.named)


_SETTLED = 12
"""Words behind "granted" or "decided" that tell what is."""


def _is_on_terms(frame: Frame) -> bool:
    """Whether "if" stands right before what the line says."""
    start = frame.line.statement.content[0].start
    return frame.line.article.text[max(0, start - _IF) : start].lower().split()[-1:] in (["if"], ["unless"])


_IF = 8
"""Characters before a line that hold "unless" and a space."""


def _acts(frame: Frame) -> frozenset[str]:
    """The kinds of what a line tells beside names and figures."""
    return frozenset(of_kind(sense) for sense in frame.senses - frame.named if sense[:1].isalpha())


def _key(named: frozenset[str]) -> str:
    return "-".join(sorted(named)[:2])


def _head(frame: Frame) -> str:
    return as_printed(frame.words[:9])
