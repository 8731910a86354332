"""Whose account a line is: deeds and words inside it, sentences, figures, quotations, governments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.link.said import Said, count, story_of

from onrecord.link.origins import Origins, origins

if TYPE_CHECKING:
    from onrecord.model.statement import Act

LIST = "the ferry Aldana had 212 people aboard, and 31 of them swam ashore at dawn"
LIST_RETOLD = "of the 212 aboard, 31 swam to the shore before dawn"
QUOTE = "“The rudder was old, the crew was tired, and nobody inspected the ship,”"
QUOTE_AGAIN = "“The rudder was old, the crew tired, nobody inspected anything,”"


def keys(*said: Said) -> dict[str, str]:
    """The origin of each as one claim."""
    story = story_of(*said)
    return origins(story, story.lines, ())


INSIDE = [
    ("a plan", "intend", "want", "Ida Berg"),
    ("a deed", "other", "closed", "Ida Berg"),
    ("a promise", "promise", "will close", "Ida Berg"),
    ("an infinitive", "announce", "to announce", "Ida Berg"),
    ("what others said", "say", "said they closed", "Straits Lines"),
]


@pytest.mark.parametrize(("_what", "act", "cue", "whose"), INSIDE, ids=[row[0] for row in INSIDE])
def test_who_is_heard_inside_what_a_minister_says(_what: str, act: Act, cue: str, whose: str) -> None:
    told = keys(
        Said("A", f"Straits Lines {cue} the old harbour of Karsund", "Ida Berg"),
        Said("A", "the old harbour of Karsund", "Straits Lines", "organisation", cue=cue, act=act, within=0),
    )
    assert told["s1"] == f"party:id-{whose}"


def test_things_say_nothing_inside_what_somebody_says() -> None:
    told = keys(
        Said("A", "the raid at the harbour confirms that ships are watched", "Ida Berg"),
        Said("A", "ships are watched", source="the raid", cue="confirms", act="confirm", within=0),
    )
    assert set(told.values()) == {"party:id-Ida Berg"}


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("is accused of", "article:"),
        ("was charged with", "article:"),
        ("accused", "party:id-Pavel Orsk"),
        ("spoke of", "party:id-Pavel Orsk"),
    ],
)
def test_who_is_accused_of_it_does_not_say_it(cue: str, expected: str) -> None:
    told = keys(Said("A", "sinking ships", "Pavel Orsk", source="Pavel Orsk", cue=cue, act="accuse"))
    assert told["s0"].startswith(expected)


def test_we_inside_what_somebody_says_is_that_somebody() -> None:
    said = "“We have always said that the old quay of Karsund would sink one day”"
    told = keys(
        Said("A", said, "Ida Berg", source="Ida Berg"),
        Said("A", "the old quay of Karsund would sink", "Norway", "government", "We", cue="said", within=0),
    )
    assert set(told.values()) == {"party:id-Ida Berg"}


def test_a_deed_that_an_article_tells_is_its_own_account() -> None:
    text = "Three cranes support the quay"
    told = keys(Said("A", text), Said("A", "the quay", "Three cranes", cue="support", act="agree", within=0))
    assert len(set(told.values())) == 1
    assert told["s1"].startswith("article:")


def test_a_deed_of_somebody_without_a_name_is_its_articles_own_account() -> None:
    bill = "a tax of ninety percent on bonuses of insurers"
    told = keys(
        Said("A", bill, "lawmakers", "group", source="Lawmakers", cue="backed", act="agree"),
        Said("A", f"The bill would put {bill}"),
        Said("B", f"Put to the vote was {bill}"),
    )
    assert len(set(told.values())) == 2
    assert told["s0"] == told["s1"]


def test_a_deed_is_of_who_did_it_where_they_speak_elsewhere() -> None:
    deed = Said("A", "the quay", "Norway", "government", source="Norway", cue="seized", act="other")
    said = Said("B", "it took the quay", "Norway", "government", source="Norway")
    assert count(deed, said) == 1


def test_what_a_relay_tells_of_a_deed_is_the_relays() -> None:
    told = keys(
        Said("A", "Ida Berg floated a merger", "Harbour Lantern", "outlet"),
        Said("A", "a merger", "Ida Berg", cue="floated", act="propose", within=0),
    )
    assert set(told.values()) == {"outlet:Harbour Lantern"}


def test_a_part_of_a_sentence_is_of_the_sentences_origin() -> None:
    whole = f"At dawn {LIST_RETOLD}, a loss that was called heavy"
    told = keys(
        Said("A", LIST, "Pavel Orsk"), Said("B", whole), Said("B", "a loss", cue="was called", within=1)
    )
    assert set(told.values()) == {"party:id-Pavel Orsk"}


def test_lines_of_one_article_that_nobody_said_have_one_origin() -> None:
    told = keys(
        Said("A", LIST, "Pavel Orsk"), Said("B", LIST_RETOLD), Said("B", "Inspectors came with lamps")
    )
    assert set(told.values()) == {"party:id-Pavel Orsk"}


def test_figures_that_a_speaker_gave_outside_the_claim_are_the_speakers() -> None:
    outside = Said("A", LIST, "Pavel Orsk")
    assert count(outside, Said("B", LIST_RETOLD), Said("C", LIST_RETOLD + " today"), of=slice(1, 3)) == 1
    other = Said("A", "a choir of 31 sang at dawn", "Pavel Orsk")
    assert count(other, Said("B", LIST_RETOLD), Said("C", LIST_RETOLD + " today"), of=slice(1, 3)) == 2


def test_a_retelling_of_a_retelling_goes_back_to_the_speaker() -> None:
    said = (
        Said("A", LIST, "Pavel Orsk"),
        Said("B", "31 swam ashore at dawn, tired, wet and hungry"),
        Said("C", "tired and hungry, they sat on the quay"),
    )
    assert count(*said) == 1


def test_words_that_every_line_has_are_no_particulars() -> None:
    war = [Said(f"P{n}", f"the ferry strike of day {n} went on") for n in range(12)]
    said = Said("A", "the ferry strike hurts Karsund", "Pavel Orsk")
    own = Said("B", "the ferry strike empties the island's shops")
    assert count(said, own, *war, of=slice(0, 2)) == 2
    assert count(said, own) == 1


def test_the_day_of_an_event_is_no_particular() -> None:
    said = Said("A", "on 13 November 40 ferries stayed in port", "Pavel Orsk")
    own = Said("B", "the quays of Karsund were empty on Friday, Nov. 13")
    assert count(said, own) == 2
    assert count(said, Said("B", "the quays were empty: 40 ferries did not sail")) == 1


QUOTES = [
    ("a pronoun read wrongly", "he", QUOTE_AGAIN, 1),
    ("two by name", "Milan Drost", QUOTE_AGAIN, 2),
    ("a pronoun and other words", "he", "“We sail tomorrow, whatever the weather brings to our island,”", 2),
]


@pytest.mark.parametrize(("_what", "printed", "words", "expected"), QUOTES, ids=[row[0] for row in QUOTES])
def test_one_quotation_is_one_utterance(_what: str, printed: str, words: str, expected: int) -> None:
    said = Said("A", QUOTE, "Pavel Orsk", quoted="direct")
    assert count(said, Said("B", words, "Milan Drost", source=printed, quoted="direct")) == expected


def test_an_office_is_known_from_any_line() -> None:
    told = (
        Said("A", LIST, "Ilse Brandt", source="Brandt"),
        Said("B", LIST, "Karsund prosecutor's office", "organisation", "the prosecutor's office"),
    )
    assert count(*told) == 2
    assert (
        count(*told, Said("C", "rain fell", "Ilse Brandt", source="prosecutor Ilse Brandt"), of=slice(2)) == 1
    )


def test_officials_do_not_make_one_of_two_who_are_named() -> None:
    army = Said("A", LIST, "Greek army sources", "group", "Greek army sources")
    minister = Said("B", LIST, "Ilse Brandt", source="Greek minister Ilse Brandt")
    state = Said("C", LIST, "Greece", "government", "Greece")
    assert count(army, minister) == 2
    assert count(army, minister, state) == 2


def test_a_government_joins_its_minister() -> None:
    minister = Said("A", LIST, "Ilse Brandt", source="Greek minister Ilse Brandt")
    assert count(minister, Said("B", LIST, "Greece", "government", "Greece")) == 1
    assert count(minister, Said("B", LIST, "Norway", "government", "Norway")) == 2
    ministry = Said("A", LIST, "Defence Ministry", "organisation", "the Defence Ministry")
    assert count(ministry, Said("B", LIST, "Norway", "government", "Norway")) == 1


LINES = Said("A", LIST, "Straits Lines", "organisation", "Straits Lines")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Ida Berg, president and chief executive of Straits Lines,", 1),
        ("Straits Lines spokesman Ida Berg", 1),
        ("Ida Berg, the former president of Straits Lines,", 2),
        ("Ida Berg, president of the Pilots Union,", 2),
        ("Ida Berg, a critic of Straits Lines,", 2),
    ],
)
def test_a_body_and_who_speaks_for_it_in_its_article_are_one(printed: str, expected: int) -> None:
    assert count(LINES, Said("A", f"{LIST}.", "Ida Berg", source=printed)) == expected
    assert count(LINES, Said("B", LIST, "Ida Berg", source=printed)) == 2


def test_a_body_never_makes_one_of_two_who_speak_for_it() -> None:
    head = Said("A", f"{LIST}.", "Ida Berg", source="Ida Berg, president of Straits Lines,")
    voice = Said("A", f"{LIST};", "Pavel Orsk", source="Straits Lines spokesman Pavel Orsk")
    assert count(LINES, head, voice) == 2


def test_a_navy_and_the_forces_of_its_country_are_one() -> None:
    navy = Said("A", LIST, "Norwegian Navy", "organisation", "the Norwegian Navy")
    assert count(navy, Said("B", LIST, "Norwegian forces", "organisation", "Norwegian forces")) == 1
    assert count(navy, Said("B", LIST, "Greek forces", "organisation", "Greek forces")) == 2


WHO = [
    ("a foreign office and police", "a Foreign Office spokeswoman", "police chief Ilse Brandt", 2),
    ("a baker and a minister", "a baker", "minister Ilse Brandt", 2),
    ("a baker and somebody without an office", "a baker", "Ilse Brandt", 1),
    ("a spokesman and a minister", "a spokesman", "minister Ilse Brandt", 1),
    ("who isn't described at all and a minister", "He", "minister Ilse Brandt", 1),
    ("an energy official and the foreign minister", "energy officials", "foreign minister Ilse Brandt", 2),
    ("an energy official and a minister", "energy officials", "minister Ilse Brandt", 1),
    ("officials and somebody without an office", "officials", "Ilse Brandt", 1),
    ("officials of a country and somebody without an office", "Greek officials", "Ilse Brandt", 2),
    ("officials of a country and a minister", "Greek officials", "minister Ilse Brandt", 1),
    ("officials of a country and one of its people", "Greek officials", "the Greek lawyer Ilse Brandt", 1),
    ("police and somebody without an office", "police", "Ilse Brandt", 2),
]


@pytest.mark.parametrize(("_what", "nameless", "named", "expected"), WHO, ids=[row[0] for row in WHO])
def test_who_may_be_somebody_with_an_office(_what: str, nameless: str, named: str, expected: int) -> None:
    one = Said("A", LIST, nameless.lower(), "group", source=nameless)
    assert count(one, Said("B", LIST, "Ilse Brandt", source=named)) == expected


def test_a_minister_is_no_company_but_officials_may_be_its_own() -> None:
    company = Said("A", LIST, "Straits Lines", "organisation", "Straits Lines")
    assert count(company, Said("B", LIST, "the minister", "person", "the minister")) == 2
    assert count(company, Said("B", LIST, "officials", "group", "officials")) == 1


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("a Straits spokesman", 1),
        ("an SL spokesman", 1),
        ("a Vodaline spokesman", 2),
        ("a Greek spokesman", 1),
    ],
)
def test_a_spokesman_of_another_body_is_not_this_one(printed: str, expected: int) -> None:
    company = Said("A", LIST, "Straits Lines", "organisation", "Straits Lines")
    assert count(company, Said("B", LIST, "a spokesman", "person", printed)) == expected


def test_an_ambassador_is_whom_another_article_names_so() -> None:
    office = Said("A", LIST, "Greek ambassador to Norway", source="the Greek ambassador to Norway")
    assert count(office, Said("B", LIST, "Ilse Brandt", source="Greek ambassador Ilse Brandt")) == 1
    assert count(office, Said("B", LIST, "Ilse Brandt", source="Danish ambassador Ilse Brandt")) == 2


def test_the_army_of_a_country_is_nobody_of_whom_no_country_is_told() -> None:
    army = Said("A", LIST, "Greek army", "group", "Greek army sources")
    assert count(army, Said("B", LIST, "Ilse Brandt", source="secretary-general Ilse Brandt")) == 2


def test_two_departments_are_two() -> None:
    energy = Said("A", LIST, "Karsund Energy Ministry", "organisation", "the Energy Ministry")
    assert count(energy, Said("B", LIST, "Ilse Brandt", source="foreign minister Ilse Brandt")) == 2
    assert count(energy, Said("B", LIST, "Ilse Brandt", source="energy minister Ilse Brandt")) == 1


def test_a_paper_is_nobody_who_speaks() -> None:
    record = Said("A", LIST, "the harbour records", "group", "the harbour records")
    assert count(record, Said("B", LIST, "officials", "group")) == 2
    assert count(record, Said("B", LIST, "Ilse Brandt")) == 2
    assert count(record, Said("B", LIST, "court documents", "group", "court documents")) == 1


def test_naming_a_country_is_not_quoting_it() -> None:
    said = Said("A", LIST, "Norway", "government", "Norway")
    own = Said("B", "snow fell in the hills of Norway", names=("Norway",))
    assert count(said, own) == 2


REASONS = [
    (Said("A", LIST, "Pavel Orsk"), [], "said by Pavel Orsk"),
    (
        Said("A", LIST, "officials", "group", "officials"),
        [Said("B", LIST, "Pavel Orsk")],
        "“officials” may be Pavel Orsk",
    ),
    (Said("A", LIST, "Orsk"), [Said("B", LIST, "Pavel Orsk")], "Orsk and Pavel Orsk are one"),
    (Said("A", LIST_RETOLD), [Said("B", LIST, "Pavel Orsk")], "it shares 212, aboard, 31"),
    (Said("A", "snow fell"), [Said("A", LIST, "Pavel Orsk")], "another line of its article"),
    (Said("A", LIST, "Harbour Lantern", "outlet"), [], "told by Harbour Lantern, which"),
    (Said("A", LIST, credits=("AFP",)), [], "nobody is named, and its article credits Agence"),
    (Said("A", LIST), [], "nobody is named: its article tells it"),
]


@pytest.mark.parametrize(("one", "beside", "why"), REASONS, ids=[row[2] for row in REASONS])
def test_every_origin_has_its_reason(one: Said, beside: list[Said], why: str) -> None:
    story = story_of(one, *beside)
    told = Origins(story).told(story.lines)
    assert told["s0"].why.startswith(why)
    assert all(each.why for each in told.values())


def test_a_figure_from_elsewhere_says_whose_and_which() -> None:
    story = story_of(Said("A", LIST, "Pavel Orsk"), Said("B", LIST_RETOLD))
    told = Origins(story).told(story.lines[1:])
    assert told["s1"].key == "party:id-Pavel Orsk"
    assert told["s1"].why.startswith("it shares 212, aboard, 31")


def test_an_agencys_report_retells_nobody_whom_only_another_paper_asked() -> None:
    asked = Said("A", LIST, "Pavel Orsk")
    wire = Said("B", LIST_RETOLD, credits=("AFP",))
    assert keys(asked, wire) == {"s0": "party:id-Pavel Orsk", "s1": "wire:Agence France-Presse"}
    assert set(keys(asked, Said("B", LIST_RETOLD)).values()) == {"party:id-Pavel Orsk"}
    itself = Said("A", LIST, "Pavel Orsk", credits=("AFP",))
    assert set(keys(itself, wire).values()) == {"party:id-Pavel Orsk"}
    twice = (asked, Said("C", LIST, "Pavel Orsk"))
    assert set(keys(*twice, wire).values()) == {"party:id-Pavel Orsk"}
