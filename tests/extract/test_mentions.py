"""Which names an article holds, as what; and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked, names

from onrecord.extract.mentions import named
from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Region, Span

NAMED = [
    ("Ana Kolar left early.", "Ana Kolar", "person"),
    ("The talks began when President Radovan Milic arrived.", "Radovan Milic", "person"),
    ("Yesterday foreign minister Oda Brandt resigned.", "Oda Brandt", "person"),
    ("A letter from Dr. Lena Sorg was read.", "Lena Sorg", "person"),
    ("Turkish Prime Minister Mehmet Aslan spoke.", "Mehmet Aslan", "person"),
    ("It was Mr. Tovak who paid.", "Tovak", "person"),
    ("They met Ursula van der Meer in May.", "Ursula van der Meer", "person"),
    ("Bashar al-Karim was seen.", "Bashar al-Karim", "person"),
    ("General John R. Whitlow saluted.", "John R. Whitlow", "person"),
    ("The late Charlie King was praised.", "Charlie King", "person"),
    ("Mr. King was praised.", "King", "person"),
    ("Prime Minister Samdo Techo Hun Sen spoke.", "Samdo Techo Hun Sen", "person"),
    ("It was Peter Cardinal Tovak who paid.", "Peter Cardinal Tovak", "person"),
    ("The Velm Centre for Social and Rural Aid met.", "Velm Centre for Social and Rural Aid", "organisation"),
    ("The Velm Centre for Research and Ana Kolar met.", "Velm Centre for Research", "organisation"),
    ("Jean-Luc O'Brien sang.", "Jean-Luc O'Brien", "person"),
    ("Police chief Chuck Jordan wept.", "Chuck Jordan", "person"),
    ("The Polish Ministry of Health closed it.", "Polish Ministry of Health", "organisation"),
    ("The Turkish army moved.", "Turkish army", "organisation"),
    ("Many saw the Swiss armed forces train.", "Swiss armed forces", "organisation"),
    ("The French foreign ministry was silent.", "French foreign ministry", "organisation"),
    ("The Norwegian Refugee Council counted.", "Norwegian Refugee Council", "organisation"),
    ("Aid came from the Velm Valley Relief Committee.", "Velm Valley Relief Committee", "organisation"),
    ("Velmara's Foreign Ministry denied it.", "Velmara's Foreign Ministry", "organisation"),
    ("It was what Ost Sorava's Energy Ministry said.", "Ost Sorava's Energy Ministry", "organisation"),
    ("NATO was asked.", "NATO", "organisation"),
    ("A note by the BKVD was found.", "BKVD", "organisation"),
    ("Fighters of the Islamic State group fled.", "Islamic State group", "group"),
    ("The Taliban fled.", "Taliban", "group"),
    ("Reuters was there.", "Reuters", "outlet"),
    ("It was in the New York Times first.", "New York Times", "outlet"),
    ("The Brezana Herald was first.", "Brezana Herald", "outlet"),
    ("The state agency Velna said so.", "Velna", "outlet"),
    ("Sorava asked for time. Soravan soldiers left.", "Sorava", "government"),
    ("Turkey agreed.", "Turkey", "government"),
    ("The United States agreed.", "United States", "government"),
    ("A deal with the U.K. was near.", "U.K.", "government"),
    ("Moscow denied it.", "Moscow", "government"),
    ("The raid was ordered by Ankara in June.", "Ankara", "government"),
    ("The White House denied it.", "White House", "government"),
    ("Shares of Velmar Chemicals fell.", "Velmar Chemicals", "organisation"),
    ("A plane of Air Velmar landed.", "Air Velmar", "organisation"),
    ("They lost to FC Tovak again.", "FC Tovak", "organisation"),
    ("The Supreme Court of Norway sat.", "Supreme Court of Norway", "organisation"),
    ("It is for the National Party to say.", "National Party", "organisation"),
    ("The Liberal Party split.", "Liberal Party", "organisation"),
    ("A film by the African Film Foundation won.", "African Film Foundation", "organisation"),
    (
        "The Ministry of Farming, Forests and Fish paid.",
        "Ministry of Farming, Forests and Fish",
        "organisation",
    ),
    ("The Velm Centre for Health (Cevel) paid.", "Cevel", "organisation"),
    ("It made Samsung Electronics rich.", "Samsung Electronics", "organisation"),
    ("The Congress party paid.", "Congress", "organisation"),
    ("It broke at the Velm Agrochem site. [[s Velm Agrochem]], which paid, [[c said]] [[x so]].",
     "Velm Agrochem", "organisation"),
    ("The Velm union paid.", "Velm", "organisation"),
    ("It is from oil company Velm Tarka.", "Velm Tarka", "organisation"),
    ("Kolar told Hammer magazine.", "Hammer", "outlet"),
    ("The Farms and Food Executive paid.", "Farms and Food Executive", "organisation"),
    ("Brian May paid.", "Brian May", "person"),
    ("Carmaker Toyodu paid. [[s Toyodu]] [[c said]] [[x so]].", "Toyodu", "organisation"),
    ("Rival Hondu Motor paid.", "Hondu Motor", "organisation"),
    ("Its insurer, Marlu Tarka, paid.", "Marlu Tarka", "organisation"),
    ("The insurer, London-based Marlu Tarka, paid.", "Marlu Tarka", "organisation"),
    ("The regional government of Costa Brisu paid.", "Costa Brisu", "government"),
    ("A Westrail spokesman paid.", "Westrail", "organisation"),
    ("Westrail's chief executive paid.", "Westrail", "organisation"),
    ("A Westrail spokesman came. Then Westrail paid.", "Westrail", "organisation"),
    ("The Independent Velm Fraud Commission paid.", "Independent Velm Fraud Commission", "organisation"),
    ("Ana Tovak came. It is wet in Paris, [[s Tovak]] [[c said]], [[x too]].", "Tovak", "person"),
    ("St. Mary's Hospital paid.", "St. Mary's Hospital", "organisation"),
    ("The Children's Hospital paid.", "Children's Hospital", "organisation"),
    ("It was Montenegro Lines that paid.", "Montenegro Lines", "organisation"),
    ("[[s Tarkrim, the economic crime unit,]] [[c said]] [[x so]].", "Tarkrim", "organisation"),
    ("Norvik Bank fell. [[s Norvik]] [[c said]] [[x so]].", "Norvik", "organisation"),
    ("Survivor Jun Castillo paid.", "Jun Castillo", "person"),
    ("They saw goalkeeper Asi Tovak.", "Asi Tovak", "person"),
    ("They ate with chef Han Mi Tovak.", "Han Mi Tovak", "person"),
    ("It was for 63-year-old Asi Tovak.", "Asi Tovak", "person"),
    ("They met Asi Tovak, 63, there.", "Asi Tovak", "person"),
    ("Asi Tovak, a deputy mayor, paid.", "Asi Tovak", "person"),
    ("Ana Kolar and Asi Tovak paid.", "Asi Tovak", "person"),
    ("Asi Tovak who paid was ill.", "Asi Tovak", "person"),
]  # fmt: skip

NOT_NAMED = [
    ("Fighting went on in Syria.", "Syria"),
    ("Refugees from Turkey came.", "Turkey"),
    ("The road to northern Iraq is shut.", "Iraq"),
    ("Its long border with Iran is open.", "Iran"),
    ("They met in Velmgrad, Austria, in May.", "Austria"),
    ("The mayor lives in Paris.", "Paris"),
    ("It rained on Monday in March.", "Monday"),
    ("Meanwhile the dam held.", "Meanwhile"),
    ("Officials left.", "Officials"),
    ("The Middle East is far.", "Middle East"),
    ("They live in Ohio.", "Ohio"),
    ("The fight for Raqqa goes on.", "Raqqa"),
    ("A Republican senator left.", "Republican"),
    ("LOWICK, England: The plant in Lowick burnt.", "LOWICK"),
    ("Chief Executive Ana Kolar paid.", "Chief Executive"),
    ("It rained at Velm Hospital in Tarkov. Rain fell.", "Tarkov"),
    ("Kolar's Office paid.", "Kolar's Office"),
    ("London-based firms left.", "London"),
    ("They drove up the M62 and the A4.", "M62"),
    ("Company spokesman Ivo Brandt came.", "Company"),
    ("They came in May, Brian in June.", "May"),
    ("Norwegian Energy Minister Ana Kolar paid.", "Norwegian Energy"),
    ("Velmar Airlines and Sorav Airlines paid.", "Velmar Airlines and Sorav Airlines"),
    ("The Ministry of Health and Ana Kolar paid.", "Ministry of Health and Ana"),
    ("The Health Ministry, Ana and Ivo paid.", "Ana and Ivo"),
    ("It hit the Western Hemisphere. Hemisphere has paid.", "Hemisphere"),
    ("Space has room. Fisheries have paid.", "Space"),
    ("They sold Forward Velmar Road.", "Velmar Road"),
    ("Monday Court was late.", "Monday Court"),
    ("Easter Party was late.", "Easter Party"),
    ("Velmar Street, a long one, is shut.", "Velmar Street"),
    ("Please read this with us, it is the US way.", "us"),
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMED)
def test_names(text: str, name: str, kind: str) -> None:
    assert (name, "name", kind) in [(m.text, m.form, m.kind) for m in marked(text).reading.mentions]


@pytest.mark.parametrize(("text", "name"), NOT_NAMED)
def test_what_is_no_name(text: str, name: str) -> None:
    assert name not in [found for found, _, _ in names(text)]


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("The Turkish plan failed.", "Turkish"),
        ("A US-backed militia fled.", "US"),
        ("Pro-Russian fighters fled.", "Russian"),
        ("South Korean growers wait.", "South Korean"),
    ],
)
def test_adjectives_of_countries(text: str, adjective: str) -> None:
    assert (adjective, "adjective", "government") in names(text)


def test_titles_are_kept_beside_the_name() -> None:
    reading = marked("Deputy Prime Minister Oda Brandt and chairwoman Ana Kolar met.").reading
    assert {(m.name, m.title) for m in reading.mentions} == {
        ("Oda Brandt", "Deputy Prime Minister"),
        ("Ana Kolar", "chairwoman"),
    }


def test_an_abbreviation_in_brackets_stands_for_the_name_before() -> None:
    reading = marked("The Velm Water Users Council (VWUC) met. The VWUC voted.").reading
    first, short, *_ = reading.mentions
    assert (short.text, short.refers_to) == ("VWUC", first.id)
    assert "Velm Water Users Council (VWUC)" in short.why


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Velm Port Authority (Apok) met. Then Apok voted.", True),
        ("The Velm Port Authority (Apok) met. Nobody voted.", False),
        ("The Velm Port Authority (Tovak) met. Mayor Ann Tovak voted.", False),
    ],
)
def test_a_name_in_brackets_that_the_article_goes_on_with_stands_for_the_name_before(
    text: str, stands: bool
) -> None:
    reading = marked(text).reading
    assert any(m.refers_to == reading.mentions[0].id for m in reading.mentions) is stands


def test_a_former_name_in_brackets_stands_for_the_name_before() -> None:
    reading = marked("The Velm Front (formerly the River Front) split.").reading
    assert [(m.text, bool(m.refers_to)) for m in reading.mentions] == [
        ("Velm Front", False),
        ("River Front", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Velm Water Council, known as the VWC, met.",
        "The Velm Water Council, better known by its initials VWC, met.",
        "The Velm Front, previously known as the River Front, split.",
        "The Velm Water Council, abbreviated as VWC, met.",
    ],
)
def test_what_something_is_known_as_stands_for_it(text: str) -> None:
    first, short, *_ = marked(text).reading.mentions
    assert short.refers_to == first.id
    assert first.text in short.why
    assert short.text in short.why


@pytest.mark.parametrize(
    "text",
    [
        "The Velm Mission in Mali, known as the VMM, met.",
        "The treasurer of the Velm Council, known as the VMM, met.",
        "Turkey, known as the VMM, met.",
    ],
)
def test_what_a_part_is_known_as_stands_for_nothing_beside_it(text: str) -> None:
    assert not any(m.refers_to for m in marked(text).reading.mentions if m.text == "VMM")


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("LODZ, Poland (AP) -", ["AP"]),
        ("BREZ, Republic of Mauritius (Reuters) -", ["Reuters"]),
        ("VELM, Poland —", []),
        ("BREZANA, Turkey (AP) —", ["AP"]),
    ],
)
def test_a_dateline_names_outlets_alone(dateline: str, expected: list[str]) -> None:
    text = f"{dateline} It rained. Turkey said so."
    regions = (Region(Span(0, len(dateline)), "dateline"), Region(Span(len(dateline) + 1, len(text)), "body"))
    found = named(parse(Article("a", "a.txt", "", text, "", language="en", regions=regions)))
    assert [m.text for m in found] == [*expected, "Turkey"]
    assert all(m.kind == "outlet" for m in found[:-1])


def test_an_acronym_before_a_list_of_states_is_no_dateline() -> None:
    assert "BKVD" in [m.text for m in marked("BKVD, Poland and Spain agreed (again).").reading.mentions]


def test_brackets_that_hold_something_else_join_nothing() -> None:
    reading = marked("The Norwegian Refugee Council (EU) met.").reading
    assert not any(m.refers_to for m in reading.mentions)


def test_a_heading_names_only_whom_the_body_or_the_lists_know() -> None:
    reading = marked(
        "[[s Tovak]] [[c said]] [[x it holds]].", title="Dam Is Safe For Brezana Farmers, Tovak Tells Turkey"
    ).reading
    assert [m.text for m in reading.mentions] == ["Tovak", "Turkey", "Tovak"]


def test_an_article_outlet_is_a_mention_that_nothing_prints() -> None:
    mention = marked("Nothing happened here today.", outlet="Brezana Herald").reading.mentions[0]
    assert (mention.text, mention.form, mention.span) == ("Brezana Herald", "outlet", None)


def test_a_surname_of_several_is_the_one_named_close_before() -> None:
    near = "Ana Kolar spoke.\n\nMs Kolar left.\n\nIvo Kolar stayed. Later Kolar slept."
    text = f"{near}\n\nNothing.\n\nNothing.\n\nKolar woke."
    by_id = {m.id: m for m in marked(text).reading.mentions}
    alone = [m for m in by_id.values() if m.text == "Kolar"]
    assert [by_id[m.refers_to].text if m.refers_to else None for m in alone] == [
        "Ana Kolar",
        "Ivo Kolar",
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A" * 400,
        "Mr. " + "Ab" * 200 + " said so.",
        " ".join(["Kolar"] * 400),
        "قال الوزير إن السد آمن. אמר השר.",
        "President 😀 Kolar 👩‍👩‍👧 (🤷) said “🙂”.",
        "((((((((((",
        "’s 's ‘ “ ”",
        "U.S.U.S.U.S. of of of of The The The",
        "\x00\u202eKolar\u202c said",
    ],
)
def test_odd_text_is_read_without_trouble(text: str) -> None:
    reading = marked(text).reading
    assert all(m.span is None or m.span.of(reading.article.text) == m.text for m in reading.mentions)


@pytest.mark.parametrize(
    "text",
    ["6:12 p.m. ET-Orsk says that he spoke.", "It was put forward by Rep. Nils Brod, D-Lomar., on Monday."],
)
def test_a_name_that_begins_inside_a_word_to_the_reader_is_read(text: str) -> None:
    reading = read(parse(Article("a", "a.txt", "", text, "")))
    assert [m.text for m in reading.mentions if m.span and m.span.of(text) == m.text]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    if text.strip():
        reading = marked(text.replace("[[", "").replace("]]", "")).reading
        assert all(m.span is None or m.span.of(reading.article.text) == m.text for m in reading.mentions)


def test_the_first_word_of_an_organisation_stands_for_it() -> None:
    reading = marked("Norvik Bank fell. [[s Norvik]] [[c said]] [[x so]].").reading
    first, short = [m for m in reading.mentions if m.form == "name"]
    assert (first.text, short.text, short.refers_to) == ("Norvik Bank", "Norvik", first.id)


BAD = [
    "A" * 400 + " said it holds.",
    "Ana " + "Kolar" * 80 + " said it holds.",
    "قال أحمد al-Karim إن Ana Kolar هنا.",
    "🚒 Ana Kolar 🚒 said 🚒.",
    "\u202eAna Kolar\u202c said it.",
    "Dr. Mr. Mrs. Prof. said.",
    "of of the The THE, and And AND.",
    "“‘'’”",
    "31.02. 0000 -1 ''s 's",
    "\x00\x01 Ana \ufeff Kolar",
    "",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_input_gives_spans_within_the_text_and_never_fails(text: str) -> None:
    for source in ("he", "the company", "police", "Ana Kolar"):
        reading = marked(f"{text} [[s {source}]] [[c said]] [[x it holds]].").reading
        for mention in reading.mentions:
            assert mention.span is None or mention.span.end <= len(reading.article.text)
            assert len(mention.text) < 120 or mention.form == "description"
