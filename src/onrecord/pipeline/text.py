"""One text read for a notebook: words, trees, names, times, statements, as frames or as a spaCy document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord import extract, ingest, language
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.language import Analysis
    from onrecord.model import Article, Mention, Reading, Span, Statement

STATEMENT_COLUMNS = (
    "source", "cue", "content", "speaker", "quoted", "act", "polarity", "commitment", "within", "said_from",
    "said_to", "start", "end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text with its place in the tree.

    `upos` and `deprel` are Universal Dependencies' tag and relation; `head` is the number of the word that
    governs it, its own for a root; `sentence` and `number` count from 0.
    """

    number: int
    sentence: int
    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the reader model sees it: its type is one of nine, Person, Location, Organization, ..."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, eq=False)
class ReadText:
    """A text as read. All offsets are code points into `text`, end exclusive."""

    reading: Reading
    words: tuple[Word, ...] = ()
    names: tuple[Named, ...] = ()

    @property
    def article(self) -> Article:
        """The text with its regions, title, outlet and published interval."""
        return self.reading.article

    @property
    def text(self) -> str:
        """The text itself, as given."""
        return self.article.text

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what, the text's own assertions among them."""
        return self.reading.statements

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Who may be a party, where."""
        return self.reading.mentions

    @property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words by sentence."""
        found: list[list[Word]] = []
        for word in self.words:
            if word.sentence == len(found):
                found.append([])
            found[-1].append(word)
        return tuple(map(tuple, found))

    def rows(self) -> list[dict[str, Any]]:
        """The attributed statements, a dictionary each, with the columns of STATEMENT_COLUMNS."""
        return [_row(self, statement) for statement in self.statements if statement.is_attributed]

    def to_pandas(self) -> Any:
        """The attributed statements as a pandas frame.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("a frame needs pandas: pip install pandas") from error
        return pd.DataFrame(self.rows(), columns=list(STATEMENT_COLUMNS))

    def to_spacy(self) -> Any:
        """The words as a spaCy `Doc` of a blank English pipeline: tags, trees, sentences and names.

        White space is spaCy's own idea of tokens: runs of it become tokens without a tag, so that the
        document's text is the text given.

        Raises:
            UsageError: spaCy is not installed.
        """
        try:
            import spacy  # noqa: F401
        except ImportError as error:
            raise UsageError("a Doc needs spaCy: pip install spacy") from error
        from onrecord.pipeline.text_spacy import document

        return document(self)


def read(
    text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None
) -> ReadText:
    """Read one text: who says what in it, and its words, trees and names.

    `title`, `outlet` and `published` (ISO 8601, or two such days with a slash between them) are what is known
    beside the text; time expressions are resolved against the last.

    Raises:
        UsageError: the text is no valid Unicode, or `published` is no date that is understood.
    """
    article = ingest.of_text(text, title=title, outlet=outlet, published=published)
    parsed = language.parse(article)
    reading = extract.read(parsed)
    if parsed.analysis is None:
        return ReadText(reading)
    return ReadText(reading, tuple(_words(text, parsed.analysis)), tuple(_names(text, parsed.analysis)))


def _words(text: str, analysis: Analysis) -> list[Word]:
    found = []
    for sentence, (start, end) in enumerate(analysis.sentences):
        for number in range(start, end):
            span = analysis.span((number, number + 1))
            tags = analysis.upos[number], analysis.head[number], analysis.deprel[number]
            found.append(Word(number, sentence, span.start, span.end, span.of(text), *tags))
    return found


def _names(text: str, analysis: Analysis) -> list[Named]:
    return [Named(span.start, span.end, span.of(text), kind) for span, kind in analysis.names()]


def _row(read: ReadText, statement: Statement) -> dict[str, Any]:
    voice = next((mention for mention in read.mentions if mention.id == statement.voice), None)
    return {
        "source": _printed(read.text, statement.source),
        "cue": _printed(read.text, statement.cue),
        "content": " … ".join(span.of(read.text) for span in statement.content),
        "speaker": (voice.name or voice.text) if voice else None,
        "quoted": statement.quoted,
        "act": statement.act,
        "polarity": statement.polarity,
        "commitment": statement.commitment,
        "within": statement.within,
        "said_from": statement.said.start,
        "said_to": statement.said.end,
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
    }


def _printed(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None
