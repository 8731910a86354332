"""The words of furniture, from `furniture.toml`, and how a line is folded to be compared with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.language import lexicon

_WORD = re.compile(r"[^\W_]+(?:['.&/-][^\W_]+)*")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
_DRESS = re.compile(r"[*_#>`]{1,4}|\\")
_EDGES = " \t\r\n\u00a0.,:;!?…|>»›«<•·*#_=-–—[](){}\"'“”"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `furniture.toml` made ready for look-up."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    boilerplate: dict[str, tuple[tuple[str, ...], ...]]
    labels: frozenset[str]
    opens_links: frozenset[str]
    teaser_ends: tuple[str, ...]
    site_words: frozenset[str]
    site_extras: tuple[str, ...]
    captions: tuple[str, ...]
    agencies: frozenset[str]
    bylines: tuple[str, ...]
    published: frozenset[str]
    not_places: frozenset[str]
    with_dates: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    raw = lexicon.table("furniture.toml")
    lists: dict[str, list[str]] = {name: list(map(str, rows)) for name, rows in raw.items()}
    return Words(
        whole=frozenset(lists["whole"]),
        begins=tuple(sorted(lists["begins"])),
        boilerplate=_by_first_word(lists["boilerplate"]),
        labels=frozenset(lists["labels"]),
        opens_links=frozenset(lists["opens_links"]),
        teaser_ends=tuple(lists["teaser_ends"]),
        site_words=frozenset(lists["site_words"]),
        site_extras=tuple(lists["site_extras"]),
        captions=tuple(lists["captions"]),
        agencies=frozenset(lists["agencies"]),
        bylines=tuple(lists["bylines"]),
        published=frozenset(lists["published"]),
        not_places=frozenset(lists["not_places"]),
        with_dates=frozenset(lists["with_dates"]),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(_WORD.findall(phrase))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(rest) for first, rest in found.items()}


def plain(text: str) -> str:
    """`text` without Markdown's dress: links by their words, no emphasis."""
    if "](" in text:
        text = _MARKDOWN_LINK.sub(r"\1", text)
    return _DRESS.sub("", text).strip() if _DRESS.search(text) else text.strip()


def fold(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, no Markdown, no punctuation at the edges."""
    return " ".join(plain(text).lower().replace("’", "'").replace("‘", "'").split()).strip(_EDGES)


def boilerplate(text: str) -> list[str]:
    """The different phrases of boilerplate in `text`, in order of their first place."""
    tokens = _WORD.findall(text.lower().replace("’", "'"))
    table = words().boilerplate
    found: dict[str, None] = {}
    for k, token in enumerate(tokens):
        for phrase in table.get(token, ()):
            if tuple(tokens[k : k + len(phrase)]) == phrase:
                found[" ".join(phrase)] = None
    return list(found)
