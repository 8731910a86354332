"""When an article was published: evidence weighed, nothing guessed."""

from onrecord.ingest.published.evidence import Neighbours, Scene
from onrecord.ingest.published.solve import Published, solve

__all__ = ["Neighbours", "Published", "Scene", "solve"]
