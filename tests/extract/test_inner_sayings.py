# ruff: noqa: E501 (a row of a table stays on a line)
"""Sayings inside others' words, at a sentence's end, and the article's own beside them; made-up sentences."""

from __future__ import annotations

import pytest
from printed_rows import printed_rows

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Interval, Region, Span


def _article(text: str) -> Article:
    return Article("a", "a.txt", "", text, "", published=Interval("2024-03-15", "2024-03-15"))


INNER = [
    ("State media reported that President Ana Kolar and her counterpart Ivo Brandt agreed on the need for a truce in Lusk.",
     "President Ana Kolar and her counterpart Ivo Brandt", "the need for a truce in Lusk"),
    ("President Ana Kolar and her counterpart Ivo Brandt agreed late Thursday on the need for a truce in Lusk “as soon as possible”, state media reported.",
     "President Ana Kolar and her counterpart Ivo Brandt", "the need for a truce in Lusk “as soon as possible”"),
    ("The Lamp wrote that the minister had determined that the men came in three cars rented by Jan Lutz, who would later drown.",
     "the minister", "three cars rented by Jan Lutz, who would later drown"),
    ("Ober said that the council was opposed to it, proposing instead the support of farmers, who were trained by the council.",
     "", "the support of farmers, who were trained by the council"),
    ("The council is concerned with the advance of the Velm militia whom it regarded as bandits.",
     "it", "the Velm militia ## bandits"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), INNER)
def test_inner_sayings_are_found_whole(text: str, source: str, content: str) -> None:
    assert any(row.startswith(source) and row.endswith(content) for row in printed_rows(text)), printed_rows(
        text
    )


ENDED = [
    ("A police source told the agency that the engineer had warned the company in July that a pump was failing.",
     "the engineer | had warned | that a pump was failing"),
    ("Kolar assured residents on Monday that the dam was safe.", "Kolar | assured | that the dam was safe"),
    ("Kolar said investigators had determined the attackers arrived in three cars rented by Jan Lutz and his brother, who would drown.",
     "investigators | determined | the attackers arrived in three cars rented by Jan Lutz and his brother, who would drown"),
    ("A police official said authorities suspect the attacker aimed to provoke a stampede, forcing people onto the streets.",
     "authorities | suspect | the attacker aimed to provoke a stampede, forcing people onto the streets"),
    ("It's claimed that officials knew he'd entered Velm in 2013 and that there was no record of him leaving.",
     "officials | knew | he'd entered Velm in 2013"),
    ("It's claimed that officials knew of it.", "- | 's claimed | that officials knew of it"),
    ("The council met on Friday. It is confident that the dam will hold.", "It | is confident | that the dam will hold"),
    ("“And they told us, ‘It is open,’ and we ran to the gate,” Kolar said.", "they | told | ‘It is open,’"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), ENDED)
def test_inner_sayings_end_with_their_clause_or_quotation(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)


JOINED = [
    ("The ministry said it held the bridge and repeated its demand for an inquiry.",
     ["The ministry | said | it held the bridge", "The ministry | repeated its demand | for an inquiry"]),
    ("The firm said that it would pay and accused the council of lying.",
     ["The firm | said | that it would pay", "The firm | accused | the council of lying"]),
    ("Ana Kolar said she had left the house and called the police.",
     ["Ana Kolar | said | she had left the house and called the police"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), JOINED)
def test_two_sayings_joined_are_two(text: str, rows: list[str]) -> None:
    assert set(rows) <= set(printed_rows(text)), printed_rows(text)


CLOSED = [
    ("Lusk offered the council two plans of a dam to “save” the town, the Velm newspaper Lamp reported on Saturday.",
     "the Velm newspaper Lamp | reported | Lusk offered the council two plans of a dam to “save” the town"),
    ("The White House said Tuesday that the dam was safe.", "The White House | said | that the dam was safe"),
    ("The Lamp reported late Saturday that the road was open.", "The Lamp | reported | that the road was open"),
    ("The passport was found near the dam, according to a police source, the Lamp and other Velm media reported.",
     "a police source | according to | The passport was found near the dam"),
    ("The passport was found near the dam, according to a police source, the Lamp and other Velm media reported.",
     "the Lamp and other Velm media | reported | The passport was found near the dam, according to a police source"),
    ("But then one of my friends said it was raining.", "one of my friends | said | it was raining"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), CLOSED)
def test_who_and_when_at_the_edges(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)


def test_a_day_that_ended_the_cue_still_dates_the_saying() -> None:
    reading = read(parse(_article("The White House said Tuesday that the dam was safe.")))
    (said,) = [s.said for s in reading.statements if s.is_attributed]
    assert said == Interval("2024-03-12", "2024-03-12")


def test_a_subject_around_its_verb_ends_no_reading() -> None:
    text = (
        "Analysts say neither army is ready for a long war. “My sense is that both are bluffing,” "
        "Lena Fors of the Baltic Institute told Halden Wire."
    )
    assert "Lena Fors of the Baltic Institute | told | “My sense is that both are bluffing,”" in printed_rows(
        text
    )


ON_X = [
    ("“A seat is kept,” the ministry wrote on X. Lusk has hinted that the day could slip.", "Lusk | has hinted | that the day could slip"),
    ("“The road is open,” the mayor wrote on X. Residents had warned that it could flood.", "Residents | had warned | that it could flood"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), ON_X)
def test_a_network_of_one_letter_ends_its_sentence(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)


NOBODY = [
    "Army sources said that talks between Kolar and Brandt focused on the situation in the valley.",
    "An operation in Lusk would entail more talks on the dam.",
    "The floods claimed 89 lives in the valley.",
    "The attack demanded a strong answer of the council.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_happens_says_nothing(text: str) -> None:
    assert {row.split(" | ")[0] for row in printed_rows(text)} <= {"Army sources"}


HARDLY_READ = [
    ("The militia, which has threatened to shell the town, left on Monday.", "which | has threatened | to shell the town"),
    ("Velmar threatened to close the border.", "Velmar | threatened | to close the border"),
    ("The minister did not rule out a strike.", "The minister | did not rule out | a strike"),
    ("The council will not rule out a strike.", "The council | will not rule out | a strike"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), HARDLY_READ)
def test_threats_and_what_is_not_ruled_out(text: str, row: str) -> None:
    assert row in printed_rows(text), printed_rows(text)


def test_what_is_not_ruled_out_is_thought_possible() -> None:
    (found,) = read(parse(_article("The minister did not rule out a strike."))).statements
    assert (found.act, found.polarity, found.commitment) == ("say", "affirmed", "possible")


@pytest.mark.parametrize(
    "text", ["Floods threatened to drown the valley.", "The ship, which threatened to sink, was towed."]
)
def test_what_can_not_speak_threatens_nobody(text: str) -> None:
    assert printed_rows(text) == []


SILENT = [
    "Velm's ministry has not commented on the remarks.",
    "The ministry did not respond to the claim.",
    "The mayor didn’t comment on the report.",
]


@pytest.mark.parametrize("text", SILENT)
def test_who_has_not_commented_says_nothing(text: str) -> None:
    (own,) = read(parse(_article(text))).statements
    assert not own.is_attributed


NOT_SAID_YET = [
    "Velm's General Jan Lutz was in Lusk on Tuesday to discuss the dam with his counterpart.",
    "He called two friends in Lusk at noon.",
    "Velm -backed fighters took the town on Monday.",
]


@pytest.mark.parametrize("text", NOT_SAID_YET)
def test_what_is_meant_to_be_said_and_calls_say_nothing(text: str) -> None:
    assert printed_rows(text) == []


def test_what_somebody_is_called_and_what_one_comes_to_announce_is_said() -> None:
    assert printed_rows("Ober called the minister a disgrace.") == ["Ober | called | the minister a disgrace"]
    rows = printed_rows("Ober appeared on television at midnight to announce a state of emergency.")
    assert rows == ["Ober | to announce | a state of emergency"]


DONE = [
    "Velm police are still searching for whoever was inside the car.",
    "Velm authorities extended the detention of two men on Monday.",
    "The Velm army has deployed “hundreds of men” along the river.",
    "The minister said that Schengen has granted “free movement of goods”.",
]


@pytest.mark.parametrize("text", DONE)
def test_what_is_done_is_not_said(text: str) -> None:
    assert {row.split(" | ")[0] for row in printed_rows(text)} <= {"The minister"}


def test_what_is_given_or_released_may_still_be_words() -> None:
    rows = printed_rows("The mayor gave a warning that the dam would break.")
    assert rows == ["The mayor | gave a warning | that the dam would break"]
    rows = printed_rows("The council has released a statement promising new roads.")
    assert rows == ["The council | has released a statement promising | new roads"]


def test_who_claims_something_else_says_it() -> None:
    rows = printed_rows("The rebels claimed responsibility for the attack.")
    assert rows == ["The rebels | claimed | responsibility for the attack"]


OWN = [
    "The army, which Ober said was weak and would not last the winter, took the town.",
    "Ober's claim that the dam was safe was false.",
]


@pytest.mark.parametrize("text", OWN)
def test_a_sentence_stays_the_articles_beside_what_is_attributed(text: str) -> None:
    statements = read(parse(_article(f"It rained all day. {text}"))).statements
    own = [s.content[0].of(f"It rained all day. {text}") for s in statements if not s.is_attributed]
    assert text.rstrip(".") in own
    inner = next(s for s in statements if s.is_attributed)
    assert inner.within in {s.id for s in statements if not s.is_attributed}


def test_a_line_of_names_asserts_nothing() -> None:
    text = "Stade de Velm\n\nPeople left the hall late on Friday."
    found = [s.content[0].of(text) for s in read(parse(_article(text))).statements]
    assert found == ["People left the hall late on Friday"]


ATTRIBUTED = [
    "Ober said the army was weak and would not last the winter.",
    "The army was weak, Ober said on Monday.",
    "The dam, Ober said, was safe.",
]


@pytest.mark.parametrize("text", ATTRIBUTED)
def test_a_sentence_that_is_said_is_not_told_twice(text: str) -> None:
    assert all(s.is_attributed for s in read(parse(_article(text))).statements)


def test_a_headline_that_quotes_somebody_is_not_the_outlets() -> None:
    title = "Harbour group: Norway and Sweden 'ready to strike'"
    text = f"{title}\n\nIt rained all day."
    regions = (Region(Span(0, len(title)), "title"), Region(Span(len(title) + 2, len(text)), "body"))
    published = Interval("2024-03-15", "2024-03-15")
    article = Article("a", "a.txt", "", text, "", outlet="Velm Post", published=published, regions=regions)
    headline, body = read(parse(article)).statements
    assert (headline.voice, headline.act, headline.quoted) == (None, "say", "mixed")
    assert headline.said == Interval(None, "2024-03-15")
    assert body.voice is not None and body.act == "report"


@pytest.mark.parametrize(
    "text",
    [
        "He might resign, two officials said on condition of anonymity at the harbour.",
        "On Monday evening, at the harbour of Brezana, the council promised repairs.",
    ],
)
def test_a_sentence_without_a_verb_of_its_own_is_not_the_articles(text: str) -> None:
    assert all(s.is_attributed for s in read(parse(_article(text))).statements)


def test_a_sentence_with_a_verb_of_its_own_is_the_articles_too() -> None:
    text = "Hundreds of dockers marched through the old town after the council said the mole would close."
    assert not all(s.is_attributed for s in read(parse(_article(text))).statements)
