"""One article: from its input to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import extract, ingest, language
from onrecord.errors import EmptyInput, InputError
from onrecord.ledger import flaws
from onrecord.model import (  # also to unpack what is asked at run time
    Article,
    KeptVector,
    Reading,
    Rejection,
)
from onrecord.pipeline.vectors import of_reading

if TYPE_CHECKING:
    from onrecord.ingest import IngestOptions
    from onrecord.language import Analysis, Parsed


@dataclass(frozen=True, slots=True)
class Asked:
    """An article that is to be read; whether the analysis of its text is wanted too, for copies of it."""

    article: Article
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text that another article has: its analysis, the vectors of what is said in it."""

    analysis: Analysis
    vectors: tuple[KeptVector, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading an article came to: a reading, and the reason why it is empty where it failed.

    `vectors` are those of what is said in it.
    """

    reading: Reading
    rejected: Rejection | None = None
    analysis: Analysis | None = None
    vectors: tuple[KeptVector, ...] = ()


def read_one(path: str, options: IngestOptions) -> Reading:
    """Read the first article of one input, without a ledger.

    Raises:
        InputError: it can't be read; the message names it and the reason.
    """
    for outcome in ingest.read((path,), options):
        if isinstance(outcome, Rejection):
            raise InputError(outcome.path, outcome.reason)
        return read_article(outcome)
    raise EmptyInput(path, "there is no article in it")


def read_article(article: Article) -> Reading:
    """What an article says, by whose account; an article in a language that isn't read says nothing."""
    return _read(language.parse(article))


def _read(parsed: Parsed) -> Reading:
    return extract.read(parsed) if parsed.article.is_read else Reading(parsed.article)


def outcome(asked: Asked, known: Known | None = None) -> Outcome:
    """Read an article; where our own reading fails, keep the article and list the failure.

    `known` is what is known of its text, where a copy has been read. The one broad catch of the program:
    whatever an article does to the reader, the build goes on, and the article is listed with the reason.
    """
    try:
        parsed = language.parse(asked.article, known.analysis if known else None)
        reading = _read(parsed)
        vectors = of_reading(reading, known.vectors if known else ())
        wrong = "; ".join(flaws(reading))
    except Exception as fault:
        wrong = f"{type(fault).__name__}: {fault}"
    if wrong:
        return failed(asked.article, wrong)
    return Outcome(reading, None, parsed.analysis if asked.keeps else None, vectors)


def failed(article: Article, wrong: str) -> Outcome:
    """The article kept without a reading, and why."""
    reason = f"kept, but not read for statements: {wrong}"
    return Outcome(Reading(article), Rejection(article.path, "ReadingFailed", reason))
