"""Who is said to say what, as spans: what a reader of one article finds."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span, covering


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attributed utterance, belief or plan in one article.

    `source` and `cue` may be missing, not both at once save in an article's own assertion. `content` is
    never empty, and is in order. `via` is the attribution that passes these words on where that is told
    beside them and not around them: "it rained, the agency said, citing the ministry".
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    via: Attribution | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs content")

    @property
    def hull(self) -> Span:
        """From the first character of any role to the last."""
        return covering((*self.content, self.source, self.cue))

    def inside(self, other: Attribution) -> bool:
        """Whether the cue of this one lies in the content of the other, and most of its content too.

        Most is enough: where a quotation is cut, readers differ by a word at the edges.
        """
        cue = self.cue or self.content[0]
        for outer in other.content:
            if outer.start <= cue.start and cue.end <= outer.end:
                break
        else:  # nearly always: all else is looked at of the few that are left
            return False
        if self == other:
            return False
        shared = sum(_shared(inner, outer) for inner in self.content for outer in other.content)
        return 2 * shared > sum(len(inner) for inner in self.content)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
