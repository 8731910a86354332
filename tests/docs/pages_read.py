"""Reading our own pages: their links, headings and console sessions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Session:
    """A command as a page shows it, and the output it shows under it."""

    command: str
    output: tuple[str, ...]


def prose(page: Path) -> str:
    """A page's text without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Where the links of a page lead, as written."""
    return _LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(prose(page))
    }


def sessions(page: Path) -> list[Session]:
    """The commands of all `console` blocks of a page, in order."""
    found: list[Session] = []
    for language, block in _FENCE.findall(page.read_text(encoding="utf-8")):
        if language == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *output = part.rstrip("\n").split("\n")
                found.append(Session(command, tuple(output)))
    return found


def shows(shown: tuple[str, ...], real: list[str]) -> list[str]:
    """The shown lines that don't come in `real`, in order; "…" stands for any lines or words."""
    missing, at = [], 0
    for line in shown:
        if line.strip() == "…":
            continue
        pattern = re.compile(".*?".join(map(re.escape, line.strip().split("…"))))
        place = next((n for n in range(at, len(real)) if pattern.fullmatch(real[n].strip())), None)
        if place is None:
            missing.append(line)
        else:
            at = place + 1
    return missing
