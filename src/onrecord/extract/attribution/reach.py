"""How far an inner content reaches: to the end of its clause, by the tree, where the reader cut it short."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_speakers
from onrecord.language.reader.trees import head_of, lower_of, numbers_of, subtree
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "obl"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_GOING_ON = frozenset({"acl", "acl:relcl", "conj", "nmod", "appos", "xcomp", "ccomp", "obj", "obl"})
_OF_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat"})
_INSIDE_NAMES = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PART", "ADV", "ADP"})
_CLOSING = frozenset(",.!?")
_OPENING = frozenset("“\"‘'«")
_AND_THAT = re.compile(r",? (?:and|but) that\b")
_LONGEST = 40
"""Words of what a relative pronoun stands for, at most."""


def with_reach(found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]) -> Iterator[Attribution]:
    """The attributions, inner contents drawn out to their clause's end.

    A relative pronoun in one is replaced by what it stands for. Outer contents stay as the reader found them,
    which learned them from whole texts.
    """
    assert parsed.analysis is not None
    for one in found:
        outer = [other for other in found if one is not other and one.inside(other)]
        if not outer:
            yield one
            continue
        content = tuple(_meant(parsed, part, below, one) for part in one.content)
        if len(content) == 1 and one.cue and content[0].start >= one.cue.end:
            limit = max(span.end for other in outer for span in other.content)
            whole = _whole_clause(parsed, content[0], one.cue, below, limit)
            drawn = _drawn_out(parsed, whole, one.cue, below, limit)
            content = (_before_next_that(_one_quotation(drawn, parsed), outer, parsed),)
        yield replace(one, content=tuple(sorted(content)))


def _whole_clause(parsed: Parsed, content: Span, cue: Span, below: list[list[int]], limit: int) -> Span:
    """The whole clause whose first words the content is: "had determined | the attackers arrived by car"."""
    analysis = parsed.analysis
    assert analysis is not None
    low, high = numbers_of(analysis, content)
    first, last = numbers_of(analysis, cue)
    head = head_of(analysis, low, high)
    clause = analysis.head[head] if head is not None else low
    if head is None or analysis.deprel[clause] != "ccomp" or not first <= analysis.head[clause] < last:
        return content
    start, end = subtree(clause, below)
    while end > start and analysis.upos[end - 1] == "PUNCT":
        end -= 1
    if start != low or end <= high:
        return content
    drawn = Span(content.start, min(analysis.span((low, end)).end, limit))
    crosses = any(q.span.meets(drawn) and not q.span.holds(drawn) for q in parsed.quotations)
    return content if crosses or "\n" in drawn.of(parsed.article.text) else drawn


def _one_quotation(content: Span, parsed: Parsed) -> Span:
    """A content that opens with a quotation and goes on after it, ended with that."""
    content = content.stripped(parsed.article.text, " ,:") or content
    for quotation in parsed.quotations:
        if quotation.span.start == content.start and quotation.span.end < content.end:
            rest = parsed.article.text[quotation.span.end : content.end].lstrip()
            closes = quotation.inner.of(parsed.article.text)[-1:] in _CLOSING
            return content if rest[:1] in _OPENING or not closes else quotation.span
    return content


def _before_next_that(content: Span, outer: Sequence[Attribution], parsed: Parsed) -> Span:
    """Without an "and that ..." that is the outer speaker's: "said that she knew he ran and that"."""
    text = parsed.article.text
    match = _AND_THAT.search(text, content.start, content.end)
    if match is None or text.startswith("that ", content.start):
        return content
    opens = any(text.startswith("that ", part.start) for one in outer for part in one.content)
    return Span(content.start, match.start()) if opens else content


def _drawn_out(parsed: Parsed, content: Span, cue: Span, below: list[list[int]], limit: int) -> Span:
    """To the end of the complement of the cue that the content is the beginning of."""
    analysis = parsed.analysis
    assert analysis is not None
    low, high = numbers_of(analysis, content)
    first, last = numbers_of(analysis, cue)
    head = head_of(analysis, low, high)
    if head is None or analysis.deprel[head] not in _COMPLEMENTS or not first <= analysis.head[head] < last:
        return content
    end = _end(parsed, (low, high), head, below)
    if end <= high:
        return content
    drawn = Span(content.start, min(analysis.span((low, end)).end, limit))
    apart = [q.span for q in parsed.quotations if q.span.meets(drawn) and not q.span.holds(drawn)]
    if any(not drawn.holds(quotation) for quotation in apart) or "\n" in drawn.of(parsed.article.text):
        return content
    return drawn


def _end(parsed: Parsed, words: tuple[int, int], head: int, below: list[list[int]]) -> int:
    """The word after the last of what goes on from these: what hangs on them, up to another clause."""
    analysis = parsed.analysis
    assert analysis is not None
    end = words[1]
    while True:
        following = end
        while following < len(analysis.head) and analysis.upos[following] in {"PUNCT", "CCONJ"}:
            following += 1
        top = _top(analysis, following, head, (words[0], end))
        participle = top is not None and analysis.deprel[top] == "advcl" and _is_participle(parsed, top)
        if top is None or not (participle or analysis.deprel[top] in _GOING_ON):
            return end
        own = any(analysis.deprel[k].startswith("nsubj") for k in below[top])
        if analysis.deprel[top] == "conj" and own:
            return end
        low, high = subtree(top, below)
        if low < end or high <= end:
            return end
        end = high
        while end > words[1] and analysis.upos[end - 1] == "PUNCT":
            end -= 1


def _is_participle(parsed: Parsed, word: int) -> bool:
    """Whether it goes on what is told before: "..., forcing people onto the street"."""
    assert parsed.analysis is not None
    return lower_of(word, parsed.analysis, parsed.article.text).endswith("ing")


def _top(analysis: Analysis, word: int, head: int, inside: tuple[int, int]) -> int | None:
    """The word by which a word's subtree hangs on the words inside; None where it hangs elsewhere."""
    if word >= len(analysis.head):
        return None
    while analysis.head[word] != word and word != head:
        if inside[0] <= analysis.head[word] < inside[1]:
            return word
        word = analysis.head[word]
    return None


def _meant(parsed: Parsed, part: Span, below: list[list[int]], one: Attribution) -> Span:
    """What a relative pronoun as a whole part of a content stands for: the noun that its clause describes."""
    if part.of(parsed.article.text).lower() not in _RELATIVE or parsed.analysis is None:
        return part
    analysis = parsed.analysis
    word = numbers_of(analysis, part)[0]
    verb = _relative_verb(analysis, word)
    noun = None if verb is None else analysis.head[verb]
    if noun is not None and part.of(parsed.article.text).lower() in {"who", "whom"}:
        printed = lower_of(noun, analysis, parsed.article.text)
        is_thing = not (printed.endswith("s") or is_of_speakers(printed))
        if analysis.upos[noun] == "NOUN" and is_thing:
            return part
    if noun is None or noun >= word or analysis.upos[noun] not in _NOUNS or word - noun > _LONGEST:
        return part
    begin = min([k for k in below[noun] if k < noun and analysis.deprel[k] in _OF_NOUN], default=noun)
    begin = min(subtree(begin, below)[0], noun)
    if not _INSIDE_NAMES.issuperset(analysis.upos[begin : noun + 1]):
        return part
    meant = analysis.span((begin, noun + 1))
    taken = [span for span in (one.source, one.cue) if span]
    return part if any(meant.meets(span) for span in taken) else meant


def _relative_verb(analysis: Analysis, word: int) -> int | None:
    """The verb of the relative clause that a pronoun opens."""
    at = word
    for _ in range(_LONGEST):
        if analysis.deprel[at] in {"acl:relcl", "acl"}:
            return at
        if analysis.head[at] == at:
            return None
        at = analysis.head[at]
    return None
