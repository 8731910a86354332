"""Who speaks, by the tree, where the reader found nobody or only the one who tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_speakers
from onrecord.language.lexicon import cues, forms_of, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import is_passive, lower_of, subtree, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language.reader import Analysis, Roles
    from onrecord.language.reader.analysis import Range

_HANGING = frozenset({"advcl", "xcomp", "conj", "parataxis"})
"""Relations of a verb to the one whose subject it shares."""
_AWAITED = frozenset(
    {"expected", "due", "set", "scheduled", "likely", "understood", "said", "reported", "believed"}
)
"""Of whom is awaited or told to do something."""
_TOLD_OF = frozenset({"is", "was", "'s", "’s"})
_OF_NOBODY = word_class("so by nobody's will")
_SEEMING = forms_of(word_class("seeming"))
_GETTING = frozenset({"receive", "receives", "received", "get", "have"})
_CARRIERS = word_class("carriers") | {"call", "calls"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def with_subjects(text: str, analysis: Analysis, below: list[list[int]]) -> Iterator[Roles]:
    """The reader's attributions, with sources by the tree where that knows better.

    An "it" that stands for nobody ("it was unclear whether") is dropped.
    The subject is added where there was no source and the verb has one that speaks. In others' words a
    saying without a subject of its own is the subject's that it hangs on, and not the outer speaker's:
    "Ober said a guard hid, telling them ..." is the guard's telling.
    """
    for read in analysis.attributions:
        is_placeholder = _is_placeholder(read, analysis, text)
        roles = replace(read, source=()) if is_placeholder else read
        outer = None if roles.within is None else analysis.attributions[roles.within]
        known = roles if roles.source or is_placeholder else _with_own(roles, analysis, below, text)
        known = known if known.source else _with_raised(known, analysis, below, text)
        if outer is not None and (not known.source or known.source == outer.source):
            known = _with_inner(known, outer.content, analysis, below, text)
        if outer is not None and known.source == outer.source and _has_no_agent(known, analysis, below):
            known = replace(known, source=())
        yield known


def _is_placeholder(roles: Roles, analysis: Analysis, text: str) -> bool:
    """Whether the source is an "it" of which something is said that nobody says: "it is unclear whether"."""
    if not roles.source or analysis.span(roles.source[0]).of(text).lower() != "it":
        return False
    verb = verb_of(roles, analysis)
    helps, printed = lower_of(roles.cue[0], analysis, text), lower_of(verb, analysis, text)
    if analysis.upos[verb] == "ADJ":
        return not _is_of_mind(verb, analysis, text)
    if analysis.deprel[roles.source[0][0]] in {"expl", "nsubj:pass"}:
        return True
    is_told = helps in _TOLD_OF and printed.endswith(("ed", "id", "wn", "ught", "lt"))
    return is_told and bool(roles.content) and lower_of(roles.content[0][0], analysis, text) == "that"


def _is_of_mind(word: int, analysis: Analysis, text: str) -> bool:
    """Whether it says how somebody is minded: "confident", not "likely"."""
    printed = lower_of(word, analysis, text)
    return analysis.upos[word] == "ADJ" and printed in cues("adjective") and printed not in _OF_NOBODY


def _with_own(roles: Roles, analysis: Analysis, below: list[list[int]], text: str) -> Roles:
    """With the verb's own subject.

    A passive's subject doesn't speak ("it was said"), nor does one that lies in the content or is only a
    placeholder ("it is known that").
    """
    verb = verb_of(roles, analysis)
    if analysis.upos[verb] != "VERB" and not _is_of_mind(verb, analysis, text):
        return roles
    subject = _subject(verb, analysis, below)
    if subject is None and analysis.upos[verb] == "ADJ":
        # in "it is confident that" the "it" is somebody, though the tree has it for a placeholder
        subject = next((k for k in below[verb] if analysis.deprel[k] == "expl"), None)
    if subject is None:
        return roles
    return _said_by(subject, roles, analysis, below)


def _with_raised(roles: Roles, analysis: Analysis, below: list[list[int]], text: str) -> Roles:
    """With the subject of what somebody is expected or set to do: "Ober is expected to argue that"."""
    verb = verb_of(roles, analysis)
    above = analysis.head[verb]
    if analysis.upos[verb] != "VERB" or analysis.deprel[verb] != "xcomp" or above == verb:
        return roles
    if lower_of(above, analysis, text) not in _AWAITED:
        return roles
    subject = next(
        (k for k in below[above] if analysis.deprel[k] in {"nsubj", "nsubj:pass"} and k < above), None
    )
    if subject is None or not _may_speak(subject, analysis, text):
        return roles
    return _said_by(subject, roles, analysis, below)


def _said_by(subject: int, roles: Roles, analysis: Analysis, below: list[list[int]]) -> Roles:
    """With a subject and all that hangs on it as the source, unless cue or content stand there."""
    low, high = subtree(subject, below)
    while high > low and analysis.upos[high - 1] == "PUNCT":
        high -= 1
    clear = all(end <= low or high <= start for start, end in (*roles.content, roles.cue))
    return replace(roles, source=((low, high),)) if clear and low < high else roles


def _has_no_agent(roles: Roles, analysis: Analysis, below: list[list[int]]) -> bool:
    """Whether the verb is a passive that doesn't tell who does it: "was promised that he could leave"."""
    verb = verb_of(roles, analysis)
    if analysis.upos[verb] != "VERB" or not is_passive(verb, analysis, below):
        return False
    return not any(analysis.deprel[k] == "obl:agent" for k in below[verb])


def _with_inner(
    roles: Roles, around: Sequence[Range], analysis: Analysis, below: list[list[int]], text: str
) -> Roles:
    """With the subject in the outer content of the verb that its own verb hangs on.

    What came with something that speaks is its saying: "they had calls from the coast saying that".
    """
    verb = verb_of(roles, analysis)
    if analysis.upos[verb] not in {"VERB", "AUX"}:
        return roles
    if _subject(verb, analysis, below) is not None:
        return _with_own_inside(roles, around, analysis, below, text)
    speaker, own = None, verb
    while speaker is None:
        head = analysis.head[own]
        relation = analysis.deprel[own].split(":")[0]
        if head == own or not any(start <= head < end for start, end in around):
            return roles
        told = relation == "acl" and analysis.upos[head] in _NOUNS and not is_passive(own, analysis, below)
        if told and (lower_of(head, analysis, text) in _CARRIERS or _may_speak(head, analysis, text)):
            speaker = head
        elif relation in _HANGING and (carrier := _carrier(head, analysis, below, text)) is not None:
            speaker = carrier
        elif relation in _HANGING and roles.source:
            speaker, own = _subject(head, analysis, below), head
            if speaker is not None and not _may_speak(speaker, analysis, text):
                return roles
        else:
            return roles
    low = min(subtree(speaker, below)[0], speaker)
    clear = all(not start <= speaker < end for start, end in (*roles.content, roles.cue))
    inside = any(start <= speaker < end for start, end in around)
    return replace(roles, source=((low, speaker + 1),)) if clear and inside else roles


def _may_speak(word: int, analysis: Analysis, text: str) -> bool:
    """Whether a noun is of who can speak; names and pronouns are."""
    return analysis.upos[word] != "NOUN" or is_of_speakers(lower_of(word, analysis, text))


def _with_own_inside(
    roles: Roles, around: Sequence[Range], analysis: Analysis, below: list[list[int]], text: str
) -> Roles:
    """With the verb's own subject where that lies in the outer content: "Ober said Lutz had told him"."""
    own = _with_own(_without_subject(roles, analysis, below, text), analysis, below, text)
    inside = own.source and any(start <= own.source[0][0] < end for start, end in around)
    return own if inside else roles


def _without_subject(roles: Roles, analysis: Analysis, below: list[list[int]], text: str) -> Roles:
    """Without a source, and without the verb's subject as a part of what is said beside the rest of it."""
    verb = verb_of(roles, analysis)
    subject = _subject(verb, analysis, below)
    seems = is_passive(verb, analysis, below) or lower_of(verb, analysis, text) in _SEEMING
    apart = [part for part in roles.content if subject is None or seems or not part[0] <= subject < part[1]]
    return replace(roles, source=(), content=tuple(apart) or roles.content)


def _carrier(verb: int, analysis: Analysis, below: list[list[int]], text: str) -> int | None:
    """The object of a verb of getting, if it can say something: "received a letter, saying"."""
    if lemma(lower_of(verb, analysis, text)) not in _GETTING:
        return None
    objects = (k for k in below[verb] if analysis.deprel[k] == "obj")
    return next((k for k in objects if lower_of(k, analysis, text) in _CARRIERS), None)


def _subject(verb: int, analysis: Analysis, below: list[list[int]]) -> int | None:
    return next((k for k in below[verb] if analysis.deprel[k] == "nsubj"), None)
