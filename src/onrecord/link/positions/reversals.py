"""Conflicts of a party with itself: what it said before it turned, and what it says since."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.link.conflicts.matters import led
from onrecord.link.positions.stances import leaning, stands_on, takes_side
from onrecord.link.positions.turns import follows, is_narrow, on_record
from onrecord.link.positions.wills import Wills
from onrecord.model import Conflict, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.link.story import Line, Story
    from onrecord.model import Position, Stance

_STRENGTH = 0.5
"""How strongly a reversal is believed (0 to 1), among the other conflicts."""
_BACK = 40
"""Lines before a turn that are set against it at most: bounds the work."""
_DENIES_PAST = re.compile(
    r"\b(?:was|were|had|did)(?:n['’]t|\s+(?:not|never))\b|\bnever\s+(?:was|were|had|did)\b", re.IGNORECASE
)
"""Words that deny what was, rather than take it back."""
_OTHER: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}


def with_reversals(
    story: Story, conflicts: Iterable[Conflict], positions: Iterable[Position]
) -> tuple[Conflict, ...]:
    """The conflicts, and those of lines in which one party is for and, after it turned, against one act.

    A later word of one's own replaces an earlier one, so they are superseded; save where the later one denies
    that it ever was so: then both readings of what was stand open. They are of the matter of what else one of
    the lines is denied by.
    """
    found = {conflict.id: conflict for conflict in conflicts}
    lines = {line.id: line for line in story.lines}
    matters: dict[str, str] = {}
    for one in found.values():
        if one.kind == "polarity":
            for line in (one.a, one.b):
                matters.setdefault(line, one.matter)
    wills = Wills(story)
    for position in positions:
        for one in _of_track(position, lines, wills):
            if one.id not in found:
                matter = matters.get(one.a) or matters.get(one.b) or one.id
                found[one.id] = replace(one, matter=matter)
                matters.update({line: matters.get(line, matter) for line in (one.a, one.b)})
    return led(found.values())


def _of_track(position: Position, lines: Mapping[str, Line], wills: Wills) -> Iterator[Conflict]:
    """Each line that turns, against the lines before it that stood on the other side of the same act."""
    stance = {entry.statement: entry.stance for entry in position.track}
    order = [entry.statement for entry in position.track]
    for turn in position.changes:
        after, at = lines[turn.after], order.index(turn.after)
        for before in order[max(0, at - _BACK) : at]:
            line = lines[before]
            opposite = stance[before] == _OTHER.get(stance[turn.after]) and takes_side(line, leaning(line))
            if not opposite or not is_narrow(on_record(line)) or not follows(line, after):
                continue
            acts = stands_on(line, leaning(line)) & stands_on(after, leaning(after))
            if acts and wills.turn(acts, line, after):
                yield _conflict(line, after)


def _conflict(a: Line, b: Line) -> Conflict:
    first, second = sorted((a.id, b.id))
    why = f"one speaker: “{_short(a.text)}”, and later “{_short(b.text)}”"
    id = content_id("conflict", first, second)
    if _DENIES_PAST.search(b.text):
        why = f"{why}; the later word denies that it ever was so"
        return Conflict(id, first, second, "polarity", "open", why, _STRENGTH)
    why = f"{why}; the later word replaces the earlier"
    return Conflict(id, first, second, "polarity", "superseded", why, _STRENGTH)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + ("…" if len(words) > 14 else "")
