"""Parsed text -> attributions: who is said to say what. A trained reader can take this place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution.adverbial import adverbial
from onrecord.extract.attribution.line import lines
from onrecord.extract.attribution.nominal import nominal
from onrecord.extract.attribution.speech import Turn, with_speech
from onrecord.extract.attribution.verbal import verbal

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.model import Attribution


def find(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of an article by their first character, inner ones after those that hold them.

    Contents leave out the complementiser and the closing full stop and keep quotation marks. Linear in the
    length of the text.
    """
    turns = [Turn(line, (*verbal(line), *adverbial(line), *nominal(line))) for line in lines(parsed)]
    found = dict.fromkeys(with_speech(turns, parsed.quotations))
    return tuple(sorted(found, key=lambda a: (a.hull.start, -a.hull.end, a.cue or a.hull, a.content)))
