"""Whose words they are: a table of made-up texts with their sources marked, and whom they come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from marked import marked

if TYPE_CHECKING:
    from onrecord.model import Mention

NAMED = [
    ("[[s Ana Kolar]] [[c said]] [[x it holds]].", "Ana Kolar"),
    ("[[s Turkish Defence Minister Emre Tovak]] [[c said]] [[x it holds]].", "Emre Tovak"),
    ("[[s the Minister of Defence of Turkey Emre Tovak]] [[c said]] [[x it holds]].", "Emre Tovak"),
    ("It was bad news when [[s the Turkish newspaper Hurriyet]] [[c reported]] [[x it broke]].", "Hurriyet"),
    ("[[x It broke]], [[c according to]] [[s Wednesday's edition of Turkey's Hurriyet daily]].", "Hurriyet"),
    ("[[x It broke]], [[c according to]] [[s a statement by the Turkish army]].", "Turkish army"),
    ("[[s Pentagon Spokesman Ivo Brandt]]'s words [[c confirmed]] [[x that]].", "Ivo Brandt"),
    ("[[s Columnist Semra Kolar of the Al Monitor website]] [[c said]] [[x it holds]].", "Semra Kolar"),
    ("[[s A lawyer for Ana Kolar, Ivo Brandt,]] [[c said]] [[x it holds]].", "Ivo Brandt"),
    ("[[s Ana Kolar's statement]] [[c said]] [[x it holds]].", "Ana Kolar"),
    ("[[s Ana Kolar and Ivo Brandt]] [[c agreed]] [[x to meet]].", "Ana Kolar"),
    ("[[s Both Turkey and the United States]] [[c say]] [[x it holds]].", "Turkey"),
    ("[[s The Russian Foreign Ministry]] [[c announced]] [[x talks]].", "Russian Foreign Ministry"),
    ("[[s Tovak]] [[c said]] [[x it holds]].", "Tovak"),
    ("[[s Washington]] [[c says]] [[x it holds]].", "Washington"),
    ("[[s The Turkish government]] [[c said]] [[x it holds]].", "Turkish"),
    ("[[s Turkish authorities]] [[c believe]] [[x it holds]].", "Turkish"),
    ("[[s The U.S. administration]] [[c said]] [[x it holds]].", "U.S."),
]

DESCRIBED = [
    "Turkish military sources",
    "pro-militant sources",
    "U.S. officials",
    "a senior diplomat",
    "A photographer for the AFP news agency",
    "Ana Kolar's lawyer",
    "witnesses",
    "The Syrian Kurdish leadership",
    "the coalition led by the US",
    "two of the rescuers",
    "Relatives of one victim, Ana Kolar,",
]

UNSAID = [
    "Not a single citizen",
    "everyone who",
    "No minister",
    "calls",
    "media",
    "state media",
    "Local media",
    "some",
    "Many people",
    "You",
    "no one",
    "A new study",
    "the minister",
    "the report",
    "the group",
    "he",
    "She",
    "it",
    "they",
    "we",
    "who",
]

CARRIED = [
    ("[[s Ana Kolar]] [[c said]] [[x it holds]]. [[x2 “It must,”]] [[s2 she]] [[c2 added]].", "Ana Kolar"),
    ("[[x “It holds,”]] [[s Ivo Brandt]] [[c said]].\n\n[[x2 “So,”]] [[s2 he]] [[c2 said]].", "Ivo Brandt"),
    ("President Ivo Brandt came. [[s2 He]] [[c2 said]] [[x2 it holds]].", "Ivo Brandt"),
    ("[[s Ivo Brandt]] [[c said]] [[x [[s2 he]] [[c2 agreed]] [[x2 to meet]]]].", "Ivo Brandt"),
    ("[[s Ivo Brandt]] [[c said]] [[x “[[s2 we]] [[c2 want]] [[x2 peace]]”]].", "Ivo Brandt"),
    ("They met Ivo Brandt, [[s2 who]] [[c2 stressed]] [[x2 the need]].", "Ivo Brandt"),
    ("[[s Emre Tovak]] [[c said]] [[x so]].\n\nIvo Brandt came. It broke, [[s2 he]] [[c2 said]], [[x2 so]].",
     "Ivo Brandt"),
    ("Ana Kolar and Ivo Brandt came. [[s2 He]] [[c2 said]] [[x2 it holds]].", "Ivo Brandt"),
    ("[[s Mr. Tovak]] [[c saw]] [[x Ms. Kolar]].\n\n[[s2 She]] [[c2 said]] [[x2 it holds]].", "Kolar"),
    ("[[s Reuters]] [[c reported]] [[x it broke]]. [[c2 Per]] [[s2 the report]], [[x2 so]].", "Reuters"),
    ("[[s Reuters]] [[c said]] [[x it broke]].\n\n[[s2 The agency]] [[c2 said]] [[x2 it fell]].", "Reuters"),
    (
        "The Polish Ministry of Health closed it. [[s2 The ministry]] [[c2 said]] [[x2 it leaked]].",
        "Polish Ministry of Health",
    ),
    ("Mayor Ana Kolar came.\n\nIt rained.\n\n[[s2 The mayor]] [[c2 said]] [[x2 it holds]].", "Ana Kolar"),
    ("Ana Kolar, the mayor of Brezana, came. [[s2 The mayor]] [[c2 said]] [[x2 it holds]].", "Ana Kolar"),
    ("French Interior Minister Ana Kolar met Polish Interior Minister Ivo Brandt. "
     "[[s2 The Polish minister]] [[c2 said]] [[x2 it holds]].", "Ivo Brandt"),
    ("[[s The Turkish army]] [[c said]] [[x it left]]. [[s2 It]] [[c2 added]] [[x2 so]].", "Turkish army"),
    ("[[s The Turkish army]] [[c said]] [[x so]]. [[s2 The letter]] [[c2 is]] [[x2 it]].", "Turkish army"),
    ("NATO left and [[s the Turkish army]] [[c said]] [[x [[s2 it]] [[c2 would wait]] [[x2 so]]]].",
     "Turkish army"),
    ("Turkey was wary of forces [[x2 whom]] [[s2 it]] [[c2 regarded]] as foes.", "Turkey"),
    ("[[s Ana Kolar]] [[c said]] [[x it holds]], [[c2 adding]] that [[x2 it must]].", "Ana Kolar"),
    ("[[s Tovak's brother, a man of 30,]] [[c spoke]] [[x of it]]. [[s2 He]] [[c2 said]] [[x2 it holds]].",
     "Tovak's brother, a man of 30"),
    ("[[s Ivo Brandt]] [[c said]] [[x it holds]].\n\nIt rained.\n\nSnow.\n\n[[s2 He]] [[c2 said]] [[x2 so]].",
     "Ivo Brandt"),
    ("By then [[s Ivo Brandt]] [[c said]] [[x [[s2 one of the men]] [[c2 hoped]] [[x2 it holds]]]]. "
     "[[x3 “So,”]] [[s3 he]] [[c3 said]].", "Ivo Brandt"),
]  # fmt: skip

UNRESOLVED = [
    "[[x2 “Thank God,”]] [[s2 he]] [[c2 said]].\n\n[[x “It holds,”]] [[s Ivo Brandt]] [[c said]].",
    "[[s Ivo Brandt]] [[c said]] [[x it holds]].\n\nIt rained.\n\nSnow.\n\nIce.\n\n[[s2 He]] [[c2 said]] "
    "[[x2 so]].",
    "[[s Ivo Brandt]] [[c said]] [[x so]].\n\nIt rained.\n\nSnow.\n\n[[x2 “So [[s2 he]] [[c2 said]].”]]",
    "[[s Ana Kolar]] [[c said]] [[x it holds]].\n\n[[s2 He]] [[c2 said]] [[x2 it broke]].",
    "[[s Ivo Brandt]] [[c said]] [[x it holds]].\n\n[[s2 It]] [[c2 said]] [[x2 the cable is cut]].",
    "Minister Ana Kolar met Minister Ivo Brandt. [[s2 The minister]] [[c2 said]] [[x2 it holds]].",
    "French Minister Ana Kolar came. [[s2 The Polish minister]] [[c2 said]] [[x2 it holds]].",
    "The dam, [[c2 allegedly]] [[x2 the oldest]], broke. [[s Ana Kolar]] [[c said]] [[x so]].",
    "[[s state media]] [[c reported]] [[x rain]]. [[s2 They]] [[c2 said]] [[x2 it fell]].",
    "Emre Tovak and Ivo Brandt came. [[s2 He]] [[c2 said]] [[x2 it holds]].",
    "Mayor Emre Tovak and Minister Ivo Brandt came. It rained, [[s2 he]] [[c2 said]], [[x2 all day]].",
    "[[x “We know of Ivo Brandt,”]] [[c said]] [[s the official]]. [[x2 “So,”]] [[s2 he]] [[c2 said]].",
    "[[s The plan to meet with Mr Brandt]] [[c meant]] [[x a shift]]. [[s2 It]] [[c2 said]] [[x2 it holds]].",
    "Ana Kolar met Oda Brandt.\n\nIt rained.\n\n[[s2 She]] [[c2 said]] [[x2 it holds]].",
]


BODIES = [
    ("A Westrail spokesman came; the RTU union left. [[s2 The company]] [[c2 said]] [[x2 so]].", "Westrail"),
    ("A Westrail spokesman came; the RTU union left. [[s2 The union]] [[c2 said]] [[x2 so]].", "RTU"),
    ("Velmar Inc sued Orsini Inc.\n\nVelmar said so.\n\n[[s2 The company]] [[c2 said]] [[x2 so]].", "Velmar"),
    ("[[s Velmar Inc]] [[c said]] [[x it sued Orsini Inc]]. [[s2 The company]] [[c2 said]] [[x2 so]].",
     "Velmar Inc"),
    ("Velmar Chemicals apologised. [[s2 The company]] [[c2 said]] [[x2 it leaked]].", "Velmar Chemicals"),
    ("Shares in Tovak Industries fell.\n\n[[s2 The firm]] [[c2 said]] [[x2 so]].", "Tovak Industries"),
    ("A plant of Norvik Energy AS burnt. [[s2 The company]] [[c2 said]] [[x2 so]].", "Norvik Energy AS"),
    ("A plane of Air Velmar crashed. [[s2 The airline]] [[c2 said]] [[x2 it broke]].", "Air Velmar"),
    ("Velmar Airlines cancelled flights. [[s2 The company]] [[c2 said]] [[x2 so]].", "Velmar Airlines"),
    ("The High Court in Lusk heard it. [[s2 The court]] [[c2 ruled]] [[x2 so]].", "High Court"),
    ("The Supreme Court of Norway met. [[s2 The court]] [[c2 ruled]] [[x2 so]].", "Supreme Court of Norway"),
    ("Norwegian police arrested two men. [[s2 Police]] [[c2 said]] [[x2 they fled]].", "Norwegian police"),
    ("Bergen police arrested two men. [[s2 The police]] [[c2 said]] [[x2 they fled]].", "Bergen police"),
    ("Police in Bergen arrested men. [[s2 Police]] [[c2 said]] [[x2 they fled]].", "Police in Bergen"),
    ("The health ministry paid. [[s2 The ministry]] [[c2 said]] [[x2 it leaked]].", "The health ministry"),
    ("The Lusk prosecutor's office came. [[s2 The prosecutor's office]] [[c2 said]] [[x2 so]].",
     "The Lusk prosecutor's office"),
    ("World Anti-Doping Agency met. [[s2 The agency]] [[c2 said]] [[x2 it]].", "World Anti-Doping Agency"),
    ("The National Election Commission met. [[s2 The electoral commission]] [[c2 said]] [[x2 so]].",
     "National Election Commission"),
    ("FC Tovak sacked him. [[s2 The club]] [[c2 said]] [[x2 it lost]].", "FC Tovak"),
    ("Lusk University Hospital paid. [[s2 The hospital]] [[c2 said]] [[x2 it]].", "Lusk University Hospital"),
    ("Samsung recalled the phone. [[s2 The company]] [[c2 said]] [[x2 so]].", "Samsung"),
    ("[[s A police spokesman]] [[c said]] [[x so]]. [[s2 The spokesman]] [[c2 said]] [[x2 so]].",
     "A police spokesman"),
    ("[[s A Turkish official]] [[c said]] [[x so]].\n\n[[s2 The official]] [[c2 said]] [[x2 so]].",
     "A Turkish official"),
    ("[[s A source close to the inquiry]] [[c said]] [[x so]]. [[s2 The source]] [[c2 said]] [[x2 so]].",
     "A source close to the inquiry"),
    ("[[s A police source]] [[c said]] [[x so]].\n\n[[s3 A source close to it]] [[c3 said]] [[x3 so]]. "
     "[[s4 The source]] [[c4 said]] [[x4 so]].", "A source close to it"),
    ("The mayor of Lusk, Ana Kolar, came. [[s2 The mayor]] [[c2 said]] [[x2 so]].", "Ana Kolar"),
    ("Lusk's mayor, Ana Kolar, came. [[s2 The mayor]] [[c2 said]] [[x2 so]].", "Ana Kolar"),
    ("Ivo Brandt, a 34-year-old striker, left. [[s2 The striker]] [[c2 said]] [[x2 so]].", "Ivo Brandt"),
    ("Ana Kolar, its chief executive, left. [[s2 The chief executive]] [[c2 said]] [[x2 so]].", "Ana Kolar"),
    ("[[s Polish Prime Minister Ana Kolar]] [[c said]] [[x so]]. [[s2 The premier]] [[c2 said]] [[x2 so]].",
     "Ana Kolar"),
    ("[[s Residents]] [[c said]] [[x so]].\n\n[[s2 Residents]] [[c2 said]] [[x2 so]].", "Residents"),
]  # fmt: skip

SAYS_ENOUGH = [
    "The health ministry",
    "the ministry of health",
    "The Paris prosecutor's office",
    "The prosecutor's office",
    "The fire brigade",
    "the election commission",
    "the police",
    "the army",
    "The UN agency",
    "The UN health agency",
    "The UN human rights office",
    "The chancellor's spokesman",
    "The national disaster agency",
    "The Norwegian prime minister",
    "The interior minister",
]

TOO_LITTLE = [
    "The RTU union struck. [[s2 The company]] [[c2 said]] [[x2 so]].",
    "Velmar Airways and Sorav Airlines cancelled flights. [[s2 The airline]] [[c2 said]] [[x2 so]].",
    "Tovak Industries sued Brandt Chemicals. [[s2 The company]] [[c2 said]] [[x2 so]].",
    "The health ministry and the finance ministry met. [[s2 The ministry]] [[c2 said]] [[x2 so]].",
    "The Finance Ministry paid. [[s2 The company]] [[c2 said]] [[x2 so]].",
    "The Lusk District Court met. [[s2 The airline]] [[c2 said]] [[x2 so]].",
    "FC Tovak lost to Brandt United. [[s2 The club]] [[c2 said]] [[x2 so]].",
    "Lusk University met. [[s2 The hospital]] [[c2 said]] [[x2 so]].",
    "It rained. [[s2 The company]] [[c2 said]] [[x2 so]].",
    "[[s A resident]] [[c said]] [[x so]]. [[s2 The man]] [[c2 said]] [[x2 so]].",
    "[[s A Polish official]] [[c said]] [[x so]]. [[s3 A Czech official]] [[c3 said]] [[x3 it]]. "
    "[[s4 The official]] [[c4 said]] [[x4 so]].",
    "Emre Tovak, the brother of Ivo Tovak, came. [[s2 Her brother]] [[c2 said]] [[x2 so]].",
    "Ivo Brandt, the man they look for, ran. [[s2 The man]] [[c2 said]] [[x2 so]].",
    "Minister Ana Kolar came. [[s2 The ministers]] [[c2 said]] [[x2 so]].",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_in_the_source(text: str, name: str) -> None:
    voice = marked(text).voice()
    assert voice is not None
    assert voice.text == name


@pytest.mark.parametrize("source", DESCRIBED)
def test_a_description_is_a_party_by_itself(source: str) -> None:
    voice = marked(f"It was late. [[s {source}]] [[c said]] [[x it holds]].").voice()
    assert voice is not None
    assert (voice.text, voice.form, voice.refers_to) == (source.rstrip(","), "description", None)


def test_a_description_is_a_party_without_what_is_told_of_it() -> None:
    voice = marked("[[s The Brezana dockers, some of whom came by boat,]] [[c said]] [[x it holds]].").voice()
    assert voice is not None
    assert voice.text == "The Brezana dockers"


@pytest.mark.parametrize("source", UNSAID)
def test_whose_words_it_is_stays_open(source: str) -> None:
    made_up = marked(f"[[x The dam holds]], [[s {source}]] [[c said]].")
    assert made_up.voice() is None
    assert made_up.statement().speaker_why


@pytest.mark.parametrize(("text", "name"), CARRIED)
def test_a_pronoun_or_description_stands_for_one_named_close_by(text: str, name: str) -> None:
    made_up = marked(text)
    voice = made_up.voice(len(made_up.attributions))
    assert voice is not None
    assert voice.text == name


@pytest.mark.parametrize("text", UNRESOLVED)
def test_what_could_be_several_or_nobody_stays_unresolved(text: str) -> None:
    made_up = marked(text)
    assert made_up.voice(len(made_up.attributions)) is None


def test_pronouns_are_mentions_that_stand_for_the_named() -> None:
    reading = marked("[[s Ana Kolar]] [[c said]] [[x it holds]]. [[s2 She]] [[c2 said]] [[x2 so]].").reading
    she = next(m for m in reading.mentions if m.form == "pronoun")
    named = next(m for m in reading.mentions if m.text == "Ana Kolar")
    assert (she.text, she.refers_to) == ("She", named.id)
    assert she.why


def _settled(text: str) -> Mention | None:
    """Whom the last attribution's voice comes down to."""
    made_up = marked(text)
    by_id = {mention.id: mention for mention in made_up.reading.mentions}
    voice = made_up.voice(len(made_up.attributions))
    while voice is not None and not voice.name and voice.refers_to:
        voice = by_id[voice.refers_to]
    return voice


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_description_stands_for_the_one_that_the_article_settles(text: str, name: str) -> None:
    voice = _settled(text)
    assert voice is not None
    assert voice.text == name


@pytest.mark.parametrize("source", SAYS_ENOUGH)
def test_a_description_that_says_which_is_a_party_by_itself(source: str) -> None:
    voice = _settled(f"It was late. [[s {source}]] [[c said]] [[x it holds]].")
    assert voice is not None
    assert (voice.text, voice.form) == (source, "description")


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_a_description_that_fits_several_or_none_is_nobody(text: str) -> None:
    assert _settled(text) is None


def test_police_of_two_countries_are_not_one() -> None:
    text = "Polish police and Czech police came. [[s2 Police]] [[c2 said]] [[x2 so]]."
    voice = _settled(text)
    assert voice is not None
    assert voice.text == "Police"


JOINT = [
    ("[[s Ana Kolar and Ivo Brandt]] [[c agreed]] [[x to meet]].", ["Ana Kolar", "Ivo Brandt"]),
    ("[[s Both Turkey and the United States]] [[c say]] [[x it holds]].", ["Turkey", "United States"]),
    ("[[s Ana Kolar, Ivo Brandt and Jo Lutz]] [[c said]] [[x so]].", ["Ana Kolar", "Ivo Brandt", "Jo Lutz"]),
    (
        "[[s Ana Kolar, the head of the port, and Ivo Brandt]] [[c said]] [[x so]].",
        ["Ana Kolar", "Ivo Brandt"],
    ),
    ("[[s Ana Kolar and her counterpart, Ivo Brandt,]] [[c said]] [[x so]].", ["Ana Kolar", "Ivo Brandt"]),
    ("[[s Ana Kolar as well as Mr. Brandt]] [[c said]] [[x so]].", ["Ana Kolar", "Brandt"]),
    ("[[s Ana Kolar]] [[c agreed]] with Ivo Brandt [[x to meet]].", ["Ana Kolar", "Ivo Brandt"]),
    ("[[s Ana Kolar]] [[c met]] with Ivo Brandt [[x to talk]].", ["Ana Kolar"]),
    (
        "[[s A lawyer for Ana Kolar and Ivo Brandt]] [[c said]] [[x so]].",
        ["A lawyer for Ana Kolar and Ivo Brandt"],
    ),
    ("[[s Officials in Norway and Sweden]] [[c said]] [[x so]].", ["Officials in Norway and Sweden"]),
    (
        "[[s Doctors in both Norway and the United States]] [[c said]] [[x so]].",
        ["Doctors in both Norway and the United States"],
    ),
    ("[[s Ana Kolar of Brandt and Lutz]] [[c said]] [[x so]].", ["Ana Kolar"]),
    ("[[s Ana Kolar and Ivo Brandt's lawyer]] [[c said]] [[x so]].", ["Ana Kolar"]),
    ("[[s Turkey's president, Ana Kolar,]] [[c said]] [[x so]].", ["Ana Kolar"]),
]


@pytest.mark.parametrize(("text", "names"), JOINT)
def test_several_who_speak_together(text: str, names: list[str]) -> None:
    made_up = marked(text)
    statement = made_up.statement()
    mentions = {mention.id: mention for mention in made_up.reading.mentions}
    voices = [mentions[id] for id in (statement.voice, *statement.more_voices) if id]
    assert [mention.name or mention.text for mention in voices] == names


def test_one_who_is_named_twice_speaks_once() -> None:
    made_up = marked("[[s Ana Kolar and Ana Kolar]] [[c said]] [[x so]].")
    assert made_up.statement().more_voices == ()
