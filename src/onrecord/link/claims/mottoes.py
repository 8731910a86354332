"""Lines that stand in article after article and tell nothing: "News from both banks", "Enter your e-mail"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.tags import tags

if TYPE_CHECKING:
    from onrecord.link.story import Line, Story

_LONGEST = 100
"""Characters of a motto at most."""
_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_QUOTING = re.compile(r"[“”\"«»]|``|''")


def mottoes(story: Story) -> frozenset[str]:
    """Ids of the articles' own lines that several articles print alike, and that tell nothing.

    They have no verb, of one outlet, or speak to the reader outside quotation marks.
    """
    printed: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in story.lines:
        outlet = line.article.outlet
        if line.statement.is_attributed:
            continue
        if _speaks_to_reader(line.text):
            printed["", fold(line.text)].append(line)
        elif outlet and len(line.text) <= _LONGEST:
            printed[outlet, fold(line.text)].append(line)
    return frozenset(
        line.id
        for (outlet, _), lines in printed.items()
        if len({line.article.id for line in lines}) > 1 and not (outlet and _has_verb(lines[0].text))
        for line in lines
    )


def _speaks_to_reader(text: str) -> bool:
    return _READER.search(text) is not None and _QUOTING.search(text) is None


def _has_verb(text: str) -> bool:
    words = text.split()
    return any(tag.startswith("VB") for tag in tags(words))
