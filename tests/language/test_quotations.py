"""Quotation marks of every style."""

from __future__ import annotations

import pytest

from onrecord.language import split
from onrecord.model import Article

# (text, what stands between its quotation marks, whether each is closed)
QUOTATIONS = [
    ('He said "go" and left.', [("go", True)]),
    ("He said “go” and left.", [("go", True)]),
    ("He said «go» and left.", [("go", True)]),
    ("He said „go“ and left.", [("go", True)]),
    ("He said „go” and left.", [("go", True)]),
    ("He said ``go'' and left.", [("go", True)]),
    ("He said ''go'' and left.", [("go", True)]),
    ("He said ‘go now’ and left.", [("go now", True)]),
    ("He said 'go now' and left.", [("go now", True)]),
    ('He said “go" and left.', [("go", True)]),
    ("Ankara's plan isn't the allies' plan.", []),
    ("Ankara’s plan isn’t the allies’ plan.", []),
    ("the '90s and 'em all", []),
    ("“He said ‘go’ to me,” she said.", [("He said ‘go’ to me,", True), ("go", True)]),
    ("“It’s the allies’ plan,” she said.", [("It’s the allies’ plan,", True)]),
    ("'It is the allies' plan,' she said.", [("It is the allies' plan,", True)]),
    ("“We never close this.", [("We never close this.", False)]),
    ("“We never “close” this.", [("We never", False), ("close", True)]),
    ("“First part\n\n“and the second part.”", [("First part", False), ("and the second part.", True)]),
    ("A board of 6\" by 4\".", []),
    ("“One,” he said. “Two.”", [("One,", True), ("Two.", True)]),
    ('"One," he said. "Two."', [("One,", True), ("Two.", True)]),
    ("“We go, “he said. “We stay. “", [("We go, ", True), ("We stay. ", True)]),
    ('"We go, "he said. "We stay. "', [("We go, ", True), ("We stay. ", True)]),
    ('He said: "We go." "We stay," she said.', [("We go.", True), ("We stay,", True)]),
    ("“We go.\nWe stay. “\nIt rained.", [("We go.\nWe stay. ", True)]),
    ("“We go.\nWe stay.\nWe go, “he said.\n“So.”", [("We go.\nWe stay.\nWe go, ", True), ("So.", True)]),
    ("“We go.\n“We stay.”", [("We go.", False), ("We stay.", True)]),
    ("“We go.\n\nWe stay.”", [("We go.", False)]),
    ("An empty “” pair", []),
    ("a stray ” mark", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    found = split(Article("a", "a.txt", "", text, "")).quotations
    assert [(q.inner.of(text), q.closed) for q in found] == expected


def test_an_unbalanced_mark_ends_with_its_paragraph() -> None:
    text = "“This is never closed.\n\nThis is another paragraph.\n\nAnd a third."
    (only,) = split(Article("a", "a.txt", "", text, "")).quotations
    assert only.span.of(text) == "“This is never closed."


def test_lines_of_marks_alone_are_read_in_bounded_time() -> None:
    text = "“We go.\n" + "We stay,” he said. “We go.\n" * 2_000
    found = split(Article("a", "a.txt", "", text, "")).quotations
    assert len(found) > 1_900
