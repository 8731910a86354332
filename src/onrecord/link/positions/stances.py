"""What a line amounts to towards its issue: for, against, conditional, or open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.link.story import Line

Leaning = Literal["for", "against", "conditional", "open"]

_AGAINST_ACTS = frozenset({"refuse", "deny", "criticise", "threaten", "accuse"})
_FOR_ACTS = frozenset({"agree", "propose", "promise", "intend", "announce", "demand", "praise", "confirm"})
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|only (?:if|when|after)|as long as|on condition|depends? on)\b", re.IGNORECASE
)
_DOUBLE = re.compile(
    r"\b(?:no|not(?: be)?(?: an?)?|n['’]t(?: be)?(?: an?)?|without)\s+(?:\w+\s+)?"
    r"(?:problem|obstacle|objections?|doubt|hesitation|oppose[ds]?|rule[ds]? out|difficult\w*)\b",
    re.IGNORECASE,
)
"""A negated hindrance is no refusal: "it would not be a problem"."""
_REFUSAL = re.compile(
    r"\b(?:will|would|shall|can|could|do|does|did|is|are|was|were|has|have|had|must|should|may|might)\s+"
    r"(?:\w+ly\s+)?(?:not|never)\b|"
    r"\b(?:won|can|don|doesn|didn|isn|aren|wasn|weren|shouldn|wouldn|couldn)['’]t\b|\bcannot\b|"
    r"\b(?:oppose[sd]?|reject(?:s|ed)?|refuse[sd]?|opposition to|against|rule[sd]? out)\b|"
    r"\bno (?:longer|role|part|place)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:talks?|talking|negotiat\w+|discuss\w*|consult\w*|consider\w*|"
    r"remains? unclear|undecided|possible)\b",
    re.IGNORECASE,
)


def leaning(line: Line) -> Leaning:
    """Where the line leans, by its act, its polarity and the words of its first clause.

    The first clause decides: what is said after "but" qualifies it and does not reverse it.
    """
    text, statement = line.text, line.statement
    clause = re.split(r"\bbut\b|;", text, maxsplit=1)[0]
    if _CONDITION.search(clause):
        return "conditional"
    if _DOUBLE.search(clause):
        return "for"
    if statement.act in _AGAINST_ACTS or statement.polarity == "denied" or _REFUSAL.search(clause):
        return "against"
    if _TALKS.search(clause) and statement.act not in _FOR_ACTS:
        return "open"
    return "for"
