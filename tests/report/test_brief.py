"""The brief in a pipe: what it tells first, what it tells once."""

from __future__ import annotations

import io
from dataclasses import replace

from drafts import Draft, How
from onrecord.model import Party
from onrecord.report import brief
from onrecord.report.account import Account, Clipping, Speaker
from onrecord.report.sheet import Sheet
from onrecord.report.told import Teller, Told

ADA = Party("p", "Ada Renn", "person", ())
PLAIN = How()
SHORT = brief.Measure()


def told(number: int, words: str, how: How = PLAIN) -> Told:
    """A statement of Ada in an article of its own."""
    draft = Draft(f"Ada said {words} once ({number}).", f"{number}.txt", f"Paper {number}")
    draft.says("Ada", (words,), ("Ada", "said"), how)
    (statement,) = draft.statements
    statement = replace(statement, speaker="p")
    return Teller(draft.reading().article, [statement], {"p": ADA}).tell(statement, number)


def written(*statements: Told, measure: brief.Measure = SHORT) -> str:
    """The brief of an account with only these."""
    clipping = Clipping(1, Draft("text", "a.txt").reading().article, ("a.txt",), statements, 0)
    stream = io.StringIO()
    speaker = Speaker(ADA, statements, 1, 1)
    brief.write(Sheet(stream), Account((clipping,), (speaker,), (), (), ()), "a.db", measure)
    return stream.getvalue()


def test_what_moves_a_story_comes_first() -> None:
    text = written(
        told(1, "that it rained"),
        told(2, "that nobody came", How("deny")),
        told(3, "“no”", How(quoted="direct")),
    )
    order = [text.index(words) for words in ("nobody came", "“no”", "it rained")]
    assert order == sorted(order)


def test_the_same_words_in_several_articles_are_told_once() -> None:
    copies = [told(number, "that the gates were open") for number in range(1, 6)]
    text = written(*copies, told(6, "that it rained"))
    assert text.count("says that the gates were open") == 1
    assert "the same: Ada Renn ← Paper 2, 2.txt:1\n" in text
    assert "the same 2 more times\n" in text
    assert "it rained" in text
    assert "more times" not in written(*copies, measure=brief.ALL)


def test_what_is_left_out_is_counted_with_a_command_that_lists_it() -> None:
    text = written(*(told(number, f"that {number} ships came") for number in range(1, 8)))
    assert '4 more: onrecord statements a.db --by "Ada Renn"\n' in text
