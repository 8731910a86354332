"""Quotation marks of every style -> quotations. One pass over the marks of each paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.parsed import Quotation
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'`]")
_SINGLE = frozenset("‘’‚'`‹›")
_ELIDED = re.compile(r"(?:em|til|twas|cause|bout|n|\d0s)\b", re.IGNORECASE)

_INNER_END = ("'", "’")
_ENDS = (", ", ". ", "? ", "! ")
"""Before a mark that closes, set apart and turned the wrong way as some archives have it: "“Go, “he said"."""
_LINES = 8
"""Lines that a quotation goes on over at most."""
_JOINED = 40
"""Lines after the first that are read as one at most, so that a text of marks alone isn't read ever again."""
_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})
MAX_DEPTH = 4
"""Quotations inside one another that are told apart; deeper marks are taken for noise."""


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    mark: str

    @property
    def is_single(self) -> bool:
        return self.mark in _SINGLE


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The quotations of the paragraphs, sorted by start, the outer before the inner.

    An apostrophe is no quotation mark. A mark that nothing closes holds as far as the paragraph's end, or
    to the next opening mark of its kind; a single one that nothing closes is dropped. Where each sentence has
    a line of its own, with no empty line between, a quotation goes on to the line that closes it.
    """
    found: list[Quotation] = []
    number = 0
    while number < len(paragraphs):
        first, span = number, paragraphs[number]
        some = list(_of_paragraph(text, span))
        while number - first < _JOINED and _is_left_open(some, span):
            last = _closing_line(text, paragraphs, number)
            if last is None:
                break
            number, span = last, Span(span.start, paragraphs[last].end)
            some = list(_of_paragraph(text, span))
        found += some
        number += 1
    return sorted(found, key=lambda q: (q.span.start, -q.span.end))


def _is_left_open(some: Sequence[Quotation], span: Span) -> bool:
    return any(not quotation.closed and quotation.span.end == span.end for quotation in some)


def _closing_line(text: str, paragraphs: Sequence[Span], number: int) -> int | None:
    """The line after one that is left open whose first mark closes a quotation, if none opens one before."""
    for at in range(number + 1, min(len(paragraphs), number + 1 + _LINES)):
        span = paragraphs[at]
        if text[paragraphs[at - 1].end : span.start].strip(" \t") not in _LINE_ENDS:
            return None
        first = next((m for m in _MARK.finditer(text, span.start, span.end) if m[0] not in _SINGLE), None)
        if first is not None:
            return at if first.start() > span.start and _closes(text, first, span, "“") else None
    return None


def _of_paragraph(text: str, span: Span) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, span.start, span.end))
    closers = [k for k, m in enumerate(marks) if m[0] in _SINGLE and _may_close(text, m, span)]
    last_closer = closers[-1] if closers else -1
    stack: list[_Open] = []
    for k, match in enumerate(marks):
        mark = match[0]
        if mark in _SINGLE:
            yield from _single(text, match, span, stack, k < last_closer)
            continue
        depth = next((d for d in range(len(stack) - 1, -1, -1) if not stack[d].is_single), None)
        if depth is not None and _closes(text, match, span, stack[depth].mark):
            opened = stack[depth]
            del stack[depth:]
            yield from _made(opened, match.start(), match.end(), closed=True)
        elif _may_open(text, match, span):
            if depth is not None:  # two openings in a row: the first was never closed
                opened = stack[depth]
                del stack[depth:]
                stop = opened.end + len(text[opened.end : match.start()].rstrip())
                yield from _made(opened, stop, stop, closed=False)
            stack.append(_Open(match.start(), match.end(), mark))
    for opened in stack:
        if not opened.is_single:
            yield from _made(opened, span.end, span.end, closed=False)


def _made(opened: _Open, inner_end: int, end: int, *, closed: bool) -> Iterator[Quotation]:
    if opened.end < inner_end:
        yield Quotation(Span(opened.start, end), Span(opened.end, inner_end), closed)


def _single(
    text: str, match: re.Match[str], span: Span, stack: list[_Open], more: bool
) -> Iterator[Quotation]:
    """What a single mark does: closes the open single quotation, opens one, or is an apostrophe."""
    is_open = bool(stack) and stack[-1].is_single
    if is_open and _may_close(text, match, span) and not (more and _is_possessive(text, match, span)):
        opened = stack.pop()
        yield from _made(opened, match.start(), match.end(), closed=True)
    elif (
        not is_open
        and more
        and len(stack) < MAX_DEPTH
        and match[0] not in "’›"
        and _may_open(text, match, span)
    ) and not _ELIDED.match(text, match.end()):
        stack.append(_Open(match.start(), match.end(), match[0]))


def _before(text: str, match: re.Match[str], span: Span) -> str:
    return text[match.start() - 1] if match.start() > span.start else " "


def _after(text: str, match: re.Match[str], span: Span) -> str:
    return text[match.end()] if match.end() < span.end else " "


def _may_open(text: str, match: re.Match[str], span: Span) -> bool:
    before, after = _before(text, match, span), _after(text, match, span)
    if match[0] in ("“", "„", "``", "«"):
        return not (after.isspace() and match.end() >= span.end)
    return not before.isalnum() and before not in ".,!?" and not after.isspace() and after not in ".,;:!?)"


def _may_close(text: str, match: re.Match[str], span: Span) -> bool:
    before, after = _before(text, match, span), _after(text, match, span)
    return match[0] in "’'›" and not before.isspace() and not after.isalnum()


def _is_possessive(text: str, match: re.Match[str], span: Span) -> bool:
    """A plural's apostrophe, as in "the parties' plan"."""
    following = text[match.end() : min(match.end() + 2, span.end)]
    return (
        _before(text, match, span) == "s"
        and len(following) == 2
        and following[0] == " "
        and following[1].islower()
    )


def _closes(text: str, match: re.Match[str], span: Span, opening: str) -> bool:
    """Whether a double mark closes what `opening` opened; styles may be mixed (“so")."""
    mark, after = match[0], _after(text, match, span)
    is_apart = text[max(span.start, match.start() - 2) : match.start()] in _ENDS
    if mark in ("”", "''"):
        return True
    if mark in ("“", "‟"):
        ends = (is_apart and after.islower()) or after in " \n.,;:!?)"
        return opening == "„" or (opening in "”“" and ends)
    if mark in "«»":
        return opening in "«»" and opening != mark
    if mark == '"':
        before = _before(text, match, span)
        if before.isspace() and text[match.start() - 2 : match.start() - 1] in _INNER_END and after.isspace():
            return True
        if is_apart:
            return after.islower() or after.isspace()
        return not before.isspace() and before not in "([" and not (after.isalnum() and before in "—–-")
    return False
