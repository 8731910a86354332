"""Whom something is told is no part of it: "assured her the wall was sound", "told a session that it was"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution.trees import lower_of, subtree, verb_of
from onrecord.language.lexicon import lemma

if TYPE_CHECKING:
    from onrecord.language.reader import Analysis, Roles

_TOLD = frozenset({"obj", "iobj"})
_TELLING = frozenset({"tell", "assure", "inform", "remind", "notify"})
"""Verbs whose object before a clause is whom they tell."""


def without_addressee(roles: Roles, text: str, analysis: Analysis, below: list[list[int]]) -> Roles:
    """The roles, the content begun after an object of the cue's verb that a "that" follows.

    After a pronoun, and where the verb is one of telling, a clause with a subject of its own is enough.
    """
    if not roles.content or roles.content[0][0] < roles.cue[1]:
        return roles
    low, high = roles.content[0]
    verb = verb_of(roles, analysis)
    told = next((k for k in below[verb] if analysis.deprel[k] in _TOLD and low <= k < high), None)
    clause = next((k for k in below[verb] if analysis.deprel[k] == "ccomp" and low < k < high), None)
    if told is None or clause is None:
        return roles
    start, end = subtree(told, below)
    begin = subtree(clause, below)[0]
    if start != low or begin != end or begin >= high:
        return roles
    opens = lower_of(begin, analysis, text) == "that"
    subject = any(analysis.deprel[k].startswith("nsubj") and begin <= k < clause for k in below[clause])
    tells = lemma(lower_of(verb, analysis, text)) in _TELLING
    if not opens and not (subject and (tells or analysis.upos[told] == "PRON")):
        return roles
    return replace(roles, content=((begin, high), *roles.content[1:]))
