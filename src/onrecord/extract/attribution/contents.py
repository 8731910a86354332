"""How far a content reaches."""

from __future__ import annotations

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.frames import Frame, frame_after
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE, VERBAL, Line
from onrecord.language.lexicon import cues, lemma

_LINKERS = frozenset({"though", "although", "while", "whereas"})
_INWARD = frozenset({"believe", "know", "expect", "intend"})
_OUTWARD = frozenset({"accuse", "criticise", "praise", "demand", "say"})
_STARTERS = frozenset(
    {
        "but",
        "and",
        "meanwhile",
        "however",
        "so",
        "then",
        "still",
        "yet",
        "or",
        "also",
        "previously",
        "earlier",
        "later",
    }
)
_NP_STOPS = frozenset(
    {
        "because",
        "during",
        "while",
        "although",
        "though",
        "after",
        "before",
        "when",
        "if",
        "since",
        "until",
        "unless",
        "where",
        "whereas",
        "who",
        "which",
    }
)
_AUXILIARY = frozenset({"has", "have", "had", "is", "was", "also"})
MAX_ASIDE = 12
"""Tokens from the "as" of "as the mayor has claimed" to its comma at most."""
MAX_LOOK = 30
"""Tokens looked ahead for the verb of what may be a new clause."""


def end_of(line: Line, frame: Frame, group: Group, hi: int) -> int:
    """Where the content that begins at `frame.start` ends, at `hi` at the latest."""
    if frame.kind in ("quote",) and line.opens(frame.start):
        return _quote_end(line, frame, group, hi)
    in_phrase = frame.kind in ("np", "np-as", "np-to", "of", "for", "ing")
    depth = 0
    for k in range(frame.start + 1, hi):
        if line.tags[k] in ("(", ")"):
            depth += 1 if line.tags[k] == "(" else -1
        elif depth <= 0 and line.quoted[k] == line.quoted[group.head]:
            stops = _phrase_stop(line, k, hi) if in_phrase else _clause_stop(line, k, frame, hi, group)
            if stops:
                return trimmed(line, frame.start, k)
    return trimmed(line, frame.start, hi)


def trimmed(line: Line, start: int, end: int) -> int:
    """`end` moved left over a closing full stop, comma or dash, and over unfit brackets."""
    while end > start + 1:
        last = end - 1
        word = line.words[last]
        if (
            word in (".", ",", ";", ":", "—", "–", "-", "--", "…")
            or line.tags[last] == "CC"
            or (line.tags[last] == ")" and "(" not in line.tags[start:end])
            or (line.opens(last) and not line.closes(last))
        ):
            end -= 1
        else:
            break
    return end


def _quote_end(line: Line, frame: Frame, group: Group, hi: int) -> int:
    """To the end of the quotation; further where the clause goes on after a few quoted words."""
    end = min(line.inside[line.quoted[frame.start]][1], hi)
    rest = line.tag(end)
    ended = line.word(end - 2) in (",", ".", "?", "!") or rest in (",", ".", ":", "")
    if end >= hi or ended or rest in ("CC",):
        return min(end, hi)
    plain = Frame("clause", end)
    return end_of(line, plain, group, hi) if end + 1 < hi else end


def _cue_head(line: Line, k: int) -> int | None:
    """Where the strong cue verb stands whose finite group begins at `k`; it takes a clause or a quotation."""
    if line.tag(k) not in FINITE and not (line.tag(k) == "VBN" and line.word(k + 1) == "that"):
        return None
    while k + 1 < len(line) and (line.tags[k] in ("MD", "RB") or line.words[k] in _AUXILIARY):
        k += 1
    cue = cues().get(lemma(line.words[k]))
    return k if cue is not None and cue.takes & {"quote", "clause"} else None


def _cue_verb(line: Line, k: int) -> bool:
    """Whether a finite strong cue verb stands at `k`."""
    return _cue_head(line, k) is not None


def _own_clause(line: Line, k: int, hi: int) -> int | None:
    """Where the finite verb of a clause with its own subject stands that begins at `k`, or None."""
    end = phrases.after(line, k, min(hi, k + MAX_LOOK))
    if end == k:
        return None
    while line.tag(end) == "RB":
        end += 1
    if line.word(end) == ",":
        closing = next((j for j in range(end + 1, min(hi, end + MAX_LOOK)) if line.words[j] == ","), None)
        if closing is not None and line.tag(closing + 1) in FINITE:
            return closing + 1
    return end if end < hi and line.tags[end] in FINITE else None


def _clause_stop(line: Line, k: int, frame: Frame, hi: int, group: Group) -> bool:
    """Whether a clause content ends before the token at `k`."""
    word, tag = line.words[k], line.tags[k]
    if word == "according" and line.word(k + 1) == "to":
        return True
    if word == ";":
        return any(_cue_verb(line, j) for j in range(k, min(hi, k + MAX_LOOK)))
    comma = word == ","
    at = k + 1 if comma else k
    if (
        comma
        and (verb := _own_clause(line, at, hi)) is not None
        and _cue_verb(line, verb)
        and frame.kind != "to"
    ):
        return True
    if (
        comma
        and line.tag(group.start - 1) == "WP"
        and (line.tag(at) in (*FINITE, "VBN") or line.tag(at + 1) in FINITE)
    ):
        return True
    dash = word in ("—", "–", "--", "-") and tag == ":"
    if (comma or dash) and line.tag(at) == "CC" and line.tag(at + 1) == "VBG":
        at += 1
    if dash and line.tag(k + 1) != "VBG" and at == k:
        at = k + 1
        verb = _own_clause(line, at + (line.tag(at) == "CC"), hi)
        return frame.kind == "to" or (verb is not None and _cue_verb(line, verb))
    if comma and line.word(at) == "as" and line.word(at + 1) != "well":
        return aside_end(line, at, hi) is None
    if comma and line.word(at) == "however":
        return True
    if (
        comma
        and line.word(at) in ("a", "an")
        and any(line.word(j) in ("that", "which") for j in range(at + 2, at + 5))
    ):
        return True
    if (comma or dash) and line.tag(at) == "VBG":
        return _opens_speech(line, at, hi)
    if line.tag(at) == "CC" or line.word(at) in _LINKERS:
        return _joins_another(line, at, frame, hi, group.head, after_comma=comma or line.words[k - 1] == ",")
    if dash and line.tag(k + 1) == "CC" and frame.kind == "to":
        return True
    if frame.kind == "to" and tag in ("VBD", "VBZ") and line.tag(group.start - 1) == "WP":
        return line.tags[k - 1] in ("NN", "NNP") and _cue_verb(line, k)
    return False


def aside_end(line: Line, at: int, hi: int) -> int | None:
    """The comma after "as the mayor has claimed" that begins at `at`, where the sentence goes on after it."""
    comma = next((k for k in range(at, min(hi, at + MAX_ASIDE)) if line.words[k] == ","), None)
    if comma is None or comma + 2 >= hi or not any(_cue_verb(line, k) for k in range(at + 1, comma)):
        return None
    return comma if line.tags[comma - 1] in VERBAL else None


def _joins_another(line: Line, at: int, frame: Frame, hi: int, head: int, *, after_comma: bool) -> bool:
    """Whether what the conjunction at `at` joins is no more of the content but a cue of its own."""
    if line.tag(at) == "CC" and line.word(at) not in ("and", "but", "or", "yet"):
        return False
    after = at + 1
    while line.tag(after) == "RB" or line.word(after) == "then":
        after += 1
    if line.word(after) == "that":
        return False
    same_tense = line.tag(after) in ("VBD", "VBZ") and line.tag(after) == line.tags[head]
    if after_comma and (_cue_verb(line, after) or same_tense):
        return True
    if _cue_verb(line, after) and (
        line.words[after] == line.words[head] or line.word(after + 1) == "that" or line.opens(after + 2)
    ):
        return True
    verb = _own_clause(line, after, hi)
    other = _cue_head(line, verb) if verb is not None else None
    if other is not None:
        return (
            after_comma
            or frame.kind == "to"
            or line.word(at) == "but"
            or line.words[other] == line.words[head]
        )
    if frame.kind in ("to", "if") and after_comma and (verb is not None or line.tag(after) in FINITE):
        return True
    return frame.kind == "to" and line.tag(after) in ("VBD", "VBZ") and line.tag(at) == "CC"


def _opens_speech(line: Line, verb: int, hi: int) -> bool:
    """Whether the participle there takes a content of its own (", adding that")."""
    cue = cues().get(lemma(line.words[verb]))
    if cue is None or cue.act in _INWARD:
        return False
    frame = frame_after(line, Group(verb, verb, verb + 1, cue, "gerund"), hi)
    return frame is not None and (frame.kind in ("clause", "quote", "if") or cue.act in _OUTWARD)


def _phrase_stop(line: Line, k: int, hi: int) -> bool:
    """Whether a noun-phrase content ends before the token at `k`."""
    word, tag = line.words[k], line.tags[k]
    if word in (";", "—", "–", "--", ":") or word == "according":
        return True
    if word == ",":
        following = line.tag(k + 1)
        if following == "WP" or (following in ("NN", "NNP", "JJ", "CD") and _is_list(line, k + 1, hi)):
            return False
        return line.words[k - 1] not in ("and", "or")
    if (
        word in _NP_STOPS
        and tag in ("IN", "WRB", "WP", "RB")
        and not (tag == "WP" and line.words[k - 1] == ",")
    ):
        return word not in ("who", "which") and not (tag == "IN" and phrases.is_time(line.word(k + 1)))
    if tag == "CC":
        after = k + 1
        while line.tag(after) == "RB":
            after += 1
        if line.tag(after) in ("VBD", "VBZ", "MD") or (
            line.tag(after) == "VBN" and lemma(line.words[after]) in cues()
        ):
            return True
        if line.tags[k - 1] == "PRP":
            return False
        return _own_clause(line, after, hi) is not None
    return False


def _is_list(line: Line, k: int, hi: int) -> bool:
    """Whether an "and" follows soon with no verb before it."""
    for j in range(k, min(hi, k + 12)):
        if line.tags[j] == "CC":
            return True
        if line.tags[j] in FINITE or line.tags[j] in (":", ".", "WP", "VBG"):
            return False
    return False


def start_of(line: Line, lo: int, end: int) -> int:
    """Where a content that runs from `lo` to `end` begins: after "But", "Meanwhile,"."""
    k = lo
    while k < end and (
        line.tags[k] in (":", ",", ")", ".")
        or (line.words[k] in _STARTERS and (line.tags[k] == "CC" or line.word(k + 1) == ","))
    ):
        k += 1
    return k if k < end else lo
