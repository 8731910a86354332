"""Yes against no: one line says what the other denies, or says its opposite of the same thing."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, content_word, stem
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.opposites import opposite
from onrecord.link.conflicts.order import corrects
from onrecord.link.conflicts.reading.matter import (
    ASKING,
    NAMING,
    UNSURE,
    asks,
    is_of_one_matter,
    is_supposed,
    is_wished,
)
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.scopes import same_one, same_times
from onrecord.link.conflicts.reading.things import is_one_thing
from onrecord.link.conflicts.reading.words import around, conflict_words, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

DENIED = "not/"
"""What the matter of a denial begins with."""
_FINITE, _IS = frozenset({"VBD", "VBP"}), frozenset({"is", "was", "has", "will", "would"})
"""Parts of speech and words by which another clause begins (a plural noun is too easily taken for VBZ)."""
_LONG, _SHORT = 10, 1
"""Senses that a negation turns round: the whole act after a verb that only takes part, else the verb."""
_ENDS = frozenset(
    {",", ";", ":", ".", "but", "because", "although", "while", "who", "which", "--", "if", "unless"}
)
_NO_TURN = frozenset(
    [
        "only",
        "just",
        "yet",
        "immediately",
        "necessarily",
        "clear",
        "known",
        "long",
        "doubt",
        "longer",
        "more",
        "less",
        "fewer",
        "one",
        "wait",
        "help",
    ]
)
_AGAIN = frozenset({"new", "further", "other", "such", "additional", "matter", "way", "better", "later"})
"""Words after "no", or after what is not done, by which there may have been some before."""
_NO_FIRST = (["the", "first"], ["the", "only"], ["the", "last"])
_KNOWING = frozenset(
    {"know", "understand", "remember", "recall", "say", "tell", "explain", "realise", "realize"}
)
"""What one does not know or tell may be so."""
PASSIVE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_SELF = frozenset(["i", "we", "you", "my", "our", "me", "us", "your"])
_NEGATIONS = frozenset(["not", "n't", "never", "cannot", "nobody", "none"])
_NEGATION = re.compile(rf"\b(?:{'|'.join(sorted(_NEGATIONS | {'no', 'nothing'}))})\b|n['’]t\b")
_TIES = frozenset({"in", "at", "on", "for", "of", "to", "about", "between", "with", "from"})
_NOUN_AND_ACT = 3
"""Senses that "no" turns round at most: "no shots were fired", "no fire alarm was sounded"."""
_TAKING = 6
"""Words before an act among which a verb says that one takes part in it ("will join the operation")."""
_AFFIRMING = frozenset({"agree", "confirm", "announce", "promise", "propose", "claim", "praise"})
_WANTING = _AFFIRMING | {"intend", "demand"}
_OPPOSING = re.compile(r"\b(?:oppose[sd]?(?: to)?|opposing|against the idea of)\b", re.IGNORECASE)
_FAVOURING = re.compile(
    r"(?<!-)\b(?:support(?:s|ed)?|back(?:s|ed)|favou?r(?:s|ed)?|agree(?:s|d)?|wants?)\b", re.IGNORECASE
)
_SAME = 0.6
"""Share of the shorter line's senses from which on two lines are of one matter, whatever is done to it."""
_LEAST_NEAR = 0.5
_ALIKE = 4
"""Senses that two lines share at least where words and not vectors tell that they are of one matter."""
_LEAST_SHARED = 2
_FEW = 0.3
"""Share of the shorter line's senses that the other must have too."""


def may_negate(text: str) -> bool:
    """Whether `negated` may find anything in a text: quick, for texts that have not been read."""
    lowered = text.lower()
    return _NEGATION.search(lowered) is not None or any(some in lowered for some in conflict_words().nothing)


def negated(text: str, run: Sequence[Word]) -> frozenset[str]:
    """The senses that a negation turns round: the verb after it, or all that follows "no evidence that"."""
    lists = conflict_words()
    found: list[str] = []
    lowered = text.lower()
    for k, word in enumerate(run):
        wide = lowered.startswith(lists.nothing, word.start)
        if wide and word.lower.startswith("den") and k and run[k - 1].lower in PASSIVE:
            continue
        if not wide and (word.lower not in (*_NEGATIONS, "no") or _turns_nothing(run, k)):
            continue
        found += _none_of(run[k + 1 :]) if word.lower == "no" and not wide else turned(run[k + 1 :], wide)
    found += _undone(run)
    return frozenset(found)


def _turns_nothing(run: Sequence[Word], k: int) -> bool:
    """Whether what follows a negation is so all the same: "not only", "not the first time", "no further
    attacks", "did not spread further", "couldn't believe it", "doesn't know what happened"."""
    after = [w.lower for w in run[k + 1 : k + 4]]
    if not after or after[0] in _NO_TURN or after[:2] in _NO_FIRST:
        return True
    again = after[:1] if run[k].lower == "no" else after[1:]
    if not _AGAIN.isdisjoint(again):
        return True
    marvels = after[0] == "believe" and any(w.lower.startswith("could") for w in run[max(0, k - 1) : k])
    return marvels or after[0] in _KNOWING


def _undone(run: Sequence[Word]) -> list[str]:
    """The act of which nothing was done: "had drunk *no* wine", "found *nothing* illegal"."""
    at = [k for k, word in enumerate(run) if k > 1 and word.lower in ("no", "nothing")]
    if not at:
        return []
    parts = tagged(run)
    light = conflict_words().light
    verbs = [run[k - 1] for k in at if parts[k - 1] in ("VBD", "VBN") or run[k - 2].lower in _HELPING]
    return [w.sense for w in verbs if w.sense and w.lower not in PASSIVE and stem(w.lower) not in light]


def _none_of(run: Sequence[Word]) -> frozenset[str]:
    """The senses that "no" before the words turns round: the noun and what is done with it.

    Between the adjectives of "no specific, credible threat" a comma ends nothing.
    """
    found: list[str] = []
    parts = tagged(run)
    for k, word in enumerate(run):
        between = word.lower == "," and k and parts[k - 1] == "JJ" and parts[k + 1 : k + 2] == ("JJ",)
        if between:
            continue
        if word.lower in _ENDS or word.lower in _TIES or len(found) >= _NOUN_AND_ACT:
            break
        if word.sense:
            found.append(word.sense)
    return frozenset(found)


def turned(run: Sequence[Word], wide: bool = False) -> frozenset[str]:
    """The senses that a negation before the words turns round: the act, or, where the verb says only that one
    takes part in it, or where it is `wide`, all of the clause. How it is done ("directly") is no act."""
    found: list[str] = []
    verbs = 0
    for word, tag in zip(run, tagged(run), strict=True):
        verbs += bool(found) and (tag in _FINITE or word.lower in _IS)
        if word.lower in _ENDS or len(found) >= _LONG or verbs > wide:
            break
        if word.sense and tag != "RB":
            found.append(word.sense)
    light = wide or any(stem(w.lower) in conflict_words().light for w in run[:4])
    return frozenset(found if light else found[:_SHORT])


def denied_by_cue(line: Line, run: Sequence[Word]) -> frozenset[str]:
    """The senses of a line's content that its cue turns round.

    All of them where it is denied, the act where it is "not believed".
    """
    statement = line.statement
    if not statement.cue or statement.act == "know":
        return frozenset()  # who did not know that it is so does not deny it
    if statement.act == "deny":
        return senses(_refused(run))
    own = any(w.lower in claim_words().negations for w in run)
    return turned(run) if statement.polarity == "denied" and not own else frozenset()


def _refused(run: Sequence[Word]) -> Sequence[Word]:
    """What is denied of some words: of "calls to quit" that one will quit, not that some call for it."""
    head = next((k for k, w in enumerate(run[:_HEAD]) if w.lower in ASKING), -1)
    return run[head + 1 :]


_HEAD = 3
"""Words among which a content begins with what is asked for."""


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """What one affirms and the other denies, all else that they print agreeing."""
    if _are_alike(a, b):
        near = max(near, _LEAST_NEAR)
    if near < _LEAST_NEAR or not same_one(a, b) or _both_of_themselves(a, b):
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


def _both_of_themselves(a: Frame, b: Frame) -> bool:
    """Whether both speak of what they themselves feel and do: no matter that one could deny of the other."""
    return bool(a.lowered & _SELF and b.lowered & _SELF)


def _denied(no: Frame, yes: Frame, near: float) -> Finding | None:
    """What `no` turns round and `yes` says of the same participants."""
    lists = conflict_words()
    if not no.negated or yes.negated & no.senses or yes.open or no.open:
        return None
    if _only_opposes(no) and not _wants(yes):
        return None
    meant = {act_of(sense) for sense in no.negated - no.named}
    answered = _answers(no, yes)
    acts = {
        sense for sense in yes.senses - yes.named if stem(sense) not in lists.light and act_of(sense) in meant
    }
    undone = {
        act_of(sense) for sense in yes.senses if act_of(sense) in meant and _follows_negation(yes, sense)
    }
    acts = {sense for sense in acts if act_of(sense) not in undone and (answered or _is_done(yes, sense))}
    acts = {sense for sense in acts if _is_of_one_thing(no, yes, sense)}
    named = no.people & yes.people | no.names & yes.names
    corrected = corrects(no)
    whole = _says_it_all(no, yes)
    acts = acts or (meant & {act_of(sense) for sense in yes.senses} if whole else acts)
    told = whole or is_of_one_matter(no, yes, acts, near)
    if acts <= NAMING and {one.role for one in no.namings}.isdisjoint({one.role for one in yes.namings}):
        return None  # one is named, and another is not
    if not acts or not (named or corrected or told) or not (corrected or _about_one(no, yes, acts, told)):
        return None
    shared = no.senses & yes.senses | acts
    fewest = min(len(no.senses), len(yes.senses))
    if (
        not corrected
        and not (told and not whole)
        and len(shared) < max(_LEAST_SHARED - (whole and no.in_one_story and not asks(no)), _FEW * fewest)
    ):
        return None
    word = min(acts)
    why = f"“{_negation(no)}” denies “{_around(yes, word)}”"
    strength = 0.1 + 0.55 * near + 0.06 * min(4, len(acts)) + 0.05 * min(2, len(named))
    return Finding("polarity", why, strength, f"{DENIED}{'-'.join(sorted(named)[:2])}", replaces=True)


def _is_of_one_thing(no: Frame, yes: Frame, sense: str) -> bool:
    """Whether the act may be done to one thing in both lines, wherever they tell of it."""
    mine = [
        k
        for k, word in enumerate(no.words)
        if word.sense in no.negated and act_of(word.sense) == act_of(sense)
    ]
    yours = [k for k, word in enumerate(yes.words) if word.sense == sense]
    yours = [k for k in yours if not is_supposed(yes.words, k) and not is_wished(yes.words, k)]
    mine = [k for k in mine if not is_supposed(no.words, k) and not _is_warned_of(no.words, k)]
    return any(is_one_thing(no.words, i, yes.words, j) for i in mine for j in yours)


def _is_warned_of(run: Sequence[Word], k: int) -> bool:
    """Whether somebody is only told not to do it ("urging the police not to fire")."""
    at = next((j for j in range(k - 1, max(-1, k - 4), -1) if run[j].lower == "to"), -1)
    not_to = any(w.lower == "not" for w in run[max(0, at - 1) : max(0, at)])
    return not_to and any(stem(w.lower) in _TELLING for w in run[max(0, at - _TAKING) : at])


_TELLING = frozenset(stem(word) for word in ("urge", "ask", "tell", "beg", "warn", "order", "implore"))


def _says_it_all(no: Frame, yes: Frame) -> bool:
    """Whether the one says all that the other denies: "no alarm was sounded", "the alarm was sounded"."""
    if yes.lowered & (UNSURE | claim_words().negations):
        return False
    told = {act_of(sense) for sense in yes.senses}
    denied = {act_of(sense) for sense in no.senses if sense not in _SEEING} - {"no", "not"}
    return bool(denied - no.named) and denied <= told


_SEEING = frozenset(content_word(word) for word in ("seen", "found", "heard", "made", "reported", "known"))
_NOUN_ENDINGS = ("ion", "al", "ment", "ure", "anc")
"""Endings that make a noun of a verb's stem: "revision", "removal", "payment", "closure", "acceptance"."""
_SHORTEST = 3
"""Letters of a verb's stem at least."""


@lru_cache(maxsize=16384)
def act_of(sense: str) -> str:
    """What stands for an act, be it told by a verb or by the noun made of it: "revise" and "revision"."""
    ending = next((e for e in _NOUN_ENDINGS if sense.endswith(e) and len(sense) - len(e) >= _SHORTEST), "")
    base = sense.removesuffix(ending)
    return conflict_words().acts.get(sense) or conflict_words().acts.get(base, base)


def _about_one(no: Frame, yes: Frame, acts: set[str], told: bool) -> bool:
    """Whether someone named before the negation is named before the act in the other line too.

    Where all else tells that one matter is meant (`told`), the other need name nobody.
    """
    first = next(
        (k for k, w in enumerate(no.words) if w.lower in _NEGATIONS or w.lower in ("ruled", "rules")), 0
    )
    if not first:
        whose = next((key for key in no.keys[_turned_at(no) :] if key), "")
        if whose and whose not in yes.names:
            return False  # "opposed to a Kurdish part in it" is no denial of what others do
    who = _named(no, first) or no.people
    last = max((k for k, w in enumerate(yes.words) if w.sense in acts), default=0)
    doing = _named(yes, last) | yes.people
    if told and not doing:
        return True
    return bool(who & doing) if who else True


def _only_opposes(frame: Frame) -> bool:
    """Whether the line says that somebody is against a thing, not that it isn't so."""
    statement = frame.line.statement
    cue = statement.cue.of(frame.line.article.text) if statement.cue else ""
    return bool(_OPPOSING.search(f"{cue} | {frame.line.text}")) and not frame.lowered & _NEGATIONS


def _wants(frame: Frame) -> bool:
    """Whether the line says that somebody is for a thing, not only that it is so."""
    return frame.line.statement.act in _WANTING or bool(_FAVOURING.search(frame.line.text))


def _answers(no: Frame, yes: Frame) -> bool:
    """Whether one cue denies what the other affirms in the same words ("rejected", "accepted the budget")."""
    if not (no.line.statement.cue and yes.line.statement.act in _AFFIRMING):
        return False
    fewest = min(len(no.senses), len(yes.senses))
    return len(no.senses & yes.senses) >= _SAME * max(1, fewest)


_HELPING = frozenset({"was", "were", "been", "had", "has", "did"})
"""Words right before a verb, whatever the word is taken for."""


def _is_done(frame: Frame, sense: str) -> bool:
    """Whether somebody does it in the line, or takes part in it, rather than its being only named."""
    light = conflict_words().light
    parts = tagged(frame.words)
    return any(
        parts[k].startswith("VB")
        or any(w.lower in _HELPING for w in frame.words[max(0, k - 1) : k])
        or any(stem(w.lower) in light for w in frame.words[max(0, k - _TAKING) : k])
        for k, word in enumerate(frame.words)
        if word.sense == sense
    )


def _follows_negation(frame: Frame, sense: str) -> bool:
    """Whether every place where the sense is a verb's, or else a noun's, lies behind a negation."""
    places = [k for k, w in enumerate(frame.words) if w.sense == sense]
    parts = tagged(frame.words)
    places = [k for k in places if parts[k].startswith("VB")] or places
    return all(is_negated(frame.words, k) for k in places)


def is_negated(run: Sequence[Word], at: int) -> bool:
    """Whether a negation stands shortly before a word, in one sentence."""
    negations = claim_words().negations
    before = takewhile(lambda w: w.lower not in ".!?", reversed(run[max(0, at - _LONG) : at]))
    return any(w.lower in negations for w in before)


def _named(frame: Frame, before: int) -> frozenset[str]:
    """The names before a word."""
    return frozenset(frame.keys[:before]) - {""}


def _turned_at(frame: Frame) -> int:
    return next((k for k, w in enumerate(frame.words) if w.sense in frame.negated), 0)


def _negation(frame: Frame) -> str:
    """The words around what turns the line round."""
    at = _turned_at(frame)
    return around(frame.words, at, 4, 5)


def _around(frame: Frame, sense: str) -> str:
    return around(frame.words, next((k for k, w in enumerate(frame.words) if w.sense == sense), 0))
