"""Whose words a statement is: sources resolved within the article, or left open with the reason."""

from onrecord.extract.speakers.find import speakers

__all__ = ["speakers"]
