"""Judgements as plain text: what is written is read back the same, whatever strangers call themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BrokenInput
from onrecord.ledger import Judgement, read_file, write_file

PLAIN = Judgement("same-party", "0123456789abcdef", "89abcdef01234567", "ada", "2031-05-04T09:30:00Z")
HOSTILE = [
    '“Venn” and "O\'Venn" are one party; who=eve # not a comment',
    "two\nlines\r\nand\u2028more",
    "\x1b[2J\u202eterces\u202c\x00",
    'back\\slash " quote',
    "=",
    "\N{LATIN SMALL LETTER E WITH ACUTE} 出雲 🚢",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_come_back_the_same_on_one_line(words: str) -> None:
    one = Judgement("speaker", "s", "unsettled", words, "2031-05-04", words, words, "2031-05-05")
    text = write_file([one, PLAIN])
    assert read_file(text, "j.txt") == (one, PLAIN)
    assert len(text.splitlines()) == 3
    assert all(line.isprintable() for line in text.splitlines())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back(words: str) -> None:
    one = Judgement("conflict", words, f"{words} number", words, "2031-05-04", words)
    assert read_file(write_file([one]), "j.txt") == (one,)


def test_a_file_written_by_hand_is_understood() -> None:
    text = (
        "\ufeff# ours\n\n"
        "  same-party 0123456789abcdef 89abcdef01234567   when=2031-05-04T09:30:00Z who=ada\r\n"
        'not-a-statement s "" who="Ada Renn" when=2031-05-04 note="a headline"\n'
    )
    first, second = read_file(text, "j.txt")
    assert first == PLAIN
    assert second == Judgement("not-a-statement", "s", "", "Ada Renn", "2031-05-04", "a headline")


WRONG = [
    ("same-party a", "2 words before who="),
    ("same-party a b c who=ada when=2031-05-04", "4 words before who="),
    ("same-party a b", "who judged, and when"),
    ("same-party a b who=ada", "who judged, and when"),
    ("same-party a b who=ada when=May", "May is no time"),
    ("same-party a b who=ada when=2031-05-04 why=x", "there is no why="),
    ('same-party a b who="ada when=2031-05-04', "from character 15 on"),
    ("same-party a b who=ada when=2031-05-04 revoked_by=bea", "go together"),
    ('same-party a b who="\\q" when=2031-05-04', "escape"),
]


@pytest.mark.parametrize(("line", "reason"), WRONG)
def test_a_line_that_isnt_understood_is_named(line: str, reason: str) -> None:
    with pytest.raises(BrokenInput, match=r"^j\.txt, line 2: ") as caught:
        read_file(f"# ours\n{line}\n", "j.txt")
    assert reason in str(caught.value)
