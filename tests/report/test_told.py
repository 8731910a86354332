"""The account of the story: chains, places, reasons, ranks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drafts import Draft, How
from onrecord.model import Party
from onrecord.report.account import Account, Clipping, account
from onrecord.report.told import Lines, Teller

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Act, Polarity
    from onrecord.report.told import Told


def one(told: Account, words: str) -> Told:
    """The statement whose content begins so."""
    (found,) = [each for each in told.told if each.words.startswith(words)]
    return found


def test_a_chain_runs_from_the_speaker_to_the_outlet(told: Account) -> None:
    assert one(told, "the dockers").route == "Petra Oskar ← Nordline Agency ← Harbour Post"
    assert one(told, "any ship").route == "Petra Oskar ← outlet not named"


def test_a_statement_has_its_file_and_line(told: Account) -> None:
    assert one(told, "“Nobody").where == "strike/post.txt:7"
    assert one(told, "the talks").where == "strike/wire.txt:5"


def test_an_unsettled_speaker_has_a_reason(told: Account) -> None:
    (unsettled,) = told.unresolved
    assert unsettled.reason == "an orphan “he”: no man has been named before it"
    assert unsettled.route == "‘he’ (not settled) ← outlet not named"
    assert unsettled.words == "“We will not wait” … “until the tide decides for us.”"


def test_speakers_are_ranked_and_counted(told: Account) -> None:
    assert [speaker.name for speaker in told.speakers][:2] == ["Petra Oskar", "Ilvar Sand"]
    first = told.speakers[0]
    assert (len(first.told), first.articles, first.outlets) == (3, 2, 1)
    assert told.own == 1
    assert (told.named_outlets, told.without_outlet) == (3, 1)
    assert [clipping.outlet for clipping in told.unread] == ["Le Quai"]
    assert told.folder == "strike/"


def test_statements_are_numbered_in_reading_order(told: Account) -> None:
    assert [each.number for each in told.told] == list(range(1, 9))


def test_an_empty_ledger_has_an_empty_account(tmp_path: Path) -> None:
    from onrecord.ledger import Ledger

    with Ledger.create(tmp_path / "empty.db") as ledger:
        assert account(ledger) == Account((), (), (), (), ())
        assert account(ledger).folder == ""


def test_who_passes_on_their_own_words_is_named_once() -> None:
    draft = Draft("Ada said that she had told Bo to leave.", "a.txt", "Post")
    outer = draft.says("Ada", ("she had told Bo to leave",), ("Ada", "said"))
    draft.says("Ada", ("to leave",), ("she", "told"), How("demand"), within=outer)
    party = Party("p", "Ada", "person", ())
    statements = [replace(statement, speaker="p") for statement in draft.statements]
    told = Teller(draft.reading().article, statements, {"p": party}).tell(statements[1], 1)
    assert told.route == "Ada ← Post"


def test_an_outlet_that_cites_itself_is_named_once() -> None:
    draft = Draft("The Post reported that Ada had left.", "a.txt", "Post")
    draft.says("The Post", ("Ada had left",), ("The Post", "reported"))
    statements = [replace(statement, speaker="p") for statement in draft.statements]
    told = Teller(draft.reading().article, statements, {"p": Party("p", "The Post", "outlet", ())})
    assert told.tell(statements[0], 1).route == "The Post"


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["a/b/1.txt", "a/c/2.txt"], "a/"),
        (["/a/1.txt", "a/2.txt"], ""),
        (["1.txt", "b/2.txt"], ""),
        (["https://example.org/a/1"], ""),
        (["https://example.org/a/1", "a/b/1.txt"], "a/b/"),
        ([], ""),
    ],
)
def test_the_folder_in_which_all_files_lie(paths: list[str], folder: str) -> None:
    articles = [replace(Draft("text", path).reading().article) for path in paths]
    clippings = tuple(Clipping(n, article, (article.path,), (), 0) for n, article in enumerate(articles))
    assert Account(clippings, (), (), (), ()).folder == folder


def test_an_act_without_a_verb_is_told_by_its_cue() -> None:
    draft = Draft("Ada is worried about the tide.", "page.html", "Post")
    draft.says("Ada", ("the tide",), ("Ada", "is worried about"), How("other"))
    told = Teller(draft.reading().article, draft.statements, {}).tell(draft.statements[0], 1)
    assert told.does == "‘is worried about’"


@pytest.mark.parametrize(
    ("cue", "act", "polarity", "does"),
    [
        ("didn't want", "intend", "denied", "‘didn't want’"),
        ("didn't intend", "intend", "denied", "does not intend"),
        ("doesn’t know", "know", "denied", "does not know"),
        ("said", "say", "denied", "says"),
        ("didn't voice support for", "refuse", "denied", "‘didn't voice support for’"),
        ("intends", "intend", "affirmed", "intends"),
        ("did not disavow", "deny", "affirmed", "‘did not disavow’"),
        ("rejected", "deny", "denied", "‘rejected’"),
        ("had ordered", "demand", "affirmed", "‘had ordered’"),
        ("was ordered by", "demand", "affirmed", "demands"),
        ("was ordered", "demand", "affirmed", "demands"),
        ("promise", "promise", "affirmed", "promises"),
        ("according to", "say", "affirmed", "says"),
    ],
)
def test_what_a_speaker_does_is_told_as_printed_where_that_tells_more(
    cue: str, act: Act, polarity: Polarity, does: str
) -> None:
    draft = Draft(f"Ada {cue} the tide to be dammed.", "page.html", "Post")
    draft.says("Ada", ("the tide to be dammed",), ("Ada", cue), How(act, polarity=polarity))
    told = Teller(draft.reading().article, draft.statements, {}).tell(draft.statements[0], 1)
    assert told.does == does


@pytest.mark.parametrize(
    ("text", "content", "alone"),
    [
        (
            "Ada condemned the closing of the port.",
            "the closing of the port",
            "Ada condemned the closing of the port",
        ),
        ("Ada said the port was closed.", "the port was closed", "the port was closed"),
        ("Ada condemned\nthe closing of the port.", "the closing of the port", "the closing of the port"),
        (f"Ada condemned{' at last' * 30} the closing of it.", "the closing of it", "the closing of it"),
    ],
)
def test_words_that_are_no_sentence_are_read_with_their_source_and_cue(
    text: str, content: str, alone: str
) -> None:
    draft = Draft(text, "page.html", "Post")
    draft.says("Ada", (content,), ("Ada", "said" if "said" in text else "condemned"), How("criticise"))
    assert Teller(draft.reading().article, draft.statements, {}).tell(draft.statements[0], 1).alone == alone


def test_a_circle_of_statements_ends() -> None:
    draft = Draft("Ada said so.", "a.txt", "Post")
    draft.says("Ada", ("so",), ("Ada", "said"))
    loop = replace(draft.statements[0], within=draft.statements[0].id)
    assert Teller(draft.reading().article, [loop], {}).tell(loop, 1).route == "‘Ada’ (not settled) ← Post"


def test_lines_are_counted_as_editors_count_them() -> None:
    lines = Lines("a\nb\r\nc\rd")
    assert [lines.at(offset) for offset in (0, 2, 5, 7)] == [1, 2, 3, 4]
