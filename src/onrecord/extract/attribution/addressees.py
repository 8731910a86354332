"""Whom something is told is no part of it: "assured her the wall was sound", "told a session that it was"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.lexicon import lemma
from onrecord.language.reader.trees import lower_of, subtree, verb_of

if TYPE_CHECKING:
    from onrecord.language.reader import Analysis, Roles

_TOLD = frozenset({"obj", "iobj"})
_TELLING = frozenset({"tell", "assure", "inform", "remind", "notify"})
"""Verbs whose object before a clause is whom they tell."""

_MOST_BETWEEN = 4
"""Words of when and where between whom it is told and a "that": "the firm in July that"."""


def without_addressee(roles: Roles, text: str, analysis: Analysis, below: list[list[int]]) -> Roles:
    """The roles, the content begun after an object of the cue's verb that a "that" follows.

    After a pronoun, and where the verb is one of telling, a clause with a subject of its own is enough.
    """
    if not roles.content or roles.content[0][0] < roles.cue[1]:
        return roles
    low, high = roles.content[0]
    verb = verb_of(roles, analysis)
    told = next((k for k in below[verb] if analysis.deprel[k] in _TOLD and low <= k < high), None)
    if told is not None and _stands_apart(roles, told, text, analysis, below):
        return replace(roles, content=roles.content[1:])
    clause = next((k for k in below[verb] if analysis.deprel[k] == "ccomp" and low < k < high), None)
    if told is None or clause is None:
        return roles
    start, end = subtree(told, below)
    begin = subtree(clause, below)[0]
    opens = lower_of(begin, analysis, text) == "that"
    is_near = begin == end or (opens and end < begin <= end + _MOST_BETWEEN)
    if start != low or not is_near or begin >= high:
        return roles
    subject = any(analysis.deprel[k].startswith("nsubj") and begin <= k < clause for k in below[clause])
    tells = lemma(lower_of(verb, analysis, text)) in _TELLING
    if not opens and not (subject and (tells or analysis.upos[told] == "PRON")):
        return roles
    return replace(roles, content=((begin, high), *roles.content[1:]))


def _stands_apart(roles: Roles, told: int, text: str, analysis: Analysis, below: list[list[int]]) -> bool:
    """Whether whom it is told is a part by itself before a "that": "had warned the firm in July that"."""
    if len(roles.content) < 2 or subtree(told, below) != roles.content[0]:
        return False
    return lower_of(roles.content[1][0], analysis, text) == "that"
