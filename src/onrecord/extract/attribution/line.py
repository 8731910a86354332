"""A sentence made ready for patterns: folded words, parts of speech, and which quotation each word is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.tags import headline_tags, tags
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed, Quotation, Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = FINITE | {"VB", "VBG", "VBN"}
NOMINAL = frozenset({"NN", "NNP", "CD", "JJ", "PRP$", "POS"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with, for each token, its lower-case word, its tag, and its innermost quotation (or -1).

    `edges` has, for a quotation mark, "(" where it opens a quotation and ")" where it closes one. `inside`
    has, for each quotation of the sentence, the tokens from its first to the one after its last.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[int, ...]
    edges: tuple[str, ...]
    inside: dict[int, tuple[int, int]]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, k: int) -> str:
        """The word at `k`, empty outside the sentence."""
        return self.words[k] if 0 <= k < len(self.words) else ""

    def tag(self, k: int) -> str:
        """The tag at `k`, empty outside the sentence."""
        return self.tags[k] if 0 <= k < len(self.tags) else ""

    def is_mark(self, k: int) -> bool:
        """Whether a quotation mark stands at `k`."""
        return self.tag(k) == '"'

    def opens(self, k: int) -> bool:
        """Whether a quotation opens at `k`."""
        return 0 <= k < len(self.edges) and self.edges[k] == "("

    def closes(self, k: int) -> bool:
        """Whether a quotation closes at `k`."""
        return 0 <= k < len(self.edges) and self.edges[k] == ")"

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start` to `end` (exclusive)."""
        return Span(self.sentence.tokens[start].span.start, self.sentence.tokens[end - 1].span.end)


def lines(parsed: Parsed) -> Iterator[Line]:
    """The sentences of an article as lines, its quotations numbered as in `parsed`."""
    marks: dict[int, str] = {}
    for quotation in parsed.quotations:
        marks[quotation.span.start] = "("
        if quotation.closed:
            marks[quotation.inner.end] = ")"
    innermost = _Innermost(parsed.quotations)
    for sentence in parsed.sentences:
        quoted: list[int] = []
        inside: dict[int, tuple[int, int]] = {}
        for k, token in enumerate(sentence.tokens):
            chain = innermost.at(token.span.start)
            quoted.append(chain[-1] if chain else -1)
            for number in chain:
                inside[number] = (inside.get(number, (k, k))[0], k + 1)
        edges = tuple(marks.get(token.span.start, "") for token in sentence.tokens)
        printed = [token.text for token in sentence.tokens]
        tagged = headline_tags(printed) if _is_headline(printed) else tags(printed)
        words = tuple(text.lower().replace("’", "'") for text in printed)
        yield Line(sentence, words, _tagged(sentence, tagged, edges), tuple(quoted), edges, inside)


def _is_headline(printed: Sequence[str]) -> bool:
    """Whether nearly all longer words have a capital, as in a headline."""
    longer = [word for word in printed if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


class _Innermost:
    """The quotations around a position, outermost first; positions are asked for in order."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._next = 0
        self._open: list[int] = []

    def at(self, position: int) -> list[int]:
        while self._next < len(self._quotations) and self._quotations[self._next].span.start <= position:
            self._open.append(self._next)
            self._next += 1
        self._open = [n for n in self._open if position < self._quotations[n].span.end]
        return self._open


def _tagged(sentence: Sentence, tagged: list[str], edges: tuple[str, ...]) -> tuple[str, ...]:
    """The tags; a lone apostrophe after an s that closes no quotation is a possessive ("the allies' aim")."""
    tokens = sentence.tokens
    for k in range(1, len(tokens)):
        if tokens[k].text in ("'", "’") and not edges[k] and tokens[k - 1].text.endswith("s"):
            tagged[k] = "POS"
    return tuple(tagged)
