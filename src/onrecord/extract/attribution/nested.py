"""Sayings inside others' words that the reader passed over, by cue and tree: "reported that Ober agreed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution.deeds import is_listed
from onrecord.language.lexicon import cue_in, cues, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import (
    head_of,
    last_verb,
    lower_of,
    numbers_of,
    subject_before,
    subtree,
)
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis

_UTTERED = frozenset(
    {"say", "report", "announce", "deny", "confirm", "claim", "allege", "promise", "threaten", "propose"}
    | {"agree", "refuse", "warn", "demand"}
)
"""Acts of cues that are looked for: what is uttered. What is believed or meant the reader finds by itself."""
_WITH_ON = frozenset({"agree"})
_ASKING = frozenset({"demand", "propose", "ask", "warn"})
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl"})
_CLAUSES = frozenset({"ccomp"})
_OPENS_CLAUSE = ("that ", "whether ", "if ", "how ", "why ", "“", '"', "‘")
_NEAR = 6
"""Words from the verb to the beginning of what is said at most: whom it is told, and when."""
_EVENTS = word_class("events")
_SUBJECTS = frozenset({"PROPN", "PRON", "NOUN"})
_EMPTY = frozenset({"it", "that", "which", "this", "there", "what"})


def with_nested(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions, and those in their contents whose verb, subject and clause the tree tells."""
    yield from found
    assert parsed.analysis is not None
    taken = {at for one in found if one.cue for at in range(one.cue.start, one.cue.end)}
    for verb in sorted({v for one in found for v in _verbs(parsed, one)}):
        if parsed.analysis.span((verb, verb + 1)).start in taken:
            continue
        inner = _saying(parsed, verb, below)
        if inner is not None and any(inner.inside(one) for one in found):
            yield inner


def without_unknown(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions but for those in others' words whose cue no list knows: "said he blocked the deal".

    What the reader finds by itself in others' words is guessed: it learned none there. Where a whole clause
    follows ("I pray that it ends", "it is unclear whether") something is said all the same. Nor is what
    somebody is only asked to say.
    """
    for one in found:
        around = [other for other in found if other is not one and one.inside(other)]
        if not around or (
            not _ends_compound(one, parsed)
            and not any(_is_only_asked(one, other, parsed, below) for other in around)
            and (is_listed(parsed.article.text, one.cue) or _holds_clause(one, parsed))
        ):
            yield one


def _is_only_asked(one: Attribution, outer: Attribution, parsed: Parsed, below: list[list[int]]) -> bool:
    """Whether it is what another asks of somebody: "urged the owners to promise that it is safe"."""
    analysis, text = parsed.analysis, parsed.article.text
    verb = last_verb(analysis, one.cue) if analysis is not None else None
    if analysis is None or verb is None or outer.cue is None or analysis.deprel[verb] not in _INFINITIVES:
        return False
    low, high = numbers_of(analysis, outer.cue)
    marks = {lower_of(k, analysis, text) for k in below[verb] if k < verb}
    if not low <= analysis.head[verb] < high or "to" not in marks:
        return False
    cue = cue_in(outer.cue.of(text).split())
    return cue is not None and cue.act in _ASKING


def _ends_compound(one: Attribution, parsed: Parsed) -> bool:
    """Whether the cue is a noun that what stands before it belongs to: "below last year's forecasts"."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    if one.cue is None or len(one.content) > 1 or one.content[0].end > one.cue.start:
        return False
    kinds = set(analysis.upos[slice(*numbers_of(analysis, one.cue))])
    return kinds == {"NOUN"} and not text[one.content[0].end : one.cue.start].strip(' ”"’')


def _holds_clause(one: Attribution, parsed: Parsed) -> bool:
    """Whether what follows the cue is a clause, by its first word or by the tree, or "this as that"."""
    analysis, content = parsed.analysis, one.content[0]
    assert analysis is not None
    printed = content.of(parsed.article.text).lower()
    if printed.startswith(_OPENS_CLAUSE) or " as " in printed:
        return True
    head = head_of(analysis, *numbers_of(analysis, content))
    return head is not None and analysis.deprel[head] in _CLAUSES


def _verbs(parsed: Parsed, one: Attribution) -> Iterator[int]:
    """The verbs of uttering in a content."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    for part in one.content:
        for word in range(*numbers_of(analysis, part)):
            if analysis.upos[word] == "VERB":
                cue = cues().get(lemma(lower_of(word, analysis, text)))
                if cue is not None and cue.act in _UTTERED and not cue.gives_figures:
                    yield word


def _saying(parsed: Parsed, verb: int, below: list[list[int]]) -> Attribution | None:
    """The verb with its subject and clause; None where one of them is missing."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    subject = subject_before(verb, analysis, below)
    if subject is None or analysis.upos[subject] not in _SUBJECTS:
        return None
    if lower_of(subject, analysis, text) in _EMPTY | _EVENTS:
        return None
    said = next((k for k in below[verb] if k > verb and _is_said(parsed, verb, k, below)), None)
    if said is None:
        return None
    content = _trimmed(analysis, subtree(said, below))
    source = _trimmed(analysis, subtree(subject, below))
    if content is None or source is None or source.end > analysis.span((verb, verb + 1)).start:
        return None
    content = _with_quotation(parsed, content)
    if "\n" in content.of(text):
        return None
    return Attribution((content,), source, analysis.span((verb, verb + 1)))


def _with_quotation(parsed: Parsed, content: Span) -> Span:
    """With a quotation that follows right away: "the need for a truce “as soon as possible”"."""
    sentence = parsed.sentence_at(content.start)
    for quotation in parsed.quotations:
        follows = 0 <= quotation.span.start - content.end <= 1
        if follows and sentence is not None and sentence.span.holds(quotation.span):
            return Span(content.start, quotation.span.end)
    return content


def _is_said(parsed: Parsed, verb: int, word: int, below: list[list[int]]) -> bool:
    """Whether a word heads what is said: a clause with a subject, or what somebody agrees on."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    if analysis.deprel[word] in _CLAUSES:
        low = subtree(word, below)[0]
        if not verb < low <= verb + _NEAR or analysis.upos[low] in {"CCONJ", "PUNCT"}:
            return False
        return any(analysis.deprel[k].startswith(("nsubj", "expl")) for k in below[word])
    agrees = lemma(lower_of(verb, analysis, text)) in _WITH_ON and analysis.deprel[word] == "obl"
    return agrees and any(
        lower_of(k, analysis, text) == "on" for k in below[word] if analysis.deprel[k] == "case"
    )


def _trimmed(analysis: Analysis, words: tuple[int, int]) -> Span | None:
    """The span of the words, marks at their ends left out."""
    low, high = words
    while low < high and analysis.upos[low] == "PUNCT":
        low += 1
    while high > low and analysis.upos[high - 1] == "PUNCT":
        high -= 1
    return analysis.span((low, high)) if low < high else None
