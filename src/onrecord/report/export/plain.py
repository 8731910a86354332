"""Text for Markdown in which nothing works as a mark."""

from __future__ import annotations

import re

from onrecord.report.visible import in_line

_MARKS = re.compile(
    r"[\\`*_\[\]<>&~$@^|#]"  # emphasis, links, tags, entities, and what common dialects add
    r"|(?<=[A-Za-z]):(?=//)|:(?=[\w+-]+:)|(?<=www)\."  # addresses, and names of emoji
    r"|^[-+=]"  # lists and rules, at the beginning
)
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""What Markdown may take for a mark, or for the beginning of a list; a backslash takes that away."""


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: no mark, no tag, no link in it means anything."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", in_line(text)))
