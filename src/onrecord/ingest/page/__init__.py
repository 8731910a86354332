"""HTML pages: their markup within bounds, their metadata, their text."""

from __future__ import annotations

from onrecord.ingest.page.reading import page

__all__ = ["page"]
