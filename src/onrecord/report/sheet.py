"""Lines for a terminal or a pipe: wrapped and coloured on a terminal, whole and plain in a pipe."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

if TYPE_CHECKING:
    from typing import TextIO

NARROWEST = 24
"""Columns below which wrapping makes a mess that a terminal's own wrapping doesn't."""


class _Console(Console):
    """A console that tells when the reader of a pipe went away, where rich would end the program."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Sheet:
    """Writes to one stream; text given to it is never read as markup."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._console = _Console(
            file=stream, highlight=False, markup=False, emoji=False, no_color="NO_COLOR" in os.environ or None
        )

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees it as it is written."""
        return self._console.is_terminal

    @property
    def has_styles(self) -> bool:
        """Whether colours and underlines reach the reader."""
        return self._console.is_terminal and not self._console.is_dumb_terminal

    def line(self, *parts: str | tuple[str, str] | Text, indent: int = 0) -> None:
        """One line (or paragraph) of parts: text, or (text, style)."""
        text = Text.assemble(*parts)
        if self._console.is_terminal and self._console.width >= NARROWEST:
            self._console.print(Padding(text, (0, 0, 0, indent), expand=False), overflow="fold")
        else:
            self._console.print(Text(" " * indent) + text, soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()
