"""Where a cue ends: before the day on which it was said."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.model import Attribution

_DAYS = "|".join(calendar.day_name)
_DAY = re.compile(
    rf"(?:\s(?:late|early|late on|early on|on))?\s(?:{_DAYS})"
    r"(?:\s(?:morning|afternoon|evening|night))?(?=:?$)"
)


def with_clear_cues(found: Iterable[Attribution], text: str) -> Iterator[Attribution]:
    """The attributions, a day at the end of a cue left out: that is when, and not that, it was said."""
    for one in found:
        match = _DAY.search(one.cue.of(text)) if one.cue else None
        if one.cue and match and match.start() > 0:
            yield replace(one, cue=Span(one.cue.start, one.cue.start + match.start()))
        else:
            yield one
