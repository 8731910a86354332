"""How much is read, and how addresses are fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 - dataclass fields are read by the settings at run time

from onrecord import __version__

USER_AGENT = f"onrecord/{__version__} (news reading tool; obeys robots.txt)"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost; past any of these it is `TooLarge`.

    `max_bytes` is of one file, row or record as it lies there (JSONL and WARC files, which are streamed, may
    be larger as a whole), `max_unpacked` of what one gzip file or record unpacks to, `max_ratio` how many
    bytes one packed byte may become once a megabyte is unpacked (news text packs about 4:1, tables about
    20:1, and gzip itself ends near 1030:1), `max_chars` of one article's text, `max_depth` of elements in one
    another (lxml itself stops at 2,048).
    """

    max_bytes: int = 50_000_000
    max_unpacked: int = 200_000_000
    max_ratio: int = 200
    max_chars: int = 5_000_000
    max_depth: int = 2_000


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How http(s) addresses are fetched.

    `delay_s` seconds lie between two requests to one host, `timeout_s` is for each of connecting, sending and
    waiting for the next bytes, `total_s` for one address as a whole. `max_bytes` counts the answer both as
    sent and as unpacked. `allow_private` lets addresses inside the own machine and network through.
    `cache` is a folder that keeps answers for conditional requests; None keeps none.
    """

    user_agent: str = USER_AGENT
    delay_s: float = 1.0
    timeout_s: float = 20.0
    total_s: float = 120.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    allow_private: bool = False
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """All that reading can be told."""

    limits: Limits = field(default_factory=Limits)
    fetch: FetchPolicy = field(default_factory=FetchPolicy)
