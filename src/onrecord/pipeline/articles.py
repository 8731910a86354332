"""One article: from its input to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import extract, ingest, language
from onrecord.errors import EmptyInput, InputError
from onrecord.ledger import flaws
from onrecord.model import Article, Reading, Rejection

if TYPE_CHECKING:
    from onrecord.ingest import IngestOptions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading an article came to: a reading, and the reason why it is empty where it failed."""

    reading: Reading
    rejected: Rejection | None = None


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
    if not article.is_read:
        return Reading(article)
    return extract.read(language.parse(article))


def outcome(article: Article) -> Outcome:
    """Read an article; where our own reading fails, keep the article and list the failure.

    The one broad catch of the program: whatever an article does to the reader, the build goes on, and
    the article is listed with the reason.
    """
    try:
        reading = read_article(article)
        wrong = "; ".join(flaws(reading))
    except Exception as fault:
        wrong = f"{type(fault).__name__}: {fault}"
    return failed(article, wrong) if wrong else Outcome(reading)


def failed(article: Article, wrong: str) -> Outcome:
    """The article kept without a reading, and why."""
    reason = f"kept, but not read for statements: {wrong}"
    return Outcome(Reading(article), Rejection(article.path, "ReadingFailed", reason))
