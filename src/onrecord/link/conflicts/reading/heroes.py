"""What the one whom a whole story is about is called: "the teenager", "the actress"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.link.conflicts.reading.words import words

if TYPE_CHECKING:
    from onrecord.link.story import Story


def beside(story: Story, last: tuple[str, ...]) -> Counter[str]:
    """How many lines print a word of each sense beside a person's last name."""
    found: Counter[str] = Counter()
    for line in story.lines if last else ():
        run = words(line.text)
        at = next((k for k, word in enumerate(run) if word.lower == last[0]), None)
        if at is not None:
            found.update({w.sense for w in run[max(0, at - _CALLED) : at + _CALLED]})
    return found


_CALLED = 6
"""Words before and after a name among which it is told what the person is."""
