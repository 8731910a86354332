"""The two passes: survey all documents, then make an article of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.spool import Spool
from onrecord.model.article import Rejection
from onrecord.model.interval import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.model.article import Article


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is known after the first pass.

    `count` is how many articles and rejections there will be, `comes_again` whether several of them have
    exactly this text (now and then wrongly no).
    """

    count: int
    comes_again: Callable[[str], bool]


def read(
    inputs: Sequence[str],
    options: IngestOptions | None = None,
    surveyed: Callable[[Surveyed], None] = lambda _: None,
) -> Iterator[Article | Rejection]:
    """Every article of the inputs, in their order, and a rejection for whatever could not be read.

    Inputs are paths, http(s) addresses, or "-" for a list of these on standard input. What the first pass
    reads is spooled to the second, so that both see the same, and an address is fetched and standard input
    read only once. Nothing is raised for a bad input. `surveyed` is told, after the first pass, what is
    known of those that will come.
    """
    from onrecord.ingest.article import article
    from onrecord.ingest.discover import documents
    from onrecord.ingest.survey import survey

    with Spool() as spool:
        known = survey(spool.keep(documents(inputs, options or IngestOptions())))
        surveyed(Surveyed(spool.count, known.comes_again))
        for found in spool:
            yield found if isinstance(found, Rejection) else article(found, known)


def of_text(
    text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article that a text is, with what is known of it beside; `published` as in a manifest.

    Raises:
        UsageError: the text has no valid Unicode, or `published` is no date that is understood.
    """
    from onrecord.ingest.article import article
    from onrecord.ingest.document import Document, Known
    from onrecord.ingest.given import published as given
    from onrecord.ingest.survey import Survey

    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise UsageError("the text is no valid Unicode (it has lone surrogates)") from error
    interval, why = given(published, "given") if published is not None else (OPEN, "")
    if published is not None and not interval.is_bounded:
        raise UsageError(f"published: {published!r} is no date that is understood")
    known = Known(title=title, outlet=outlet, published=interval, published_why=why)
    return article(Document("text", digest, text, known), Survey())
