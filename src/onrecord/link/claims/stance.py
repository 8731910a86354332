"""Whether a statement asserts, denies or doubts the proposition of its claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.story import Line
    from onrecord.model import Polarity, Stance


_LEFT_OPEN = re.compile(
    r"(?:\bnot|n['’]t)\b[^.;:]{0,24}\b(?:clear|know|known|sure|certain|established)\b[^.;:]{0,12}\bif\b", re.I
)
""" "It is not yet clear if ...": a doubt without any of the words of doubt."""


def stances(lines: Sequence[Line]) -> dict[str, Stance]:
    """The stance of each line of one claim, by statement id.

    The claim is what most of its lines say, the affirmative where as many deny; who says the contrary
    denies it. A line doubts where its speaker is committed to nothing and a word of doubt is printed.
    """
    firm = [line for line in lines if not _doubts(line)] or lines
    denying = sum(line.statement.polarity == "denied" for line in firm)
    claim: Polarity = "denied" if 2 * denying > len(firm) else "affirmed"
    return {line.id: _stance(line, claim) for line in lines}


def _stance(line: Line, claim: Polarity) -> Stance:
    if _doubts(line):
        return "doubts"
    return "asserts" if line.statement.polarity == claim else "denies"


def _doubts(line: Line) -> bool:
    statement = line.statement
    if statement.commitment != "unknown":
        return False
    printed = line.text if statement.cue is None else f"{statement.cue.of(line.article.text)} {line.text}"
    return not claim_words().doubts.isdisjoint(plain_words(printed)) or _LEFT_OPEN.search(printed) is not None
