"""Characters that act on a reader's screen instead of standing on it, made visible.

Article text and file names come from strangers: an escape sequence could repaint a terminal, a bidirectional
override could turn a file's name or a quote around. Such characters are shown, never sent.
"""

from __future__ import annotations

import re

BIDI = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""The bidirectional controls of Unicode (UAX 9, section 2) and the names it abbreviates them by."""

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
ACTING = re.compile(f"[{_CONTROLS}{''.join(BIDI)}\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What must not reach a screen as it is: C0 and C1 controls save tab and line ends, bidirectional controls,
lone surrogates, interlinear and tag characters."""
_SPACE = re.compile(r"\s+")


def name_of(char: str) -> str:
    """A short name to show in place of an acting character: "RLO", "ESC", "U+0085"."""
    if char == "\x1b":
        return "ESC"
    return BIDI.get(char, f"U+{ord(char):04X}")


def shown(text: str) -> str:
    """The text with every acting character replaced by its name in angle brackets; line ends stay."""
    return ACTING.sub(lambda found: f"⟨{name_of(found[0])}⟩", text.replace("\r\n", "\n").replace("\r", "\n"))


def in_line(text: str) -> str:
    """The same on one line: white space of any kind becomes one blank."""
    return shown(_SPACE.sub(" ", text)).strip()
