"""Time expressions: found by a grammar, resolved against the publication and the dates named before."""

from onrecord.extract.times.find import times

__all__ = ["times"]
