"""Headlines: what is said there stays there, and who is praised, urged or warned in one doesn't speak."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people, is_of_speakers
from onrecord.extract.words import words
from onrecord.language.lexicon import cue_in, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import numbers_of
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed

_AIMED = frozenset({"praise", "criticise", "accuse"})
"""Acts that are done to somebody: with "for" right after the verb that is the one named before it."""
_AIMED_WITH = frozenset({"for", "over", "of", "by", "with", "as"})
_LABEL = re.compile(r":\s(?P<who>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)\s*$")
_QUOTED = re.compile(r"[“\"‘'][^”\"’']+[”\"’']")
_SMALL = frozenset({"ADV", "ADP", "DET", "PART", "CCONJ", "PUNCT", "NUM"})
_EVENTS = word_class("events")
_NEED_OBJECT = word_class("need an object before to")


def with_clear_headlines(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions, those of headlines cleared of what only looks like a saying."""
    text = parsed.article.text
    titles = parsed.spans_in("title")
    for one in found:
        near = one.cue or one.content[0]
        title = next((title for title in titles if title.meets(near)), None)
        one = _before_semicolon(text, one) if title else one
        content = tuple(part for part in one.content if _is_beside(part, title, titles))
        if not content or (title and one.cue and _is_no_cue(parsed, one.cue)):
            continue
        source = one.source if one.source and _is_beside(one.source, title, titles) else None
        if title and source:
            source = None if _is_aimed_at(text, one) else _after_colon(text, source, near)
        yield replace(one, content=content, source=source)


def labelled(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """Who is named by trade alone after a headline's colon: "Library “not a done deal”: councillor"."""
    text = parsed.article.text
    for title in parsed.spans_in("title"):
        match = _LABEL.search(text, title.start, title.end)
        if match is None or any(one.cue and one.cue.meets(Span(*match.span())) for one in found):
            continue
        who = match["who"].split()[-1]
        quotes = _QUOTED.search(text, title.start, match.start()) is not None
        if is_of_people(who) or (quotes and is_of_speakers(who)):
            content, cue = Span(title.start, match.start()), Span(match.start(), match.start() + 1)
            yield Attribution((content,), Span(*match.span("who")), cue)


def _before_semicolon(text: str, one: Attribution) -> Attribution:
    """A saying that a semicolon ends, with what stands before it: "Dam safe, officials say; mayor unsure"."""
    if one.cue is None or one.source is None or not one.cue.of(text).endswith(";"):
        return one
    cue = Span(one.cue.start, one.cue.end - 1)
    begin = text.rfind("\n", 0, one.source.start) + 1
    said = text[begin : one.source.start].rstrip(" ,")
    if one.content[0].start < one.cue.end or not said.strip() or one.source.end > cue.start:
        return replace(one, cue=cue)
    start = begin + len(said) - len(said.lstrip())
    return replace(one, cue=cue, content=(Span(start, begin + len(said)),))


def _is_beside(part: Span, title: Span | None, titles: Sequence[Span]) -> bool:
    """Whether a part stands in the cue's headline, or like the cue in none."""
    return title.meets(part) if title else not any(other.meets(part) for other in titles)


def _is_no_cue(parsed: Parsed, cue: Span) -> bool:
    """Whether nothing in it can say that something is said: "Twice About", "floods:"."""
    assert parsed.analysis is not None
    printed = [word.text for word in words(parsed.article.text, cue)]
    if not printed:
        return False
    kinds = frozenset(parsed.analysis.upos[slice(*numbers_of(parsed.analysis, cue))])
    if cue.of(parsed.article.text).endswith(":"):
        return kinds.isdisjoint({"VERB", "AUX"}) or printed[-1].lower().removesuffix("s") in _EVENTS
    return kinds <= _SMALL and cue_in(printed) is None


def _is_aimed_at(text: str, one: Attribution) -> bool:
    """Whether it is done to who stands before the verb: "Ober praised for rescue", "Ober urged to go"."""
    assert one.source is not None
    if one.cue is None or one.cue.start < one.source.end:
        return False
    printed = [word.text.lower() for word in words(text, Span(one.cue.start, max(one.cue.end, one.hull.end)))]
    if not printed:
        return False
    verb, after = printed[0], printed[1] if len(printed) > 1 else ""
    if not verb.endswith("ed") and verb != "told":
        return False
    cue = cue_in([verb])
    aimed = cue is not None and cue.act in _AIMED and after in _AIMED_WITH
    return aimed or (after == "to" and lemma(verb) in _NEED_OBJECT)


def _after_colon(text: str, source: Span, cue: Span) -> Span:
    """What of a source follows a colon: "finger" of "Floods: finger identifies victim"."""
    at = source.of(text).rfind(": ")
    if at < 0 or source.start > cue.start or cue.of(text) == ":":
        return source
    return Span(source.start + at + 2, source.end)
