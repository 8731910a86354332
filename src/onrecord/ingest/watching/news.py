"""What has changed where we look: the addresses and files that are to be read, and what is refused meanwhile.

What is kept from look to look is bounded by what there is: a hash for each feed, the links that its present
entries have, the files that a folder holds now, one delay for each host.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import FetchError, FetchRefused, InputError
from onrecord.ingest.document import Document
from onrecord.ingest.feed import feed
from onrecord.ingest.files import Folder, walk
from onrecord.ingest.links import is_web
from onrecord.ingest.source import Source
from onrecord.model.article import Rejection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.ingest.options import Limits
    from onrecord.ingest.watching.sources import Watched
    from onrecord.ingest.web import Answer

FIRST_DELAY_S = 60.0
LONGEST_DELAY_S = 6 * 3_600.0
"""A host that fails is left alone for a minute, then two, and so on up to six hours."""


class Clock(Protocol):
    """Time that only goes forward, in seconds, and the waiting for it."""

    def now(self) -> float:
        """Seconds since some moment."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


@dataclass(slots=True)
class _Host:
    """How often in a row a host failed, and from when on it may be asked again."""

    failures: int = 0
    from_s: float = 0.0


@dataclass(slots=True)
class _State:
    """When a source is due, and what it held at the last look."""

    due_s: float
    sha256: str = ""
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What a round found: inputs to read, and looks that failed."""

    inputs: tuple[str, ...]
    failed: tuple[Rejection, ...] = ()


class Lookout:
    """Looks at each source when it is due."""

    def __init__(
        self,
        watched: tuple[Watched, ...],
        fetch: Callable[[str], Answer],
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._watched, self._fetch, self._clock, self._limits = watched, fetch, clock, limits
        self._states = {one: _State(clock.now()) for one in watched}
        self._hosts: dict[str, _Host] = {}

    @property
    def kept(self) -> int:
        """How many things are kept from one look to the next."""
        return len(self._hosts) + sum(1 + len(state.seen) for state in self._states.values())

    def wait_s(self) -> float:
        """Seconds until a source is due."""
        return max(0.0, min(state.due_s for state in self._states.values()) - self._clock.now())

    def look(self) -> Look:
        """Look at every source that is due."""
        inputs: list[str] = []
        failed: list[Rejection] = []
        for one in self._watched:
            state, now = self._states[one], self._clock.now()
            if state.due_s > now:
                continue
            host = self._hosts.get(one.host)
            if host is not None and host.from_s > now:
                state.due_s = host.from_s
                continue
            state.due_s = now + one.every_s
            try:
                inputs += self._at_feed(one, state) if one.is_feed else _in_folder(one.place, state, failed)
                self._hosts.pop(one.host, None)
            except InputError as error:
                failed.append(Rejection(error.path, error.kind, error.reason))
                if isinstance(error, FetchError):
                    state.due_s = max(state.due_s, self._put_off(one.host, error))
        return Look(tuple(dict.fromkeys(inputs)), tuple(failed))

    def _put_off(self, host: str, error: FetchError) -> float:
        """Leave a host alone for longer with each failure in a row; where it refuses us, for longest."""
        state = self._hosts.setdefault(host, _Host())
        delay = min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** min(state.failures, 20))
        if isinstance(error, FetchRefused):
            delay = LONGEST_DELAY_S
        state.failures += 1
        state.from_s = self._clock.now() + delay
        return state.from_s

    def _at_feed(self, one: Watched, state: _State) -> list[str]:
        answer = self._fetch(one.place)
        sha256 = hashlib.sha256(answer.data).hexdigest()
        if sha256 == state.sha256:
            return []
        inputs = [one.place]
        if one.follows_links:
            links = dict.fromkeys(_links(answer, one.place, self._limits), (0, 0))
            inputs = [link for link in links if link not in state.seen]
            state.seen = links
        state.sha256 = sha256
        return inputs


def _links(answer: Answer, place: str, limits: Limits) -> Iterator[str]:
    """The addresses of a feed's entries; what can't be read of it is told when it is read."""
    source = Source(place, answer.data, charset=answer.charset, url=answer.address)
    try:
        for found in feed(source, limits):
            link = found.known.url if isinstance(found, Document) else found.path
            if link is not None and is_web(link) and link != place:
                yield link
    except InputError:
        return


def _in_folder(folder: str, state: _State, failed: list[Rejection]) -> list[str]:
    """The files that are new or changed; one that was written to a moment ago waits for the next look."""
    there: dict[str, tuple[int, int]] = {}
    for found in walk(folder):
        if isinstance(found, InputError):
            failed.append(Rejection(found.path, found.kind, found.reason))
        elif not isinstance(found, Folder):
            try:
                status = Path(found).stat()
            except OSError:  # it was taken away since
                continue
            there[found] = (status.st_mtime_ns, status.st_size)
    new = [path for path, mark in there.items() if state.seen.get(path) != mark]
    state.seen = there
    return [path for path in new if os.path.basename(path)]  # noqa: PTH119 - paths as they were given
