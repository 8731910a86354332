"""What a line tells of that needn't be so: what is supposed, asked, wished for, or forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.runs import clause_start, tagged
from onrecord.link.conflicts.reading.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.reading.words import Word

ASKING = frozenset(
    {"call", "calls", "called", "calling", "demand", "demands", "appeal", "appeals", "plea", "pleas"}
)
"""Words by which what follows "for" or "to" is only asked for."""
_ASKED = 6
"""Words before what is asked for among which it is said that it is."""
_BROUGHT_TO = frozenset({"forced", "managed", "began", "begun", "had", "able", "made", "allowed", "happened"})
"""Words before "to" by which what follows was done, beside those by which it is meant to be."""
_TELLING = frozenset(
    stem(word) for word in ("urge", "ask", "tell", "beg", "warn", "order", "implore", "convince", "persuade")
)
_TOLD = 6
"""Words before "not to" among which somebody is told so."""
_CLAUSE = 8
"""Words before a word among which its clause begins."""
_CLAUSE_ENDS = frozenset({",", ";", ".", ":", "but", "then"})
_SUPPOSING = frozenset({"if", "whether", "unless", "when", "how", "why", "lest"})
_WOULD = frozenset({"would", "could", "might", "should"})


def is_supposed(run: Sequence[Word], k: int) -> bool:
    """Whether word k stands in a clause that says only what if or what would have been, or asks ("if it was
    connected", "when they will be mended")."""
    before = [w.lower for w in run[clause_start(run, k, _CLAUSE, _CLAUSE_ENDS) : k]]
    might_have_been = any(
        modal in _WOULD and "have" in before[at + 1 : at + 4] for at, modal in enumerate(before)
    )
    return might_have_been or not _SUPPOSING.isdisjoint(before)


def is_wished(run: Sequence[Word], k: int) -> bool:
    """Whether the word is what somebody is to do, which tells of nothing done ("calls on him to give in")."""
    asked = [w.lower for w in run[max(0, k - _ASKED) : k]]
    if "for" in asked and not ASKING.isdisjoint(asked[: asked.index("for")]):
        return True  # "calls for his resignation"
    parts = tagged(run)
    if parts[k] in ("VB", "VBP") and any(w.lower in ("he", "she", "it") for w in run[max(0, k - 1) : k]):
        return True  # "insist that he give in"
    at = k - 1 - any(w.lower == "be" for w in run[max(0, k - 1) : k])
    if at >= 0 and run[at].lower == "and":  # "to show restraint and give in"
        to = next((j for j in range(at - 1, max(-1, at - _CLAUSE), -1) if run[j].lower == "to"), -1)
        at = to if parts[k] == "VB" else -1
    if at < 0 or run[at].lower != "to":
        return False
    meant = _BROUGHT_TO | conflict_words().plans
    return not any(w.lower in meant for w in run[max(0, at - 1) : at])


def is_forbidden(run: Sequence[Word], k: int) -> bool:
    """Whether somebody is only told not to do it ("urging the police not to fire")."""
    at = next((j for j in range(k - 1, max(-1, k - 4), -1) if run[j].lower == "to"), 0)
    not_to = at > 0 and run[at - 1].lower == "not"
    return not_to and any(stem(w.lower) in _TELLING for w in run[max(0, at - _TOLD) : at])
