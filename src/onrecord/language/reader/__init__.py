"""The reader model: who said what, sentences, trees, names and times, in one pass over a text."""

from onrecord.language.reader.analysis import Analysis, Roles, Tagged
from onrecord.language.reader.network import reader_of, shipped

__all__ = ["Analysis", "Roles", "Tagged", "reader_of", "shipped"]
