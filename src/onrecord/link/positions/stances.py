"""What a line amounts to towards its issue (for, against, conditional, open), and to which act in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.compare.words import content_word, stem
from onrecord.link.conflicts.reading.negation import negated
from onrecord.link.conflicts.reading.words import conflict_words, senses, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.story import Line
    from onrecord.model import Leaning

_AGAINST_ACTS = frozenset({"refuse", "deny", "criticise", "accuse"})
_WHOLLY_AGAINST = frozenset({"refuse", "deny", "criticise"})
"""Acts that are against all that they name; who accuses says that another one did it."""
_OPEN_ACTS = frozenset({"warn", "threaten", "ask", "know"})
"""Acts that say what may come of a thing, and not yet whether one is for it."""
_FOR_ACTS = frozenset({"agree", "propose", "promise", "intend", "announce", "demand", "praise", "confirm"})
WILLING = _FOR_ACTS - {"confirm"} | {"refuse"}
"""Acts by which somebody will have a thing, or won't."""
CONDITION = re.compile(
    r"\b(?:if|unless|provided|only (?:if|when|after)|as long as|on condition|depends? on)\b", re.IGNORECASE
)
_WHETHER = re.compile(r"[\W]*(?:whether|how|when|where|what|why|who|whom|whose|which)\b", re.IGNORECASE)
DOUBLE = re.compile(
    r"\b(?:no|not(?: be)?(?: an?)?|n['’]t(?: be)?(?: an?)?|without)\s+(?:\w+\s+)?"
    r"(?:problem|obstacle|objections?|doubt|hesitation|oppose[ds]?|rule[ds]? out|difficult\w*)\b",
    re.IGNORECASE,
)
"""A negated hindrance is no refusal: "it would not be a problem"."""
_REFUSAL = re.compile(
    r"\b(?:will|would|shall|can|could|do|does|did|is|are|was|were|has|have|had|must|should|may|might)\s+"
    r"(?:\w+ly\s+)?(?:not|never)\b|"
    r"\b(?:won|can|don|doesn|didn|isn|aren|wasn|weren|shouldn|wouldn|couldn)['’]t\b|\bcannot\b|"
    r"\b(?:oppose[sd]?|reject(?:s|ed)?|refuse[sd]?|opposition to|rule[sd]? out)\b|"
    r"\b(?:am|are|is|was|were|be|been|vot\w+|speaks?|spoke|argu\w+|decid\w+|[a-z]+ out)\s+"
    r"(?:\w+ly\s+)?against\b|"
    r"\bno (?:longer|role|part|place)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:talks?|talking|negotiat\w+|discuss\w*|consult\w*|consider\w*|"
    r"remains? unclear|undecided|possible)\b",
    re.IGNORECASE,
)


NEVER_THERE = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:on the (?:table|agenda|cards)|an option|in question|planned|"
    r"under (?:discussion|consideration)|foreseen|intended|going to happen|"
    r"being (?:considered|discussed|planned))\b",
    re.IGNORECASE,
)
"""Words that deny what stands before them: "a toll was never on the table"."""
_WILL_NOT = re.compile(
    r"\b(?:will|would|shall|should|must|do|does)\s+(?:\w+ly\s+)?(?:not|never)\b|"
    r"\b(?:won|wouldn|shouldn|mustn|don|doesn)['’]t\b|\bno\s+\w+\s+(?:will|would|shall|should)\b|"
    r"^.{,40}\b(?:oppose[sd]?|reject(?:s|ed)?|refuse[sd]?|opposition to|rule[sd]? out)\b|"
    r"\bno (?:longer|role|part)\b",
    re.IGNORECASE,
)
"""Words by which somebody won't have a thing; "there were no deaths" only tells how it is."""
_WILL = re.compile(
    r"\b(?:will|would|shall|should|must|ought|wants?|wanted|needs?|needed|ready|plan(?:s|ned)?|intends?|"
    r"support(?:s|ed)?|agree[sd]?|back(?:s|ed)|welcome[sd]?|favou?rs?)\b",
    re.IGNORECASE,
)
"""Words by which somebody will have it."""
_TO_BE = re.compile(
    r"\b(?:will|shall)\b|"
    r"\b(?:would|should|must)\s+(?:not\s+|never\s+)?be\s+(?:\w+ly\s+)?\w+(?:ed|en|wn)\b|"
    r"\b(?:is|are|was|were|be|been)\s+(?:not\s+|\w+ly\s+)?(?:planned|needed|foreseen|intended|wanted)\b",
    re.IGNORECASE,
)
"""Words by which something will be or is to be done."""
_CLAUSES = re.compile(r"\bbut\b|;", re.IGNORECASE)


def leaning(line: Line, about: Iterable[str] = ()) -> Leaning:
    """Where the line leans, by its act, its polarity and the words of one clause.

    The clause is the one that names what it is `about` (words, folded), else the first: what is said after
    "but" qualifies it and does not reverse it.
    """
    statement, clause = line.statement, clause_on(line.text, about)
    if CONDITION.search(clause):
        return "conditional"
    if _WHETHER.match(clause):
        return "open"
    if DOUBLE.search(clause):
        return "for"
    denied = statement.polarity == "denied" and line.text.startswith(clause)
    if statement.act in _AGAINST_ACTS or denied or _REFUSAL.search(clause):
        return "against"
    if statement.act in _OPEN_ACTS or (_TALKS.search(clause) and statement.act not in _FOR_ACTS):
        return "open"
    return "for"


def is_to_be(line: Line) -> bool:
    """Whether the line tells what will be done or never was to be, nobody being named whose will it is."""
    return NEVER_THERE.search(line.text) is not None or _TO_BE.search(line.text) is not None


def takes_side(line: Line, leans: Leaning, about: Iterable[str] = ()) -> bool:
    """Whether the line is somebody's will, from which they can turn, and not their account of how it is."""
    act, clause = line.statement.act, clause_on(line.text, about)
    if leans == "for":
        return act in WILLING - {"refuse"} or (act != "accuse" and _WILL.search(clause) is not None)
    if leans == "against":
        willing = _WILL_NOT.search(clause) or NEVER_THERE.search(clause)
        return act == "refuse" or (act != "accuse" and willing is not None)
    return False


def clause_on(text: str, about: Iterable[str]) -> str:
    """The clause that names what a line is `about` (words, folded), else the first one."""
    clauses = _CLAUSES.split(text)
    keys = [key for key in about if key]
    return next((c for c in clauses if any(key in c.lower() for key in keys)), clauses[0])


def stands_on(line: Line, leans: Leaning, about: Iterable[str] = ()) -> frozenset[str]:
    """What a line that is for or against something is for or against, as the words' meanings.

    Names, and verbs that only say that one takes part, are left out: two lines that share no more than those
    are of different matters.
    """
    clause = clause_on(line.text, about)
    run = words(clause)
    against = negated(clause, run)
    wholly = line.statement.act in _WHOLLY_AGAINST or NEVER_THERE.search(clause) or not against
    turned = senses(run) if wholly else against
    found = senses(run) - against if leans == "for" else turned
    names = {w.sense for w in run[1:] if w.is_name} | {content_word(key) for key in about}
    return acts_of(found - names)


def acts_of(found: Iterable[str]) -> frozenset[str]:
    """The meanings, each act as the one of its sort, without those that only say that one takes part."""
    lists = conflict_words()
    return frozenset(lists.acts.get(sense, sense) for sense in found if stem(sense) not in lists.light)


def acts_in(line: Line) -> frozenset[str]:
    """The same of all the words of a line."""
    return acts_of(senses(words(line.text)))
