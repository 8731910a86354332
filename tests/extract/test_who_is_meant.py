# ruff: noqa: E501 (a row of a table stays on a line)
"""Who is meant by "who", "he", "the Welshman", "the report" or "its government", and by a name within a name."""

from __future__ import annotations

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article


def _speakers(text: str) -> list[str | None]:
    """Whose the attributed statements are, in the order of their cues; None where that is open."""
    reading = read(parse(Article("a", "a.txt", "", text, "", outlet="The Lamp")))
    by_id = {mention.id: mention.text for mention in reading.mentions}
    said = sorted((s for s in reading.statements if s.cue), key=lambda s: s.cue or s.content[0])
    return [by_id[s.voice] if s.voice else None for s in said]


MEANT = [
    # the same words beside a name, and what only says where or since when
    ("Mina's father, Ivo Holt, lives in Lusk. Mina's father said it was late.", "Ivo Holt"),
    ("Ivo Holt, the girl's father, lives in Lusk. The girl's father said it was late.", "Ivo Holt"),
    ("The girl's father, a baker, lives in Lusk. The girl's father said it was late.", "The girl's father"),
    ("Mina's father, Ivo Holt, came. “Mina's father, Jan Brandt,” it read. Mina's father said it was late.", "Mina's father"),
    ("Rep. Dan Holt, R-Ind., said it was late.", "Dan Holt"),
    ("The Opal Union daily Lantern said it was late.", "Lantern"),
    ("The authorities in the Lusk, N.Y., area say it is late.", "The authorities in the Lusk, N.Y., area"),
    ("Norway Saturday condemned the closing.", "Norway"),
    ("There are 16 cooks; 12 said it was late.", None),
    ("A survey was made; 30% said it was late.", None),
    ("Only 19 percent of the cooks said it was late.", "Only 19 percent of the cooks"),
    # it, whose words name others
    ("The Velm Foreign Ministry said it has had no word. They work for the Torvik Post newspaper and Norvik Presse, and the cook is paid by Amnesty International, it said.", "Velm Foreign Ministry"),
    ("Some insiders doubt that fresh cheese is to blame for it. They say that it is over.", "Some insiders"),
    ("The Committee to Protect Ponies said on Friday that it has counted ten.", "Committee to Protect Ponies"),
    ("The U.N. Security Council met on Monday. The U.N. said the camp was full.", "U.N."),
    ("Norway state radio said it would melt.", "Norway state radio"),
    ("The Underhill family said it would stay.", "The Underhill family"),
    ("The Norway Centers for Ice and Snow said it would melt.", "The Norway Centers for Ice and Snow"),
    ("Velmara's Minister of Farming and Rural Affairs, Marek Sawa, said it was new.", "Marek Sawa"),
    ("In May, the city of San Losa said it would close.", "the city of San Losa"),
    # names cut or drawn too long
    ("Interior Secretary Dirk A. Kemp said the rules were fine.", "Dirk A. Kemp"),
    ("“We saved,” Director of Finance David Hopkins said at the session.", "David Hopkins"),
    ("Chief Health Officer for the island, Dr. Lena Sweet, said it was low. She said it would pass.", "Lena Sweet"),
    ("Lomar police Const. Tim Brandt said it was quiet. Const. Brandt had been called at noon.", "Tim Brandt"),
    ("Det. Insp. Ann Ober said it was quiet.", "Ann Ober"),
    ("Oil services group Petrofab (PFC. L), that was not active before the war, said it saw more opportunities.", "Petrofab"),
    ("LUSK (Reuters) - Orvana's government approved a budget, the official news agency said on Wednesday.", "the official news agency"),
    ("BBC readers said it was late.", "BBC readers"),
    # a name that only says where, whose or which
    ("Scientists in Dunmark, Germany said the toads had burst.", "Scientists in Dunmark, Germany"),
    ("The money goes to 63 U.N. and local organizations who intend to deliver food.", "63 U.N. and local organizations"),
    ("Peter Sams was charged on Monday. Sams' sister said he was ill.", "Sams' sister"),
    ("The pope had a CAT scan, which had ruled out any new illness.", None),
    # who holds an office
    ("Judge Ivo Brandt sat on Monday. To have the judge cut the term, Ann Ober's lawyers came. The judge said it was too late.", "Ivo Brandt"),
    ("The Opal Party's leader Ann Ober spoke of the winter. The leader of the Velm Union said it was wrong.", "The leader of the Velm Union"),
    ("The Velmara Observatory said on Monday that ten fighters of the Opal Front had died. The group said it was unclear how.", "Velmara Observatory"),
    # a body named long before
    ("The Velm Security Council met.\n\nIt was cold.\n\nIt was late.\n\nThis is the first Opal Global contest, and the organization plans another.", None),
    ("Eve Brandt, manager of the Varga Development Corporation, admitted “they were discouraged when they heard it had been frozen.”", None),
    # who
    ("It was denied by a doctor at the town's hospital, who said two people were ill.", "a doctor at the town's hospital"),
    ("They met the agency's two inspectors, who said it was quiet.", "the agency's two inspectors"),
    ("The charge was heard by Ann Ober, a judge, who said it was grave.", "Ann Ober"),
    # it, after several who spoke inside
    ("Velm Rail fell on Thursday. The company now expects a loss, down from the profit analysts had forecast. It blamed higher costs.", "Velm Rail"),
    ("Analysts believe the new cabinet was distracted by other matters, or it may have wanted to stay out of the war.", None),
    ("A Lomar woman said the road was open. He said it was late.", None),
    ("A woman from Lomar said the road was open. She said it was late.", "A woman from Lomar"),
    # a boss is a person
    ("The Harbour boss was furious that no flag was shown. “It was there,” he said.", "The Harbour boss"),
    ("They fear critics like Ann Ober, the leader of the National Union party, who said it was grave.", "Ann Ober"),
    ("Critics such as Ann Ober, a member of the Harbour Council, who said it was grave, want it closed.", "Ann Ober"),
    ("Karl Lutz had defied those who called for a vote.", None),
    ("The Lamp said it was no angle that would show that the boat was there.", None),
    ("It was led by an agent of Harbour Sails, which opposed the new tax.", "Harbour Sails"),
    ("They asked Ann Ober and the Harbour Council, which said it was grave.", "Harbour Council"),
    # he, asked
    ("Karl Lutz admitted he had lied. Asked by Simon Farr whether he had ever hit Ivo Brandt, he replied: “Never.”", "Karl Lutz"),
    # a few sentences back, where nobody else is told of since
    ("Ivo Brandt said it was late.\n“The man left after a major fire.”\nSnow fell.\nHe said it would go on.", "Ivo Brandt"),
    ("Ivo Brandt said it was late.\nThe leader's rule had been hard.\nSnow fell.\nHe said it would go on.", None),
    # several people whom no name belongs to
    ("Investigators have been looking for Ivo Brandt. Until Thursday, however, they said he was a witness.", "Investigators"),
    ("Few buyers came. At the big houses in the old town, after ten years, they said it was over.", None),
    # somebody else is named since
    ("Ann Ober said the road was open.\n\nKarl Lutz praised Mary Alder. He said she had refused to let them in.", "Mary Alder"),
    # by country and age
    ("Steffan Rhys, the manager, sat down. “I don't know,” the Welshman said.", "Steffan Rhys"),
    ("Luca Castell left. The 24-year-old said he was happy.", "Luca Castell"),
    ("Luca Castell met Ivo Brandt. The Frenchman said he was happy.", None),
    ("Luca Castell met Ivo Brandt. The French said they were happy.", "The French"),
    # reports and bodies
    ("In a long report, the Norvik Safety Authority concluded that it rained. The report says the crew acted well.", "Norvik Safety Authority"),
    ("The state electoral commission met. The commission said it had five complaints.", "The state electoral commission"),
    ("It may fail, people familiar with the matter said. The sale was near, the people said.", "people familiar with the matter"),
    ("Turkey closed its border on Wednesday. Its government said it had no choice.", "Turkey"),
    ("The widow of the novelist Karl Lutz said he was ill.", "The widow of the novelist Karl Lutz"),
    ("A statement of President Ann Ober said it was dark.", "Ann Ober"),
    ("Karl Lutz left. Ivo Brandt said he had been told of it by an officer, whom he refused to name.", "Ivo Brandt"),
    ("Ann Ober's agent said the book was ready. But Lena Marsh said: “He told me himself that it was his.”", None),
    # names within names
    ("The chairman of the Dockers' Union left. The union said it had lost.", "Dockers' Union"),
    ("A fee is near, BBC Sport understands.", "BBC Sport"),
    ("The Premier League said the match was off.", "Premier League"),
    ("Marlow manager Steffan Rhys left. Marlow said the match was off.", "Marlow"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), MEANT)
def test_who_is_meant_by_the_last_saying(text: str, speaker: str | None) -> None:
    assert _speakers(text)[-1] == speaker


def test_reports_in_a_country_are_not_its_governments() -> None:
    assert "Italy" not in _speakers("Reports in Italy suggest that the bridge is closed.")


def test_a_subject_of_its_own_speaks_in_others_words() -> None:
    text = "Karl Lutz said Ann Ober had told him that the road was open."
    assert _speakers(text) == ["Karl Lutz", "Ann Ober"]


def test_a_decision_contradicts_nothing() -> None:
    text = "The council added that no decision had been made, contradicting a report that the road had been shut."
    assert len(set(_speakers(text))) == 1


def test_both_of_two_are_one_group() -> None:
    text = "Both the government and a mediator said the plan was ready."
    reading = read(parse(Article("a", "a.txt", "", text, "", outlet="The Lamp")))
    (said,) = (s for s in reading.statements if s.cue)
    voice = next(m for m in reading.mentions if m.id == said.voice)
    assert (voice.kind, said.more_voices) == ("group", ())


CLOSING = [
    ("The council is weighing a bid after its owner urged it to sell, officials said.", "The council is weighing a bid after its owner urged it to sell"),
    ("With half of the votes counted, the Civic Union leads, according to Ann Ober.", "With half of the votes counted, the Civic Union leads"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), CLOSING)
def test_a_saying_that_closes_its_sentence_covers_all_of_it(text: str, content: str) -> None:
    reading = read(parse(Article("a", "a.txt", "", text, "", outlet="The Lamp")))
    outer = [s for s in reading.statements if s.cue and s.within is None]
    assert [s.content[0].of(text) for s in outer] == [content]


def test_who_writes_that_somebody_said_it_stays_outside() -> None:
    text = "Henry Lutz writes: The council had planned to sell the mill, Ann Ober said."
    reading = read(parse(Article("a", "a.txt", "", text, "", outlet="The Lamp")))
    said = next(s for s in reading.statements if s.cue and s.cue.of(text) == "said")
    assert said.content[0].of(text) == "The council had planned to sell the mill"
