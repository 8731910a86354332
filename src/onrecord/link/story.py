"""What linking looks at: a story's statements with all that is known of each, built once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.language.clarity import has_verb
from onrecord.link.meant import pronouns, written_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.link.meant import Meant
    from onrecord.model import (
        Article,
        Mention,
        Party,
        Place,
        Quantity,
        Span,
        Statement,
        TimeExpression,
        Toponym,
    )

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with its words and whatever else is known of what it says.

    `text` is its content, the spans joined by a space; where nobody is named who says it, as printed and with
    its cue ("His name is not yet known"). `chain` are the statements around it, the outermost first, itself
    last. `parties` and `places` are ids of those named in the content, in order, each once;
    `times` and `quantities` stand in it too. `meant` is that by which its meaning is compared: its text, or
    who says what where that is no sentence, with names in the place of pronouns.
    """

    statement: Statement
    article: Article
    text: str
    chain: tuple[Statement, ...]
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    meant: str = ""

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words of its text stand, in order."""
        return _spans(self.statement, self.article.text)

    def offset(self, span: Span) -> int:
        """Where a span of the article begins in `text`; -1 where it doesn't stand there."""
        passed = 0
        for part in self.spans:
            if part.holds(span):
                return passed + span.start - part.start
            passed += len(part) + 1
        return -1

    def place(self, offset: int) -> int | None:
        """Where in the article the character of `text` at an offset stands; None past its end."""
        for part in self.spans:
            if offset <= len(part):
                return part.start + offset
            offset -= len(part) + 1
        return None

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in its content."""
        return self.statement.about.quantities

    @property
    def origin(self) -> Statement:
        """The statement of the chain that goes back furthest: its own where nothing stands within it."""
        return self.chain[-1]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that are compared with one another, and the lines read out of them.

    Articles are in order of id, lines in order of article and place, so that nothing depends on the order
    of reading. `party_of` leads from a mention to its party.
    """

    articles: Mapping[str, Article]
    lines: tuple[Line, ...]
    parties: Mapping[str, Party] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    party_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """What the ledger holds of a story, as `story` takes it."""

    articles: Sequence[Article]
    statements: Sequence[Statement]
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    parties: Sequence[Party]
    places: Sequence[Place]
    toponyms: Sequence[Toponym] = ()


def story(read: Read) -> Story:
    """The lines of the articles given, each with what its content names."""
    articles = {article.id: article for article in sorted(read.articles, key=lambda a: a.id)}
    by_id = {statement.id: statement for statement in read.statements}
    party_of = {mention: party.id for party in read.parties for mention in party.mentions}
    place_of = {mention: place.id for place in read.places for mention in place.mentions}
    mentions = Shelf([(m.article, m.span, m.id) for m in read.mentions if m.span])
    toponyms = Shelf([(t.article, t.span, t.id) for t in read.toponyms])
    times = Shelf([(t.article, t.span, t) for t in read.times])
    whom = pronouns(read.mentions)
    lines = []
    for statement in sorted(
        read.statements, key=lambda s: (s.article, s.content[0].start, s.content[-1].end, s.id)
    ):
        named = [m for span in statement.content for m in mentions.inside(statement.article, span)]
        here = [t for span in statement.content for t in toponyms.inside(statement.article, span)]
        lines.append(
            Line(
                statement,
                articles[statement.article],
                line_text(statement, articles[statement.article].text),
                _chain(statement, by_id),
                tuple(dict.fromkeys(party_of[m] for m in named if m in party_of)),
                tuple(dict.fromkeys(place_of[t] for t in here if t in place_of)),
                tuple(t for span in statement.content for t in times.inside(statement.article, span)),
                line_meaning(statement, articles[statement.article].text, whom.get(statement.article, ())),
            )
        )
    parties, places = {p.id: p for p in read.parties}, {p.id: p for p in read.places}
    printed = sorted((m for m in read.mentions if m.span), key=lambda m: (m.article, m.span, m.id))
    return Story(articles, tuple(lines), parties, places, tuple(printed), party_of)


def line_text(statement: Statement, text: str) -> str:
    """The words by which a statement is compared; `text` is its article's."""
    return " ".join(span.of(text) for span in _spans(statement, text))


def line_meaning(statement: Statement, text: str, meant: Sequence[Meant]) -> str:
    """`line_text` with names in the place of the pronouns `meant` (see `meant.pronouns`) of the article.

    Where the content is no sentence, who says what is read, as printed: "the attacks" alone means nothing,
    and is condemned here and praised there.
    """
    spans = _spans(statement, text)
    if _is_one(statement, text) and not any(has_verb(span.of(text)) for span in spans):
        spans = (statement.hull,)
    return written_out(spans, text, meant)


_LONGEST = 400
"""Characters from the first to the last word of a statement that is read as printed, at most."""


def _spans(statement: Statement, text: str) -> tuple[Span, ...]:
    """Where what is read of a statement stands: its content; where nobody is named, with the cue.

    With source and cue where nothing is said but done: "Hungary has granted Austria the right to".
    """
    is_done = statement.source is None or statement.act == "other"
    return (statement.hull,) if is_done and _is_one(statement, text) else statement.content


def _is_one(statement: Statement, text: str) -> bool:
    """Whether source, cue and content stand together, so that they can be read in one go."""
    hull = statement.hull
    return statement.cue is not None and len(hull) <= _LONGEST and "\n" not in hull.of(text)


def _chain(statement: Statement, by_id: Mapping[str, Statement]) -> tuple[Statement, ...]:
    chain = [statement]
    while (within := chain[-1].within) is not None and within in by_id and len(chain) <= len(by_id):
        chain.append(by_id[within])
    return tuple(reversed(chain))


class Shelf(Generic[T]):
    """Things by article and place, found by the span that holds them in time that grows with their number."""

    def __init__(self, things: Iterable[tuple[str, Span, T]]) -> None:
        self._rows: dict[str, list[tuple[int, int, int, T]]] = defaultdict(list)
        for number, (article, span, thing) in enumerate(things):
            self._rows[article].append((span.start, span.end, number, thing))
        for rows in self._rows.values():
            rows.sort(key=lambda row: row[:3])

    def inside(self, article: str, span: Span) -> list[T]:
        """What lies wholly within the span, in order."""
        rows = self._rows.get(article, [])
        found = []
        for start, end, _, thing in rows[bisect_left(rows, (span.start,)) :]:
            if start >= span.end:
                break
            if end <= span.end:
                found.append(thing)
        return found
