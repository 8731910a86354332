"""Lines that an outlet prints in article after article and that tell nothing: "News from both banks"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.tags import tags

if TYPE_CHECKING:
    from onrecord.link.story import Line, Story

_LONGEST = 100
"""Characters of a motto at most."""


def mottoes(story: Story) -> frozenset[str]:
    """Ids of an outlet's own lines without a verb that several of its articles print alike."""
    printed: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in story.lines:
        outlet = line.article.outlet
        if outlet and not line.statement.is_attributed and len(line.text) <= _LONGEST:
            printed[outlet, fold(line.text)].append(line)
    return frozenset(
        line.id
        for lines in printed.values()
        if len({line.article.id for line in lines}) > 1 and not _has_verb(lines[0].text)
        for line in lines
    )


def _has_verb(text: str) -> bool:
    words = text.split()
    return any(tag.startswith("VB") for tag in tags(words))
