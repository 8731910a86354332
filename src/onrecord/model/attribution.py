"""Who is said to say what, as spans: what a reader of one article finds."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attributed utterance, belief or plan in one article.

    `source` and `cue` may be missing, not both at once save in an article's own assertion. `content` is
    never empty, and is in order.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs content")

    @property
    def hull(self) -> Span:
        """From the first character of any role to the last."""
        spans = [*self.content, *(s for s in (self.source, self.cue) if s)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def inside(self, other: Attribution) -> bool:
        """Whether cue and content of this one lie in the content of the other."""
        inner = [*self.content, *([self.cue] if self.cue else [])]
        return self != other and all(any(o.holds(i) for o in other.content) for i in inner)
