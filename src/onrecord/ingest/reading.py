"""The two passes: survey all documents, then make an article of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.options import IngestOptions
from onrecord.ingest.spool import Spool
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.model.article import Article


def read(
    inputs: Sequence[str],
    options: IngestOptions | None = None,
    surveyed: Callable[[int], None] = lambda _: None,
) -> Iterator[Article | Rejection]:
    """Every article of the inputs, in their order, and a rejection for whatever could not be read.

    Inputs are paths, http(s) addresses, or "-" for a list of these on standard input. What the first pass
    reads is spooled to the second, so that both see the same, and an address is fetched and standard input
    read only once. Nothing is raised for a bad input. `surveyed` is told, after the first pass, how many
    articles and rejections there will be.
    """
    from onrecord.ingest.article import article
    from onrecord.ingest.discover import documents
    from onrecord.ingest.survey import survey

    with Spool() as spool:
        known = survey(spool.keep(documents(inputs, options or IngestOptions())))
        surveyed(spool.count)
        for found in spool:
            yield found if isinstance(found, Rejection) else article(found, known)
