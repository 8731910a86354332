"""Who "he" and "her" are, written out: for comparing what lines mean, never for what is shown of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model import Mention, Span

Meant = tuple["Span", str]
"""Where a pronoun stands, and the name that is meant by it."""

_PRONOUNS = frozenset({"he", "she", "him", "his", "her", "it", "its", "they", "their", "them"})
_WHOSE = frozenset({"his", "her", "its", "their"})
"""Pronouns that may say whose something is; "her" is taken for that: it mostly does."""
_STEPS = 4
"""From one mention to the next, until one is named."""


def pronouns(mentions: Iterable[Mention]) -> Mapping[str, Sequence[Meant]]:
    """Article id -> its pronouns of which the article settles whom they mean, in order."""
    every = list(mentions)
    by_id = {mention.id: mention for mention in every}
    found: dict[str, list[Meant]] = defaultdict(list)
    for mention in every:
        if mention.span is None or mention.refers_to is None or mention.text.lower() not in _PRONOUNS:
            continue
        name = _name(mention, by_id)
        if name:
            found[mention.article].append((mention.span, name))
    return {article: sorted(some) for article, some in found.items()}


def _name(mention: Mention, by_id: Mapping[str, Mention]) -> str:
    """The name that a mention stands for, "" where it leads to none."""
    one: Mention | None = mention
    for _ in range(_STEPS):
        one = by_id.get(one.refers_to or "") if one else None
        if one and one.name:
            return one.name
    return ""


def written_out(spans: Sequence[Span], text: str, meant: Sequence[Meant]) -> str:
    """The words at the spans, names in the place of pronouns; a name that is printed there isn't repeated."""
    parts = []
    for span in spans:
        printed, end = "", span.start
        for at, name in meant:
            if span.holds(at) and name.lower() not in span.of(text).lower():
                whose = "'s" if at.of(text).lower() in _WHOSE else ""
                printed, end = f"{printed}{text[end : at.start]}{name}{whose}", at.end
        parts.append(printed + text[end : span.end])
    return " ".join(parts)
