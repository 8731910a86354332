"""A stretch of an article's characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of an article's text, in Unicode code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def stripped(self, text: str, marks: str | None = None) -> Span | None:
        """Without `marks` (white space unless said) at its ends; None where nothing is left."""
        printed = self.of(text)
        start = self.start + len(printed) - len(printed.lstrip(marks))
        end = self.start + len(printed.rstrip(marks))
        return Span(start, end) if start < end else None

    def holds(self, other: Span) -> bool:
        """Whether every character of `other` is one of these."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


def covering(spans: Iterable[Span | None]) -> Span:
    """From the first character of any of the spans to the last; at least one is needed."""
    some = [span for span in spans if span]
    return Span(min(span.start for span in some), max(span.end for span in some))
