"""Bytes to articles: files, folders, pages, feeds, archives and addresses.

`read` is all that the pipeline needs; it goes over its inputs twice, once to survey what repeats in their
texts and once to make an `Article` of each, and never stops for one bad input: that becomes a `Rejection`.
"""

from __future__ import annotations

from onrecord.ingest.document import Document, Known
from onrecord.ingest.options import FetchPolicy, IngestOptions, Limits
from onrecord.ingest.reading import Surveyed, of_text, read
from onrecord.ingest.registers import Register
from onrecord.ingest.watching import Clock, Lookout, Sources, Told, read_sources
from onrecord.ingest.web import Fetcher, post

__all__ = [
    "Clock",
    "Document",
    "FetchPolicy",
    "Fetcher",
    "IngestOptions",
    "Known",
    "Limits",
    "Lookout",
    "Register",
    "Sources",
    "Surveyed",
    "Told",
    "of_text",
    "post",
    "read",
    "read_sources",
]
