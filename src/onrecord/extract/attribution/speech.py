"""Direct speech over several sentences: a quotation belongs whole to its cue, and what follows it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.lexicon import cue_in
from onrecord.model import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.attribution.found import Found
    from onrecord.extract.attribution.line import Line
    from onrecord.language import Quotation


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence and the attributions found in it."""

    line: Line
    found: tuple[Found, ...]


def with_speech(turns: Sequence[Turn], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions with their characters, quotations whole, and speech that goes on after them added."""
    floating = _floating(turns, quotations)
    for number, turn in enumerate(turns):
        speaker = _speaker(turn)
        for found in turn.found:
            spans = [_whole(turn.line, found, content, quotations) for content in found.content]
            if found is speaker:
                spans += _following(turns, number, quotations, floating, spans[-1].end)
            yield Attribution(
                _merged(spans),
                turn.line.span(*found.source) if found.source else None,
                turn.line.span(*found.cue),
            )


def _whole(line: Line, found: Found, content: tuple[int, int], quotations: Sequence[Quotation]) -> Span:
    """A content's characters, with all of the quotation it begins or ends in unless the cue is in it too."""
    span = line.span(*content)
    start, end = span.start, span.end
    first, last = line.quoted[content[0]], line.quoted[content[1] - 1]
    if _is_outside(line, found, first):
        start = min(start, quotations[first].span.start)
    if _is_outside(line, found, last):
        end = max(end, quotations[last].span.end)
    return Span(start, end)


def _is_outside(line: Line, found: Found, quoted: int) -> bool:
    """Whether there is such a quotation and the cue isn't in it."""
    return quoted >= 0 and not line.inside[quoted][0] <= found.cue[0] < line.inside[quoted][1]


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """In order, without overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _speaker(turn: Turn) -> Found | None:
    """The attribution whose speech may go on after the sentence: the last with a quotation for content."""
    for found in reversed(turn.found):
        k = found.content[-1][1] - 1
        quoted = turn.line.quoted[k] if k >= 0 else -1
        if _is_outside(turn.line, found, quoted):
            return found
    outer = [f for f in turn.found if turn.line.quoted[f.cue[0]] < 0 and _is_spoken(turn.line, f)]
    return outer[-1] if outer else None


def _is_spoken(line: Line, found: Found) -> bool:
    """Whether the cue is one of speech, after which a quotation may go on."""
    cue = cue_in(line.words[slice(*found.cue)])
    return cue is not None and cue.kind == "verb" and "quote" in cue.takes


def _floating(turns: Sequence[Turn], quotations: Sequence[Quotation]) -> set[int]:
    """The quotations that no cue outside them claims, by number."""
    claimed = set()
    for turn in turns:
        for found in turn.found:
            for start, end in found.content:
                for k in (start, end - 1):
                    number = turn.line.quoted[k]
                    if _is_outside(turn.line, found, number):
                        claimed.add(number)
    return set(range(len(quotations))) - claimed


def _following(
    turns: Sequence[Turn], number: int, quotations: Sequence[Quotation], floating: set[int], end: int
) -> list[Span]:
    """The quotations after a sentence that are made of whole sentences and that nothing else claims."""
    spans: list[Span] = []
    k = number + 1
    while k < len(turns):
        line = turns[k].line
        if line.span(0, len(line)).end <= end:
            k += 1
            continue
        quoted = line.quoted[0]
        if quoted < 0 or quoted not in floating or not line.opens(0) or not _is_whole(turns, k, quoted):
            break
        spans.append(quotations[quoted].span)
        end = quotations[quoted].span.end
        k += 1
    return spans


def _is_whole(turns: Sequence[Turn], k: int, quoted: int) -> bool:
    """Whether the sentences from `k` on that the quotation is in have nothing outside it."""
    while k < len(turns):
        line = turns[k].line
        if quoted not in line.inside:
            return True
        end = line.inside[quoted][1]
        if any(tag not in (".", '"', ",") for tag in line.tags[end:]):
            return False
        k += 1
    return True
