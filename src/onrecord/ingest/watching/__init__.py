"""Feeds and folders looked at on a schedule."""

from __future__ import annotations

from onrecord.ingest.watching.news import Clock, Look, Lookout
from onrecord.ingest.watching.sources import Sources, Told, Watched, read_sources

__all__ = ["Clock", "Look", "Lookout", "Sources", "Told", "Watched", "read_sources"]
