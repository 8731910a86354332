"""Attributions whose content stands after the cue: "X said that S", "X is said to", "it was said that S"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.attribution import phrases
from onrecord.extract.attribution.contents import end_of, start_of, trimmed
from onrecord.extract.attribution.found import Found
from onrecord.extract.attribution.frames import Frame, frame_after, is_infinitive
from onrecord.extract.attribution.groups import Group
from onrecord.extract.attribution.line import FINITE
from onrecord.extract.attribution.sources import inverted, subject
from onrecord.language.lexicon import cues

if TYPE_CHECKING:
    from onrecord.extract.attribution.found import Range
    from onrecord.extract.attribution.frames import FrameKind
    from onrecord.extract.attribution.line import Line
    from onrecord.extract.attribution.sources import Source


MAX_AS = 12
"""Tokens between the verb of "as X said" and its comma at most."""


def leading(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """The attribution whose content stands after it."""
    if group.is_passive:
        return _passive(line, group, lo, hi)
    if line.word(group.start - 1) == "as" and group.form == "gerund":
        return None
    if quoting := _quoted_as_saying(line, group, lo, hi):
        return quoting
    frame = frame_after(line, group, hi)
    cue: Range = (group.start, group.end)
    if frame is None:
        return (
            _as_said(line, group, lo, hi) or _parenthetic(line, group, lo, hi) or _bare(line, group, lo, hi)
        )
    if not _may_take(group, frame):
        return None
    whose = replace(group, form="finite") if group.form == "participle" else group
    source = subject(line, whose, lo, is_near=frame.kind not in ("quote", "clause", "if"))
    if source is None and not (group.form == "gerund" and frame.is_marked):
        return None
    if source and group.cue.kind == "adjective" and line.words[source.start : source.end] == ("it",):
        source = None
    end = end_of(line, frame, group, hi)
    if end <= frame.start:
        return None
    return Found(cue, ((frame.start, end),), (source.start, source.end) if source else None)


def _may_take(group: Group, frame: Frame) -> bool:
    """Whether a form of the verb that isn't finite is a cue before this construction."""
    if group.form == "participle":  # most likely a past tense that the tagger didn't know for one
        return frame.is_marked and frame.kind not in ("to", "of", "for", "np")
    return group.form != "infinitive" or frame.kind in ("quote", "clause")


def _as_said(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """ "As Reuters first reported, S"."""
    source = subject(line, group, lo)
    if source is None or line.words[lo] != "as" or source.left != lo + 1 or "clause" not in group.cue.takes:
        return None
    comma = next((k for k in range(group.end, min(hi, group.end + MAX_AS)) if line.words[k] == ","), None)
    if comma is None or comma + 2 >= hi:
        return None
    frame = Frame("clause", comma + 1)
    content = (frame.start, end_of(line, frame, group, hi))
    return Found((group.start, group.end), (content,), (source.start, source.end))


def _parenthetic(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """ "Cuts that he said | helped the state": the speaker inside a relative clause."""
    source = subject(line, group, lo)
    if source is None or "clause" not in group.cue.takes or line.tag(group.end) not in FINITE:
        return None
    pronoun = source.left - 1
    if pronoun < lo or line.words[pronoun] not in ("that", "which", "who", "what"):
        return None
    frame = Frame("clause", group.end)
    rest = (group.end, end_of(line, frame, group, hi))
    return Found((group.start, group.end), ((pronoun, pronoun + 1), rest), (source.start, source.end))


def _bare(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """A headline's "Carson says cut taxes": something said that is no clause."""
    source = subject(line, group, lo)
    if (
        group.cue.lemma != "say"
        or group.form != "finite"
        or source is None
        or source.left > lo
        or hi - group.end < 3
    ):
        return None
    if line.tags[group.end] not in ("VB", "NN", "JJ", "VBG", "NNP", "VBN"):
        return None
    return Found(
        (group.start, group.end), ((group.end, trimmed(line, group.end, hi)),), (source.start, source.end)
    )


def _passive(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """Passives: "it was announced that S", "X is said to V", "it was announced by X", "X was asked if S"."""
    source = subject(line, group, lo)
    takes, end, follow = group.cue.takes, group.end, line.word(group.end)
    cue: Range = (group.start, end)
    if follow == "as" and line.tag(end + 1) == "VBG" and group.cue.lemma == "quote":
        return _saying(line, group, source, end + 1, hi)
    if source is None:
        return None
    about: Range = (source.start, source.end)
    is_it = line.words[source.start : source.end] == ("it",)
    if is_it or group.cue.lemma == "ask":
        frame = frame_after(line, group, hi)
        if frame is None or frame.kind not in ("clause", "quote", "if"):
            return None
        return Found(cue, ((frame.start, end_of(line, frame, group, hi)),))
    if follow == "by" and takes & {"clause", "np", "quote"} and "to" not in takes:
        agent = inverted(line, end + 1, hi)
        return Found(cue, (about,), (agent.start, agent.end)) if agent else None
    kind = _rest_of_passive(line, group)
    if kind is None:
        return None
    return Found(cue, (about, (end, end_of(line, Frame(kind, end), group, hi))))


def _rest_of_passive(line: Line, group: Group) -> FrameKind | None:
    """The construction of what follows a passive and is content together with its subject."""
    takes, follow = group.cue.takes, line.word(group.end)
    if is_infinitive(line, group.end) and "clause" in takes and "person-to" not in takes:
        return "to"
    if follow == "of" and "of" in takes:
        return "of"
    return "np" if follow == "as" and "np-as" in takes else None


def _quoted_as_saying(line: Line, group: Group, lo: int, hi: int) -> Found | None:
    """ "Media quoted him as saying S", or "S, media quoted him as saying"."""
    if group.cue.lemma != "quote":
        return None
    person = phrases.after(line, group.end, hi)
    if line.word(person) != "as" or line.tag(person + 1) != "VBG":
        return None
    source = subject(line, group, lo)
    if source and (found := _saying(line, group, source, person + 1, hi)):
        return replace(found, content=((group.end, found.content[0][1]),))
    if source and source.left > lo + 1 and line.words[source.left - 1] == ",":
        start = start_of(line, lo, source.left)
        return Found(
            (group.start, group.end),
            ((start, trimmed(line, start, source.left)),),
            (source.start, source.end),
            is_trailing=True,
        )
    return None


def quoted_saying(line: Line, outer: Found) -> Found | None:
    """Inside "quoted him as saying S": what he says."""
    start, end = outer.content[0]
    person = phrases.after(line, start, end)
    verb = person + 1
    if outer.is_trailing or line.word(person) != "as" or line.word(verb) != "saying":
        return None
    frame = frame_after(line, Group(verb, verb, verb + 1, cues()["say"], "gerund"), end)
    return Found((verb, verb + 1), ((frame.start, end),), (start, person)) if frame else None


def _saying(line: Line, group: Group, source: Source | None, verb: int, hi: int) -> Found | None:
    saying = Group(verb, verb, verb + 1, cues()["say"], "gerund")
    frame = frame_after(line, saying, hi)
    if frame is None or source is None:
        return None
    cue = (group.start, verb + 1 if group.is_passive else group.end)
    return Found(cue, ((frame.start, end_of(line, frame, saying, hi)),), (source.start, source.end))
