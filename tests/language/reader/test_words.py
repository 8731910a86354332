# ruff: noqa: E501 (a row of a table stays on a line)
"""What the reader sees of a text: words, what stands before them, windows that own every word once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.reader.features import (
    GLUED,
    LINE,
    PARAGRAPH,
    SPACE,
    UNKNOWN,
    WordPieces,
    Words,
    inputs,
    part,
    read_words,
    windows,
)
from onrecord.language.reader.network import shipped

PIECES = WordPieces(lambda words: [[200 + len(word)] * max(1, len(word) // 4) for word in words])

# (text, its words)
SEGMENTED = [
    ("Ober said so.", "Ober|said|so|."),
    ("Ober's road isn't open.", "Ober|'s|road|is|n't|open|."),
    ("They’ve left; we cannot.", "They|’ve|left|;|we|can|not|."),
    ("The 12-year-old has $2.5m, i.e. 30%.", "The|12|-|year|-|old|has|$|2.5|m|,|i.e.|30|%|."),
    ("U.S. troops, Lt. Gen. Ober", "U.S.|troops|,|Lt.|Gen.|Ober"),
    ("“It holds,” he said…", "“|It|holds|,|”|he|said|…"),
    ("Write to a.kolar@example.org or see www.example.org/x.", "Write|to|a.kolar@example.org|or|see|www.example.org/x|."),
    ("Đorić and Işık met at 10:30.", "Đorić|and|Işık|met|at|10:30|."),
    ("co-operation with non-members", "co-operation|with|non-members"),
    ("Well... no!!", "Well|...|no|!!"),
]  # fmt: skip


def _read(text: str, stretches: list[tuple[int, int]] | None = None) -> Words:
    return read_words(text, PIECES, stretches)


@pytest.mark.parametrize(("text", "expected"), SEGMENTED)
def test_words(text: str, expected: str) -> None:
    words = _read(text)
    assert [text[s:e] for s, e in zip(words.start, words.end, strict=True)] == expected.split("|")


def test_a_sign_of_money_that_the_vocabulary_lacks_is_read_as_the_dollars() -> None:
    vocabulary = {"$": [7], "€": [8], "1600": [9]}
    pieces = WordPieces(lambda words: [vocabulary.get(word, [UNKNOWN]) for word in words])
    assert [ids for ids, _, _ in pieces.of(["₡", "1600", "€", "\N{KANNADA LETTER KA}"])] == [
        (7,),
        (9,),
        (8,),
        (UNKNOWN,),
    ]


@pytest.mark.parametrize("sign", ["$", "€", "₡", "₺", "₽"])
def test_a_sum_in_any_currency_is_a_name_of_money(sign: str) -> None:
    text = f"The ferry company will pay {sign}4,000 a month, its director said."
    reading = shipped().read(text)
    assert ("Money", f"{sign}4,000") in {
        (e.kind, text[reading.words.start[e.start] : reading.words.end[e.end - 1]]) for e in reading.entities
    }


def test_what_stands_before_a_word() -> None:
    words = _read("One two.\nThree\n\nfour")
    assert words.gap.tolist() == [PARAGRAPH, SPACE, GLUED, LINE, PARAGRAPH]


def test_of_stretches_alone_is_read_and_line_ends_in_them_are_spaces() -> None:
    text = "Share this!\n\nThe road\nis open. Read more\nIt is new."
    start = text.index("The")
    stretches = [(start, text.index(" Read")), (text.index("It"), len(text))]
    words = _read(text, stretches)
    assert [text[s:e] for s, e in zip(words.start, words.end, strict=True)] == (
        ["The", "road", "is", "open", ".", "It", "is", "new", "."]
    )
    assert words.gap.tolist() == [PARAGRAPH, SPACE, SPACE, SPACE, GLUED, LINE, SPACE, SPACE, GLUED]


def test_words_inside_quotation_marks_are_marked() -> None:
    text = "“We go,” she said.\n“We"
    words = _read(text)
    inside = [text[s:e] for s, e, q in zip(words.start, words.end, words.quote, strict=True) if q]
    assert inside == ["We", "go", ",", "”", "We"]


@given(st.text(alphabet="ab .\n“”'-1", max_size=400), st.integers(30, 254))
@settings(max_examples=200, deadline=None)
def test_windows_own_every_word_once(text: str, limit: int) -> None:
    words = _read(text)
    cut = list(windows(words, limit, context=limit // 5))
    assert [n for w in cut for n in range(w.start, w.end)] == list(range(len(words)))
    for window in cut:
        assert window.context <= window.start < window.end
        pieces = int(words.first[window.end] - words.first[window.context])
        assert pieces <= limit or window.end == window.start + 1


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_has_words_in_order(text: str) -> None:
    words = _read(text)
    last = 0
    for start, end in zip(words.start.tolist(), words.end.tolist(), strict=True):
        assert last <= start < end <= len(text)
        assert not text[start:end].isspace()
        last = end


def test_a_part_is_read_as_it_stands() -> None:
    words = _read("One two three four five six")
    some = part(words, 2, 5)
    assert len(some) == 3
    assert some.start.tolist() == words.start[2:5].tolist()
    assert some.first[0] == 0
    assert some.piece.tolist() == words.piece[words.first[2] : words.first[5]].tolist()


def test_a_batch_is_padded_with_zeros() -> None:
    words = _read("One two three four. Five.")
    batch = inputs([(words, 0, 5), (words, 5, 7)])
    assert batch.piece.shape[0] == batch.first.shape[0] == 2
    assert batch.piece[1, -1] == 0
    assert batch.first[1].tolist()[2:] == [0, 0, 0]
    assert batch.piece[0, 0] == 101
