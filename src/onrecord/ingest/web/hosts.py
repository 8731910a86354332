"""Which hosts may be asked: those out on the internet, at the very address that was checked."""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

from onrecord.errors import FetchError, FetchRefused

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: addresses whose last four bytes are an IPv4 address."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether `address` lies on the internet: not private, loopback, link-local, multicast or reserved.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is as public as that.
    """
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            within = IPv4Address(int(address) & 0xFFFFFFFF)
        if within is not None:
            return is_public(within)
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def addresses(url: str, host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of `host` that may be connected to, in the resolver's order.

    Raises FetchError where the name doesn't resolve, FetchRefused where it leads only inside the own machine
    or network. `url` is for the message.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"the host {host} isn't known") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    public = [number for number in numbers if allow_private or is_public(ipaddress.ip_address(number))]
    if not public:
        where = ", ".join(numbers)
        raise FetchRefused(url, f"the host {host} is {where}, which is inside the own machine or network")
    return public
