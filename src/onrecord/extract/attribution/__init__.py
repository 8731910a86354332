"""Who is said to say what, found by patterns: the one seam where a trained reader takes its place."""

from onrecord.extract.attribution.find import find

__all__ = ["find"]
