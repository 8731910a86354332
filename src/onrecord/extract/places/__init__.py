"""Where things happen: the names of places in one article, and which places they are."""

from onrecord.extract.places.find import toponyms

__all__ = ["toponyms"]
