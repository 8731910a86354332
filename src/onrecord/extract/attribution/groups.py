"""Verb groups: a cue verb with its auxiliaries, negation and adverbs ("has repeatedly called for")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.attribution.line import FINITE, VERBAL, Line
from onrecord.language.lexicon import Cue, cues, lemma

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m", "'s"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d", "'s"})
_AUXILIARY = (
    BE
    | HAVE
    | {
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "'ll",
        "ca",
        "wo",
        "get",
        "got",
    }
)
_NEGATION = frozenset({"n't", "not", "never"})
_CATENATIVE = frozenset({"go", "decline", "refuse", "continue", "want", "use", "proceed", "appear"})
_PARTICLES = frozenset({"on", "out", "up", "back", "forward", "off", "down"})

Form = Literal["finite", "gerund", "infinitive", "participle"]
MAX_GROUP = 8
"""Tokens of a verb group to the left of its verb at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens `start` to `end` are the cue; `head` is its verb or adjective."""

    start: int
    head: int
    end: int
    cue: Cue
    form: Form
    is_passive: bool = False


def group_at(line: Line, k: int) -> Group | None:
    """The verb group whose cue verb stands at `k`, or None."""
    cue, end = _cue_at(line, k)
    if cue is None:
        return None
    start = _left(line, k)
    first = line.tags[start:k]
    passive = (
        line.tags[k] in ("VBN", "VBD")
        and any(word in BE for word in line.words[start:k])
        and _is_be(line, start, k)
    )
    if line.word(start - 1) == "to" and start > 0:
        governor = _governor(line, start - 1)
        if governor is None or _refuses_to_do(line, governor, cue):
            return Group(start, k, end, cue, "infinitive", passive)
        start = _left(line, governor)
        first = line.tags[start : governor + 1]
        return Group(start, k, end, cue, _form(line, governor, first, start), passive)
    return Group(start, k, end, cue, _form(line, k, first, start), passive)


def _cue_at(line: Line, k: int) -> tuple[Cue | None, int]:
    """The cue whose verb is at `k`, with its preposition or particle, and where it ends."""
    base = lemma(line.words[k])
    if line.tags[k] in VERBAL or _is_verb_after_all(line, k, base):
        follow = line.word(k + 1)
        if follow and (cue := cues().get(f"{base} {follow}")):
            return cue, k + 2
        far = line.word(k + 2)
        if far and (cue := cues().get(f"{base} {follow} {far}")):
            return cue, k + 3
        return cues().get(base), k + 1
    return None, k


def _is_verb_after_all(line: Line, k: int, base: str) -> bool:
    """Whether a form that was tagged a noun is a verb by what stands around it ("Ankara claims that")."""
    if line.tags[k] not in ("NN", "JJ", "NNP", "RB") or base not in cues() or k == 0:
        return False
    if line.words[k] == base:
        plural = (
            line.sentence.tokens[k].text.islower()
            and line.tags[k - 1] in ("NN", "NNP")
            and line.words[k - 1].endswith("s")
        )
        return plural and (line.word(k + 1) == "that" or line.tag(k + 1) in ("DT", "PRP", "PRP$", "NNP"))
    if line.words[k - 1] == "," and line.tag(k + 1) == "NNP":
        return "quote" in cues()[base].takes
    if line.tags[k] == "NNP" and not line.sentence.tokens[k].text.islower():
        return False
    subject = line.tags[k - 1] in ("NNP", "PRP", "NN")
    follow = line.word(k + 1)
    return subject and (follow in ("that", "he", "she", "they", "it", "we", "i", "to") or line.opens(k + 1))


def _left(line: Line, k: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `k` begin."""
    start = k
    while start > 0 and k - start < MAX_GROUP:
        word, tag = line.words[start - 1], line.tags[start - 1]
        if line.quoted[start - 1] != line.quoted[k]:
            break
        possessive = word == "'s" and tag == "POS"
        if (
            (word in _AUXILIARY and not possessive)
            or tag == "MD"
            or word in _NEGATION
            or (tag == "RB" and word not in ("then", "there", "so", "here", "not"))
        ):
            start -= 1
        else:
            break
    while (
        start < k
        and line.tags[start] == "RB"
        and start > 0
        and line.tags[start - 1] in (",", '"')
        and line.words[start] not in _NEGATION
    ):
        start += 1
    return start


def _is_be(line: Line, start: int, k: int) -> bool:
    """Whether the last auxiliary is a form of "be": "was told", not "has told"."""
    last = next((line.words[j] for j in range(k - 1, start - 1, -1) if line.words[j] in _AUXILIARY), "")
    return last in BE and (
        last != "'s" or (line.tags[k] == "VBN" and line.word(k - 2) in ("it", "he", "she", "that", "there"))
    )


def _governor(line: Line, to: int) -> int | None:
    """The verb that the infinitive after the "to" at `to` depends on ("went on to say")."""
    k = to - 1
    if k > 0 and line.words[k] in _PARTICLES:
        k -= 1
    return k if k >= 0 and line.tags[k] in VERBAL and lemma(line.words[k]) in _CATENATIVE else None


def _refuses_to_do(line: Line, governor: int, cue: Cue) -> bool:
    """Whether "refused to dismiss" stands there, where the refusal is what is said; not "refused to say"."""
    return lemma(line.words[governor]) in ("refuse", "decline") and not cue.takes & {"quote", "clause", "if"}


def _form(line: Line, head: int, auxiliaries: tuple[str, ...], start: int) -> Form:
    tag = line.tags[head]
    words = line.words[start:head]
    if any(t in FINITE for t in auxiliaries) or any(
        w in ("'s", "'d", "'ve", "'re", "'ll", "'m") for w in words
    ):
        return "finite"
    if any(w in ("being", "having") for w in words):
        return "gerund"
    if tag == "VBG":
        return "gerund"
    if tag == "VBN":
        return "participle"
    return "finite"


def groups(line: Line) -> list[Group]:
    """The verb groups of cue verbs and the groups of be with a cue adjective, in order."""
    found: list[Group] = []
    for k in range(len(line)):
        group = _adjective_at(line, k) or group_at(line, k)
        if group:
            found.append(group)
    return found


def _adjective_at(line: Line, k: int) -> Group | None:
    """A cue adjective after a form of "be": "is still opposed to", "was confident that"."""
    cue = cues("adjective").get(line.words[k])
    if cue is None or line.tags[k] not in ("JJ", "VBN", "VBD", "NN"):
        return None
    start = _left(line, k)
    if not any(word in BE for word in line.words[start:k]):
        return None
    end = k + 1
    if line.word(end) in ("of", "about", "by", "with", "at") or (
        line.word(end) == "to" and line.tag(end + 1) not in ("VB", "VBP", "RB")
    ):
        end += 1
    return Group(start, k, end, cue, _form(line, k, line.tags[start:k], start))
