"""Addresses fetched politely and safely; the only room with an HTTP client."""

from __future__ import annotations

from onrecord.ingest.web.answer import Answer
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.post import post

__all__ = ["Answer", "Fetcher", "post"]
