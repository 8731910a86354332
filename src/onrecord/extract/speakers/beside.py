""" "Ana Ober's father": the one whom the article names where it prints the same words beside a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people
from onrecord.extract.speakers.voices import Voice
from onrecord.language.folding import fold

if TYPE_CHECKING:
    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention

_LONGEST = 60
"""Characters of a description that an article repeats word for word, at most."""
_CLOSES = re.compile(r"\s*[,.;:)”\"]|$|\s+(?:said|told|says)\b")
"""What stands behind a description that follows a name: it ends there."""


def by_name_beside(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "The boy's father": whom the article names beside these words: "the boy's father, Ivo Holt,"."""
    if not source.has_owner or source.is_owned or not is_of_people(source.head) or source.head.endswith("s"):
        return None
    beside = _beside(voices.cast, source) if len(source.span) <= _LONGEST else []
    if len({fold(person.name or person.text).split()[-1] for person in beside}) != 1:
        return None
    why = f"the article has {beside[0].text} beside the same words"
    voices.mention(source.span, "description", "person", beside[0], why)
    return Voice(beside[0], why)


def _beside(cast: Cast, source: Source) -> list[Mention]:
    """The people named right behind or before the same words, set off by a comma."""
    text, found = cast.text, []
    words = r"\s+".join(re.escape(word) for word in source.span.of(text).split())
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        if match.start() == source.span.start:
            continue
        if text[match.end() : match.end() + 2] == ", ":
            behind = match.end() + 2
            found += [m for m in cast.inside(behind, behind + _LONGEST) if m.span and m.span.start == behind]
        if text[max(0, match.start() - 2) : match.start()] == ", " and _CLOSES.match(text, match.end()):
            first = max(0, match.start() - 2 - _LONGEST)
            before = cast.inside(first, match.start() - 2)
            found += [m for m in before if m.span and m.span.end == match.start() - 2]
    return [m for m in found if m.kind == "person" and m.form == "name"]
