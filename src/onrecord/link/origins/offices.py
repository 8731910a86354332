"""For which body a person speaks: its head or its spokesperson, as any line prints it with the name."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language import lexicon
from onrecord.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.story import Story

_LINKS = frozenset({"of", "for", "at"})
"""What stands between an office and its body: "president of", "spokesman for"."""
_REACH = 4
"""Words between an office and "of", or between a body and the office behind it, at most."""
_LONGEST = 8
"""Words of a body's name at most."""
_SHORTEST = 3
"""Letters of a body's name at least: "it" and "EU" are too easily met in other words."""


def bodies_spoken_for(story: Story) -> dict[str, str]:
    """Person (party id) -> the organisation of which they are printed as head or spokesperson most often.

    "Federico Rohr, president of the Port Commission", "Port Commission spokesman Ivo Holt"; who was it once,
    or only works there, doesn't speak for it.
    """
    bodies = _bodies(story)
    votes: dict[str, Counter[str]] = {}
    for line in story.lines:
        source, speaker = line.statement.source, story.parties.get(line.statement.speaker or "")
        if source is None or speaker is None or speaker.kind != "person":
            continue
        body = _body_of(fold(source.of(line.article.text)).split(), bodies)
        if body is not None:
            votes.setdefault(speaker.id, Counter())[body] += 1
    return {
        person: min(count, key=lambda body: (-count[body], body)) for person, count in sorted(votes.items())
    }


def _bodies(story: Story) -> dict[str, str]:
    """Each printed name of an organisation, folded -> the organisation; names that two have are left out."""
    found: dict[str, set[str]] = {}
    parties = [party for party in story.parties.values() if party.kind == "organisation"]
    for party in parties:
        found.setdefault(fold(party.name), set()).add(party.id)
    known = {party.id for party in parties}
    for mention in story.mentions:
        party_id = story.party_of.get(mention.id)
        if party_id in known and mention.form == "name":
            found.setdefault(fold(mention.text), set()).add(party_id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1 and len(name) >= _SHORTEST}


def _body_of(words: Sequence[str], bodies: Mapping[str, str]) -> str | None:
    """The body of which the printed source makes somebody head or spokesperson."""
    for at, word in enumerate(words):
        if word not in _heads() or _once().intersection(words[:at]):
            continue
        for link in range(at + 1, min(at + 1 + _REACH, len(words))):
            if words[link] in _LINKS:
                start = link + 1 + (words[link + 1 : link + 2] == ["the"])
                if (found := _name_at(words, start, bodies)) is not None:
                    return found
        for end in range(at, max(0, at - _REACH), -1):
            for start in range(max(0, end - _LONGEST), end):
                if (known := bodies.get(" ".join(words[start:end]))) is not None:
                    return known
    return None


def _name_at(words: Sequence[str], start: int, bodies: Mapping[str, str]) -> str | None:
    """The body with the longest name that begins there."""
    for end in range(min(start + _LONGEST, len(words)), start, -1):
        if (known := bodies.get(" ".join(words[start:end]))) is not None:
            return known
    return None


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.table("origin_words.toml")["heads"].split())


@cache
def _once() -> frozenset[str]:
    return frozenset(lexicon.table("origin_words.toml")["once"].split())
