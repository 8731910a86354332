"""Two sayings joined: "said it held the bridge and repeated its demand for talks" are two of one speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cues, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import lower_of, numbers_of, subtree
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution

_AGAIN = word_class("saying again")
_UTTERED = frozenset(
    {
        "say",
        "announce",
        "deny",
        "confirm",
        "claim",
        "promise",
        "demand",
        "refuse",
        "warn",
        "accuse",
        "criticise",
        "ask",
    }
)
_SELF = frozenset({"it", "he", "she", "they"})
_MODALS = frozenset(
    {"would", "will", "could", "can", "may", "might", "should", "must", "did", "does", "'ll", "’ll"}
)
"""After which no past form stands: what is joined to "it would pay" by one is another clause."""


def with_joined(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions, contents ended where their speaker's next saying begins, which is then theirs.

    Told by the form of the verb: "it would pay and denied" can't be one clause, and "it had paid, and denied"
    hardly is; "it had paid and denied" may be, and stays whole.
    """
    cut: list[tuple[Attribution, Attribution, int]] = []
    for one in found:
        deed = _next_saying(one, parsed, below)
        if deed is not None:
            cut.append((one, *_ended(one, parsed, deed, below)))
    ended = {id(one): shorter for one, shorter, _ in cut}
    for one in found:
        outer = next((o for o, _, begin in cut if _goes_on(one, o, begin)), None)
        one = ended.get(id(one), one)
        yield replace(one, source=outer.source) if outer is not None else one


def _goes_on(one: Attribution, outer: Attribution, begin: int) -> bool:
    """Whether a saying stands in what was cut off another's content, its subject before that."""
    if one is outer or one.cue is None or not outer.content[-1].holds(one.cue) or one.cue.start < begin:
        return False
    return one.source is None or one.source.start < begin


def _next_saying(one: Attribution, parsed: Parsed, below: list[list[int]]) -> int | None:
    """The verb of the speaker's next saying in a content after the cue; None where there is none."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    if one.cue is None or one.source is None or len(one.content) > 1 or one.content[0].start < one.cue.end:
        return None
    low, high = numbers_of(analysis, one.content[0])
    first, last = numbers_of(analysis, one.cue)
    for clause in range(low, high):
        if analysis.deprel[clause] != "ccomp" or not first <= analysis.head[clause] < last:
            continue
        subject = next((k for k in below[clause] if analysis.deprel[k].startswith("nsubj")), None)
        if subject is None or not _is_speaker(lower_of(subject, analysis, text), one.source.of(text)):
            return None
        joined = [k for k in below[clause] if analysis.deprel[k] == "conj" and clause < k < high]
        return next((k for k in joined if _is_saying(text, analysis, k, clause, below)), None)
    return None


def _is_speaker(pronoun: str, source: str) -> bool:
    """Whether a pronoun may stand for the source, by its number and by which pronoun the source is."""
    who = source.lower()
    if who in _SELF or pronoun not in _SELF:
        return who == pronoun
    return pronoun != "they" or " and " in who or who.split()[-1].endswith("s")


def _is_saying(text: str, analysis: Analysis, verb: int, clause: int, below: list[list[int]]) -> bool:
    """Whether a verb joined to a clause says something, and not in the clause's own tense."""
    printed = lower_of(verb, analysis, text)
    cue = cues().get(lemma(printed))
    if cue is None or cue.act not in _UTTERED or not printed.endswith(("ed", "id")):
        return False
    if any(analysis.deprel[k].startswith(("nsubj", "mark", "aux")) for k in below[verb]):
        return False
    helps = {lower_of(k, analysis, text) for k in below[clause] if analysis.deprel[k] == "aux"}
    begin = subtree(verb, below)[0]
    comma = "," in {lower_of(begin, analysis, text), lower_of(begin - 1, analysis, text)}
    return lemma(printed) in _AGAIN or comma or not _MODALS.isdisjoint(helps)


def _ended(one: Attribution, parsed: Parsed, deed: int, below: list[list[int]]) -> tuple[Attribution, int]:
    """The attribution with its content ended before a verb and what joins it, and where that begins."""
    analysis = parsed.analysis
    assert analysis is not None
    begin = subtree(deed, below)[0]
    low = numbers_of(analysis, one.content[0])[0]
    end = begin
    while end > low and analysis.upos[end - 1] in {"PUNCT", "CCONJ"}:
        end -= 1
    start = analysis.span((begin, begin + 1)).start
    return replace(one, content=(Span(one.content[0].start, analysis.span((low, end)).end),)), start
