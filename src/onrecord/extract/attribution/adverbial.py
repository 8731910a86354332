"""Attributions without a verb: "according to X", "allegedly"."""

from __future__ import annotations

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.contents import end_of, start_of, trimmed
from onrecord.extract.attribution.found import Found
from onrecord.extract.attribution.frames import Frame, FrameKind
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE, Line
from onrecord.extract.attribution.sources import inverted
from onrecord.language.lexicon import cues

_HEDGES = frozenset({"allegedly", "reportedly", "purportedly", "supposedly"})
MAX_SOURCE = 40
"""Tokens from "according to" to the comma that ends its source, at most."""


def adverbial(line: Line) -> list[Found]:
    """The attributions of a sentence by phrases and adverbs, in order."""
    found: list[Found] = []
    for k, word in enumerate(line.words):
        hit = None
        if word == "according" and line.word(k + 1) == "to":
            hit = _according(line, k, k + 2)
        elif (
            word in ("in",)
            and line.word(k + 1) == "the"
            and line.word(k + 2) in ("words", "view", "opinion")
            and line.word(k + 3) == "of"
        ):
            hit = _according(line, k, k + 4)
        elif word in _HEDGES:
            hit = _hedged(line, k)
        if hit:
            found.append(hit)
    return found


def _bounds(line: Line, k: int) -> tuple[int, int]:
    if line.quoted[k] < 0:
        return 0, len(line)
    lo, hi = line.inside[line.quoted[k]]
    return lo + line.opens(lo), hi - line.closes(hi - 1)


def _according(line: Line, start: int, end: int) -> Found | None:
    lo, hi = _bounds(line, start)
    source = inverted(line, end, hi)
    if source is None:
        return None
    stop = next(
        (k for k in range(end, min(hi, end + MAX_SOURCE)) if line.tags[k] in (",", ".", ":", '"')), source.end
    )
    stop = max(stop, source.end)
    source_range = (source.start, stop)
    group = Group(start, start, end, cues("phrase")["according to"], "finite")
    first = start_of(line, lo, start) if start > lo else start
    opens_clause = (
        start == lo
        or first >= start
        or line.words[start - 1] in ("and", "but", "while", "that", ";", "because", "as", "although")
    )
    if opens_clause:
        after = stop + 1 if line.word(stop) in (",", ":") else stop
        if after >= hi - 1:
            return None
        kind: FrameKind = "quote" if line.opens(after) else "clause"
        return Found((start, end), ((after, end_of(line, Frame(kind, after), group, hi)),), source_range)
    content = [(first, trimmed(line, first, start))]
    if (
        line.word(stop) == ","
        and stop + 2 < hi
        and line.tag(stop + 1) in FINITE | {"IN"}
        and not any(t in FINITE for t in line.tags[first:start])
    ):
        content.append((stop + 1, end_of(line, Frame("clause", stop + 1), group, hi)))
    return Found((start, end), tuple(content), source_range, is_trailing=True)


def _hedged(line: Line, k: int) -> Found | None:
    """The clause around an adverb that says that someone unnamed says so."""
    lo, hi = _bounds(line, k)
    group = Group(k, k, k + 1, cues("phrase")["allegedly"], "finite")
    end = end_of(line, Frame("clause", k + 1), group, hi) if k + 1 < hi - 1 else k + 1
    verb = k - 1
    while verb > lo and (
        line.tags[verb] in FINITE
        or line.tags[verb] in ("RB", "VBN", "VB")
        or line.words[verb] in ("have", "be", "been")
    ):
        verb -= 1
    before = phrases.before(line, verb + 1, lo)
    if before is None or end <= k + 1:
        return Found((k, k + 1), ((k + 1, end),)) if end > k + 1 else None
    return Found((k, k + 1), ((before, k), (k + 1, end)))
