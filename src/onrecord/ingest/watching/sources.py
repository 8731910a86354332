"""`sources.toml`: what `onrecord watch` looks at, how often, and who is told what is new."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from onrecord.errors import BrokenInput, MissingInput, NoAccess

if TYPE_CHECKING:
    from pathlib import Path

LEAST_EVERY_S = 60.0
"""The least time between two looks at one feed: more often is rude, and news doesn't come faster."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s?(s|m|h|d)", re.ASCII)
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed (its address) or a folder, and the seconds between two looks at it.

    With `follows_links`, the pages that a feed's entries link to are read, not what the feed says of them.
    """

    place: str
    is_feed: bool
    every_s: float
    follows_links: bool = False

    @property
    def host(self) -> str:
        """The host that is asked; "" for a folder."""
        return (urlsplit(self.place).hostname or "") if self.is_feed else ""


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told what is new, and of which news.

    `command` gets it as JSON on its standard input, `webhook` as a JSON body. With `words` or `parties`, only
    news is told in which one of these words stands, or one of these parties speaks.
    """

    command: tuple[str, ...] = ()
    webhook: str | None = None
    words: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is watched."""

    watched: tuple[Watched, ...]
    told: Told = Told()


class _Source(msgspec.Struct, forbid_unknown_fields=True):
    feed: str | None = None
    folder: str | None = None
    every: str | None = None
    pages: bool = False


class _Follow(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str] = []
    parties: list[str] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    source: list[_Source]
    every: str = "15m"
    command: list[str] = []
    webhook: str | None = None
    follow: _Follow = msgspec.field(default_factory=_Follow)


def read_sources(path: Path) -> Sources:
    """What the file at `path` says; folders in it are meant from where it lies.

    Raises MissingInput, NoAccess, and BrokenInput where something in it isn't understood.
    """
    try:
        told: Any = tomllib.loads(path.read_text(encoding="utf-8"))
        file = msgspec.convert(told, type=_File)
    except FileNotFoundError as error:
        raise MissingInput(str(path), "there is no such file") from error
    except PermissionError as error:
        raise NoAccess(str(path), "may not be read by you") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BrokenInput(str(path), f"isn't understood: {error}") from error
    if not file.source:
        raise BrokenInput(str(path), "names no [[source]]")
    if file.webhook is not None and not file.webhook.startswith(("http://", "https://")):
        raise BrokenInput(str(path), f"its webhook {file.webhook} is no http(s) address")
    follow = file.follow
    return Sources(
        watched=tuple(_watched(one, file.every, path) for one in file.source),
        told=Told(tuple(file.command), file.webhook, tuple(follow.words), tuple(follow.parties)),
    )


def _watched(source: _Source, every: str, path: Path) -> Watched:
    if (source.feed is None) == (source.folder is None):
        raise BrokenInput(str(path), "a [[source]] names either a feed or a folder")
    seconds = _seconds(source.every or every, path)
    if source.folder is not None:
        if source.pages:
            raise BrokenInput(str(path), "pages = true is for feeds")
        return Watched(str(path.parent / source.folder), is_feed=False, every_s=seconds)
    feed = source.feed or ""
    if not feed.startswith(("http://", "https://")):
        raise BrokenInput(str(path), f"the feed {feed} is no http(s) address")
    return Watched(feed, is_feed=True, every_s=max(seconds, LEAST_EVERY_S), follows_links=source.pages)


def _seconds(length: str, path: Path) -> float:
    found = _LENGTH.fullmatch(length)
    if found is None or float(found[1]) == 0:
        raise BrokenInput(str(path), f"{length!r} is no length of time such as 90s, 15m, 2h or 1d")
    return float(found[1]) * _SECONDS[found[2]]
