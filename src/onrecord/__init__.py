"""onrecord: who said what, when, according to whom, each line tied to its characters."""

__version__ = "0.1.0"
