"""Shared by the tests of inputs: run discovery and sort what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ingest.discover import documents
from onrecord.ingest.document import Document
from onrecord.ingest.options import FetchPolicy, IngestOptions, Limits
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from pathlib import Path

LOCAL = FetchPolicy(delay_s=0.0, timeout_s=5.0, allow_private=True)


def collect(
    *inputs: Path | str, limits: Limits | None = None, fetch: FetchPolicy = LOCAL
) -> tuple[list[Document], list[Rejection]]:
    """The documents and the rejections of the inputs."""
    found = list(documents([str(one) for one in inputs], IngestOptions(limits or Limits(), fetch)))
    return [one for one in found if isinstance(one, Document)], [
        one for one in found if isinstance(one, Rejection)
    ]


def only(*inputs: Path | str, limits: Limits | None = None) -> Document:
    """The one document of the inputs, none of which is rejected."""
    [found], rejected = collect(*inputs, limits=limits)
    assert rejected == []
    return found


def refused(*inputs: Path | str, limits: Limits | None = None) -> Rejection:
    """The one rejection of the inputs, of which nothing can be read."""
    found, [rejection] = collect(*inputs, limits=limits)
    assert found == []
    return rejection
