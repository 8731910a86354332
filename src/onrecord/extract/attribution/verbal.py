"""Attributions by verbs and adjectives: "X said that S", "S, X said", "said X", "X is expected to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution.groups import groups
from onrecord.extract.attribution.leading import leading, quoted_saying
from onrecord.extract.attribution.trailing import trailing

if TYPE_CHECKING:
    from onrecord.extract.attribution.found import Found, Range
    from onrecord.extract.attribution.groups import Group
    from onrecord.extract.attribution.line import Line

MAX_BRACKET = 60
"""Tokens to a bracket at most."""


def verbal(line: Line) -> list[Found]:
    """The attributions of a sentence whose cue is a verb or an adjective, in order of their cues."""
    found: list[Found] = []
    pending: list[Group] = []
    for group in groups(line):
        if before := trailing(line, group, *_bounds(line, group)):
            found.append(before)
        else:
            pending.append(group)
    stops = [f.content[0] for f in found]
    for group in pending:
        lo, hi = _bounds(line, group)
        for start, stop in stops:
            if start <= group.start and group.end <= stop:
                hi = min(hi, stop)
        if after := leading(line, group, lo, hi):
            found.append(after)
            if group.cue.lemma == "quote" and (inner := quoted_saying(line, after)):
                found.append(inner)
    return sorted((f for f in found if not _is_part(f, found)), key=lambda f: f.cue)


def _is_part(one: Found, found: list[Found]) -> bool:
    """Whether a longer cue begins with this one and says more: "refused" of "refused to say"."""
    return any(f.cue[0] == one.cue[0] and f.cue[1] > one.cue[1] and f.content != one.content for f in found)


def _bounds(line: Line, group: Group) -> Range:
    """The stretch a group's source and content lie in: its quotation, or the sentence."""
    number = line.quoted[group.head]
    if number < 0:
        return _brackets(line, group.head) or (0, len(line))
    lo, hi = line.inside[number]
    return lo + line.opens(lo), hi - line.closes(hi - 1)


def _brackets(line: Line, k: int) -> Range | None:
    """The tokens between the brackets around `k`, if there are any near."""
    opening = next((j for j in range(k, max(-1, k - MAX_BRACKET), -1) if line.tags[j] in ("(", ")")), None)
    if opening is None or line.tags[opening] == ")":
        return None
    closing = next((j for j in range(k, min(len(line), k + MAX_BRACKET)) if line.tags[j] == ")"), len(line))
    return opening + 1, closing
