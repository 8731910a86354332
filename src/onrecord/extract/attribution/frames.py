"""What follows a cue verb: the construction, and where its content begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.clauses import (
    CLAUSE_OPENERS,
    MAX_CLAUSE_SUBJECT,
    is_clause,
    is_mistagged_clause,
)
from onrecord.extract.attribution.line import FINITE, Line

if TYPE_CHECKING:
    from onrecord.extract.attribution.groups import Group

FrameKind = Literal["quote", "clause", "if", "to", "ing", "np", "np-as", "np-to", "of", "for"]

_QUESTION = frozenset({"whether", "if", "why", "how", "what", "who"})
_ADJUNCT = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "to",
        "from",
        "after",
        "before",
        "with",
        "via",
        "through",
        "of",
        "about",
        "as",
        "by",
        "for",
        "earlier",
        "over",
    }
)
_BE_OR_MODAL = frozenset(
    {"is", "was", "would", "will", "could", "should", "may", "might", "can", "must", "has", "had"}
)
_ABOUT = frozenset({"about", "around", "over", "under"})
_FIGURES = frozenset(
    {"number", "numbers", "toll", "figure", "figures", "count", "total", "estimate", "losses"}
)
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "there"})
MAX_ADJUNCTS = 4
"""Adverbials between a cue and its content at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The construction after a cue; its content begins at token `start`, `is_marked` by "that" or so."""

    kind: FrameKind
    start: int
    is_marked: bool = False


def frame_after(line: Line, group: Group, hi: int) -> Frame | None:
    """The construction that follows the group before `hi`, or None where nothing does that the cue takes."""
    takes = group.cue.takes
    pos = group.end
    if group.cue.kind == "adjective" and pos > group.head + 1:
        takes = frozenset({"np", "ing", "if"})
    if group.cue.lemma == "agree with":
        late = next(
            (k for k in range(pos, min(hi, pos + MAX_CLAUSE_SUBJECT)) if line.tags[k] in ("TO", *FINITE)),
            None,
        )
        if late is not None and line.tags[late] == "TO" and line.tag(late + 1) == "VB":
            return Frame("to", late, is_marked=True)
    if pos >= hi:
        return None
    if found := _marked(line, pos, hi, takes):
        return found
    if takes & {"person", "person-to", "maybe-person"}:
        if found := _after_person(line, pos, hi, takes):
            return found
        if "person" in takes and "np" not in takes:
            return None
    while pos + 1 < hi and phrases.is_time(line.words[pos]):
        pos += 1
        if found := _marked(line, pos, hi, takes):
            return found
    if found := _plain(line, pos, hi, takes):
        return found
    for _ in range(MAX_ADJUNCTS):
        further = _adjunct(line, pos, hi)
        if further == pos:
            break
        before, pos = pos, further
        if found := _marked(line, pos, hi, takes):
            return found
        is_brief = line.words[before] == "to" or phrases.is_time(line.words[pos - 1])
        if is_brief and pos < hi and "np" in takes and (found := _plain(line, pos, hi, takes)):
            return found
        if takes & {"clause"} and pos < hi and line.words[pos] in _PRONOUNS and is_clause(line, pos, hi):
            return Frame("clause", pos)
    return None


def _marked(line: Line, pos: int, hi: int, takes: frozenset[str]) -> Frame | None:
    """A content that a word or mark announces: "that", a colon, a quotation, "whether", "to"."""
    if pos >= hi:
        return None
    word, tag = line.words[pos], line.tags[pos]
    if word == "," and line.opens(pos + 1) and "quote" in takes and pos + 1 < hi:
        return Frame("quote", pos + 1, is_marked=True)
    if (
        word == ","
        and "quote" in takes
        and line.word(pos + 1) in ("if", "when")
        and is_clause(line, pos + 1, hi)
    ):
        return Frame("clause", pos + 1)
    if word == ":" and takes & {"quote", "clause"} and pos + 1 < hi:
        return Frame("quote" if line.opens(pos + 1) else "clause", pos + 1, is_marked=True)
    if line.opens(pos) and "quote" in takes and _is_speech(line, pos, hi):
        return Frame("quote", pos, is_marked=True)
    if word == "that" and "clause" in takes:
        if line.word(pos + 1) in _BE_OR_MODAL:
            return Frame("clause", pos)
        starts_clause = (
            is_clause(line, pos + 1, hi) or (tag == "IN" and pos + 3 < hi) or line.word(pos + 1) == ","
        )
        return Frame("clause", pos + 1, is_marked=True) if starts_clause and pos + 1 < hi else None
    if word in _QUESTION and "if" in takes:
        return Frame("if", pos, is_marked=True)
    if "to" in takes and is_infinitive(line, pos) and line.tag(pos + 1) in ("VB", "VBP", "RB", "NN"):
        return Frame("to", pos, is_marked=True)
    if tag == "VBG" and "ing" in takes:
        return Frame("ing", pos, is_marked=True)
    if word in ("of", "for", "on", "with", "as") and word in takes and "person" not in takes:
        return Frame("np" if word == "as" else "of", pos, is_marked=True)
    return None


def _is_speech(line: Line, pos: int, hi: int) -> bool:
    """Whether the quotation that opens at `pos` is speech rather than a word held at a distance."""
    inside = [k for k in range(pos + 1, min(hi, line.inside[line.quoted[pos]][1])) if not line.is_mark(k)]
    if not inside:
        return False
    ends_sentence = inside[-1] + 2 >= hi or inside[-1] == hi - 1
    return ends_sentence or len(inside) >= 5 or any(line.tags[k] in FINITE for k in inside)


def _after_person(line: Line, pos: int, hi: int, takes: frozenset[str]) -> Frame | None:
    """The content after the one who is told."""
    end = phrases.after(line, pos, hi, attach=frozenset({"of", "at", "from"} - takes))
    if end == pos or phrases.is_time(line.words[pos]):
        return None
    if line.opens(end) and line.tags[end - 1] == "POS":
        end = min(line.inside[line.quoted[end]][1], hi)
    if line.word(end) == "," and line.tag(end + 1) in ("DT", "NN", "NNP", "JJ"):
        closing = next((k for k in range(end + 1, min(hi, end + 16)) if line.words[k] == ","), None)
        if closing and (line.word(closing + 1) in ("that", "to") or line.opens(closing + 1)):
            end = closing + 1
    if "person-to" in takes and is_infinitive(line, end + (line.word(end) == "not")):
        return Frame("to", end, is_marked=True)
    if "of" in takes and line.word(end) == "of":
        return Frame("of", pos)
    if "for" in takes and line.word(end) == "for":
        return Frame("for", pos)
    if not takes & {"person", "maybe-person"}:
        return None
    if (
        line.tag(end) in FINITE
        and end - pos > 2
        and line.words[end - 1].endswith("s")
        and line.tags[end - 2] == "NN"
    ):
        return Frame("clause", end - 1)  # "told the agency | investigators are"
    here = end
    for _ in range(MAX_ADJUNCTS):
        if found := _marked(line, here, hi, takes):
            return found
        further = _adjunct(line, here, hi)
        if further == here:
            break
        here = further
    if (
        "clause" in takes
        and end < hi
        and (line.tags[end] in ("DT", "PRP$", "NNP", "EX") or line.words[end] in phrases.SUBJECTS)
    ):
        return Frame("clause", end) if is_clause(line, end, hi) else None
    return None


def is_infinitive(line: Line, k: int) -> bool:
    """Whether "to" and a verb stand at `k`, also a verb taken for a noun ("to hand over their books")."""
    if line.tag(k) == "TO":
        return True
    object_follows = line.tag(k + 2) in ("DT", "PRP$", "PRP", "IN", "NNP", "RB", ".", ",")
    is_base = line.tag(k + 1) == "NN" and not line.word(k + 1).endswith("s")
    return line.word(k) == "to" and is_base and object_follows


def _figure(line: Line, pos: int, hi: int) -> Frame | None:
    """A number that is put somewhere: "the toll at 17", "the number of dead to 22 from 23"."""
    end = phrases.after(line, pos, hi, attach=frozenset({"of"}))
    is_figure = line.words[pos] == "it" or any(word in _FIGURES for word in line.words[pos:end])
    goes = next((k for k in range(end, min(hi, end + 3)) if line.words[k] in ("at", "to", "from")), hi)
    return Frame("np", pos) if is_figure and "CD" in line.tags[goes + 1 : goes + 4] else None


def _plain(line: Line, pos: int, hi: int, takes: frozenset[str]) -> Frame | None:
    """A bare clause or a noun phrase right after the cue."""
    if line.tags[pos] == "RB" and pos + 1 < hi and line.words[pos + 1] != "of":
        pos += 1
    if "figure" in takes:
        return _figure(line, pos, hi)
    is_about = line.words[pos] in _ABOUT and line.tag(pos + 1) == "CD"
    if line.tags[pos] in (",", ".", "CC", "IN", "TO") and not (
        (line.words[pos] in CLAUSE_OPENERS or is_about)
        and "clause" in takes
        and is_clause(line, pos + is_about, hi)
    ):
        return None
    if "clause" in takes and (
        is_clause(line, pos + is_about, hi) or ("np" not in takes and is_mistagged_clause(line, pos, hi))
    ):
        return Frame("clause", pos)
    end = phrases.after(line, pos, hi)
    if end == pos or all(
        phrases.is_time(word) or line.tags[pos + k] in ("DT", "JJ")
        for k, word in enumerate(line.words[pos:end])
    ):
        return None
    if "np-as" in takes:
        found = next((k for k in range(end, min(hi, end + 12)) if line.words[k] == "as"), None)
        return Frame("np-as", pos) if found is not None or "np" in takes else None
    short = phrases.after(line, pos, hi, attach=frozenset({"of"}))
    if "np-to" in takes and (line.tag(end) == "TO" or line.tag(short) == "TO"):
        return Frame("np-to", pos)
    return Frame("np", pos) if "np" in takes else None


def _adjunct(line: Line, pos: int, hi: int) -> int:
    """The end of an adverbial that begins at `pos`: "on Thursday", "in a statement", ", however,"."""
    if pos >= hi:
        return pos
    word, tag = line.words[pos], line.tags[pos]
    if tag == "RB":
        return pos + 1
    if word in ("—", "–", "--", "-"):
        closing = next((k for k in range(pos + 1, min(hi, pos + 14)) if line.words[k] == word), None)
        return closing + 1 if closing is not None and line.word(closing + 1) in ("that", "to") else pos
    if word == ",":
        closing = next(
            (k for k in range(pos + 1, min(hi, pos + 14)) if line.words[k] == "," or line.is_mark(k)), None
        )
        if closing is None or closing + 1 >= hi or line.is_mark(closing):
            return pos
        return (
            closing + 1
            if (line.tag(pos + 1) in ("IN", "RB", "VBG", "NNP") and line.word(closing + 1) in ("that",))
            or line.opens(closing + 1)
            else pos
        )
    if phrases.is_time(word) or (
        word in ("this", "last", "late", "early", "next", "earlier") and phrases.is_time(line.word(pos + 1))
    ):
        k = pos
        while k < hi and (
            phrases.is_time(line.words[k])
            or line.tags[k] == "CD"
            or (word in ("this", "last", "late", "early") and k == pos)
        ):
            k += 1
        return max(k, pos + 1)
    if word in _ADJUNCT and tag in ("IN", "TO", "RB"):
        end = phrases.after(line, pos + 1, hi)
        return end if end > pos + 1 else pos
    return pos
