"""A sentence made ready for patterns: folded words, parts of speech, and which quotation each word is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language import Parsed, Quotation, Sentence
from onrecord.language.tags import tags
from onrecord.model import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = FINITE | {"VB", "VBG", "VBN"}
NOMINAL = frozenset({"NN", "NNP", "CD", "JJ", "PRP$", "POS"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with, for each token, its lower-case word, its tag, and its outermost quotation (or -1)."""

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    quoted: tuple[int, ...]

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
        return self.is_mark(k) and self.quoted[k] >= 0 and (k == 0 or self.quoted[k - 1] != self.quoted[k])

    def closes(self, k: int) -> bool:
        """Whether a quotation closes at `k`."""
        return (
            self.is_mark(k)
            and self.quoted[k] >= 0
            and (k + 1 >= len(self) or self.quoted[k + 1] != self.quoted[k])
        )

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start` to `end` (exclusive)."""
        return Span(self.sentence.tokens[start].span.start, self.sentence.tokens[end - 1].span.end)


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that lie in no other."""
    found: list[Quotation] = []
    for quotation in quotations:
        if not found or quotation.span.start >= found[-1].span.end:
            found.append(quotation)
    return found


def lines(parsed: Parsed, quotations: Sequence[Quotation]) -> Iterator[Line]:
    """The sentences of an article as lines; `quotations` are its outermost ones."""
    starts = [quotation.span.start for quotation in quotations]
    closing = {quotation.span.end for quotation in parsed.quotations}
    for sentence in parsed.sentences:
        printed = [token.text for token in sentence.tokens]
        quoted = []
        for token in sentence.tokens:
            at = bisect_right(starts, token.span.start) - 1
            quoted.append(at if at >= 0 and token.span.start < quotations[at].span.end else -1)
        words = tuple(text.lower().replace("’", "'") for text in printed)
        yield Line(sentence, words, tuple(_with_possessives(sentence, tags(printed), closing)), tuple(quoted))


def _with_possessives(sentence: Sentence, tagged: list[str], closing: set[int]) -> list[str]:
    """A lone apostrophe after an s that closes no quotation is a plural's possessive ("the allies' plan")."""
    tokens = sentence.tokens
    for k in range(1, len(tokens)):
        if tokens[k].text in ("'", "’") and tokens[k].span.start == tokens[k - 1].span.end:
            if tokens[k - 1].text.endswith("s") and tokens[k].span.end not in closing:
                tagged[k] = "POS"
    return tagged
