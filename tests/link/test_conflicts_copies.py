# ruff: noqa: E501 (a row of a table stays on a line)
"""What two articles copy from one text disputes nothing, whatever its words; what denies another's words does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_conflicts_figures import FIRST, statuses
from told import article, told

from onrecord.link.conflicts.reading.copies import are_copies
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.link.story import Line

PLANNED = "Repairs of the ferries have continued in Torvik, the line said, and the crews will continue the repairs of the ferries over the next days."
NO_COPIES = [
    ("Nils Holt said that the mill in Torvik was sold to a bank.", "Ilse Brandt denied that the mill in Torvik was sold to a bank."),
    ("The mill in Torvik employs 260 people.", "The mill in Torvik employs 310 people."),
]  # fmt: skip


def test_what_is_printed_twice_disputes_nothing() -> None:
    assert not statuses(f"{PLANNED} It was a cold day.", f"{PLANNED} Nobody complained.")


def line_of(text: str) -> Line:
    return told(article(text, FIRST)).lines[0]


def test_a_part_of_a_sentence_that_both_articles_print_is_a_copy_of_it() -> None:
    whole = line_of("The crews came back, and the mill in Torvik was closed.")
    again = line_of("The crews came back, and the mill in Torvik was closed.")
    end = again.statement.hull.end
    at = Span(end - len("the mill in Torvik was closed"), end)
    part = replace(again, statement=replace(again.statement, content=(at,)), text=at.of(again.article.text))
    assert are_copies(whole, part)
    assert not are_copies(whole, line_of("The mill in Torvik was closed."))


@pytest.mark.parametrize(("a", "b"), NO_COPIES)
def test_what_takes_up_anothers_words_may_dispute_them(a: str, b: str) -> None:
    assert statuses(a, b)
