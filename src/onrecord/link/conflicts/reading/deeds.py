"""What a line says is done, by whom and to what, and whether it is, as its sentence's tree tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.deed_words import deed_words
from onrecord.link.conflicts.reading.negation import NEGATIONS
from onrecord.link.conflicts.reading.sentences import Sentence
from onrecord.link.conflicts.reading.words import conflict_words, person_stems
from onrecord.link.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.link.story import Line

Kind = Literal["act", "being", "quality", "told of", "object", "named", "part of a name"]
"""A verb's; what somebody is; what a thing is like, by the way; a noun's of which a verb says only that it is
so or that somebody takes part in it, or of which a line consists; a verb's object; a noun's else; a noun that
is part of another's name."""
_MODIFYING = ("amod", "nummod", "compound", "nmod", "nmod:poss", "appos", "acl", "acl:relcl", "flat")
_BINDING = ("obl", "obl:tmod", "obl:npmod", "obl:unmarked", "advmod", "xcomp", "ccomp", "iobj")
"""Relations by which something is tied to an act. A clause beside it isn't ("while armed, he …")."""
_WHO = ("who", "which", "that")
_NONE = frozenset({"none", "nobody", "no-one", "nothing"})
_WILL = ("will", "'ll", "wo", "would")
_OUGHT = ("should", "must", "ought")
_PERSON = frozenset(("he", "she", "him", "her", "his", "i", "me", "you", "we", "us"))
_UP = 6
"""Words above an act that may turn it round, at most."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who does something, or to what it is done: the senses of its words, and what sort of word names it.

    `is_nameable` where it is a noun for what has a name too ("the city"), `is_none` where it is told that
    there is none ("no wine").
    """

    senses: frozenset[str]
    is_name: bool = False
    is_person: bool = False
    is_pronoun: bool = False
    is_nameable: bool = False
    is_none: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """An act with what hangs on it.

    `doer` and `thing` are who does it and to what, None where the sentence doesn't tell. `manner` are the
    senses of how, where or when it is done, `limits` these and what its thing is like ("a clean hit", "at the
    gate"), `names` those of its manner that are names. `denied` says that it is turned round, `on_terms` that
    it hangs on a condition, `supposed` that it only may be so, `planned` that it is yet to be, `wished` that
    it is wanted or meant.
    """

    sense: str
    kind: Kind
    doer: Party | None
    thing: Party | None
    manner: frozenset[str]
    limits: frozenset[str]
    names: frozenset[str]
    denied: bool
    on_terms: bool
    supposed: bool
    planned: bool
    wished: bool


@remembered_of
def deeds(line: Line) -> tuple[Deed, ...]:
    """The acts that a line names, in order."""
    sentence = Sentence(line)
    return tuple(_deed(sentence, k) for k in sentence.own if _is_act(sentence, k))


def _is_act(sentence: Sentence, k: int) -> bool:
    tag = sentence.tags[k]
    if sentence.lower[k] in ("left", "remaining"):
        is_of_time = k > 0 and sentence.tags[k - 1] == "NUM"
        if is_of_time or sentence.relations[k] == "acl":
            return False  # "with ten minutes left", "with 7:42 remaining"
    if sentence.lower[k] == "survived" and sentence.lower[k + 1 : k + 2] == ["by"]:
        return False  # "is survived by his wife"
    said = bool(sentence.below(k, "cop")) or sentence.relations[k] in ("xcomp", "root")
    said |= tag == "ADJ" and sentence.relations[k] == "amod"
    return bool(sentence.senses[k]) and (tag in ("VERB", "NOUN") or (tag in ("ADJ", "PROPN") and said))


def _deed(sentence: Sentence, k: int) -> Deed:
    doer, things = _party(sentence, _doers(sentence, k)), _things(sentence, k)
    ways = sentence.below(k, *_BINDING)
    alike = [j for thing in things for j in sentence.below(thing, *_MODIFYING)]
    if sentence.tags[k] != "VERB":
        alike += sentence.below(k, *_MODIFYING)
    own = doer.senses if doer else frozenset()
    manner, kind = _senses(sentence, ways) - own, _kind(sentence, k)
    turned = _turned(sentence, k)
    if kind == "quality":  # "urged them to allow peaceful protests" tells of none that were
        of = _turned(sentence, sentence.heads[k])
        turned |= {name: turned[name] or of[name] for name in ("supposed", "planned", "wished")}
    return Deed(
        sentence.senses[k],
        kind,
        doer,
        _party(sentence, things),
        manner,
        limits=manner | (_senses(sentence, alike) - own),
        names=frozenset(sentence.senses[j] for j in ways if sentence.tags[j] == "PROPN"),
        **turned,
    )


def _senses(sentence: Sentence, some: Iterable[int]) -> frozenset[str]:
    told = (j for j in some if sentence.lower[j] not in NEGATIONS)
    return frozenset(sense for j in told for sense in sentence.meant(j))


def _kind(sentence: Sentence, k: int) -> Kind:
    relation, head = sentence.relations[k], sentence.heads[k]
    if sentence.tags[k] == "ADJ" and relation == "amod":
        return "quality"  # "an unarmed guard"
    if sentence.tags[k] in ("VERB", "ADJ"):
        return "part of a name" if relation in ("amod", "compound") else "act"
    if sentence.below(k, "cop") or relation == "appos":
        return "being"
    if relation in ("obj", "obl", "nsubj:pass", "nmod") and _is_light(sentence, head):
        return "told of"
    if relation in ("nsubj", "nsubj:pass") and _only_tells_of(sentence, head):
        return "told of"
    if head not in sentence.own:
        return "told of"
    kinds: dict[str, Kind] = {"compound": "part of a name", "amod": "part of a name", "obj": "object"}
    return kinds.get(relation, "named")


def _is_light(sentence: Sentence, k: int) -> bool:
    """Whether the word says only that one takes part in what hangs on it ("join", "launch")."""
    return stem(sentence.lower[k]) in conflict_words().light


def _only_tells_of(sentence: Sentence, k: int) -> bool:
    """Whether the verb says only that its subject is so: "there was", "was found"."""
    sense = sentence.senses[k]
    return bool(sentence.below(k, "expl")) or (sense != "" and sense in conflict_words().existing)


def _party(sentence: Sentence, some: Sequence[int]) -> Party | None:
    if not some:
        return None
    senses = frozenset(sense for k in some for sense in sentence.called(k))
    return Party(
        senses,
        is_name=any(
            sentence.tags[j] == "PROPN" for k in some for j in (k, *sentence.below(k, "flat", "appos"))
        ),
        is_person=any(
            sentence.lower[k] in _PERSON or stem(sentence.lower[k]) in person_stems() for k in some
        ),
        is_pronoun=any(sentence.tags[k] == "PRON" for k in some),
        is_nameable=any(stem(sentence.lower[k]) in _nameable() for k in some),
        is_none=any(_is_none(sentence, k) for k in some),
    )


@cache
def _nameable() -> frozenset[str]:
    """Nouns for whoever or whatever the other line may call by its name."""
    lists = conflict_words()
    things = {*lists.sides, *lists.places, *lists.sites, *lists.vehicles, *deed_words().bodies}
    return person_stems() | {stem(word) for word in things}


def _doers(sentence: Sentence, k: int, up: int = 0) -> list[int]:
    """Who does what word k says: its subject, or that of what governs it."""
    relation, head = sentence.relations[k], sentence.heads[k]
    if sentence.below(k, "aux:pass", "nsubj:pass"):
        return [j for j in sentence.below(k, "obl:agent", "obl") if sentence.has(j, "case", "by")]
    own = sentence.below(k, "nsubj", "nmod:poss")
    if own and sentence.lower[own[0]] in _WHO and relation == "acl:relcl":
        return [head]
    if own or head == k or up >= _UP:
        return own
    if relation == "xcomp":
        passive = sentence.below(head, "nsubj:pass")  # "Torvik was given leave to open the gate"
        return passive or sentence.below(head, "obj", "iobj") or _doers(sentence, head, up + 1)
    if relation == "acl" and sentence.lower[k].endswith("ing"):
        return [head]
    given = sentence.below(sentence.heads[head], "nsubj:pass") if relation == "acl" else []
    if given:
        return given
    if relation in ("conj", "advcl", "ccomp", "obj", "obl", "nmod", "acl", "compound"):
        return _doers(sentence, head, up + 1)
    return []


def _things(sentence: Sentence, k: int) -> list[int]:
    """To what it is done: the object, or the subject of a passive."""
    relation, head = sentence.relations[k], sentence.heads[k]
    if sentence.tags[k] == "ADJ" and relation == "amod":
        return [head]
    passive = sentence.below(k, "nsubj:pass")
    if passive and sentence.lower[passive[0]] in _WHO and relation == "acl:relcl":
        return [head]
    found = passive or sentence.below(k, "obj")
    if found:
        return found
    if relation == "acl" and not sentence.lower[k].endswith("ing") and not sentence.below(k, "mark"):
        return [head]  # "the gate opened by Jan Oster"
    if relation == "acl:relcl" and sentence.below(k, "nsubj"):
        return [head]  # "the gate he opened"
    if relation == "conj" and sentence.below(head, "nsubj:pass") and not sentence.below(k, "nsubj"):
        return _things(sentence, head)  # "was searched and sealed"
    if sentence.tags[k] == "NOUN":
        return [j for j in sentence.below(k, "nmod") if sentence.has(j, "case", "of")]
    return []


def _turned(sentence: Sentence, k: int) -> dict[str, bool]:
    """How far an act is done, by what hangs on it and on what governs it."""
    lists = deed_words()
    times, below = 0, k
    supposed = planned = wished = on_terms = False
    for at in _above(sentence, k):
        times += _times_denied(sentence, at, below)
        supposed |= any(sentence.has(at, how, *lists.supposing) for how in ("aux", "mark", "advmod"))
        on_terms |= _hangs_on_a_condition(sentence, at)
        planned |= sentence.has(at, "aux", *_WILL)
        wished |= at != k and stem(sentence.lower[at]) in lists.wishing
        wished |= sentence.has(at, "aux", *_OUGHT)
        below = at
    return {
        "denied": times % 2 == 1,
        "supposed": supposed or times > 1,  # "did not rule out leaving"
        "planned": planned,
        "wished": wished,
        "on_terms": on_terms,
    }


def _above(sentence: Sentence, k: int) -> Iterator[int]:
    """The word, and in turn each that governs it as long as what is said of that one holds of it."""
    for _ in range(_UP):
        yield k
        if sentence.heads[k] == k or not _hands_down(sentence, k):
            return
        k = sentence.heads[k]


def _hands_down(sentence: Sentence, k: int) -> bool:
    """Whether what is said of the word that governs word k holds of k ("denies that", "no need to")."""
    relation, head = sentence.relations[k], sentence.heads[k]
    if relation in ("xcomp", "ccomp", "csubj", "acl"):
        return True
    if relation == "conj":  # "didn't search or seal it"
        return not sentence.below(k, "nsubj", "nsubj:pass") and not sentence.has(k, "cc", "but")
    if relation in ("nsubj", "nsubj:pass"):
        return _only_tells_of(sentence, head)
    base = stem(sentence.lower[head])
    if relation in ("obl", "advcl", "nmod", "obj") and base in deed_words().wishing:
        return True
    if base in deed_words().denying:
        return relation in ("obj", "obl", "nmod", "advcl")
    return relation in ("obj", "obl", "nmod") and _is_light(sentence, head)


def _times_denied(sentence: Sentence, at: int, below: int) -> int:
    """How many words turn word `at` round, and so what hangs on it: `below` is that, or the word itself."""
    beside = [j for j in sentence.below(at) if sentence.relations[j] not in ("conj", "parataxis", "advcl")]
    found = sum(_negates(sentence, j) for j in beside)
    parties = sentence.below(at, "nsubj", "nsubj:pass", "obj")
    found += sum(_is_none(sentence, j) for j in parties if j != below)
    base = stem(sentence.lower[at])
    if at != below and base in deed_words().denying:
        found += stem(sentence.lower[below]) not in deed_words().asking
    return found


def _is_none(sentence: Sentence, k: int) -> bool:
    return sentence.lower[k] in _NONE or sentence.has(k, "det", "no")


def _negates(sentence: Sentence, j: int) -> bool:
    word, relation = sentence.lower[j], sentence.relations[j]
    if word == "without":
        return relation in ("case", "mark")
    return word in NEGATIONS or (word in ("no", "neither", "nor") and relation != "discourse")


def _hangs_on_a_condition(sentence: Sentence, k: int) -> bool:
    """Whether a clause that hangs on word k says if or until when it is so."""
    clauses = sentence.below(k, "advcl")
    return any(
        sentence.lower[j] in deed_words().unless for c in clauses for j in sentence.below(c, "mark", "advmod")
    )
