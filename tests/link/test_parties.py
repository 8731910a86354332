"""Which names come down to one party, and which must not: tables of made-up mentions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import parties
from onrecord.model import Mention, Party, Span, content_id

if TYPE_CHECKING:
    import random

    from onrecord.model.mention import MentionForm

KINDS = {"p": "person", "o": "organisation", "g": "group", "c": "government", "m": "outlet"}


def mention(
    name: str,
    kind: str = "p",
    article: str = "a",
    at: int = 0,
    form: MentionForm = "name",
    to: str | None = None,
) -> Mention:
    """A mention of a made-up article at character `at`; kinds by letter."""
    span = None if form == "outlet" else Span(at, at + len(name))
    return Mention(
        id=content_id("mention", article, name, at, form),
        article=article,
        text=name,
        span=span,
        form=form,
        kind=KINDS[kind],
        name=name if form in {"name", "adjective", "outlet"} else None,
        refers_to=to,
    )


def listed(text: str) -> list[Mention]:
    """Mentions of a line such as "p:Ana Kolar; p:Kolar / c:Turkey": articles by slash, in order."""
    found = []
    for article, part in enumerate(text.split("/")):
        for at, item in enumerate(part.split(";")):
            kind, name = item.strip().split(":", 1)
            form: MentionForm = "adjective" if kind == "a" else "name"
            found.append(mention(name, "c" if kind == "a" else kind, str(article), at * 100, form))
    return found


def names_by_party(mentions: list[Mention]) -> list[list[str]]:
    """The mentions' names, party by party."""
    text = {m.id: m.text for m in mentions}
    return sorted(sorted(text[m] for m in party.mentions) for party in parties(mentions))


ONE = [
    "p:Ana Kolar / p:Ana Kolar",
    "p:Ana Kolar; p:Kolar",
    "p:Ana Kolar / p:Kolar",
    "p:Ana Kolar; p:Ana",
    "p:Fikri Işık / p:Fikri Isik",
    "p:François Molin / p:Francois Molin",
    "p:FRANCOIS MOLIN / p:Francois Molin",
    "p:Jean-Luc Brandt / p:Jean Luc Brandt",
    "p:President Ana Kolar / p:Ana Kolar",
    "o:Straits Lines SA / o:Straits Lines",
    "p:Mr. Tovak / p:Tovak",
    "p:Vladimir V. Brandt / p:Vladimir Brandt",
    "p:Recep Tayyip Tovak / p:Recep Tovak; p:Tovak",
    "p:Tovak / p:Tovak / p:Tovak",
    "p:Bashar al-Karim / p:Bashar Karim",
    "p:Mohamed Brandt / p:Mohammed Brandt",
    "p:Muhammad Brandt / p:Mohammad Brandt",
    "p:Abdelhamid Abaud / p:Abdelhamid Abbaud",
    "p:Sami Brandt / p:Samy Brandt",
    "p:Tovak Emre / p:Emre Tovak",
    "p:Omar Ismail Tovak / p:Ismael Omar Tovak",
    "p:Ana Kolar’s / p:Ana Kolar",
    "p:Петр Коларов / p:Петр Коларов",
    "p:Mirela Đorić / p:Mirela Djoric",
    "p:Goran Petrašin / p:Goran Petrashin",
    "p:Yusuf Halimov / p:Jusuf Halimow / p:Youssef Khalimov",
    "c:Velmara / p:Velmara / p:Velmara",
    "c:Turkey; c:Ankara; a:Turkish",
    "c:United States; c:US; c:U.S. / c:USA; a:American; c:Washington; c:White House",
    "c:United Kingdom; c:UK; c:Britain; a:British; c:Downing Street",
    "c:Russia / c:Moscow / c:Kremlin / a:Russian",
    "c:Türkiye / c:Turkey",
    "g:Islamic State; g:ISIS; g:Isis; g:IS / g:ISIL; g:Daesh; g:DAESH; g:IG; g:Islamic State group",
    "g:al-Qaeda / g:Al-Qaida",
    "o:NATO / o:Nato",
    "o:United Nations / o:UN; o:U.N.",
    "o:European Union / o:EU; o:E.U.",
    "o:Pentagon / o:U.S. Department of Defense / o:US Defense Department",
    "o:US State Department / o:State Department / o:U.S. State Department",
    "o:Turkish army / o:Turkish military / o:Turkish armed forces",
    "o:Russian Foreign Ministry / o:Foreign Ministry of Russia / o:Russian Ministry of Foreign Affairs",
    "o:Polish Defence Ministry / o:Polish Ministry of Defense",
    "o:Ministry of Defence in Moscow / o:Russian Defence Ministry / o:defense ministry in Moscow",
    "m:The New York Times / m:New York Times",
    "m:AFP / m:Agence France-Presse / m:Agence France Presse",
    "m:BBC / m:BBC News",
    "o:Velmara's Foreign Ministry; o:Foreign Ministry / o:Velmara's Foreign Ministry",
    "o:Velmara's Foreign Ministry / o:Foreign Ministry",
    "o:Swedish Energy Ministry; o:Energy Ministry",
    "o:Velm Water Board / o:the Velm Water Board / o:VELM WATER BOARD",
]

APART = [
    "p:Ana Kolar / p:Ivo Kolar",
    "p:Mario Brandt / p:Maria Brandt",
    "p:Jon Brandt / p:Jan Brandt",
    "p:Anna Kolar / p:Hanna Kolar",
    "p:Jean Martin / p:Jean Marlin",
    "p:Ana Kolar / p:Ana Brandt",
    "p:Ahmad al-Karim / p:Ahmad Dahman",
    "p:Omar Tovak / p:Omar Brandt",
    "p:Ana Kolar / p:Mohamed",
    "p:Younes / p:Younes",
    "c:Turkey / o:Turkish Airlines",
    "c:Turkey / o:Turkish army",
    "o:Turkish army / o:Turkish police",
    "o:Turkish army / o:Syrian army",
    "o:French police / o:Belgian police",
    "o:Russian Foreign Ministry / o:Russian Defence Ministry",
    "o:Ministry of Defence in Moscow / o:Ministry of Defence in Ankara",
    "o:European Commission / o:European Parliament / o:European Union / o:European Council",
    "o:Velmara's Foreign Ministry / o:Sorava's Foreign Ministry / o:Foreign Ministry",
    "o:Foreign Ministry / o:Foreign Ministry",
    "c:South Korea / c:North Korea",
    "c:Niger / c:Nigeria",
    "c:Sudan / c:South Sudan",
    "c:Guinea / c:Guinea-Bissau / c:Equatorial Guinea / c:Papua New Guinea",
    "o:Democratic Party / o:Democratic Union Party",
    "o:Justice Department / o:State Department",
    "g:Islamic State / g:Islamic Jihad",
    "g:YPG / g:PKK / g:PYD",
    "g:al-Qaeda / g:Jabhat al-Nusra",
    "o:US Congress / c:US",
    "m:The Guardian / m:The Times / m:The Independent",
    "p:Washington / c:Washington",
    "o:Velm Party / p:Ana Velm",
    "o:BKVD / o:BKVE",
    "o:Supreme Court of Poland / o:Polish parliament",
]


@pytest.mark.parametrize("line", ONE)
def test_one_party(line: str) -> None:
    assert len(names_by_party(listed(line))) == 1


@pytest.mark.parametrize("line", APART)
def test_parties_of_their_own(line: str) -> None:
    mentions = listed(line)
    assert len(names_by_party(mentions)) == len(mentions)


def test_a_surname_of_two_in_an_article_stays_alone() -> None:
    mentions = listed("p:Ana Kolar; p:Ivo Kolar; p:Kolar; p:Kolar")
    assert names_by_party(mentions) == [["Ana Kolar"], ["Ivo Kolar"], ["Kolar"], ["Kolar"]]


def test_a_surname_of_two_in_the_story_is_the_one_of_its_article() -> None:
    mentions = listed("p:Ana Kolar; p:Kolar / p:Ivo Kolar; p:Kolar / p:Kolar")
    assert names_by_party(mentions) == [["Ana Kolar", "Kolar"], ["Ivo Kolar", "Kolar"], ["Kolar"]]


def test_a_given_name_alone_waits_for_the_full_name() -> None:
    assert names_by_party(listed("p:Ivo; p:Ivo Kolar")) == [["Ivo"], ["Ivo Kolar"]]
    assert names_by_party(listed("p:Ivo Kolar; p:Ivo")) == [["Ivo", "Ivo Kolar"]]


def test_a_surname_that_the_article_itself_ties_to_one_follows() -> None:
    ana, ivo = mention("Ana Kolar"), mention("Ivo Kolar", at=100)
    kolar = replace(mention("Kolar", at=200), refers_to=ivo.id, why="the only Kolar named in this paragraph")
    assert names_by_party([ana, ivo, kolar]) == [["Ana Kolar"], ["Ivo Kolar", "Kolar"]]


def test_an_abbreviation_that_an_article_explains_holds_for_all() -> None:
    full, short = mention("Velm Water Users Council", "o"), mention("VWUC", "o", at=40)
    short = replace(short, refers_to=full.id, why="Velm Water Users Council (VWUC)")
    (party,) = parties([full, short, mention("VWUC", "o", "b")])
    assert party.name == "Velm Water Users Council"
    assert party.merged_because == ("an article prints “Velm Water Users Council (VWUC)”",)


def test_pronouns_and_descriptions_follow_what_they_stand_for() -> None:
    ana = mention("Ana Kolar")
    mayor = mention("the mayor", at=50, form="description", to=ana.id)
    she = mention("She", at=90, form="pronoun", to=mayor.id)
    (party,) = parties([she, mayor, ana])
    assert party.name == "Ana Kolar"
    assert set(party.mentions) == {ana.id, mayor.id, she.id}


def test_a_pronoun_that_stands_for_nobody_is_in_no_party() -> None:
    assert parties([mention("he", form="pronoun")]) == ()


def test_a_bare_word_is_not_one_party_wherever_an_article_prints_it() -> None:
    first, second = (mention("prosecutors", "g", at=at, form="description") for at in (0, 900))
    again = mention("Prosecutors", "g", at=940, form="description", to=second.id)
    assert names_by_party([first, second, again]) == [["Prosecutors", "prosecutors"], ["prosecutors"]]


def test_descriptions_are_parties_of_their_article() -> None:
    said = [
        mention("Turkish military sources", "g", "a", 0, "description"),
        mention("Turkish military sources", "g", "a", 90, "description"),
        mention("Turkish military sources", "g", "b", 0, "description"),
        mention("a witness", "p", "a", 200, "description"),
        mention("a witness", "p", "a", 300, "description"),
    ]
    assert sorted(len(party.mentions) for party in parties(said)) == [1, 1, 1, 2]


def test_an_articles_outlet_is_the_outlet_that_others_name() -> None:
    (party,) = parties(
        [mention("Brezana Herald", "m", form="outlet"), mention("the Brezana Herald", "o", "b")]
    )
    assert (party.name, party.kind) == ("Brezana Herald", "outlet")


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("p:President Ana Kolar; p:Kolar; p:Kolar; p:Kolar", "President Ana Kolar", "person"),
        ("p:Ana Kolar / p:Ana Maria Kolar / p:Ana Kolar", "Ana Kolar", "person"),
        ("p:Ana Kolar / p:Ana Maria Kolar", "Ana Maria Kolar", "person"),
        ("c:Ankara; a:Turkish", "Turkey", "government"),
        ("g:Daesh; g:IS", "Islamic State", "group"),
        ("o:the Velm Board; g:Velm Board; o:Velm Board", "Velm Board", "organisation"),
        ("p:Kolar", "Kolar", "person"),
    ],
)
def test_name_and_kind(line: str, name: str, kind: str) -> None:
    (party,) = parties(listed(line))
    assert (party.name, party.kind) == (name, kind)


def test_every_merge_of_different_names_says_why() -> None:
    line = (
        "p:Ana Kolar; p:Kolar / p:Ana Maria Kolar / c:Ankara; c:Turkey / o:Turkish army; o:Turkish military"
    )
    found = parties(listed(line))
    assert len(found) == 3
    assert all(party.merged_because for party in found)
    (turkey,) = [party for party in found if party.name == "Turkey"]
    assert turkey.merged_because == ("“Ankara” is a seat of government of Turkey",)


_PARTS = (
    "Ana",
    "Anna",
    "Ivo",
    "Kolar",
    "Koller",
    "Mohamed",
    "Mohammed",
    "al",
    "de",
    "V.",
    "Ёлка",
    "李",
    "🙂",
    "US",
)


def _names() -> st.SearchStrategy[str]:
    parts = st.sampled_from(_PARTS)
    return st.lists(parts, min_size=1, max_size=4).map(" ".join)


@st.composite
def _mentions(draw: st.DrawFn) -> list[Mention]:
    found: list[Mention] = []
    for at in range(draw(st.integers(0, 14))):
        kind, article = draw(st.sampled_from("pogcm")), draw(st.sampled_from("ab"))
        form = draw(st.sampled_from(["name", "adjective", "description", "pronoun", "outlet"]))
        to = draw(st.sampled_from([None, "nothing", *(m.id for m in found)]))
        found.append(mention(draw(_names()), kind, article, at * 50, form, to))  # type: ignore[arg-type]
    return found


@given(_mentions(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_order_makes_no_difference_and_parties_share_nothing(
    mentions: list[Mention], chance: random.Random
) -> None:
    found = parties(mentions)
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert parties(shuffled) == found
    held = [m for party in found for m in party.mentions]
    assert len(held) == len(set(held))
    assert len({party.id for party in found}) == len(found)
    named = {m.id for m in mentions if m.name}
    assert named <= set(held)


ODD = ["A" * 400, "שר הביטחון", "الوزير", "🙂🙂", "'", "—", "the", "The The", " x ", "...", "Mr."]


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("kind", list(KINDS))
def test_odd_names_are_parties(name: str, kind: str) -> None:
    (party,) = parties([mention(name, kind)])
    assert isinstance(party, Party)
    assert party.name
