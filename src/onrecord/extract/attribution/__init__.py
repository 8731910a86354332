"""Who is said to say what: the reader model's roles as spans, with speech that goes on beyond them."""

from onrecord.extract.attribution.find import find

__all__ = ["find"]
