"""How far two places lie from one another."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

_EARTH_KM = 6371.0
"""Mean radius of the Earth."""


class Located(Protocol):
    """What lies somewhere: in degrees (WGS 84)."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


def km(a: Located, b: Located) -> float:
    """The great-circle distance of two places, in kilometres."""
    la, oa, lb, ob = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((ob - oa) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))
