"""Names of places on made-up texts: which are found, which place each is, what only looks like one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import language
from onrecord.extract.mentions import named
from onrecord.extract.places import toponyms
from onrecord.model import Article, Region, Span, Toponym


def found(text: str, dateline: str = "") -> tuple[Toponym, ...]:
    regions = (Region(Span(len(dateline), len(text)), "body"),) if text else ()
    if dateline:
        regions = (Region(Span(0, len(dateline)), "dateline"), *regions)
    article = Article("made-up", "made-up.txt", "", text, "", language="en", regions=regions)
    parsed = language.parse(article)
    return toponyms(parsed, named(parsed))


def told(toponym: Toponym) -> str:
    """The printed name with its country, an asterisk where it has no coordinates."""
    return f"{toponym.name} {toponym.country or '-'}{'*' if toponym.lat is None else ''}"


# ruff: noqa: E501 (tables)
# A text, and the names in it that are places, in order: "Name CC", "*" where it can't be placed.
ROWS = [
    # Parts of longer names, words that only look like names, street words
    ("Ministers of the EU's states met; the E.U. budget and an EU official came up.", "EU -; E.U. -; EU -"),
    ("The PA system was off in Dover, PA.", "Dover US; PA US"),
    ("As Norway knows, it rained. At Bergen it snowed.", "Norway NO; Bergen NO"),
    ("They met not far from the Gare du Nord.", ""),
    ("They walked on the Champs-Velmois in Paris.", "Paris FR"),
    ("The road from Homs-Palmyra was shut.", "Homs SY; Palmyra SY"),
    ("A bomb went off in Rue Velmin in Paris.", "Rue Velmin FR*; Paris FR"),
    # Named in a country that the text says, where the gazetteer lacks them; so throughout the article
    ("He was born in Paris and lived in France. In France he read. The Belgian town of Velmbeek is small. Velmbeek was quiet, and in Velmbeek it rained.",
     "Paris FR; France FR; France FR; Velmbeek BE*; Velmbeek BE*"),
    ("The Greek island of Velmos is small. On the Aegean island of Velmos it rained.", "Velmos GR*; Aegean -; Velmos GR*"),
    ("France and Paris were calm. He came from the Brussels suburb of Velmbeek.", "France FR; Paris FR; Brussels BE; Velmbeek BE*"),
    # Countries, however they are called
    ("Talks were held in Norway on Monday.", "Norway NO"),
    ("The U.S. and the UK signed in Geneva, Switzerland.", "U.S. US; UK GB; Geneva CH; Switzerland CH"),
    ("Aid reached the DRC from Burundi.", "DRC CD; Burundi BI"),
    ("The envoy left the United Arab Emirates for Côte d'Ivoire.", "United Arab Emirates AE; Côte d'Ivoire CI"),
    ("Kosovo's border with Serbia was shut.", "Kosovo XK; Serbia RS"),
    ("Officials in the Gaza Strip and the West Bank agreed.", "Gaza Strip PS; West Bank PS"),
    ("Trade across the Middle East fell.", "Middle East -"),
    ("The European Union met Turkey in Brussels.", "European Union -; Turkey TR; Brussels BE"),
    # Acting places are places as well
    ("Ankara said it would wait.", "Ankara TR"),
    ("Moscow and Damascus denied the report.", "Moscow RU; Damascus SY"),
    # Spellings
    ("Fighters held Raqqa in Syria.", "Raqqa SY; Syria SY"),
    ("Fighters held al-Raqqah in Syria.", "al-Raqqah SY; Syria SY"),
    ("Rakka lies on the Euphrates in Syria.", "Rakka SY; Euphrates SY; Syria SY"),
    ("Troops entered al-Bab, Syria, at dawn.", "al-Bab SY; Syria SY"),
    ("Buses left Deir al-Zor for Homs.", "Deir al-Zor SY; Homs SY"),
    ("Buses left Deir ez-Zor for Homs.", "Deir ez-Zor SY; Homs SY"),
    ("Shells fell near Qabasin in Syria.", "Qabasin SY; Syria SY"),
    ("Protests spread to Kiev and Kharkov.", "Kiev UA; Kharkov UA"),
    ("They flew to São Paulo and Bogota.", "São Paulo BR; Bogota CO"),
    ("A ferry sank off Izmir.", "Izmir TR"),
    ("He drove from St. Louis to Fort Worth.", "St. Louis US; Fort Worth US"),
    ("She was born in Saint Petersburg, Russia.", "Saint Petersburg RU; Russia RU"),
    ("The road to Port-au-Prince is closed.", "Port-au-Prince HT"),
    # Namesakes, told apart by what holds them
    ("He was born in Paris, Texas.", "Paris US; Texas US"),
    ("He was born in Paris, France.", "Paris FR; France FR"),
    ("A fire broke out in Lebanon, Ohio.", "Lebanon US; Ohio US"),
    ("The plant in Athens, Ga., closed.", "Athens US; Ga. US"),
    ("The mayor of London, Ontario, agreed.", "London CA; Ontario CA"),
    ("The court in Cambridge, Massachusetts, ruled.", "Cambridge US; Massachusetts US"),
    ("The court in Cambridge, England, ruled.", "Cambridge GB; England GB"),
    ("Two died in Tripoli, Lebanon.", "Tripoli LB; Lebanon LB"),
    ("Two died in Tripoli, Libya.", "Tripoli LY; Libya LY"),
    ("Rain fell in Valencia in Venezuela.", "Valencia VE; Venezuela VE"),
    ("Floods hit San José, Costa Rica.", "San José CR; Costa Rica CR"),
    ("PORTLAND, Maine (AP) - The port froze.", "PORTLAND US; Maine US"),
    ("Voters in Georgia and Alabama waited; Atlanta was calm.", "Georgia US; Alabama US; Atlanta US"),
    ("Georgia and Armenia closed the pass near Tbilisi.", "Georgia GE; Armenia AM; Tbilisi GE"),
    ("Laws in Oregon and Washington allow it.", "Oregon US; Washington US"),
    ("He was stopped in Stroud, Ontario, Canada.", "Stroud CA*; Ontario CA; Canada CA"),
    ("It rained in Siaya, Kisumu, Bondo and Nairobi, Kenya.", "Siaya KE; Kisumu KE; Bondo KE; Nairobi KE; Kenya KE"),
    ("Snow fell in eastern Washington and Oregon, not in Washington, D.C.", "Washington US; Oregon US; Washington US; D.C. US"),
    ("Boone County deputies came; a Lebanon man was held in Lebanon by Boone County.", "Boone County US; Lebanon US; Lebanon US; Boone County US"),
    # by the country that the article is about
    ("Syrian troops took Palmyra. The road to Palmyra and Homs is open, Syria said.", "Palmyra SY; Palmyra SY; Homs SY; Syria SY"),
    ("British police searched Boston and Lincoln, in eastern England.", "Boston GB; Lincoln GB; England GB"),
    ("Spain lost its case. The judge sat in Córdoba, near Seville.", "Spain ES; Córdoba ES; Seville ES"),
    # Kinds of places, datelines, lists
    ("The town of Manbij was quiet; Syria sent aid.", "Manbij SY; Syria SY"),
    ("Idlib province in Syria was hit.", "Idlib SY; Syria SY"),
    ("The dam lies north of Mosul, Iraq.", "Mosul IQ; Iraq IQ"),
    ("A Nairobi-based firm bought it.", "Nairobi KE"),
    ("LAGOS (Reuters) - Fuel ran out.", "LAGOS NG"),
    ("Crews came from Lyon, Marseille and Toulouse.", "Lyon FR; Marseille FR; Toulouse FR"),
    ("Laurel County deputies in Kentucky found it.", "Laurel County US; Kentucky US"),
    ("The ship crossed the Black Sea to Odessa, Ukraine.", "Black Sea -; Odessa UA; Ukraine UA"),
    # Named, but nowhere in the gazetteer
    ("TRIPOLI, Libya - Rebels took the Sabra fields in Syria.", "TRIPOLI LY; Libya LY; Sabra SY*; Syria SY"),
    ("Men from the village of Sabra, in Iraq, came to Baghdad.", "Sabra IQ*; Iraq IQ; Baghdad IQ"),
    ("They met in Akara, Turkey, on Thursday.", "Akara TR*; Turkey TR"),
    ("In Akara, Turkey said no; Ghana agreed.", "Akara GH; Turkey TR; Ghana GH"),
    ("Envoys came from Akara, Turkey and Iran.", "Akara GH; Turkey TR; Iran IR"),
    ("The envoy left Ankara in Syria's name.", "Ankara TR; Syria SY"),
    ("Syria's army took the Jazar fields near Palmyra.", "Syria SY; Jazar fields SY*; Palmyra SY"),
    ("Residents fled the village of Umm Tarqa in Syria. Aleppo took them in.", "Umm Tarqa SY*; Syria SY; Aleppo SY"),
    ("Votes were lost in the provinces of Cabrela and Ometla in Syria. Aleppo was calm.", "Cabrela SY*; Ometla SY*; Syria SY; Aleppo SY"),
    ("He spoke in the capital, San Telmora, of Syria and Aleppo.", "San Telmora SY*; Syria SY; Aleppo SY"),
    ("Corvado National Park reopened; Costa Rica paid San José.", "Corvado National Park CR*; Costa Rica CR; San José CR"),
    # What only looks like a place
    ("Vice President Ana Kolar came.", ""),
    ("Jordan Belmont met Paris Hartwell on Friday.", ""),
    ("Mr. Lincoln thanked Mrs. Washington.", ""),
    ("She reads the Washington Post and the New York Times.", ""),
    ("The Bank of England kept its rate.", ""),
    ("Reading is hard, and Nice people know it.", ""),
    ("Police said March was quiet.", ""),
    ("We have a mobile in reading class.", ""),
    ("The Dallas Cowboys beat the Chicago Bears.", ""),
    ("Sir Francis Chester spoke of Chad Houston.", ""),
    ("Turkish and Syrian officers met.", ""),
    ("The University of Oxford hired Professor Sydney Vale.", ""),
    ("It cost US$5 million.", ""),
    ("West Nile virus spread.", ""),
    ("IT WAS LATE.", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] or "nothing" for row in ROWS])
def test_places_are_found_and_told_apart(text: str, expected: str) -> None:
    assert "; ".join(map(told, found(text))) == expected


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("LODZ, Poland (AP) -", "LODZ PL; Poland PL"),
        ("LODZ, Poland —", "LODZ PL; Poland PL"),
        ("LAGOS, Nigeria (Reuters) -", "LAGOS NG; Nigeria NG"),
    ],
)
def test_a_short_town_in_capitals_is_no_acronym_in_a_dateline(dateline: str, expected: str) -> None:
    assert "; ".join(map(told, found(f"{dateline} It rained.", dateline))) == expected


def test_spans_slice_to_the_printed_name() -> None:
    text = "Fire in Paris, Texas: the W.Va. crew came.\n\nÇeşme and İzmir, Turkey, sent help 🚒."
    for toponym in found(text):
        assert toponym.span.of(text) == toponym.name
        assert toponym.why or toponym.geonameid


def test_a_name_is_one_place_throughout_an_article() -> None:
    text = "A bridge fell in Springfield, Illinois. Springfield police came.\n\nSpringfield is shocked."
    places = {t.place for t in found(text) if t.name == "Springfield"}
    assert len(places) == 1
    assert {t.known_as for t in found(text)} == {"Springfield", "Illinois"}


def test_coordinates_and_precision() -> None:
    by_name = {t.name: t for t in found("Norway's fleet left Bergen for the North Sea and the Ohio coast.")}
    assert by_name["Norway"].precision == "country"
    bergen = by_name["Bergen"]
    assert (bergen.precision, round(bergen.lat or 0), round(bergen.lon or 0)) == ("settlement", 60, 5)
    assert by_name["North Sea"].precision == "region"
    assert by_name["North Sea"].geonameid is None


def test_an_unknown_place_says_so() -> None:
    toponym = next(
        t for t in found("Syria's army took the Jazar fields near Palmyra, Syria.") if t.lat is None
    )
    assert (toponym.known_as, toponym.lon, toponym.geonameid) == ("Jazar fields", None, None)
    assert "not in the gazetteer" in toponym.why


def placed(text: str, outlet: str | None = None, url: str | None = None) -> str:
    """The names with their countries, of an article of this outlet or address."""
    body = (Region(Span(0, len(text)), "body"),)
    article = Article("a", "a", "", text, "", language="en", outlet=outlet, url=url, regions=body)
    parsed = language.parse(article)
    return "; ".join(f"{t.known_as} {t.country}" for t in toponyms(parsed, named(parsed)))


@pytest.mark.parametrize(
    ("outlet", "url", "expected"),
    [
        (None, None, "Perth AU"),
        (None, "https://www.dailyrecord.co.uk/news/a.html", "Perth GB"),
        (None, "https://news.example.com/a.html", "Perth AU"),
        (None, "https://example.co/a.html", "Perth AU"),
        ("The Times", None, "Perth AU"),
        (None, "not an address", "Perth AU"),
        (None, "http://[bad", "Perth AU"),
        ("", "", "Perth AU"),
    ],
)
def test_the_outlets_home_is_evidence(outlet: str | None, url: str | None, expected: str) -> None:
    assert placed("Snow fell in Perth on Monday.", outlet, url) == expected


def test_a_paper_named_for_a_town_makes_its_name_that_town() -> None:
    text = "Fire broke out in Wakefield on Monday. Crews from Thornhill came to Wakefield."
    assert (
        placed(text, "Wakefield Express", "https://www.wakefieldexpress.co.uk/a")
        == "Wakefield GB; Thornhill GB; Wakefield GB"
    )


def test_evidence_is_told_in_words() -> None:
    paris = found("He was born in Paris, Texas.")[0]
    assert "in Texas, as the text says" in paris.why


@pytest.mark.parametrize(
    "text",
    [
        "In " + "A" * 400 + ", Texas, it rained.",
        "في حلب Aleppo في سوريا",
        "In 🇸🇾 Raqqa 🇸🇾, in \u202eSyria\u202c.",
        "of of of of, in in in, The The The The The The The",
        "U.S.-U.K.-E.U.-D.C.-N.Y.-L.A.",
        "in " * 400,
        "Paris " * 300,
        "-Paris- 'Texas' (Texas), , Texas. . .",
    ],
)
def test_odd_input_is_survived(text: str) -> None:
    for toponym in found(text):
        assert toponym.span.of(text) == toponym.name


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Paris", "Texas", "in", "the", "of", ",", ".", "Mr.", "al-Bab", "U.S.", "St.", "Ga.", "-", "'s", "Lake", "and", "\n\n",
             "(", ")", "Ohio", "province", "Jordan", "Qabasin", "şehir", "Łódź", "🙂", "Syria", "fields"]
        ) | st.text(max_size=6),
        max_size=30,
    )
)  # fmt: skip
def test_no_text_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    names = found(text)
    assert all(t.span.of(text) == t.name for t in names)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(names))
