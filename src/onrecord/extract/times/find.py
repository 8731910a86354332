"""Time expressions in an article, found and resolved in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.extract.times.anchor import Anchor
from onrecord.extract.times.grammar import forms
from onrecord.extract.times.joining import Found, ends_in_order, joined
from onrecord.extract.times.meaning import Day, Meaning, Shift
from onrecord.extract.times.resolve import Resolved, Situation, Tense, resolve
from onrecord.extract.times.words import time_words
from onrecord.language.quotations import MAX_DEPTH
from onrecord.model import Article, DateOrder, Habit, Span, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.model import Interval

_MAYBE = re.compile(
    r"\d|day|week|month|quarter|year|decade|centur|night|morning|afternoon|evening|noon|now\b|current|recent|late|"
    r"past|future|soon|once|hour|minute|ago|spring|summer|autumn|fall|winter|christmas|easter|today|tomorrow|dawn|dusk|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|present|moment|annual|hallow|nineteen|thousand|ties\b|second|daily|hourly",
    re.IGNORECASE,
)
"""A sentence without any of these has no time in it: the cheap question before the forty dear ones."""

_FIGURES = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:([/-])(\d{1,2})\2(?:\d{4}|\d{2})|\.(\d{1,2})\.\d{4})(?![\d/-]|\.\d)"
)
_TENSED = re.compile(r"ha(?:ve|s) to\b|[\w'’]+")
_PAST_FORM = re.compile(r"[a-z]{3,}ed$")


def times(parsed: Parsed, speech: Sequence[tuple[Span, Interval]] = ()) -> tuple[TimeExpression, ...]:
    """The time expressions of an article in reading order; they don't overlap.

    `speech` is where words are quoted of which the text says when they were said: these are read against
    that day, all else against the publication.
    """
    article = parsed.article
    by_sentence = [
        (sentence, joined(article.text, tuple(_matches(article.text, sentence.span))))
        for sentence in parsed.sentences
    ]
    anchor = Anchor.of(article.published, _printed_years(f for _, fs in by_sentence for f in fs))
    order, spoken = _order(article), _Speech(speech)
    out: list[TimeExpression] = []
    then: Day | None = None
    for sentence, found in by_sentence:
        last: tuple[Found, Resolved] | None = None
        for one in found:
            at = Situation(spoken.anchor_at(one.start) or anchor, then, _tense(article, sentence, one), order)
            resolved = resolve(one.meaning, at)
            if resolved is None:
                continue
            if last is not None:
                start, resolved = ends_in_order(article.text, last, (one, resolved), at.tense)
                out[-1] = _expression(article.id, last[0], start)
            then = _next_then(one.meaning, resolved, then)
            out.append(_expression(article.id, one, resolved))
            last = one, resolved
    return tuple(out)


class _Speech:
    """Quoted words, found by where they stand."""

    def __init__(self, speech: Sequence[tuple[Span, Interval]]) -> None:
        self._speech = sorted(speech, key=lambda one: (one[0].start, -one[0].end))

    def anchor_at(self, start: int) -> Anchor | None:
        """The day of the innermost quotation around; None outside of all."""
        number = bisect_right(self._speech, start, key=lambda one: one[0].start)
        for span, said in reversed(self._speech[max(0, number - MAX_DEPTH) : number]):
            if start < span.end:
                return Anchor.of_speech(said)
        return None


def _expression(article: str, one: Found, resolved: Resolved) -> TimeExpression:
    span = Span(one.start, one.end)
    return TimeExpression(article, span, resolved.type, resolved.value, resolved.interval, resolved.anchor)


def _next_then(meaning: Meaning, resolved: Resolved, then: Day | None) -> Day | None:
    """The date that "the next day" after this expression counts from."""
    day = resolved.day
    if day is None or day.year is None or (day.year < 0 and then is not None and (then.year or 0) > 0):
        return then
    if isinstance(meaning, Shift) and meaning.unit in ("Y", "DECADE", "CENTURY") and meaning.base == "now":
        return then
    if isinstance(meaning, Shift) and meaning.same_period:
        return then
    return Day(day.year, day.month, day.day, season=day.season, quarter=day.quarter)


def _matches(text: str, span: Span) -> Iterable[Found]:
    """Non-overlapping expressions of one sentence, the longest first, then the leftmost."""
    words = text[span.start : span.end]
    if not _MAYBE.search(words):
        return
    candidates: list[tuple[int, int, int, Meaning]] = []
    for rank, (pattern, form) in enumerate(forms()):
        for m in pattern.finditer(words):
            meaning = form.read(m)
            if meaning is not None:
                start, end = m.span("x") if "x" in pattern.groupindex and m["x"] else m.span()
                candidates.append((start, end, rank, meaning))
    taken: list[tuple[int, int, Meaning]] = []
    for start, end, _, meaning in sorted(candidates, key=lambda c: (c[0] - c[1], c[0], c[2])):
        if all(end <= s or e <= start for s, e, _ in taken):
            taken.append((start, end, meaning))
    for start, end, meaning in sorted(taken, key=lambda t: t[0]):
        trimmed = words[start:end].rstrip(" ,\n")
        lead = len(trimmed) - len(trimmed.lstrip())
        yield Found(span.start + start + lead, span.start + start + len(trimmed), meaning)


def _printed_years(found: Iterable[Found]) -> list[int]:
    return [f.meaning.year for f in found if isinstance(f.meaning, Day) and f.meaning.year is not None]


def _order(article: Article) -> Habit | None:
    """Which way the article's own dates in figures run, else its outlet's; None where they don't say.

    "13/5/2016" speaks for the day first, "5/13/2016" for the month. Where the article has both, neither is
    believed of the others.
    """
    votes: set[DateOrder] = set()
    for a, _, b, dotted in _FIGURES.findall(article.text):
        above = int(a) > 12, int(b or dotted) > 12
        if above[0] != above[1]:
            votes.add("day first" if above[0] else "month first")
    if not votes:
        return article.habit
    order = votes.pop()
    return None if votes else Habit(order, f"{order}, as the article's other dates")


def _tense(article: Article, sentence: Sentence, one: Found) -> Tense:
    """Whether the words around speak of what is to come or of what has been, the nearest before first."""
    lists = time_words().tense
    before = _TENSED.findall(article.text[sentence.span.start : one.start].lower())
    after = _TENSED.findall(article.text[one.end : sentence.span.end].lower())[:8]
    for word in [*before[:-10:-1], *after]:
        if word in lists["future"] or word.endswith(("'ll", "’ll")):
            return "future" if word not in ("is", "are") else "unknown"
        if word in lists["past"] or _PAST_FORM.search(word):
            return "past"
    return "unknown"
