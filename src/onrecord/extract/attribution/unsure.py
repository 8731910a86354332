"""What counts of that of which the reader is unsure: cues that a list knows, where somebody says a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution.deeds import is_listed
from onrecord.language.reader.trees import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language.reader import Analysis, Roles
    from onrecord.model import Attribution

_SURE = 1.0
"""Lead in log odds from which a word that no list has may be a cue. Below it, of what was read in other news
than the reader learned from, most was no saying; on PolNeAR's development part nothing is lost."""
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "root", "acl", "advcl"})
_QUOTES = '"“”'


def counts(roles: Roles, text: str, analysis: Analysis) -> bool:
    """Whether an attribution of the reader's is one: it is sure of it, or there is enough that tells.

    A word that no list has is a cue only to a sure reader. One that a list has may be a cue though the reader
    leans against it, if it has a source, and what that says is a clause or stands in quotation marks: of
    such as have neither half were no sayings, in news that the reader didn't learn from.
    """
    if roles.lead < _SURE and not is_listed(text, analysis.span(roles.cue)):
        return False
    return roles.lead >= 0 or (bool(roles.source) and _tells(roles, text, analysis))


def is_taken(one: Attribution, read: Sequence[Attribution]) -> bool:
    """Whether an attribution's cue stands in another, which is surer."""
    taken = (span for other in read for span in (other.cue, other.source, *other.content) if span)
    return one.cue is not None and any(span.meets(one.cue) for span in taken)


def _tells(roles: Roles, text: str, analysis: Analysis) -> bool:
    """Whether what somebody says is a clause or stands in quotation marks, and is no mere thing."""
    printed = "".join(analysis.span(part).of(text) for part in roles.content)
    if any(mark in printed for mark in _QUOTES):
        return True
    after = [part for part in roles.content if part[0] >= roles.cue[1]] or roles.content
    low, high = after[-1] if after else (0, 0)
    head = head_of(analysis, low, high)
    verb = any(analysis.upos[k] in {"VERB", "AUX"} for k in range(low, high))
    return head is not None and verb and analysis.deprel[head].split(":")[0] in _CLAUSES
