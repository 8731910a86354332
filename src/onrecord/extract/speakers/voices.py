"""Voices: the mention whose utterance an attribution is, worked out once per attribution."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.mentions.find import mention_id
from onrecord.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.model import Attribution
    from onrecord.model.mention import MentionForm


@dataclass(frozen=True, slots=True)
class Voice:
    """The mention whose utterance it is, or None where the text doesn't say; `why` in words."""

    mention: Mention | None
    why: str


class Voices:
    """The voices of an article's attributions, each decided once; and the mentions made for them."""

    def __init__(
        self,
        cast: Cast,
        attributions: Sequence[Attribution],
        within: Sequence[int | None],
        decide: Callable[[Voices, int], Voice],
    ) -> None:
        self.cast, self.attributions, self.within = cast, attributions, within
        self._decide = decide
        self._found: dict[int, Voice] = {}
        self._deciding: set[int] = set()
        self._new: dict[str, Mention] = {}
        self._place = [_place(attribution) for attribution in attributions]
        self._by_place = sorted((place, number) for number, place in enumerate(self._place))

    def of(self, number: int) -> Voice:
        """The voice of attribution `number`."""
        if number in self._deciding:
            return Voice(None, "the sources point at each other")
        if number not in self._found:
            self._deciding.add(number)
            self._found[number] = self._decide(self, number)
            self._deciding.discard(number)
        return self._found[number]

    def place(self, number: int) -> int:
        """The character at which the source (else the cue, else the content) of the attribution begins."""
        return self._place[number]

    def earlier(self, number: int, paragraphs: int) -> list[int]:
        """Attributions whose source stands before this one's, nearest first, at most so many paragraphs back.

        Left out are those that lie in the content of this one.
        """
        here = self._place[number]
        paragraph = self.cast.paragraph_at(here)
        found = []
        for place, other in reversed(self._by_place[: bisect_left(self._by_place, (here, -1))]):
            if paragraph - self.cast.paragraph_at(place) > paragraphs:
                break
            if self.attributions[other].source is not None and not self._lies_in(other, number):
                found.append(other)
        return found

    def earlier_in_sentence(self, number: int) -> int | None:
        """The nearest attribution with a source before this one in the same sentence, or None."""
        sentence = self.cast.sentence_at(self._place[number])
        for other in self.earlier(number, 0):
            if self.cast.sentence_at(self._place[other]) == sentence:
                return other
        return None

    def in_sentence(self, position: int) -> list[int]:
        """The attributions that begin in the sentence that holds the character, in order."""
        number = self.cast.sentence_at(position)
        if number is None:
            return []
        span = self.cast.parsed.sentences[number].span
        low = bisect_left(self._by_place, (span.start, -1))
        high = bisect_left(self._by_place, (span.end, -1))
        return [other for _, other in self._by_place[low:high]]

    def around(self, number: int) -> list[int]:
        """The attributions in whose words this one lies, from the nearest on."""
        found, holder = list[int](), self.within[number]
        while holder is not None and holder not in found:
            found.append(holder)
            holder = self.within[holder]
        return found

    def _lies_in(self, inner: int, outer: int) -> bool:
        return inner == outer or outer in self.around(inner)

    def mention(
        self,
        span: Span,
        form: MentionForm,
        kind: str,
        stands_for: Mention | None,
        why: str,
        *,
        name: str | None = None,
    ) -> Mention:
        """A mention of its own for a source that is no name; the same span gives the same one.

        `name` is that of the office's known holder, whom the article doesn't name.
        """
        article = self.cast.parsed.article
        made = Mention(
            id=mention_id(article.id, span, form),
            article=article.id,
            text=span.of(article.text),
            span=span,
            form=form,
            kind=stands_for.kind if stands_for else kind,
            name=name,
            refers_to=stands_for.id if stands_for else None,
            why=why,
        )
        return self._new.setdefault(made.id, made)

    def new_mentions(self) -> list[Mention]:
        """The mentions made so far, in order."""
        return sorted(self._new.values(), key=lambda m: (m.span or Span(0, 1), m.form))


def unresolved(voices: Voices, span: Span, kind: str, why: str) -> Voice:
    """A description that stands for nobody the article settles: a mention without a voice."""
    voices.mention(span, "description", kind, None, "")
    return Voice(None, why)


def stands_for(voices: Voices, source: Source, mention: Mention, why: str) -> Voice:
    """The voice of a pronoun that stands for `mention`."""
    voices.mention(source.span, "pronoun", mention.kind, mention, why)
    return Voice(mention, f"“{source.words[0].text}” is {mention.text}: {why}")


def in_quotation(voices: Voices, span: Span, content: tuple[Span, ...]) -> bool:
    """Whether the span stands in quotation marks that the content holds."""
    return any(
        quotation.inner.holds(span) and any(c.meets(quotation.inner) for c in content)
        for quotation in voices.cast.quotations.meeting(span)
    )


def _place(attribution: Attribution) -> int:
    first = attribution.source or attribution.cue or attribution.content[0]
    return first.start
