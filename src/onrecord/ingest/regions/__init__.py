"""What each stretch of an article is: title, byline, dateline, body, caption, furniture."""

from onrecord.ingest.regions.layout import Asked, layout
from onrecord.ingest.regions.outlet import credits_of, outlet_of

__all__ = ["Asked", "credits_of", "layout", "outlet_of"]
