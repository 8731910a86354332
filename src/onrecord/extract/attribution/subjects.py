"""A source for attributions that the reader found none for: the subject of the cue's verb, by the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution.trees import subtree

if TYPE_CHECKING:
    from onrecord.language.reader import Analysis, Roles


def with_subject(roles: Roles, analysis: Analysis, below: list[list[int]]) -> Roles:
    """The roles, the subject added where there was no source and the verb has one that speaks.

    A passive's subject doesn't speak ("it was said"), nor does one that lies in the content or is only a
    placeholder ("it is known that").
    """
    if roles.source:
        return roles
    first, last = roles.cue
    verb = next((k for k in range(first, last) if not first <= analysis.head[k] < last), first)
    if analysis.upos[verb] != "VERB":
        return roles
    subject = next((k for k in below[verb] if analysis.deprel[k] == "nsubj"), None)
    if subject is None:
        return roles
    low, high = subtree(subject, below)
    while high > low and analysis.upos[high - 1] == "PUNCT":
        high -= 1
    clear = all(end <= low or high <= start for start, end in (*roles.content, roles.cue))
    return replace(roles, source=((low, high),)) if clear and low < high else roles
