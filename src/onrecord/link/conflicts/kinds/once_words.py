"""The lists of `once_words.toml`: acts that befall but once, kinds of places, means of killing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.language import lexicon
from onrecord.link.compare.words import content_word
from onrecord.link.conflicts.reading.words import kinds_by_word


class OnceWords(NamedTuple):
    """Kinds by word for each way of telling an act, the generic verbs, those that last, kinds of places."""

    befalls: dict[str, frozenset[str]]
    done: dict[str, frozenset[str]]
    named: dict[str, frozenset[str]]
    happens: dict[str, frozenset[str]]
    happening: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    kinds: frozenset[str]
    again: frozenset[str]
    placeless: frozenset[str]
    verbs: frozenset[str]
    lasting: frozenset[str]
    settings: dict[str, str]
    means: dict[str, str]
    vague: frozenset[str]
    heroes: frozenset[str]
    inner: frozenset[str]
    loose: frozenset[str]
    houses: frozenset[str]
    punishing: frozenset[str]


@cache
def once_words() -> OnceWords:
    """The lists by which acts are told, loaded once."""
    table = lexicon.table("once_words.toml")
    by_word = {
        name: kinds_by_word(table[name]) for name in ("befalls", "done", "named", "happens", "happening")
    }
    settings = {
        form: row.split()[0]
        for row in table["settings"]["rows"].strip().splitlines()
        for word in row.split()
        for form in (word, f"{word}s")
    }
    means = {w: row.split()[0] for row in table["means"]["rows"].strip().splitlines() for w in row.split()}
    return OnceWords(
        **by_word,
        nouns={kind: frozenset(row.split()) for kind, row in table["happening"].items()},
        kinds=frozenset(kind for rows in by_word.values() for kinds in rows.values() for kind in kinds),
        again=frozenset(table["again"]["acts"].split()),
        placeless=frozenset(table["again"]["placeless"].split()),
        verbs=frozenset(table["once"]["verbs"].split()),
        lasting=frozenset(table["once"]["lasting"].split()),
        settings=settings,
        means=means,
        heroes=frozenset(content_word(w) for w in table["heroes"]["words"].split()),
        inner=frozenset(table["parts"]["inner"].split()),
        loose=frozenset(table["parts"]["loose"].split()),
        houses=frozenset(table["houses"]["words"].split()),
        punishing=frozenset(table["reasons"]["punishing"].split()),
        vague=frozenset(content_word(w) for w in table["dying"]["vague"].split()),
    )
