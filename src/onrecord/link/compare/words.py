"""The words of a statement that carry its content, in a form that spellings and inflections share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.language import lexicon
from onrecord.language.countries import folded_countries
from onrecord.language.lexicon import lemma
from onrecord.link.remembered import remembered

_WORD = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*(?:'t\b)?")
_STATES = re.compile(r"\bU\.\s?S\.(?:\s?A\.)?(?!\w)|\bUSA?\b|\bUnited States\b")
"""Ways to print the one country of which none is a word of letters that a stem would keep."""
_KNOWN = {
    "died": "die", "dying": "die", "lied": "lie", "tied": "tie", "tying": "tie", "freed": "free",
    "used": "use", "using": "use", "plane": "plane", "planes": "plane",
}  # fmt: skip
"""Words too short for the rules, or that these would take for another (a plane for a plan)."""
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ed", ""), ("s", ""),
)  # fmt: skip
_NO_ENDING = {"s": ("ss", "us", "is"), "ed": ("eed",)}
"""What looks like an ending and is part of the word: "gas", "speed"."""
_OPEN_STEM = re.compile(r"[^aeiou][aeiou][^aeiouwxy]")
_SHORTEST_STEM = 3
"""Letters that cutting off an ending must leave: "uses" is cut, "is" and "gas" aren't."""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The lists of `claim_words.toml`: `classes` gives for a lemma the one that stands for its class."""

    empty: frozenset[str]
    classes: dict[str, str]
    negations: frozenset[str]
    maybe: frozenset[str]
    doubts: frozenset[str]
    numerals: dict[str, str]


@cache
def claim_words() -> ClaimWords:
    """The lists, loaded once."""
    table: dict[str, str] = lexicon.table("claim_words.toml")
    classes: dict[str, str] = {}
    for row in table["classes"].strip().splitlines():
        first, *others = row.split()
        for word in (first, *others):
            classes.setdefault(stem(word), stem(first))
    lists = {name: frozenset(table[name].split()) for name in ("empty", "negations", "maybe", "doubts")}
    lists["empty"] |= {stem(word) for word in lists["empty"]}
    words = table["numerals"].split()
    numerals = {word: figure for cell in words for word, _, figure in [cell.partition("=")]}
    return ClaimWords(classes=classes, numerals=numerals, **lists)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case ASCII word without its inflection: "attackers" -> "attacker", "said" -> "say"."""
    known = lemma(word)
    if known != word:
        return _bare(known)
    if word in _KNOWN:
        return _KNOWN[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM:
            if word.endswith(_NO_ENDING.get(ending, ())):
                return word
            cut = word[: -len(ending)] + instead
            if ending in ("ing", "ings", "ed"):
                return cut[:-1] if cut[-1] == cut[-2] and cut[-1] not in "elsz" else _bare(_full(cut))
            return _bare(cut)
    return _bare(word)


def _full(cut: str) -> str:
    """A short stem with the e that its verb has: "hir" of "hired" is of "hire", or its r would be doubled."""
    return f"{cut}e" if _OPEN_STEM.fullmatch(cut) else cut


def _bare(word: str) -> str:
    """A longer word without its silent e: "seize" -> "seiz", but "agree" and "give" as they are."""
    return word if word.endswith("ee") or len(word) <= _SHORTEST_STEM + 1 else word.removesuffix("e")


@lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """All words in order, in lower-case ASCII; numbers keep their figures without thousands' commas."""
    text = _STATES.sub(" America ", text)
    plain = (text if text.isascii() else anyascii(text)).lower().replace("`", "'").replace("'s ", " ")
    return tuple(word.replace(",", "") for word in _WORD.findall(plain))


@cache
def _countries() -> dict[str, str]:
    """A one-word name of a country or its people -> what stands for both: "belgian" -> "belgium"."""
    found = {}
    for printed, (form, country) in folded_countries().items():
        if form != "seat" and " " not in printed and len(printed) >= _SHORTEST_STEM:
            found[printed] = country.name.lower().replace(" ", "-")
    return found


@lru_cache(maxsize=65536)
def content_word(word: str) -> str:
    """What stands for a plain word's meaning: its class or its stem; empty where it carries none."""
    lists = claim_words()
    if word in lists.empty or (len(word) < 2 and not word.isdigit()):
        return ""
    country = _countries().get(word) or _countries().get(word.removesuffix("s"))
    if country is not None:
        return country
    base = lists.numerals.get(word) or stem(word)
    return "" if base in lists.empty else lists.classes.get(base, base)


@remembered
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry content, in order, each in the form that stands for its class."""
    return tuple(found for word in plain_words(text) if (found := content_word(word)))


def number_of(lower: str) -> float | None:
    """The number that a figure or a word gives ("1,200", "2.5", "two"); None where it gives none."""
    figure = claim_words().numerals.get(lower, lower.replace(",", ""))
    return float(figure) if figure.replace(".", "", 1).isdigit() else None
