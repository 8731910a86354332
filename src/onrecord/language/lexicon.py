"""The word lists: loaded once, when first asked for, from the files in `data`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.model import Act, Commitment, Span

_DATA = files("onrecord.language") / "data"

Ending = Literal["title", "number", "any"]
"""What an abbreviation stands before: a name, a number, or anything (so that it may end a sentence)."""
CueKind = Literal["verb", "noun", "adjective", "phrase"]
_KINDS: tuple[CueKind, ...] = ("verb", "phrase", "adjective", "noun")
_NEGATION = re.compile(r"\b(?:not|never|cannot|neither|nor|no)\b|n['’]t\b", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\b(?:never|not) $", re.IGNORECASE)
_BEFORE = 6
"""Characters of a "never" or "not" that a cue leaves out ("never | told")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that says that someone says, believes or intends something.

    `lemma` is lower case, several words for verbs with a preposition or particle ("call for"). `act` is what
    it makes of the content. `commitment` is the speaker's own to the content; `denies`: the content is denied
    or refused; `gives_figures`: it is a cue only with a figure as its object ("put the toll at 17").
    """

    lemma: str
    kind: CueKind
    act: Act
    commitment: Commitment = "certain"
    denies: bool = False
    gives_figures: bool = False


@cache
def words(name: str) -> frozenset[str]:
    """The lines of the list `name`, comments and blank lines left out."""
    return frozenset(rows(name))


def rows(name: str) -> list[str]:
    """The lines of the list `name` in order, comments ("# ") and blank lines left out."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("# ")]


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of the TOML file `name`, read once and not to be changed."""
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def abbreviations() -> dict[str, Ending]:
    """Abbreviations in lower case without their full stop, and what they stand before."""
    kinds: dict[str, Ending] = {"*": "title", "#": "number"}
    return {row.lstrip("*#"): kinds.get(row[0], "any") for row in rows("abbreviations.txt")}


@cache
def cues(kind: CueKind = "verb") -> Mapping[str, Cue]:
    """The cues of one kind by lemma, from `cues.toml`."""
    return MappingProxyType(
        {
            lemma: Cue(
                lemma,
                kind,
                row["act"],
                row.get("commitment", "certain"),
                row.get("denies", False),
                row.get("gives_figures", False),
            )
            for lemma, row in table("cues.toml")[kind].items()
        }
    )


def cue_in(printed: Sequence[str]) -> Cue | None:
    """The cue that the words of a cue span amount to ("has", "called", "for" -> call for), or None.

    The last word that is a cue decides, a phrase or a verb with its preposition before a single word, and a
    verb before an adjective before a noun of the same form.
    """
    bare = [word.lower() for word in printed if word[:1].isalnum()]
    for end in range(len(bare), 0, -1):
        for start in range(max(0, end - 4), end - 1):
            phrase = bare[start:end]
            found = cues("phrase").get(" ".join(phrase)) or cues().get(
                " ".join([lemma(phrase[0]), *phrase[1:]])
            )
            if found:
                return found
    for word in reversed(bare):
        for kind in _KINDS:
            found = cues(kind).get(_BASE[kind](word))
            if found:
                return found
    return None


def is_negated(text: str, cue: Span) -> bool:
    """Whether a cue of the text is negated, in itself ("did not say") or right before ("never | told")."""
    before = text[max(0, cue.start - _BEFORE) : cue.start]
    return bool(_NEGATION.search(cue.of(text)) or _LEFT_OUT.search(before))


def lemma(word: str) -> str:
    """The base form ("said" -> "say") of cues and irregular verbs; other words in lower case."""
    lower = word.lower()
    return _forms().get(lower, lower)


def _singular(word: str) -> str:
    known = cues("noun")
    for base in (word, word[:-1], word[:-2], word[:-3] + "y"):
        if base in known:
            return base
    return word


_BASE: dict[CueKind, Callable[[str], str]] = {
    "verb": lemma,
    "noun": _singular,
    "adjective": str,
    "phrase": str,
}


@cache
def _forms() -> dict[str, str]:
    """Every form of the known verbs -> lemma; regular ones by rule. What is ambiguous goes to the cue."""
    heads = dict.fromkeys(entry.split()[0] for entry in cues())
    forms = dict.fromkeys(["am", "is", "are", "was", "were", "been", "being"], "be")
    forms |= dict.fromkeys(["does", "did", "done"], "do")
    for verb in [*_irregular(), *heads]:
        forms |= dict.fromkeys(_inflected(verb), verb)
    return forms


def forms_of(bases: Iterable[str]) -> frozenset[str]:
    """Every form of some verbs: "search", "searches", "searching", "searched"."""
    return frozenset(form for verb in bases for form in _inflected(verb))


def _inflected(verb: str) -> tuple[str, ...]:
    doubles = verb.endswith("l") and verb in words("doubling_verbs.txt")
    american = (verb + "ed", verb + "ing") if doubles else ()
    return (verb, _third(verb), _gerund(verb), *(_irregular().get(verb) or (_past(verb),)), *american)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The past forms of each irregular verb."""
    split = (row.split() for row in rows("irregular_verbs.txt"))
    return {verb: tuple(form for cell in cells for form in cell.split("/")) for verb, *cells in split}


_VOWELS = "aeiou"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    if verb == "have":
        return "has"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb.endswith("e"):
        return verb + "d"
    return verb + (verb[-1] if verb in words("doubling_verbs.txt") else "") + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in words("doubling_verbs.txt") else "") + "ing"


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that are mostly no names, by the tags that were counted for them."""
    found = set()
    for row in rows("tag_lexicon.txt"):
        word, *cells = row.split()
        counts = {tag: int(count) for tag, _, count in (cell.rpartition(":") for cell in cells)}
        if counts.get("NNP", 0) < 0.5 * sum(counts.values()):
            found.add(word)
    return frozenset(found)


def is_ordinary(lower: str) -> bool:
    """Whether a word in lower case is one of the language's common words."""
    return lower in _ordinary_words()
