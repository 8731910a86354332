"""Yes against no: one line says what the other denies, or says its opposite of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.denials import denies
from onrecord.link.conflicts.kinds.opposites import opposite
from onrecord.link.conflicts.order import corrects
from onrecord.link.conflicts.reading.matter import NAMING, UNSURE, asks, is_of_one_matter, opening
from onrecord.link.conflicts.reading.negation import NEGATIONS
from onrecord.link.conflicts.reading.runs import BEING, tagged
from onrecord.link.conflicts.reading.scopes import same_one, same_times
from onrecord.link.conflicts.reading.supposed import is_forbidden, is_supposed, is_wished
from onrecord.link.conflicts.reading.things import is_one_thing, tells_more
from onrecord.link.conflicts.reading.words import act_of, around, conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

DENIED = "not/"
"""What the matter of a denial begins with."""
_SELF = frozenset(["i", "we", "you", "my", "our", "me", "us", "your"])
_SAME = 0.6
"""Share of the shorter line's senses from which on two lines are of one matter, whatever is done to it."""
_LEAST_NEAR = 0.5
_ALIKE = 4
"""Senses that two lines share at least where words and not vectors tell that they are of one matter."""
_LEAST_SHARED = 2
_FEW = 0.3
"""Share of the shorter line's senses that the other must have too."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """What one affirms and the other denies, all else that they print agreeing."""
    if _are_alike(a, b):
        near = max(near, _LEAST_NEAR)
    if near < _LEAST_NEAR or not same_one(a, b) or _both_of_themselves(a, b):
        return None
    if a.in_many and not _share_a_name(a, b):
        return None  # in many stories much of a kind is so of one and not of another
    if (_is_of_a_share(a) and _is_of_a_share(b)) or _is_of_others(a) != _is_of_others(b):
        return None
    if not same_times(a, b):
        return _since(a, b, near) or _since(b, a, near)
    return _denied(a, b, near) or _denied(b, a, near) or opposite(a, b, near)


def _since(no: Frame, yes: Frame, near: float) -> Finding | None:
    """As `_denied`, where the negation holds since a time: "not cleaned since May", "cleaned in August"."""
    return _denied(no, yes, near) if "since" in no.lowered and no.months | no.years else None


def _are_alike(a: Frame, b: Frame) -> bool:
    """Whether the lines share most of their words: the vector of a part doesn't tell what is read whole."""
    shared, fewest = len(a.senses & b.senses), min(len(a.senses), len(b.senses))
    return shared >= _ALIKE - (shared == fewest) and shared >= _SAME * fewest


def _share_a_name(a: Frame, b: Frame) -> bool:
    """Whether both lines name somebody or something, and no two places."""
    return bool(a.names & b.names or a.people & b.people) and not a.scope.is_elsewhere(b.scope)


def _is_of_a_share(frame: Frame) -> bool:
    """Whether a share of people says or thinks so: "22 percent of them", "most voters"."""
    source = frame.line.statement.source
    return source is not None and _SHARE.search(source.of(frame.line.article.text)) is not None


def _is_of_others(frame: Frame) -> bool:
    """Whether a line opens with others than were told of before: "Another eight suspects"."""
    return opening(frame) in ("another", "other", "others")


_SHARE = re.compile(
    r"\d\s*(?:%|per ?cent)|"
    r"\b(?:most|many|some|few|half|majority|third|quarter|(?:\d+|\w+) (?:in|of|out of) (?:10|ten))\b",
    re.IGNORECASE,
)


def _both_of_themselves(a: Frame, b: Frame) -> bool:
    """Whether both speak of what they themselves feel and do: no matter that one could deny of the other."""
    return bool(a.lowered & _SELF and b.lowered & _SELF)


_WHAT = frozenset({"what", "how", "why"})
"""Words by which a content only names what somebody knows or asks."""


_PLEAS = frozenset({"plead", "pleads", "pleaded", "pled", "pleading", "plea", "pleas"})
"""Words by which somebody answers a charge, whatever is found of it then."""


def _denied(no: Frame, yes: Frame, near: float) -> Finding | None:
    """What `no` turns round and `yes` says of the same participants."""
    lists = conflict_words()
    if (
        not no.negated
        or yes.negated & no.senses
        or yes.open
        or no.open
        or _WHAT & {opening(no), opening(yes)}
    ):
        return None
    meant = {act_of(sense) for sense in no.negated - no.named}
    told_of = {sense for sense in yes.senses if act_of(sense) in meant}
    if not told_of:
        return None
    acts = {sense for sense in told_of - yes.named if stem(sense) not in lists.light}
    named = no.people & yes.people | no.names & yes.names
    corrected = corrects(no)
    whole = _says_it_all(no, yes)
    acts = acts or (told_of if whole else acts)
    acts = {sense for sense in acts if _is_of_one_thing(no, yes, sense)}
    told = whole or is_of_one_matter(no, yes, acts, near)
    if bool(no.lowered & _PLEAS) != bool(yes.lowered & _PLEAS):
        return None  # who pleaded not guilty may since have been found so
    if acts <= NAMING and {one.role for one in no.namings}.isdisjoint({one.role for one in yes.namings}):
        return None  # one is named, and another is not
    if not acts or not (named or corrected or told) or not (corrected or _about_one(no, yes, acts, told)):
        return None
    shared = no.senses & yes.senses | acts
    fewest = min(len(no.senses), len(yes.senses))
    if (
        not corrected
        and not (told and not whole)
        and not (whole and no.senses <= shared)
        and len(shared) < max(_LEAST_SHARED - (whole and no.in_one_story and not asks(no)), _FEW * fewest)
    ):
        return None
    if not denies(no, yes):
        return None
    word = min(acts)
    why = f"“{_negation(no)}” denies “{_around(yes, word)}”"
    strength = 0.1 + 0.55 * near + 0.06 * min(4, len(acts)) + 0.05 * min(2, len(named))
    return Finding("polarity", why, strength, f"{DENIED}{'-'.join(sorted(named)[:2])}", replaces=True)


def _is_of_one_thing(no: Frame, yes: Frame, sense: str) -> bool:
    """Whether the act may be done to one thing in both lines, wherever they tell of it."""
    act = act_of(sense)
    mine = [
        k
        for k, word in enumerate(no.words)
        if word.sense in no.negated and act_of(word.sense) == act
        if not (is_supposed(no.words, k) or is_forbidden(no.words, k))
    ]
    yours = [
        k
        for k, word in enumerate(yes.words)
        if word.sense == sense
        if not (is_supposed(yes.words, k) or is_wished(yes.words, k) or tells_more(yes.words, k))
    ]
    return any(
        is_one_thing(no.words, i, yes.words, j)
        and (not _is_what(no.words, i) or _is_said_to_be(yes.words, j))
        for i in mine
        for j in yours
    )


def _is_what(run: Sequence[Word], k: int) -> bool:
    """Whether it is denied that something is this ("that's not the purpose")."""
    at = k - 1 - any(w.lower in ("a", "an", "the") for w in run[max(0, k - 1) : k])
    return tagged(run)[k].startswith("NN") and at >= 0 and run[at].lower in ("not", "n't")


def _is_said_to_be(run: Sequence[Word], k: int) -> bool:
    return any(w.lower in BEING for w in run[max(0, k - 3) : k])


def _says_it_all(no: Frame, yes: Frame) -> bool:
    """Whether the one says all that the other denies: "no alarm was sounded", "the alarm was sounded"."""
    if yes.lowered & (UNSURE | claim_words().negations):
        return False
    if not any(part.startswith(("VB", "MD")) for part in tagged(yes.words)):
        return False  # "foreign help" says nothing that "no foreign help" could deny
    told = {act_of(sense) for sense in yes.senses}
    denied = {act_of(sense) for sense in no.senses if sense not in _SEEING} - {"no", "not"}
    return bool(denied - no.named) and denied <= told


_SEEING = frozenset(content_word(word) for word in ("seen", "found", "heard", "made", "reported", "known"))


def _about_one(no: Frame, yes: Frame, acts: set[str], told: bool) -> bool:
    """Whether someone named before the negation is named before the act in the other line too.

    Where all else tells that one matter is meant (`told`), the other need name nobody.
    """
    first = next(
        (k for k, w in enumerate(no.words) if w.lower in NEGATIONS or w.lower in ("ruled", "rules")), 0
    )
    if not first:
        whose = next((key for key in no.keys[_turned_at(no) :] if key), "")
        if whose and whose not in yes.names:
            return False  # "opposed to a Kurdish part in it" is no denial of what others do
    who = no.named_before(first) or no.people
    last = max((k for k, w in enumerate(yes.words) if w.sense in acts), default=0)
    doing = yes.named_before(last) | yes.people
    if told and not doing:
        return True
    return bool(who & doing) if who else True


def _turned_at(frame: Frame) -> int:
    return next((k for k, w in enumerate(frame.words) if w.sense in frame.negated), 0)


def _negation(frame: Frame) -> str:
    """The words around what turns the line round."""
    at = _turned_at(frame)
    return around(frame.words, at, 4, 5)


def _around(frame: Frame, sense: str) -> str:
    return around(frame.words, next((k for k, w in enumerate(frame.words) if w.sense == sense), 0))
