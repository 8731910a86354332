"""Attributions whose content stands before the cue: "S, X said", "S, said X", "S1, X said, S2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.clauses import is_clause
from onrecord.extract.attribution.contents import aside_end, end_of, start_of, trimmed
from onrecord.extract.attribution.found import Found
from onrecord.extract.attribution.frames import Frame, frame_after
from onrecord.extract.attribution.line import FINITE
from onrecord.extract.attribution.sources import inverted, subject
from onrecord.language.lexicon import cues, lemma

if TYPE_CHECKING:
    from onrecord.extract.attribution.found import Range
    from onrecord.extract.attribution.groups import Group
    from onrecord.extract.attribution.line import Line
    from onrecord.extract.attribution.sources import Source

_SUBORDINATE = frozenset(
    {
        "if",
        "when",
        "while",
        "as",
        "after",
        "before",
        "although",
        "though",
        "since",
        "because",
        "with",
        "in",
        "on",
        "at",
        "by",
        "for",
        "during",
        "despite",
        "until",
        "asked",
        "speaking",
        "even",
    }
)
_CONDITIONS = frozenset({"asked", "when", "if", "whether"})
_RESUMES = frozenset(
    {
        "because",
        "if",
        "since",
        "unless",
        "until",
        "so",
        "although",
        "even",
        "and",
        "but",
        "or",
        "which",
        "though",
        "than",
        "where",
        "when",
        "while",
    }
)


def trailing(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """The attribution whose content stands before it, and perhaps goes on after it."""
    if (
        group.form not in ("finite", "participle")
        or not group.cue.takes & {"quote", "clause"}
        or group.is_passive
    ):
        return None
    frame = frame_after(line, group, hi)
    source = _inverted_source(line, group, lo, hi, frame)
    left = group.start
    end = source.end if source else group.end
    if source is None:
        source = subject(line, group, lo)
        if source is None or source.is_shared or source.left <= lo or line.tag(group.start - 1) == "WP":
            return None
        left = source.left
        if line.word(left - 1) == "as" and left - 1 > lo:
            left -= 1
    else:
        frame = frame if frame and frame.kind == "quote" else None
    is_aside = line.words[left] == "as" and aside_end(line, left, hi) == group.end
    if not is_aside and not _content_before(line, group, lo, left, frame):
        return None
    start = _clause_around(line, lo, left) if is_aside else _start(line, lo, left)
    content = [(start, trimmed(line, start, left))]
    if line.tags[start] in ("RB", "CC", ",") and left - start <= 2:
        content = []
    if is_aside:
        content.append((end + 1, end_of(line, Frame("clause", end + 1), group, hi)))
    elif rest := _rest(line, group, end, hi, frame, (start, left)):
        content.append(rest)
    if not content:
        return None
    return Found((group.start, group.end), tuple(content), (source.start, source.end), is_trailing=True)


def _clause_around(line: Line, lo: int, left: int) -> int:
    """Where the clause begins in which "as X has claimed" is inserted at `left`: after its "that"."""
    inner = (k for k in range(left - 2, lo, -1) if line.words[k] == "that" and line.tags[k] == "IN")
    return next((k + 1 for k in inner if is_clause(line, k + 1, left)), start_of(line, lo, left))


def _inverted_source(line: Line, group: Group, lo: int, hi: int, frame: Frame | None) -> Source | None:
    """The subject after the verb, where the verb follows a quotation or a comma."""
    at = group.start
    after_quote = _ends_speech(line, at) and at > lo
    after_comma = at > lo + 1 and line.words[at - 1] in (",", "—", "–") and not after_quote
    if not (after_quote or after_comma) or group.head != group.start or "quote" not in group.cue.takes:
        return None
    if line.tags[group.head] not in ("VBD", "VBZ", "VBN", "VBP", "NN") or (
        frame and frame.kind == "clause" and not after_quote
    ):
        return None
    if after_comma and not any(tag in FINITE for tag in line.tags[lo : at - 1]):
        return None
    source = inverted(line, group.end, hi)
    if source is None or ("person" in group.cue.takes and "to" not in group.cue.takes):
        return None
    direct = subject(line, group, lo) if after_comma else None
    if direct and not direct.is_shared and (direct.end < at or not _has_name(line, source)):
        return None
    if after_comma and line.tag(source.end) in FINITE:
        return None
    return source


def _has_name(line: Line, source: Source) -> bool:
    return "NNP" in line.tags[source.start : source.end]


def _content_before(line: Line, group: Group, lo: int, left: int, frame: Frame | None) -> bool:
    """Whether what stands before `left` is the content of the group."""
    if left <= lo:
        return False
    after_quote = _ends_speech(line, left)
    if not after_quote and _ends_plainly(line, group, left):
        return any(tag in FINITE for tag in line.tags[lo : left - 1]) and left - lo > 5
    if not after_quote and line.words[left - 1] not in (",", "—", "–", "--"):
        return False
    if frame and not after_quote:
        quoted_rest = frame.kind == "quote" and line.word(frame.start - 1) == ","
        if not quoted_rest or not any(line.is_mark(k) for k in range(lo, left)):
            return False
    if frame and after_quote and frame.is_marked and frame.kind not in ("quote", "to"):
        return False
    if after_quote:
        return not (line.words[lo] in _CONDITIONS and _is_in_clause(line, lo, left - 1))
    after = group.end
    if line.word(after) == "," and left - lo <= 4 and after + 2 < len(line) and not frame:
        return True
    if line.word(after) == "," and (
        line.tag(after + 1) in FINITE or (line.tag(after + 2) in FINITE and line.tag(after + 1) == "RB")
    ):
        return True
    opens_aside = line.words[lo] in _SUBORDINATE and line.word(lo + 1) not in ("least", "most")
    if opens_aside and sum(word == "," for word in line.words[lo:left]) < 2:
        return False
    return any(tag in FINITE for tag in line.tags[lo : left - 1]) and left - lo > 3


def _ends_plainly(line: Line, group: Group, left: int) -> bool:
    """Whether "the watchdog said" ends its sentence though no comma stands before it, as in hasty copy."""
    rest = [k for k in range(group.end, len(line)) if not phrases.is_time(line.words[k])]
    closes = all(line.tags[k] in (".", '"') or line.words[k] in ("on", "late", "early", "last") for k in rest)
    plain = group.cue.lemma in ("say", "add", "report") and line.tag(group.start - 1) in ("NN", "NNP")
    return closes and plain and line.tag(left - 1) in ("NN", "NNP", "CD", "RB", ")", "VBN", "JJ")


def _ends_speech(line: Line, k: int) -> bool:
    """Whether a quotation that is speech ends before `k`: with a mark of punctuation inside or after it."""
    if line.words[k - 1] == "," and line.closes(k - 2):
        return True
    last = k - 1
    while line.closes(last):
        last -= 1
    return last < k - 1 and line.tag(last) in (",", ".", ":")


def _is_in_clause(line: Line, lo: int, closing: int) -> bool:
    """Whether the quotation that closes there is part of a clause ("Asked if it is “fair,” …")."""
    opening = closing
    while opening > lo and not line.opens(opening):
        opening -= 1
    return opening > lo and line.words[opening - 1] not in (",", ":")


def _start(line: Line, lo: int, left: int) -> int:
    """Where a content before its cue begins: with the sentence, or the quotation after another cue."""
    if line.closes(left - 1):
        opening = line.inside[line.quoted[left - 1]][0]
        introduced = lemma(line.word(opening - 2)) in cues()
        if (
            line.tag(opening - 1) in (":", ".", ",")
            and not introduced
            and any(
                line.quoted[k] < 0 and line.tags[k] in FINITE and lemma(line.words[k]) in cues()
                for k in range(lo, opening)
            )
        ):
            return opening
    return start_of(line, lo, left)


def _rest(line: Line, group: Group, end: int, hi: int, frame: Frame | None, before: Range) -> Range | None:
    """What of the content comes after an inserted cue."""
    if frame and frame.kind == "quote":
        return frame.start, end_of(line, frame, group, hi)
    if _ends_speech(line, before[1]) and (opening := _resumed(line, end, hi)):
        return opening, min(line.inside[line.quoted[opening]][1], hi)
    k = end
    while k < hi and line.tags[k] in ("RB",):
        k += 1
    if k < hi and (phrases.is_time(line.words[k]) or line.words[k] in ("on", "in", "at", "last")):
        k = max(phrases.after(line, k + (line.tags[k] == "IN"), hi), k + 1)
    if line.word(k) != "," or k + 2 >= hi or line.quoted[k] != line.quoted[group.head]:
        return None
    word, tag = line.words[k + 1], line.tags[k + 1]
    if word == "that" and is_clause(line, k + 2, hi):
        return k + 1, end_of(line, Frame("clause", k + 1), group, hi)
    finite_before = any(t in FINITE for t in line.tags[before[0] : before[1]])
    if tag == "VBG" or word in ("according", "who", "as"):
        return None
    if finite_before and not (tag in FINITE or (word in _RESUMES and not _names_speaker(line, k + 1, hi))):
        return None
    frame = Frame("clause", k + 1)
    return k + 1, end_of(line, frame, group, hi)


def _resumed(line: Line, end: int, hi: int) -> int | None:
    """Where speech goes on in the same sentence: the quotation after a comma, with no other cue before it."""
    for k in range(end, hi - 1):
        if line.opens(k):
            return k if line.words[k - 1] == "," else None
        if (
            line.tags[k] in ("VBD", "VBZ", "VBG")
            and lemma(line.words[k]) in cues()
            and "quote" in cues()[lemma(line.words[k])].takes
        ):
            return None
    return None


def _names_speaker(line: Line, k: int, hi: int) -> bool:
    """Whether another attribution follows ("…, and Smith said")."""
    for j in range(k, min(hi, k + 12)):
        if line.tags[j] in FINITE:
            return lemma(line.words[j]) in cues()
    return False
