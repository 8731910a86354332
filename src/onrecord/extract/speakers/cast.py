"""The cast of an article: its mentions with the sentences and paragraphs they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from onrecord.extract.quoting import Quotations
from onrecord.language.folding import fold
from onrecord.language.names import gender_of, titles, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.language.names import Gender
    from onrecord.model import Mention, Span


class Cast:
    """Mentions of one article, looked up by where they stand."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.text = parsed.article.text
        self.mentions = [m for m in mentions if m.span is not None]
        self.quotations = Quotations(parsed)
        self._starts = [m.span.start for m in self.mentions if m.span]
        self._sentence_starts = [s.span.start for s in parsed.sentences]
        self._genders = _genders(self.text, self.mentions)

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin at or after `start` and end by `end`, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m.span and m.span.end <= end]

    def sentence_at(self, position: int) -> int | None:
        """The number of the sentence that holds the character, or the last one before it."""
        number = bisect_right(self._sentence_starts, position) - 1
        return number if number >= 0 else None

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph that holds the character, -1 before the first."""
        number = self.sentence_at(position)
        return -1 if number is None else self.parsed.sentences[number].paragraph

    def sentences_back(self, number: int, paragraphs: int) -> list[Sentence]:
        """The body's sentences before number `number`, nearest first, at most so many paragraphs back."""
        here = self.parsed.sentences[number].paragraph
        found = []
        for sentence in reversed(self.parsed.sentences[:number]):
            if here - sentence.paragraph > paragraphs:
                break
            if sentence.region == "body":
                found.append(sentence)
        return found

    def names_in(self, span: Span, upto: int | None = None) -> list[Mention]:
        """The names within, up to character `upto`; those inside a longer name left out."""
        found: list[Mention] = []
        for mention in self.inside(span.start, span.end):
            if (
                mention.form != "name"
                or mention.span is None
                or (upto is not None and mention.span.end > upto)
            ):
                continue
            if found and found[-1].span and found[-1].span.holds(mention.span):
                continue
            if found and found[-1].span and mention.span.holds(found[-1].span):
                found.pop()
            found.append(mention)
        return found

    def only_owns(self, name: Mention) -> bool:
        """Whether somebody else is meant who is theirs: "Ober's brother"."""
        end = name.span.end if name.span else 0
        return self.text[end : end + 2].lower() in {"'s", "’s"}

    def is_quoted(self, span: Span | None) -> bool:
        """Whether a quotation holds the span."""
        return span is not None and any(q.inner.holds(span) for q in self.quotations.meeting(span))

    def gender(self, mention: Mention) -> Gender:
        """m, f or -: by honorific or given name, of this mention or a fuller one of the same surname."""
        if mention.form == "description":
            by_title = gender_by_title(mention.text)
            return by_title if by_title != "-" else _gender_by_noun(mention.text)
        own = _own_gender(mention)
        return own if own != "-" else self._genders.get(_surname(mention), "-")


def _surname(mention: Mention) -> str:
    return fold(mention.name or mention.text).rsplit(" ", 1)[-1]


_BESIDE = re.compile(r"(?P<word>[a-z-]+),? $")
"""What somebody is called right before the name: "a girlfriend, Ana", "his brother Ivo"."""
_NOUN_ENDS = re.compile(r",| (?:of|from|in|at|with|who|whose|for|near|on|to|wearing|living)\b")
"""Where the noun of a description ends."""
_AFTER = re.compile(r", (?:an?|the|his|her|their)(?: \d+-year-old)? (?P<word>[a-z-]+)\b")


def _genders(text: str, mentions: Sequence[Mention]) -> dict[str, Gender]:
    """What the article says about the gender of each surname; two that differ say nothing."""
    found: dict[str, Gender] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        gender = _own_gender(mention)
        if gender == "-":
            gender = _gender_beside(text, mention)
        if gender != "-":
            key = _surname(mention)
            found[key] = gender if found.get(key, gender) == gender else "-"
    return found


def _gender_by_noun(described: str) -> Gender:
    """What the last word of a description says up to what goes on about it: "a woman from Lomar"."""
    return _gender_of_noun(_NOUN_ENDS.split(described.lower(), maxsplit=1)[0].rstrip().rsplit(" ", 1)[-1])


def _gender_of_noun(noun: str) -> Gender:
    if noun in word_class("words for men"):
        return "m"
    return "f" if noun in word_class("words for women") else "-"


def _gender_beside(text: str, mention: Mention) -> Gender:
    """What a word for a relative, a man or a woman beside a name says."""
    assert mention.span is not None
    before = _BESIDE.search(text, max(0, mention.span.start - 30), mention.span.start)
    after = _AFTER.match(text, mention.span.end)
    for match in (before, after):
        gender = _gender_of_noun(match["word"]) if match is not None else "-"
        if gender != "-":
            return gender
    return "-"


def _own_gender(mention: Mention) -> Gender:
    """What a name's title or given name says."""
    gender = gender_by_title(mention.title)
    if gender == "-" and " " in (mention.name or ""):
        return gender_of(mention.name or "")
    return gender


def gender_by_title(title: str | None) -> Gender:
    """m, f or - by an honorific or a gendered office ("Mrs", "spokeswoman")."""
    for word in (title or "").lower().split():
        known = titles().get(word) or titles().get(word + ".")
        if known and known.gender != "-":
            return known.gender
    return "-"
