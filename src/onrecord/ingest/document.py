"""What a source gives before anyone looks into its text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.article import Region  # noqa: TC001 - the spool builds these by their types at run time
from onrecord.model.interval import OPEN, Interval


@dataclass(frozen=True, slots=True)
class Known:
    """Facts given beside the text: by a manifest row, a JSONL row, a page's metadata or a feed's entry.

    `published_why` says where `published` was read ("manifest.jsonl", "meta article:published_time"), or,
    where `published` is open, why what was given there couldn't be read; "" where nothing was given.
    `published` is open at its start alone where only a latest time is known (an archive stored the page then,
    a feed's entry was changed then); what the text prints may narrow it.
    `language` is the ISO 639-1 code that the source declares, which may be wrong. `credits` are sources that
    the metadata names for the article itself (a feed entry's `<source>`).
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Interval = OPEN
    published_why: str = ""
    language: str | None = None
    credits: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it came.

    `path` is the input as the user would name it, `sha256` that of the bytes read, `text` what they decode to
    (or, of a page, what was extracted), line ends kept. `container` is what it lay in: the folder, feed, WARC
    or JSONL file, or the site of a fetched page. `blocks` are regions that a page's markup already settles.
    """

    path: str
    sha256: str
    text: str
    known: Known = NOTHING_KNOWN
    container: str = ""
    blocks: tuple[Region, ...] = ()
