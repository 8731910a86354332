"""Whether a clause with its own subject and verb begins somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.line import FINITE

if TYPE_CHECKING:
    from onrecord.extract.attribution.line import Line

CLAUSE_OPENERS = frozenset(
    {
        "if",
        "when",
        "while",
        "although",
        "because",
        "unless",
        "after",
        "before",
        "in",
        "on",
        "at",
        "for",
        "with",
        "under",
    }
    | {"despite", "since", "as", "by", "during", "even", "contrary"}
)
_SUBORDINATORS = frozenset({"because", "while", "when", "if", "where", "how", "why"})
_PREPOSITIONS = frozenset({"in", "on", "at", "for", "with", "under", "despite", "by", "during", "contrary"})
MAX_CLAUSE_SUBJECT = 30
"""Tokens in which a bare clause must show its verb."""


def is_clause(line: Line, pos: int, hi: int) -> bool:
    """Whether a clause with its own subject and finite verb begins at `pos`."""
    if pos >= hi:
        return False
    k = pos
    if line.words[pos] in CLAUSE_OPENERS and line.word(pos + 2) != "as":
        comma = next((j for j in range(pos, min(hi, pos + MAX_CLAUSE_SUBJECT)) if line.words[j] == ","), None)
        if line.words[pos] in _PREPOSITIONS and (comma is None or not _is_adverbial(line, pos, comma)):
            return False
        k = comma + 1 if comma is not None else pos + 1
    seen_noun = False
    skip_to = k
    relative = False
    for j in range(k, min(hi, k + MAX_CLAUSE_SUBJECT)):
        tag = line.tags[j]
        if j < skip_to:
            continue
        if tag == ",":
            closing = next(
                (i for i in range(j + 1, min(hi, j + MAX_CLAUSE_SUBJECT)) if line.words[i] == ","), None
            )
            if closing is None or not seen_noun or line.opens(j + 1):
                return False
            skip_to = closing + 1
            continue
        if tag == "WP" and j > k:
            relative = True
        if j > k and seen_noun and _opens_subordinate(line, j):
            return False
        if tag in FINITE and relative and tag != "MD":
            relative = False
            continue
        if tag in FINITE:
            return seen_noun
        if (
            tag in ("NN", "NNP", "PRP", "EX", "CD")
            or (tag == "DT" and line.tag(j + 1) in FINITE)
            or (tag in ("JJ", "VBG", "WP") and j == k)
            or line.words[j] in ("'s", "'re", "'ll", "'ve", "'d", "'m")
        ):
            if line.words[j] in ("'re", "'ll", "'ve", "'d", "'m") and seen_noun:
                return True
            if line.words[j] == "'s" and seen_noun and line.tag(j - 1) in ("PRP", "EX", "WP"):
                return True
            seen_noun = seen_noun or line.words[j] != "'s"
        elif tag in (".", ":") or (tag in ("TO",) and j > k and not seen_noun):
            return False
        elif tag == "TO" and line.tag(j + 1) in ("VB", "VBP") and j > k:
            return _late_finite(line, j, min(hi, k + MAX_CLAUSE_SUBJECT))
    return False


def _is_adverbial(line: Line, pos: int, comma: int) -> bool:
    """Whether "in May, the road opened" may begin at `pos`; not so "on Monday, saying"."""
    if any(line.tags[k] in FINITE or line.words[k] == "that" for k in range(pos + 1, comma)):
        return False
    return not (phrases.is_time(line.words[comma - 1]) and line.tag(comma + 1) == "VBG")


def is_mistagged_clause(line: Line, pos: int, hi: int) -> bool:
    """Whether a clause begins at `pos` whose past tense was taken for a participle ("the fire began")."""
    end = phrases.after(line, pos, hi, attach=frozenset({"of"}))
    return (
        end > pos
        and line.tag(end) == "VBN"
        and line.tags[end - 1] in ("NN", "NNP")
        and line.word(end + 1) != "by"
    )


def _opens_subordinate(line: Line, k: int) -> bool:
    """Whether a clause begins at `k` that hangs on what stands before it ("as she enters")."""
    word = line.words[k]
    return word in _SUBORDINATORS or (word in ("as", "after", "before", "since") and line.tag(k + 1) == "PRP")


def _late_finite(line: Line, pos: int, hi: int) -> bool:
    """Whether a finite verb comes after an infinitive of the subject's ("plans to build it are late")."""
    for j in range(pos, hi):
        if line.tags[j] in FINITE:
            return True
        if line.tags[j] in (",", "WP", "CC", ":", ".", '"') or line.words[j] in (
            "that",
            "if",
            "because",
            "while",
            "after",
            "as",
        ):
            return False
    return False
