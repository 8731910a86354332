# ruff: noqa: E501 (a row of a table stays on a line)
"""What a line of a track amounts to, and in which of its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import article, told

from onrecord.link.positions.stands import stand
from onrecord.link.positions.wills import Wills
from onrecord.model import Interval

DAY = Interval("2031-05-04", "2031-05-04")
STANDS = [
    # by the act
    ("Ilse Holt urged the guards of Torvik to show restraint.", "for", "urged the guards of Torvik to show restraint"),
    ("Ilse Holt vowed to rebuild Torvik.", "for", "vowed to rebuild Torvik"),
    ("Ilse Holt refused to leave Torvik.", "against", "refused to leave Torvik"),
    ("Ilse Holt criticised the siege of Torvik.", "against", "criticised the siege of Torvik"),
    ("Ilse Holt offered at least some help to Torvik.", "for", "offered at least some help to Torvik"),
    ("Ilse Holt threatened to flood Torvik.", "for", "threatened to flood Torvik"),
    # by words of will
    ("Ilse Holt said that she will not sell the mill in Torvik.", "against", "she will not sell the mill in Torvik"),
    ("“We will rebuild Torvik,” Ilse Holt said.", "for", "We will rebuild Torvik"),
    ("Ilse Holt said that the mill in Torvik should be shut.", "for", "Torvik should be shut"),
    ("Ilse Holt said that she opposes the sale of Torvik.", "against", "she opposes the sale of Torvik"),
    ("“We need a bridge in Torvik,” Ilse Holt said.", "for", "We need a bridge in Torvik"),
    ("The government will close the port of Torvik, a government spokesman said.", "for", "government will close the port of Torvik"),
    # on a condition, or left open
    ("Ilse Holt said that she will leave Torvik if the guards go.", "conditional", "she will leave Torvik if the guards go"),
    ("“We continue to talk about the bridge of Torvik,” Ilse Holt said.", "told", None),
    ("“We continue talks with Torvik on the bridge,” Ilse Holt said.", "open", "We continue talks with Torvik on the bridge"),
    ("“It would be no problem for us to leave Torvik,” Ilse Holt said.", "told", None),
    ("“I want to tell you what happened in Torvik,” Ilse Holt said.", "told", None),
    # of others, or only told
    ("Ilse Holt said that the bridge of Torvik fell on Monday.", "told", None),
    ("Ilse Holt said that the guards will leave Torvik.", "told", None),
    ("Ilse Holt accused the guards of seeking to burn Torvik.", "told", None),
    ("Ilse Holt declined to say who burned Torvik.", "told", None),
    ("Ilse Holt said that it would take days to reach Torvik.", "told", None),
    ("“He will leave Torvik,” Ilse Holt said.", "told", None),
    ("Ilse Holt can propose a plan for Torvik.", "told", None),
    ("“Traders in Torvik profit more than they should,” Ilse Holt said.", "told", None),
    ("Ilse Holt said that it will be months before Torvik is dry.", "told", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "leaning", "words"), STANDS)
def test_what_a_line_amounts_to(text: str, leaning: str, words: str | None) -> None:
    one = told(article(text, DAY))
    wills = Wills(one)
    line = max(
        (line for line in one.lines if line.statement.source), key=lambda line: len(line.statement.hull)
    )
    found = stand(line, ["torvik"], wills.own(line, "torvik"))
    assert (found.leaning, found.words and found.words.of(text)) == (leaning, words)


def test_what_somebody_else_will_do_is_no_will_of_who_says_it() -> None:
    text = "Mayor Jan Holt named Ana Ober as engineer on Monday. Mr Holt said she will rebuild Torvik."
    one = told(article(text, DAY))
    (line,) = [each for each in one.lines if each.text.endswith("rebuild Torvik")]
    spoken = {party: replace(line, statement=replace(line.statement, speaker=party)) for party in one.parties}
    wills = Wills(one)
    called = {one.parties[party].name: wills.others(by) for party, by in spoken.items()}
    assert called["Jan Holt"] == {"she"}
    assert called["Ana Ober"] == set()
    assert stand(line, ["torvik"], frozenset()).leaning == "for"
    assert stand(line, ["torvik"], frozenset(), {"she"}).leaning == "told"
