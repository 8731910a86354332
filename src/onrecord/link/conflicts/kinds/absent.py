"""What there was none of by one line, and the other tells of: "no alarm was heard", "the alarm rang"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.denials import tells_of_any
from onrecord.link.conflicts.order import later
from onrecord.link.conflicts.reading.runs import clause_after, clause_before, tagged
from onrecord.link.conflicts.reading.scopes import same_one, same_times
from onrecord.link.conflicts.reading.supposed import is_supposed
from onrecord.link.conflicts.reading.things import tells_more
from onrecord.link.conflicts.reading.words import around, conflict_words, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

_NEAR, _NEAR_OF_ONE = 0.45, 0.5
"""How near two lines lie of which one has two words of what the other says there was none of, or but one."""
_NEAR_COUNTED = 0.35
"""The same where they share something else, or the one counts so many of what there was none of."""
_NEVER = 2.0
"""A nearness that no two lines have."""
_MODAL = 3
"""Words before "no" among which it is said what would be."""
_OURS = frozenset({"our", "my", "your"})
_CLAUSE, _CLAUSE_ENDS = 8, frozenset({",", ";", ":", "but", "while", "and", "that"})
"""Words around "no" in its clause, and what ends one."""
_NOUN = 4
"""Words after "no" among which the noun stands that there was none of."""
_SOME = frozenset(
    {"new", "further", "other", "such", "additional", "more", "longer", "immediate", "clear", "later"}
)
"""Words after "no" by which there may have been some before, or of another kind."""
_BEING = frozenset({"was", "were", "is", "are", "has", "have", "had", "be", "been", "will", "would"})
_OF = frozenset({"of", "that", "to", "for", "about", "between", "linking"})
_BEFORE, _AFTER = 5, 6
"""Words before and after a thing among which it is said to have been, or that something was done with it."""
_UNSURE = frozenset(
    {
        "if",
        "whether",
        "could",
        "might",
        "may",
        "would",
        "will",
        "should",
        "possible",
        "possibly",
        "unless",
        "without",
    }
)
_NEEDING = frozenset({"need", "needs", "needed", "require", "requires", "required"})
"""Words by which there has to be what others go without."""
_UNTIL = frozenset({"until", "before", "yet", "unless"})
"""Words by which there was none only for a time."""


class Absent(NamedTuple):
    """The senses of what there was none of, and the place of "no"."""

    of: frozenset[str]
    at: int


def absent(run: Sequence[Word]) -> tuple[Absent, ...]:
    """What a line says there was none of: "there had been no warning", "no distress call was received"."""
    found = []
    for k in range(len(run)):
        if not _is_none(run, k) or (k and run[k - 1].lower in ("said", "says", '"', "'")):
            continue
        if "would" in {w.lower for w in run[max(0, k - _MODAL) : k]}:
            continue  # what there would be none of, if ...
        noun = _noun(run, k + 1)
        since = any(w.lower == "since" for w in run[k + 1 + len(noun) : k + 3 + len(noun)])
        if noun and not since and _is_of_being(run, k, k + 1 + len(noun)):
            end = k + 1 + len(noun)
            of = frozenset(w.sense for w in (*noun, *_complement(run, end), *_done(run, end)) if w.sense)
            is_told = any(w.sense for w in noun if not w.is_name)  # "no way Ilse Brandt can" tells nothing
            if is_told and not of & conflict_words().no_things:
                found.append(Absent(of, k))
    return tuple(found)


def _is_none(run: Sequence[Word], k: int) -> bool:
    """Whether what follows is said not to have been: "no letter", "never a letter", "not a single letter"."""
    before = [w.lower for w in run[max(0, k - 2) : k]]
    if run[k].lower in ("a", "any"):
        return before[-1:] in (["never"], ["not"], ["n't"], ["without"])
    if any(w.lower == "one" for w in run[k + 1 : k + 2]):
        return False  # "no one"
    single = run[k].lower == "single" and before in (["not", "a"], ["never", "a"])
    return run[k].lower in ("no", "without") or single


def _noun(run: Sequence[Word], start: int) -> Sequence[Word]:
    """The noun that begins at a place, with what stands before it; nothing where there may have been some."""
    parts = tagged(run)
    last = start
    while last < min(len(run), start + _NOUN) and parts[last].startswith(("NN", "JJ", "VBG")):
        last += 1
    some = run[start:last]
    if not some or not parts[last - 1].startswith("NN") or any(w.lower in _SOME for w in some):
        return ()
    return () if any(w.lower in conflict_words().fate_of for w in some) else some  # a count of none


def _done(run: Sequence[Word], at: int) -> Sequence[Word]:
    """What was not done with it, where that is more than that it was there: "no samples were *swapped*"."""
    after = run[at : at + _NOUN]
    if not after or after[0].lower not in _BEING:
        return ()
    verb = next((w for w in after if w.lower not in _BEING and w.sense), None)
    return (verb,) if verb and verb.sense not in conflict_words().existing else ()


def _complement(run: Sequence[Word], at: int) -> Sequence[Word]:
    """What the thing is of, where that is said right after it: "no record of him *leaving*"."""
    if not any(w.lower in _OF for w in run[at : at + 1]):
        return ()
    return next(((w,) for w in run[at + 1 : at + 1 + _NOUN] if w.sense and not w.is_name), ())


def _is_of_being(run: Sequence[Word], k: int, end: int) -> bool:
    """Whether there was none, none was made, or somebody had or made none."""
    if "without" in (run[k].lower, *(w.lower for w in run[max(0, k - 1) : k])):
        return True
    return any(w.lower in _BEING for w in (*run[max(0, k - 3) : k], *run[end : end + 1])) or any(
        w.lower in ("made", "received", "gave", "found", "got", "issued", "reached")
        for w in run[max(0, k - 2) : k]
    )


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One line says that there was none of what the other tells of."""
    if not (a.absent or b.absent) or near < _NEAR_COUNTED or not a.in_one_story:
        return None
    if not same_one(a, b) or not same_times(a, b):
        return None
    return _compare(a, b, near) or _compare(b, a, near)


def _made_by(no: Frame, yes: Frame, none: Absent) -> bool:
    """Whether the other line does what the one does to none of it, where a verb of its own tells that."""
    before = no.words[none.at - 1] if none.at else None
    if before is None or not before.sense or not tagged(no.words)[none.at - 1].startswith("VB"):
        return True
    return before.sense in conflict_words().existing or before.sense in yes.senses


def _compare(no: Frame, yes: Frame, near: float) -> Finding | None:
    if no.open or yes.open or yes.absent or yes.line.statement.commitment != "certain":
        return None
    if no.lowered & _UNTIL and not later(no, yes):
        return None
    for none in no.absent:
        at = _told(yes, none.of)
        if at is None or near < _least_near(no, yes, none) or not _made_by(no, yes, none):
            continue
        if no.scope.is_elsewhere(yes.scope):
            continue
        if not (yes.lowered & _NEEDING or tells_of_any(no, yes, none.of)):
            continue
        why = f"“{around(no.words, none.at, 3, 5)}” denies “{around(yes.words, at)}”"
        first, second = sorted((no, yes), key=lambda f: f.line.id)
        replaces = later(first, second) == ("b" if second is yes else "a")
        strength = 0.15 + 0.55 * near + 0.06 * min(3, len(none.of))
        return Finding("polarity", why, strength, f"none/{'-'.join(sorted(none.of)[:2])}", replaces=replaces)
    return None


def _least_near(no: Frame, yes: Frame, none: Absent) -> float:
    """How near two lines must lie: less where they share more than the thing, or the one counts it."""
    clause = senses(clause_after(no.words, no.words[none.at].start, _CLAUSE, _CLAUSE_ENDS))
    clause |= senses(clause_before(no.words, no.words[none.at].start, _CLAUSE, _CLAUSE_ENDS))
    there = not no.lowered.isdisjoint(conflict_words().pointing)
    beside = (clause & yes.senses) - none.of - no.named
    counted = any(content_word(figure.unit) in none.of for figure in yes.figures)
    same_word = {stem(w.lower) for w in no.words if w.sense in none.of} & {stem(w.lower) for w in yes.words}
    if "without" in {w.lower for w in no.words[max(0, none.at - 1) : none.at + 1]}:
        return _NEAR_COUNTED if same_word and yes.lowered & _NEEDING else _NEVER
    if same_word and not there and (beside - conflict_words().existing or (beside and counted)):
        return _NEAR_COUNTED
    return _NEAR_OF_ONE if len(none.of) == 1 else _NEAR


def _is_another(run: Sequence[Word], k: int) -> bool:
    """Whether the word tells more of another, is the speaker's own ("our power"), or is only supposed."""
    ours = any(w.lower in _OURS for w in run[max(0, k - 2) : k])
    return tells_more(run, k) or (tagged(run)[k].startswith("NN") and (ours or is_supposed(run, k)))


def _told(frame: Frame, of: frozenset[str]) -> int | None:
    """Where a line tells flatly of a thing; None where it doesn't."""
    if not of <= frame.senses or frame.line.statement.region == "title":
        return None
    negations = claim_words().negations
    parts = tagged(frame.words)
    for k, word in enumerate(frame.words):
        if word.sense not in of or not parts[k].startswith(("NN", "VB")) or _is_another(frame.words, k):
            continue
        around_it = frame.words[max(0, k - _BEFORE) : k + 1 + _AFTER]
        lower = {w.lower for w in around_it}
        acts = any(
            parts[at].startswith("VB") for at in range(max(0, k - _BEFORE), min(len(parts), k + 1 + _AFTER))
        )
        if acts and not lower & _UNSURE and not lower & negations:
            return k
    return None
