"""Who is charged or told says nothing by it: the subject of a passive is no source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, forms_of, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import (
    first_joined,
    head_of,
    is_passive,
    last_verb,
    lower_of,
    numbers_of,
    subject_before,
    subtree,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_OF_MIND = word_class("states of mind")
"""Participles that say how their subject feels or means to act: "is convinced that"."""
_SEEMING = forms_of(word_class("seeming"))
_OF_NOBODY = word_class("so by nobody's will")
_SHORT = frozenset({"'s", "’s"})
_ACTIVE = frozenset({"aux", "nsubj", "obj", "mark", "ccomp"})
"""What hangs on no participle of a passive."""
_AS_DONE = re.compile(r"as (?:\w+ly )?(?:\w+ed|known|said|told|foreseen)", re.IGNORECASE)
"""A cue that leaves open whose it is, whatever stands before: "as predicted"."""
_TAKEN_FOR = frozenset({"feared", "believed", "presumed", "thought", "reported", "confirmed", "assumed"})
_FATES = frozenset({"dead", "missing", "drowned", "lost", "alive", "trapped", "injured", "captured"})
"""What somebody is feared or found to be, by the participles before: nothing that they say."""
_BYSTANDING = frozenset(
    {"to", "from", "as", "in", "at", "on", "for", "around", "across", "throughout", "near"}
)
"""Before those by whom nothing is done."""
_COMPLETING = ("obl", "advcl")
_CHARGED, _CONVICTED = ("of", "with", "over", "for", "as"), ("of", "for")
_JUDGED = frozenset({"praise", "criticise", "criticize", "blame", "condemn", "hail", "commend", "applaud"})
"""Verbs of which somebody else is the object for what comes after "for"."""
_NAMED_AS = ("as",)
"""Before what somebody is charged with, the surest first, and before what any other is said to be."""
_BODY = frozenset({"acl", "acl:relcl"})


def with_passives(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions, sources that a passive's verb is done to made part of what is said.

    Who does it is the source where the sentence tells it ("was accused by the council of lying"). The
    subject of "was quoted as saying" speaks: the last verb of a cue is what counts.
    """
    assert parsed.analysis is not None
    when = {word for time in parsed.analysis.timexes for word in range(time.start, time.end)}
    for one in found:
        one = _without_seeming(_with_minded(one, parsed, below), parsed)
        one = _with_charge(_without_bystander(one, parsed, below), parsed, below, when)
        if one.source is not None and _is_feared(one, parsed.article.text):
            yield replace(one, content=_with(one), source=None)
            continue
        verb = _passive(one, parsed, below)
        if verb is None or one.source is None or not _is_done_to(one.source, verb, parsed.analysis):
            yield one
            continue
        agent = _agent(verb, parsed.analysis, below)
        is_free = agent is not None and not any(agent.meets(part) for part in (*one.content, one.source))
        told = one.content if any(part.meets(one.source) for part in one.content) else _with(one)
        yield replace(one, content=told, source=agent if is_free else None)


def _is_feared(one: Attribution, text: str) -> bool:
    """Whether it is what others take somebody to be: "a doctor feared dead", "three men presumed drowned"."""
    left = " ".join(part.of(text).lower() for part in one.content)
    cue = one.cue.of(text).lower() if one.cue else ""
    return left in _FATES and cue in _TAKEN_FOR


def _with_minded(one: Attribution, parsed: Parsed, below: list[list[int]]) -> Attribution:
    """With who is determined or keen to do something for its source, where the reader took that for content.

    What is "likely" or "due" to happen is so by nobody's will.
    """
    analysis, text = parsed.analysis, parsed.article.text
    if one.source is not None or one.cue is None or len(one.content) < 2 or analysis is None:
        return one
    low, high = numbers_of(analysis, one.cue)
    mind = head_of(analysis, low, high)
    if mind is None or analysis.upos[mind] != "ADJ":
        return one
    word = lower_of(mind, analysis, text)
    subject = subject_before(mind, analysis, below)
    if word not in cues("adjective") or word in _OF_NOBODY or subject is None:
        return one
    who = analysis.span(subtree(subject, below))
    return replace(one, source=who, content=one.content[1:]) if one.content[0] == who else one


def _without_seeming(one: Attribution, parsed: Parsed) -> Attribution:
    """Without a source where it only seems to do something: "Velm appears to be winning" is said by none."""
    analysis, text = parsed.analysis, parsed.article.text
    if one.source is None or one.cue is None or analysis is None or len(one.content) > 1:
        return one
    verb = last_verb(analysis, one.cue)
    if verb is None or lower_of(verb, analysis, text) not in _SEEMING:
        return one
    head = head_of(analysis, *numbers_of(analysis, one.source))
    is_subject = head is not None and analysis.head[head] == verb and analysis.deprel[head] == "nsubj"
    seems = is_subject and one.content[0].of(text).startswith("to ") and one.source.end <= one.cue.start
    return replace(one, source=None, content=_with(one)) if seems else one


def _without_bystander(one: Attribution, parsed: Parsed, below: list[list[int]]) -> Attribution:
    """Without a source by whom nothing is done: "was offered to residents", "identified as one of OPL"."""
    analysis, text = parsed.analysis, parsed.article.text
    verb = last_verb(analysis, one.cue) if analysis is not None else None
    if one.source is None or one.cue is None or analysis is None or verb is None:
        return one
    if _AS_DONE.fullmatch(one.cue.of(text)):
        is_by = text[one.cue.end : one.source.start].strip() in {"", "by"}
        return one if is_by else replace(one, source=None)
    if one.source.start < one.cue.end or not _is_passive(verb, text, analysis, below):
        return one
    head = head_of(analysis, *numbers_of(analysis, one.source))
    if head is None or _agent(verb, analysis, below) is not None:
        return one
    cases = {lower_of(k, analysis, text) for k in below[head] if analysis.deprel[k] == "case"}
    return replace(one, source=None) if cases & _BYSTANDING else one


def _with_charge(
    one: Attribution, parsed: Parsed, below: list[list[int]], when: AbstractSet[int]
) -> Attribution:
    """With what somebody is charged with or named as, where the reader took nothing but whom it befell.

    "Ober is charged | in three attacks", "the dead man was confirmed | as Ivo Lutz". `when` are the words
    that tell a time.
    """
    analysis, text = parsed.analysis, parsed.article.text
    verb = last_verb(analysis, one.cue) if analysis is not None else None
    if one.cue is None or analysis is None or verb is None or len(one.content) > 1:
        return one
    if one.content[0].end > one.cue.start or not _is_passive(verb, text, analysis, below):
        return one
    base = lemma(lower_of(verb, analysis, text))
    if base == "quote":
        return one  # "was quoted as saying"
    cue = cues().get(base)
    wanted: tuple[str, ...] = _CONVICTED if base == "convict" else _NAMED_AS
    if cue is not None and cue.act == "accuse":
        wanted = (*_CHARGED, "in") if base == "charge" else _CHARGED
    end = numbers_of(analysis, one.cue)[1]
    some = [
        k for k in below[verb] if k >= end and k not in when and analysis.deprel[k].startswith(_COMPLETING)
    ]
    for case in wanted:
        for word in some:
            low, high = subtree(word, below)
            if lower_of(low, analysis, text) == case and low >= end:
                while analysis.upos[high - 1] == "PUNCT":
                    high -= 1
                return replace(one, content=(*one.content, analysis.span((low, high))))
    return one


def _with(one: Attribution) -> tuple[Span, ...]:
    assert one.source is not None
    return tuple(sorted((one.source, *one.content)))


def _passive(one: Attribution, parsed: Parsed, below: list[list[int]]) -> int | None:
    """The verb of a cue if it is the passive of a known one and the last verb of the cue, else None."""
    analysis, text = parsed.analysis, parsed.article.text
    if one.cue is None or analysis is None or one.cue.of(text).endswith(":"):
        return None
    if one.source is None or one.content[-1].end <= one.source.start:
        return None
    low, high = numbers_of(analysis, one.cue)
    verbs = [k for k in range(low, high) if analysis.upos[k] == "VERB"]
    if not verbs:
        return None
    printed = lower_of(verbs[-1], analysis, text)
    is_known = lemma(printed) in cues() and printed not in cues("adjective") and printed not in _OF_MIND
    return verbs[-1] if is_known and _is_passive(verbs[-1], text, analysis, below) else None


def _is_passive(verb: int, text: str, analysis: Analysis, below: list[list[int]]) -> bool:
    """Whether it is a passive; a participle after its noun is one too: "men accused of".

    An "'s" may as well be "has": it makes none.
    """
    if is_passive(verb, analysis, below):
        return _SHORT.isdisjoint(lower_of(k, analysis, text) for k in below[verb])
    printed, relations = lower_of(verb, analysis, text), {analysis.deprel[k] for k in below[verb]}
    if printed.endswith("ing") or printed == lemma(printed):
        return False
    if analysis.deprel[verb] == "acl" and relations.isdisjoint(_ACTIVE):
        return True
    return _is_charged(verb, text, analysis) and relations.isdisjoint(_ACTIVE - {"nsubj"})


def _is_charged(verb: int, text: str, analysis: Analysis) -> bool:
    """Whether it is a headline's "accused of" or "praised for": with a subject alone that is done to it."""
    base = lemma(lower_of(verb, analysis, text))
    after = lower_of(verb + 1, analysis, text) if verb + 1 < len(analysis.upos) else ""
    if after == "for":
        return base in _JUDGED
    cue = cues().get(base)
    return cue is not None and cue.act == "accuse" and after in (*_CHARGED, "in")


def _is_done_to(source: Span, verb: int, analysis: Analysis) -> bool:
    """Whether the source is the passive's subject or stands in it, or is the noun that the verb describes."""
    low, high = numbers_of(analysis, source)
    head = head_of(analysis, low, high)
    if head is None:
        return False
    head = first_joined(head, analysis)
    if analysis.deprel[verb] in _BODY and analysis.head[verb] == head:
        return True
    return analysis.head[head] == verb and analysis.deprel[head] in {"nsubj:pass", "nsubj"}


def _agent(verb: int, analysis: Analysis, below: list[list[int]]) -> Span | None:
    """Who does it: "by the council", without the "by"."""
    agent = next((k for k in below[verb] if analysis.deprel[k] == "obl:agent"), None)
    if agent is None:
        return None
    low, high = subtree(agent, below)
    while low < high and analysis.deprel[low] in {"case", "fixed", "punct"}:
        low += 1
    while low < high and analysis.upos[high - 1] == "PUNCT":
        high -= 1
    return analysis.span((low, high)) if low < high else None
