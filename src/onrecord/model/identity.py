"""Ids by content hash: the same content has the same id in every ledger."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, so that among ten million ids a clash has odds of about 1 in 400,000."""


def content_id(kind: str, *parts: object) -> str:
    """The id of a `kind` of noun that is told from its like by `parts`.

    Parts are joined by the unit separator after `str`, so that ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join([kind, *(str(part) for part in parts)])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
