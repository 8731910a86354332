"""Statements of one proposition brought together."""

from onrecord.link.claims.find import claims

__all__ = ["claims"]
