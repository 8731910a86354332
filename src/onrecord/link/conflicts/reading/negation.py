"""What a negation turns round in a line: "was not sold", "no alarm was sounded", "denied taking it"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.reading.runs import BEING, tagged
from onrecord.link.conflicts.reading.supposed import ASKING
from onrecord.link.conflicts.reading.words import conflict_words, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

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
        "specifically",
        "exactly",
        "entirely",
        "fully",
        "solely",
        "merely",
        "simply",
        "always",
        "completely",
        "quite",
        "hard",
        "difficult",
        "easy",
        "surprising",
        "enough",
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
"""Words after "no" by which there may have been some before."""
_BEYOND = frozenset({"further", "again", "earlier", "sooner", "vain", "enough"})
"""The same after what is not done, or done only so ("not in vain")."""
_NO_FIRST = (["the", "first"], ["the", "only"], ["the", "last"])
_KNOWING = frozenset(
    {"know", "understand", "remember", "recall", "say", "tell", "explain", "realise", "realize"}
)
"""What one does not know or tell may be so."""
NEGATIONS = frozenset(["not", "n't", "never", "cannot", "nobody", "none"])
_NEGATION = re.compile(rf"\b(?:{'|'.join(sorted(NEGATIONS | {'no', 'nothing'}))})\b|n['’]t\b")
_TIES = frozenset({"in", "at", "on", "for", "of", "to", "about", "between", "with", "from"})
_NOUN_AND_ACT = 3
"""Senses that "no" turns round at most: "no shots were fired", "no fire alarm was sounded"."""
HELPING = frozenset({"was", "were", "been", "had", "has", "did"})
"""Words right before a verb, whatever the word is taken for."""


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
        if wide and word.lower.startswith("den") and k and run[k - 1].lower in BEING:
            continue
        if not wide and (word.lower not in (*NEGATIONS, "no") or _turns_nothing(run, k)):
            continue
        if word.lower == "no" and not wide:
            found += _none_of(run[k + 1 :])
        else:  # what one is opposed to is no clause
            found += turned(run[k + 1 :], wide, int(wide and not word.lower.startswith("oppos")))
    found += _undone(run)
    return frozenset(found)


def _turns_nothing(run: Sequence[Word], k: int) -> bool:
    """Whether what follows a negation is so all the same: "not only", "not the first time", "no further
    attacks", "did not spread further", "couldn't believe it", "doesn't know what happened"."""
    after = [w.lower for w in run[k + 1 : k + 5]]
    if not after or after[0] in _NO_TURN or after[:2] in _NO_FIRST or _sets_apart(run, k):
        return True
    if (run[k].lower == "no" and after[0] in _AGAIN) or not _BEYOND.isdisjoint(after[1:]):
        return True
    marvels = after[0] == "believe" and any(w.lower.startswith("could") for w in run[max(0, k - 1) : k])
    return marvels or after[0] in _KNOWING


def _sets_apart(run: Sequence[Word], k: int) -> bool:
    """Whether only one thing is set apart from another: "the minister and not his guards"."""
    before, after = run[k - 1 : k] if k else (), tagged(run)[k + 1 : k + 2]
    joined = any(w.lower in ("and", ",", "but") for w in before)
    return run[k].lower == "not" and joined and after in (("DT",), ("PRP$",), ("NN",), ("NNP",))


def _undone(run: Sequence[Word]) -> list[str]:
    """The act of which nothing was done: "had drunk *no* wine", "found *nothing* illegal"."""
    at = [k for k, word in enumerate(run) if k > 1 and word.lower in ("no", "nothing")]
    if not at:
        return []
    parts = tagged(run)
    light = conflict_words().light
    verbs = [run[k - 1] for k in at if parts[k - 1] in ("VBD", "VBN") or run[k - 2].lower in HELPING]
    return [w.sense for w in verbs if w.sense and w.lower not in BEING and stem(w.lower) not in light]


def _none_of(run: Sequence[Word]) -> frozenset[str]:
    """The senses that "no" before the words turns round: the noun and what is done with it.

    Between the adjectives of "no specific, credible threat" a comma ends nothing.
    """
    found: list[str] = []
    parts = tagged(run)
    for k, word in enumerate(run):
        between = word.lower == "," and k and parts[k - 1] == "JJ" and parts[k + 1 : k + 2] == ("JJ",)
        if between or (parts[k] == "NN" and parts[k + 1 : k + 2] == ("NN",)):
            continue  # of "no security forces" there may be security
        if word.lower in _ENDS or word.lower in _TIES or len(found) >= _NOUN_AND_ACT:
            break
        if word.sense:
            found.append(word.sense)
    return frozenset(found)


def turned(run: Sequence[Word], wide: bool = False, clauses: int = 0) -> frozenset[str]:
    """The senses that a negation before the words turns round, of so many `clauses` beside its own.

    That is the act, or, where the verb says only that one takes part in it, or where it is `wide`, all up to
    the clause's own verb. How it is done is no act ("directly").
    """
    found: list[str] = []
    verbs, light, tells = 0, wide, False
    lists = conflict_words()
    for word, tag in zip(run, tagged(run), strict=True):
        verbs += bool(found) and (tag in _FINITE or word.lower in _IS)
        if word.lower in _ENDS or len(found) >= _LONG or verbs > clauses:
            break
        takes_part = stem(word.lower) in lists.light
        if not (found or light or word.sense or takes_part) and tag in ("NN", "JJ"):
            break  # "there hasn't been time to ask", "will not be the same after it"
        if tells and light and not wide and tag == "IN":
            break  # "involve the removal of guards from power"
        light = light or (takes_part and not found)
        if word.sense and tag != "RB":
            found.append(word.sense)
            tells = tells or not takes_part
            if tag.startswith("VB") and not takes_part:
                break
    return frozenset(found if light else found[:_SHORT])


def denied_by_cue(line: Line, run: Sequence[Word]) -> frozenset[str]:
    """The senses of a line's content that its cue turns round.

    All of them where it is denied, the act where it is "not believed".
    """
    statement = line.statement
    if not statement.cue or statement.act == "know":
        return frozenset()  # who did not know that it is so does not deny it
    if statement.act == "deny":  # who doesn't disavow it affirms it
        return senses(_refused(run)) if statement.polarity == "denied" else frozenset()
    if _MARVELS.match(statement.cue.of(line.article.text)):
        return frozenset()
    own = any(w.lower in claim_words().negations for w in run)
    return turned(run) if statement.polarity == "denied" and not own else frozenset()


_MARVELS = re.compile(r"could(?:n['’]t| not) believe\b", re.IGNORECASE)
"""A cue by which one doesn't deny what one saw."""


def _refused(run: Sequence[Word]) -> Sequence[Word]:
    """What is denied of some words: of "calls to quit" that one will quit, not that some call for it."""
    head = next((k for k, w in enumerate(run[:_HEAD]) if w.lower in ASKING), -1)
    return run[head + 1 :]


_HEAD = 3
"""Words among which a content begins with what is asked for."""


def is_negated(run: Sequence[Word], at: int) -> bool:
    """Whether a negation stands shortly before a word, in one sentence."""
    negations = claim_words().negations
    before = takewhile(lambda w: w.lower not in ".!?", reversed(run[max(0, at - _LONG) : at]))
    return any(w.lower in negations for w in before)
