"""Attributions by nouns: "X's claim that S", "the decision by X to V", "statements by X that S"."""

from __future__ import annotations

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.contents import end_of
from onrecord.extract.attribution.found import Found, Range
from onrecord.extract.attribution.frames import Frame
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE, Line
from onrecord.language.lexicon import Cue, cues


def nominal(line: Line) -> list[Found]:
    """The attributions of a sentence whose cue is a noun, in order."""
    found = []
    for k, word in enumerate(line.words):
        cue = cues("noun").get(word) or cues("noun").get(word.removesuffix("s"))
        if cue and line.tags[k] in ("NN", "NNP") and (hit := _at(line, k, cue)):
            found.append(hit)
    return found


def _at(line: Line, k: int, cue: Cue) -> Found | None:
    pos = k + 1
    source = _owner(line, k)
    if line.word(pos) in ("by", "from", "of") and source is None:
        end = phrases.after(line, pos + 1, len(line))
        if end > pos + 1 and (line.word(pos) != "of" or line.tag(end) == "TO" or line.word(end) == "that"):
            source = (pos + 1, end)
            pos = end
    frame = _frame(line, pos, cue)
    if frame is None or (source is None and frame.kind != "clause"):
        return None
    if source is None:
        source = _holder(line, k)
    if source is None:
        return None
    group = Group(k, k, k + 1, cue, "finite")
    end = end_of(line, frame, group, len(line))
    end = next((j for j in range(frame.start + 1, end) if line.words[j] == ","), end)
    return Found((k, k + 1), ((frame.start, end),), source) if end > frame.start else None


def _frame(line: Line, pos: int, cue: Cue) -> Frame | None:
    word = line.word(pos)
    if word == "that" and "clause" in cue.takes and pos + 2 < len(line) and line.tag(pos + 1) not in FINITE:
        return Frame("clause", pos + 1)
    if line.tag(pos) == "TO" and line.tag(pos + 1) in ("VB", "VBP") and "to" in cue.takes:
        return Frame("to", pos)
    if word in ("of", "for") and word in cue.takes and pos + 1 < len(line):
        return Frame("of", pos)
    return None


def _owner(line: Line, k: int) -> Range | None:
    """The possessor before the noun: "Ankara's repeated", "his"."""
    j = k - 1
    while j >= 0 and line.tags[j] in ("JJ", "RB", "CD", "NN", "VBN") and k - j < 4:
        j -= 1
    if j >= 0 and line.tags[j] == "PRP$" and line.words[j] != "its":
        return j, j + 1
    if j >= 1 and line.tags[j] == "POS":
        start = phrases.before(line, j, 0)
        return (start, j) if start is not None else None
    return None


def _holder(line: Line, k: int) -> Range | None:
    """The subject of "made the claim that", "has a fear that": the phrase before the verb before the noun."""
    j = k - 1
    while j > 0 and line.tags[j] in ("JJ", "RB", "CD", "DT", "PRP$", "NN") and k - j < 6:
        j -= 1
    if j <= 0 or line.tags[j] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    while j > 0 and (line.tags[j - 1] in ("MD", "RB") or line.words[j - 1] in ("has", "have", "had")):
        j -= 1
    start = phrases.before(line, j, 0)
    return (start, j) if start is not None else None
