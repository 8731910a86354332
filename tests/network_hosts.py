"""Hosts of their own on one machine, for the tests: network namespaces, each on a cable to the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MACHINE = "198.18.0.1"
"""The machine's own address as all hosts see it, of the network that RFC 2544 keeps for tests."""


@dataclass(frozen=True)
class Host:
    """A namespace; `within` runs a command in it."""

    name: str
    cable: str

    @property
    def within(self) -> tuple[str, ...]:
        """Put before a command."""
        return ("ip", "netns", "exec", self.name)

    def unplug(self) -> None:
        """Pull its cable: nobody hears from it again, and nobody is told so."""
        _ip("-n", self.name, "link", "set", self.cable, "down")


def why_not() -> str | None:
    """Why there can be no hosts here; None where there can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "needs root for network namespaces"
    if shutil.which("ip") is None:
        return "needs ip (of iproute2) for network namespaces"
    name = f"onrecord-{os.getpid()}-try"
    try:
        _ip("netns", "add", name)
        _ip("netns", "del", name)
    except subprocess.CalledProcessError as error:
        return f"needs network namespaces: {error.stderr.strip()}"
    return None


@contextmanager
def hosts(number: int) -> Iterator[list[Host]]:
    """So many hosts that reach the machine, at MACHINE, and are reached by it."""
    with ExitStack() as stack:
        yield [stack.enter_context(_host(nth)) for nth in range(number)]


@contextmanager
def _host(nth: int) -> Iterator[Host]:
    near, far = f"or{os.getpid()}n{nth}", f"or{os.getpid()}f{nth}"
    found = Host(f"onrecord-{os.getpid()}-{nth}", far)
    _ip("netns", "add", found.name)
    try:
        _ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", found.name)
        _ip("addr", "add", f"198.18.{nth}.1/30", "dev", near)
        _ip("link", "set", near, "up")
        _ip("-n", found.name, "addr", "add", f"198.18.{nth}.2/30", "dev", far)
        for device in ("lo", far):
            _ip("-n", found.name, "link", "set", device, "up")
        _ip("-n", found.name, "route", "add", "default", "via", f"198.18.{nth}.1")
        yield found
    finally:
        _ip("netns", "del", found.name)  # and its cable with it


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)
