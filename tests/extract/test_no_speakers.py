# ruff: noqa: E501 (a row of a table stays on a line)
"""Who doesn't speak: nobody, hands and programmes; and who does where a name only begins theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article

if TYPE_CHECKING:
    from onrecord.model import Mention, Reading, Statement


def _read(text: str) -> Reading:
    return read(parse(Article("a", "a.txt", "", text, "", outlet="The Lamp")))


def _said(reading: Reading) -> list[Statement]:
    return [statement for statement in reading.statements if statement.cue]


def _voice(reading: Reading, statement: Statement) -> Mention | None:
    return next((mention for mention in reading.mentions if mention.id == statement.voice), None)


NOBODYS = [
    "Nobody has been told to leave.",
    "No one has claimed responsibility for the attack.",
    "None of the families has been informed that the mine is closed.",
    "Not a single councillor believes that the road will open.",
    "Not all members agree that the plan will work.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_nobody_says_is_the_articles_own_and_denied(text: str) -> None:
    reading = _read(text)
    assert _said(reading) == []
    assert [statement.polarity for statement in reading.statements] == ["denied"]


def test_who_reports_that_nobody_said_it_says_so() -> None:
    (said,) = _said(_read("Officials said that no group had claimed responsibility."))
    assert said.polarity == "denied"


NEITHER = [
    ("Neither Ann Ober nor Karl Lutz believes the plan will work.", ["Ann Ober", "Karl Lutz"], "denied"),
    ("Nobody but Ann Ober believes that the plan will work.", ["Ann Ober"], "affirmed"),
]


@pytest.mark.parametrize(("text", "speakers", "polarity"), NEITHER)
def test_neither_of_two_denies_and_nobody_but_one_leaves_one(
    text: str, speakers: list[str], polarity: str
) -> None:
    reading = _read(text)
    (said,) = _said(reading)
    by_id = {mention.id: mention.text for mention in reading.mentions}
    assert [by_id[id] for id in (said.voice, *said.more_voices) if id] == speakers
    assert said.polarity == polarity


THINGS = [
    "His finger told police that he had been there.",
    "Her eyes said she was tired.",
    "The man's hands told the doctor that he had worked.",
]


@pytest.mark.parametrize("text", THINGS)
def test_a_part_of_a_body_says_nothing(text: str) -> None:
    assert _said(_read(text)) == []


@pytest.mark.parametrize("who", ["The programmes", "The climate change conference"])
def test_a_programme_or_conference_is_no_party(who: str) -> None:
    reading = _read(f"{who} showed that the town was poor.")
    (said,) = _said(reading)
    assert _voice(reading, said) is None


@pytest.mark.parametrize("who", ["The party's media arm", "One of the heads of the council"])
def test_an_arm_of_a_party_and_a_head_of_a_council_speak(who: str) -> None:
    reading = _read(f"{who} said that the town was poor.")
    (said,) = _said(reading)
    assert _voice(reading, said) is not None


SOME = [
    ("Three of the seven members said it would rain.", "group"),
    ("Two of the firms said it would rain.", "group"),
    ("A majority of judges said the law was void.", "group"),
    ("One of the guards said it would rain.", "person"),
    ("One of the firms said it would rain.", "organisation"),
    ("One expert said it would rain.", "person"),
    ("A patient said it would rain.", "person"),
    ("Local people said it would rain.", "group"),
    ("A survey firm said it would rain.", "organisation"),
]


@pytest.mark.parametrize(("text", "kind"), SOME)
def test_some_of_several_are_a_group_and_one_of_them_is_one(text: str, kind: str) -> None:
    reading = _read(text)
    (said,) = _said(reading)
    voice = _voice(reading, said)
    assert voice is not None and voice.kind == kind


BODIES = [
    ("CNN affiliate France 2 reported that the bridge was closed.", "France 2", "outlet"),
    ("Russia 1 said that the bridge was closed.", "Russia 1", "outlet"),
    ("Israel's Channel 12 said that the bridge was closed.", "Channel 12", "outlet"),
    ("Doctors Kenya Union said that the bridge was closed.", "Doctors Kenya Union", "organisation"),
    ("Russia said that 2 bridges were closed.", "Russia", "government"),
    ("The presidency said that the bridge was closed.", "The presidency", "organisation"),
    ("The Turkish presidency said that the bridge was closed.", "Turkish presidency", "organisation"),
    ("The Ministry of Defence in Moscow said that the bridge was closed.", "Ministry of Defence in Moscow", "organisation"),
    ("The defence ministry in Moscow said that the bridge was closed.", "defence ministry in Moscow", "organisation"),
    ("The Russian embassy in London said that the bridge was closed.", "Russian embassy", "organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), BODIES)
def test_a_country_in_a_bodys_name_doesnt_speak_for_it(text: str, name: str, kind: str) -> None:
    reading = _read(text)
    voice = _voice(reading, _said(reading)[0])
    assert voice is not None and (voice.text, voice.kind) == (name, kind)


ITS = [
    ("The U.N. mission said it had no choice. It warned that more people would flee.", "The U.N. mission"),
    ("The EU delegation was closed on Monday. It warned that more people would flee.", "The EU delegation"),
    ("The UN said it had no choice. It warned that more people would flee.", "UN"),
    ("Turkey's offensive widened. It warned that more people would flee.", "Turkey"),
]


@pytest.mark.parametrize(("text", "name"), ITS)
def test_it_is_the_body_and_not_whose_it_is(text: str, name: str) -> None:
    reading = _read(text)
    voice = _voice(reading, _said(reading)[-1])
    assert voice is not None and voice.text == name


UNSAID = [
    "The crew had not been told of a fault.",
    "The families were not informed that the mine had closed.",
    "A deal could be announced as early as next week.",
    "The president called an election.",
    "He had telephoned the mayor to thank her.",
    "Corvane had put off repairs to save money.",
    "The engineer had informed the ministry.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_kept_back_put_off_or_called_together_is_not_said(text: str) -> None:
    assert _said(_read(text)) == []


STILL_SAID = [
    ("The plan was announced by Ann Ober.", "The plan"),
    ("Ann Ober called the vote a disgrace.", "the vote a disgrace"),
    ("Ann Ober told the ministry that the road was closed.", "that the road was closed"),
    ("Ann Ober put it to him that he had lied.", "that he had lied"),
]


@pytest.mark.parametrize(("text", "content"), STILL_SAID)
def test_what_looks_alike_is_said(text: str, content: str) -> None:
    (said,) = _said(_read(text))
    assert said.content[-1].of(text) == content


def test_who_has_seen_a_letter_says_nothing_of_it() -> None:
    text = "The letter, a copy of which was seen by The Lamp, accuses the board of theft."
    assert [said.cue.of(text) for said in _said(_read(text)) if said.cue] == ["accuses"]


def test_what_a_barrister_does_is_no_saying() -> None:
    text = "Karl Lutz sat down. Asked by Ann Ober, defending, whether he had lied, he replied: “Never.”"
    assert [said.cue.of(text) for said in _said(_read(text)) if said.cue] == ["Asked", "replied:"]


def test_a_question_who_wants_it_is_nobodys_wish() -> None:
    text = "“He is a fine player. Who wouldn't want him?” Ann Ober said."
    assert [said.cue.of(text) for said in _said(_read(text)) if said.cue] == ["said"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Ober never told the police that the gate was open.",
        "A clerk said Ann Ober never told the police that the gate was open.",
    ],
)
def test_who_never_told_others_is_who_did_not_say_it(text: str) -> None:
    reading = _read(text)
    (said,) = (one for one in _said(reading) if one.source and one.source.of(text) == "Ann Ober")
    assert (said.polarity, "".join(span.of(text) for span in said.content)) == (
        "denied",
        "that the gate was open",
    )
