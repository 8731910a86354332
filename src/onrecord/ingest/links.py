"""Addresses taken apart and put together, whatever is written in their place."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def joined(base: str | None, link: str) -> str | None:
    """The address that `link` means on the page at `base`; None where it is none."""
    try:
        return urljoin(base or "", link.strip())
    except ValueError:  # a broken IPv6 address in either
        return None


def path_of(address: str | None) -> str:
    """The path of an address; "" where it is none."""
    try:
        return urlsplit(address or "").path
    except ValueError:
        return ""


def is_web(address: str | None) -> bool:
    """Whether this is an address that a browser would open."""
    return (address or "").startswith(("http://", "https://"))
