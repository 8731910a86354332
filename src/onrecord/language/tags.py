"""Parts of speech by a hidden Markov model over counts: enough to tell "plans" the verb from the noun.

Tags are those of the Penn Treebank, some merged: NN and NNP for every number, JJ and RB for every degree,
WP for WDT. Punctuation has the mark itself, quotation marks `"`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.language.lexicon import cues, lemma, rows

_PUNCTUATION = {
    **dict.fromkeys([".", "!", "?", "?!", "!!", "!?"], "."),
    **dict.fromkeys([";", ":", "…", "...", "–", "—", "-", "--", "•"], ":"),
    **dict.fromkeys(['"', "“", "”", "„", "«", "»", "``", "''", "‘", "’", "'"], '"'),
    **dict.fromkeys(["(", "[", "{"], "("),
    **dict.fromkeys([")", "]", "}"], ")"),
    ",": ",",
}
_SMOOTH = 0.5
"""Added to each transition's count, so that none is impossible."""
_BEFORE_TO = frozenset({"according", "due", "prior", "thanks", "contrary", "owing"})
"""Words after which "to" is a preposition."""

Scores = Mapping[str, float]
"""Tag -> log of P(tag | word) / P(tag), which is P(word | tag) up to a constant."""


@dataclass(frozen=True)
class _Model:
    words: dict[str, dict[str, float]]
    endings: dict[str, dict[str, float]]
    follows: dict[str, dict[str, float]]
    prior: dict[str, float]


@cache
def _model() -> _Model:
    counts = {row.split()[0]: dict(_cell(c, ":") for c in row.split()[1:]) for row in rows("tag_lexicon.txt")}
    follows = {
        row.split()[0]: dict(_cell(c, "=") for c in row.split()[1:]) for row in rows("tag_transitions.txt")
    }
    total: dict[str, int] = {}
    for after in follows.values():
        for tag, n in after.items():
            total[tag] = total.get(tag, 0) + n
    every = sum(total.values())
    prior = {tag: math.log(n / every) for tag, n in total.items()}
    logs = {
        a: {
            b: math.log((after.get(b, 0) + _SMOOTH) / (sum(after.values()) + _SMOOTH * len(total)))
            for b in total
        }
        for a, after in follows.items()
    }
    scored = {word: _scored(cell, prior) for word, cell in counts.items()}
    words = {word: cell for word, cell in scored.items() if word[0] != "-"}
    return _Model(words, {word[1:]: cell for word, cell in scored.items() if word[0] == "-"}, logs, prior)


def _cell(cell: str, by: str) -> tuple[str, int]:
    tag, _, count = cell.rpartition(by)
    return tag, int(count)


def _scored(counts: Mapping[str, float], prior: Mapping[str, float]) -> dict[str, float]:
    every = sum(counts.values())
    return {tag: math.log(n / every) - prior[tag] for tag, n in counts.items() if tag in prior}


def tags(words: Sequence[str]) -> list[str]:
    """The part of speech of each word of a sentence. Linear in their number."""
    model = _model()
    follows = model.follows
    best: dict[str, float] = {"^": 0.0}
    back: list[dict[str, str]] = []
    for k, word in enumerate(words):
        first = k == 0 or (k == 1 and not words[0][0].isalnum())
        after_preposition = word == "to" and k > 0 and words[k - 1].lower() in _BEFORE_TO
        scores = {"IN": 0.0} if after_preposition else _scores(word, first, model)
        now: dict[str, float] = {}
        came: dict[str, str] = {}
        for tag, score in scores.items():
            top, origin = -math.inf, ""
            for last, before in best.items():
                reached = before + follows[last][tag]
                if reached > top or (reached == top and last > origin):
                    top, origin = reached, last
            now[tag], came[tag] = top + score, origin
        best = now
        back.append(came)
    found = []
    tag = max(best, key=lambda t: best[t])
    for came in reversed(back):
        found.append(tag)
        tag = came[tag]
    return _mended(words, found[::-1])


def _mended(words: Sequence[str], tagged: list[str]) -> list[str]:
    """What two neighbouring tags can't tell: "he also asked" is no participle, "to block the" no noun."""
    without_verb = not _FINITE.intersection(tagged)
    for k in range(1, len(tagged)):
        if without_verb and tagged[k] == "VBN" and tagged[k - 1] in ("NN", "NNP", "RB"):
            tagged[k], without_verb = "VBD", False
        elif (
            tagged[k - 1] == "VBZ" and tagged[k] in ("VBD", "VBN", "MD", "VBP") and _may_be_noun(words[k - 1])
        ):
            tagged[k - 1] = "NN"
            tagged[k] = "VBD" if tagged[k] == "VBN" else tagged[k]
        elif tagged[k] == "VBN" and tagged[k - 1] in ("RB", "PRP", "NNP"):
            j = k - 1
            while j > 0 and tagged[j] == "RB":
                j -= 1
            if (
                tagged[j] in ("PRP", "NNP", "NN")
                and words[k + 1 : k + 2] != ["by"]
                and (j < k - 1 or tagged[j] == "PRP")
            ):
                tagged[k] = "VBD"
        elif tagged[k] in ("VB", "VBP") and tagged[k - 1] in ("DT", "JJ", "PRP$"):
            tagged[k] = "NN"
        elif (
            tagged[k - 1] == "TO"
            and tagged[k] in ("NN", "JJ")
            and tagged[k + 1 : k + 2] in (["DT"], ["PRP$"], ["PRP"])
        ):
            tagged[k] = "VB"
    return tagged


def _may_be_noun(word: str) -> bool:
    """Whether a form on -s may be a plural: it isn't "is", "has" or the like."""
    known = _model().words.get(word.lower())
    return word.endswith("s") and (known is None or "NN" in known)


def _scores(word: str, first: bool, model: _Model) -> Scores:
    """What a word may be; `first` where its capital says nothing."""
    mark = _PUNCTUATION.get(word)
    if mark:
        return {mark: 0.0}
    lower = word.lower().replace("’", "'")
    known = model.words.get(lower)
    if word[0].isupper() and not first and (known is None or not word.isupper()):
        return _capital(known, lower)
    if known and len(word) > 1 and word.isupper() and word.isalpha():
        return {**known, "NNP": max(known.values()) + 1.0}
    if known and first and word[0].isupper():
        return _first(lower)
    if known and word[0].islower() and "NNP" in known and len(known) > 1:
        return _lower(lower)
    return known or _unknown(word, first)


def _capital(known: Scores | None, lower: str) -> Scores:
    """A word with a capital inside a sentence: a name, unless it is better known as something else."""
    if known is None:
        return (
            {"NNP": 0.0, "JJ": -3.0}
            if not lower.endswith(("ish", "ese", "ian", "can", "raqi"))
            else {"NNP": -0.7, "JJ": -0.7}
        )
    if "NNP" in known:
        return known
    return {**{tag: score - 2.0 for tag, score in known.items()}, "NNP": 2.0}


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPEN_CLASS = frozenset({"NN", "VB", "VBD", "VBN", "VBG", "VBP", "VBZ", "JJ"})


@lru_cache(maxsize=20_000)
def _first(lower: str) -> Scores:
    """A known word that begins a sentence: a name too ("Cook told") where it is no word of a closed class."""
    known = _model().words[lower]
    if "NNP" in known or not known.keys() <= _OPEN_CLASS:
        return known
    return {**known, "NNP": max(known.values())}


@lru_cache(maxsize=20_000)
def _lower(lower: str) -> Scores:
    """A known word without a capital is no name."""
    return {tag: score for tag, score in _model().words[lower].items() if tag != "NNP"}


@lru_cache(maxsize=50_000)
def _unknown(word: str, first: bool) -> Scores:
    model = _model()
    if word[0].isdigit() or word[0] in "$€£":
        return {"CD": 0.0, "JJ": -3.0}
    lower = word.lower()
    scores: dict[str, float] = dict(_cue_forms(lower))
    if not scores:
        ending = next((lower[-k:] for k in (4, 3, 2, 1) if lower[-k:] in model.endings), None)
        scores = dict(model.endings[ending]) if ending else {"NN": 0.0, "JJ": -1.0}
        if "-" in word:
            scores = {"JJ": 0.0, "NN": -0.5}
    if first and word[0].isupper():
        scores["NNP"] = max(scores.values()) + 0.5
    return scores


def _cue_forms(lower: str) -> dict[str, float]:
    """What an unseen form of a cue verb or an irregular one may be."""
    base = lemma(lower)
    if base not in cues() and base == lower:
        return {}
    if lower == base:
        return {"VB": 0.0, "VBP": 0.0, "NN": -1.0}
    if lower.endswith("ing"):
        return {"VBG": 0.0}
    return {"VBZ": 0.0, "NN": -1.0} if lower.endswith("s") else {"VBD": 0.0, "VBN": 0.0}
