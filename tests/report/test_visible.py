"""Acting characters are shown, never sent."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.visible import ACTING, in_line, shown


def test_acting_characters_are_named() -> None:
    assert shown("a\x1b[31mb\x07c") == "a⟨ESC⟩[31mb⟨U+0007⟩c"
    assert shown("evil\u202etxt.exe") == "evil⟨RLO⟩txt.exe"
    assert shown("a\r\nb\rc\td") == "a\nb\nc\td"
    assert in_line(" a\n\n b\u2028c ") == "a b c"


@given(st.text(st.characters()))
def test_nothing_that_acts_gets_through(text: str) -> None:
    for char in in_line(text):
        assert unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert not ACTING.search(shown(text))
