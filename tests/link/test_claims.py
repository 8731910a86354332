"""Made-up articles on one subject: which of their lines are one claim, and with which stance."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.link.candidates import Pair, embed
from onrecord.link.claims import claims
from onrecord.link.claims.gather import gather
from onrecord.link.claims.gist import gist
from onrecord.link.claims.stance import stances
from onrecord.link.compare import COMPARISONS, Comparer, weights
from onrecord.link.compare.levels import one_article, other_number
from onrecord.link.compare.scale import Scale
from onrecord.link.compare.words import content_words, stem
from onrecord.link.story import Line, Read, Story, story
from onrecord.model import Article, Interval, Region, Span, Stance, content_id

FILLER = (
    "The harbour museum of Lomar will show a collection of old sea charts next spring.",
    "Ticket prices for the Torvik tram have not changed since the summer of last year.",
    "Farmers north of Melk expect a poor harvest of apples after the late frost.",
    "A chess club in Varga has won the regional league for the third time in a row.",
    "The orchestra of Orsini opens its season with a work by a young composer.",
    "Snow closed two mountain roads above the village of Brena.",
)


def article(text: str, number: int) -> Article:
    return Article(
        id=content_id("article", text, number),
        path=f"{number}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        outlet=f"Outlet {number}",
        language="en",
        published=Interval("2031-05-04", "2031-05-04"),
        regions=(Region(Span(0, len(text)), "body"),),
    )


def told(*texts: str) -> Story:
    readings = [read(parse(article(text, number))) for number, text in enumerate([*texts, " ".join(FILLER)])]
    return story(
        Read(
            [r.article for r in readings],
            [s for r in readings for s in r.statements],
            [m for r in readings for m in r.mentions],
            [t for r in readings for t in r.times],
            (),
            (),
        )
    )


OUTLETS = ("Outlet 0", "Outlet 1", "Outlet 2")


def said(some: Story) -> list[Line]:
    """The lines of the articles told, without those that fill up the story."""
    return [found for found in some.lines if found.text.rstrip(".") not in " ".join(FILLER)]


def line(some: Story, words: str) -> Line:
    return next(found for found in some.lines if words in found.text)


SAME = [
    (
        "The dam above Torvik burst at dawn and flooded the lower town.",
        "Torvik's lower town was flooded when the dam above it burst at dawn.",
    ),
    (
        "Minister Jana Holt resigned on Monday over the ferry contracts.",
        "Jana Holt, the minister, has resigned over the contracts for ferries.",
    ),
    (
        "At least 40 people were killed in the fire at the Melk hotel.",
        "The fire at the Melk hotel killed 40 people, the mayor said.",
    ),
]
OTHER = [
    (
        "The dam above Torvik burst at dawn and flooded the lower town.",
        "Norsk Kemi, which built the dam above Torvik in the nineties, has its seat in Varga.",
    ),
    (
        "Minister Jana Holt resigned on Monday over the ferry contracts.",
        "Minister Jana Holt visited a school in Varga and praised its teachers.",
    ),
    (
        "At least 40 people were killed in the fire at the Melk hotel.",
        "The Melk hotel has 120 rooms and a terrace on the lake.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_wordings_of_one_thing_are_one_claim(one: str, other: str) -> None:
    some = told(one, other)
    found = claims(some)
    assert len(found) == 1
    articles = {s.article.outlet for s in some.lines if s.id in dict(found[0].statements)}
    assert articles == {"Outlet 0", "Outlet 1"}
    assert found[0].outlets == 2
    assert found[0].gist in dict(found[0].statements)
    assert {i for i, _ in found[0].origin_of} == {i for i, _ in found[0].statements}


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_things_about_one_subject_are_not(one: str, other: str) -> None:
    assert claims(told(one, other)) == ()


def test_the_order_of_reading_changes_nothing() -> None:
    texts = [text for pair in SAME for text in pair]
    some = told(*texts)
    turned = Story(some.articles, some.lines, some.parties, some.places)
    assert claims(some) == claims(turned)
    ids = [claim.id for claim in claims(some)]
    assert ids == sorted(ids)
    assert len(ids) == len(SAME)


def test_a_denial_of_the_same_denies_it() -> None:
    some = told(
        "Norsk Kemi sold the Torvik refinery to Almeda.",
        "Norsk Kemi did not sell the Torvik refinery to Almeda.",
        "Norsk Kemi sold its refinery in Torvik to Almeda.",
    )
    (found,) = claims(some)
    stance = dict(found.statements)
    assert stance[line(some, "did not sell").id] == "denies"
    assert stance[line(some, "sold its").id] == "asserts"
    assert found.gist != line(some, "did not sell").id


ALSO_NEGATED = [
    (
        "Vask came to Torvik by ferry in May and there is no record of him leaving.",
        "Vask came to Torvik by ferry in May.",
    ),
    (
        "The harbour board is watching the ferry closely, but there is no specific, credible threat to it.",
        "There was no specific or credible threat to the ferry.",
    ),
    (
        "The crew spent the night on the deck after they were told not to go back to the harbour.",
        "The crew spent the night on the deck.",
    ),
    (
        "The owners did not tell the crew of the ferry what they knew.",
        "The owners of the ferry decided not to tell the crew what little they knew.",
    ),
]
"""Pairs of which one or both negate something, and neither denies what the other says."""
NEGATED = [
    (
        "Almeda will not take part in the bid for the Torvik ferry.",
        "Almeda plans a bid for the Torvik ferry.",
    ),
    ("The driver of the bus has not been identified.", "The driver of the bus had been identified."),
    ("The ferry doesn't run in winter any more.", "The ferry runs in winter."),
    ("There was no alarm in the hotel that night.", "There was an alarm in the hotel that night."),
    ("No warning reached any office in Torvik.", "A warning had been sent to the authorities in Torvik."),
]
"""Pairs of which the first denies what the second says."""


@pytest.mark.parametrize(("one", "other"), ALSO_NEGATED)
def test_a_line_that_negates_something_else_denies_nothing(one: str, other: str) -> None:
    lines = said(told(one, other))
    assert set(stances(lines).values()) == {"asserts"}


@pytest.mark.parametrize(("one", "other"), NEGATED)
def test_a_line_that_turns_round_what_the_other_says_denies_it(one: str, other: str) -> None:
    some = told(one, other)
    found = stances(said(some))
    assert found[line(some, one.rstrip(".")).id] == "denies"
    assert [found[one.id] for one in said(some) if one.article.outlet == "Outlet 1"] == ["asserts"]


def test_what_is_denied_inside_a_line_is_denied_by_the_whole() -> None:
    """The article says that she denies it, and so does she: neither says that the ferry was sold."""
    some = told(
        "Jana Holt denied that the ferry had been sold to a Danish buyer.",
        "The ferry was sold to a Danish buyer.",
        "The ferry had been sold in May to a Danish buyer.",
    )
    found = stances(said(some))
    of = {outlet: {found[one.id] for one in said(some) if one.article.outlet == outlet} for outlet in OUTLETS}
    assert of == {"Outlet 0": {"denies"}, "Outlet 1": {"asserts"}, "Outlet 2": {"asserts"}}


def test_who_leaves_it_open_doubts() -> None:
    some = told(
        "The Torvik ferry company sold its oldest vessel to a Danish buyer in May.",
        "It was not yet clear if the Torvik ferry company sold its oldest vessel to a Danish buyer in May.",
    )
    (found,) = claims(some)
    assert sorted(stance for _, stance in found.statements) == ["asserts", "doubts"]


def test_a_claim_tells_how_surely_its_lines_say_the_same() -> None:
    (alike,) = claims(told(*SAME[2]))
    (copied,) = claims(told(SAME[2][0], f"{SAME[2][0]} It was late."))
    assert 0.5 < alike.strength < copied.strength <= 1


def test_an_empty_story_has_no_claims() -> None:
    assert claims(Story({}, ())) == ()


def test_a_waterfall_adds_up_and_gives_reasons() -> None:
    some = told(*SAME[2])
    comparer = Comparer(some, embed(some))
    a, b = line(some, "At least 40"), line(some, "The fire at the Melk")
    levels = comparer.waterfall(Pair(*sorted((a, b), key=lambda x: x.id), 1.0))
    assert levels[0].name == "start"
    assert sum(level.score for level in levels) == pytest.approx(comparer.score(a, b))
    assert all(level.reason for level in levels)
    assert "both have 40" in {level.reason for level in levels}


def test_every_comparison_has_a_weight_and_holds_from_nought_to_one_both_ways() -> None:
    assert [compare.__name__ for compare in COMPARISONS] == list(weights().each)
    some = told(*(text for pair in SAME + OTHER for text in pair))
    comparer = Comparer(some, embed(some))
    for a in some.lines:
        for b in some.lines:
            values = comparer.values(a, b)
            assert all(0 <= value <= 1 for value in values)
            assert values == pytest.approx(comparer.values(b, a))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The fire in Melk killed 14 people.", "The fire in Melk killed 31 people.", True),
        ("The suspect, a 25-year-old cook, was held in Melk.", "A suspect was held in Melk on 3 May.", False),
        ("Ana Ober, 34, was held in Melk.", "Ana Ober was held at 6 Quay Street in Melk.", False),
        ("A man aged 61 was held with an MD-80 manual.", "A man was held with 12 manuals.", False),
    ],
)
def test_only_numbers_that_count_something_speak_against(one: str, other: str, apart: bool) -> None:
    some = told(one, other)
    a, b = line(some, one[4:20]), line(some, other[-20:-1])
    assert (other_number(Comparer(some, embed(some)).couple(a, b))[0] > 0) is apart


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ober, head of the Torvik ferry union, opposes the sale of the oldest ferry to a Danish buyer, "
        "proposing instead that the crews of Torvik lease it for ten years.",
        "Ana Ober of the Torvik ferry union vowed to defend the old harbour but is fearful of a growing "
        "understanding between the port company and the mayor.",
    ],
)
def test_what_one_sentence_says_side_by_side_is_no_claim(text: str) -> None:
    some = told(text)
    assert len([each for each in some.lines if each.article.text == text]) == 2
    assert claims(some) == ()


HEAD = "The Torvik company will sell its oldest ferry to a Danish buyer in May."
GOES_ON = "The Danish buyer paid for the oldest Torvik ferry in May."
REST = " ".join(FILLER)


@pytest.mark.parametrize(
    ("texts", "goes_on"),
    [
        ((f"{HEAD} {REST} {GOES_ON}",), 0.0),
        ((f"{REST} {HEAD} {GOES_ON}",), 1.0),
        ((HEAD, f"{REST} {GOES_ON}"), 0.0),
    ],
    ids=["the head is told again", "further down the text goes on", "another article"],
)
def test_one_article_says_again_what_stands_at_its_head(texts: tuple[str, ...], goes_on: float) -> None:
    some = told(*texts)
    couple = Comparer(some, embed(some)).couple(line(some, HEAD[:30]), line(some, GOES_ON[:30]))
    assert one_article(couple)[0] == goes_on


@pytest.mark.parametrize("times", [1, 40])
def test_words_weigh_alike_in_small_stories_and_large_ones(times: int) -> None:
    some = told(*(text for pair in SAME + OTHER for text in pair))
    scale = Scale(some.lines * times)
    assert scale.weight("no line has this") == pytest.approx(1)
    assert 0 <= scale.weight(min(some.lines[0].text.split(), key=scale.weight)) < 1


GATHERED = [
    ({(0, 1): 2.0, (2, 3): 1.0}, [[0, 1], [2, 3]]),
    ({(0, 1): 2.0, (1, 2): 2.0, (0, 2): 1.0}, [[0, 1, 2]]),
    # 1 says two things: one with 0, another with 2, who have nothing in common
    ({(0, 1): 2.0, (1, 2): 1.5, (0, 2): -3.0}, [[0, 1], [1, 2]]),
    ({(0, 1): -0.5}, []),
    # 3 came in by 2 and fits neither 0 nor 1
    (
        {(2, 3): 4.0, (0, 1): 3.5, (0, 2): 3.0, (1, 2): 3.0, (0, 3): -2.9, (1, 3): -2.9},
        [[0, 1, 2], [2, 3]],
    ),
    # 2 is left apart twice: 1 has its other partner when 1 and 2 gather, 4 is left for the next time
    (
        {(0, 1): 3.0, (2, 3): 3.0, (4, 5): 3.0, (1, 2): 0.5, (2, 4): 0.4},
        [[0, 1], [2, 3], [4, 5], [1, 2], [2, 4]],
    ),
    # 1 and 2 join 3 and 4; what 0 has against those is little, so that both gatherings are one
    (
        {(0, 1): 3.0, (0, 2): 3.0, (1, 2): 3.0, (3, 4): 3.0}
        | {(1, 3): 0.1, (2, 3): 0.1, (1, 4): -0.1, (2, 4): -0.1, (0, 3): -0.3, (0, 4): -0.3},
        [[0, 1, 2, 3, 4]],
    ),
]


@pytest.mark.parametrize(("odds", "expected"), GATHERED)
def test_gathering(odds: dict[tuple[int, int], float], expected: list[list[int]]) -> None:
    assert gather(odds, lambda a, b: odds.get((min(a, b), max(a, b)), -1.0), ()) == expected


def test_a_line_that_two_claims_share_stands_for_neither() -> None:
    some = told(*SAME[0])
    a, b = some.lines[0], some.lines[1]
    stance: dict[str, Stance] = {a.id: "asserts", b.id: "asserts"}
    chosen = gist([a, b], stance, lambda _a, _b: 1.0)
    assert gist([a, b], stance, lambda _a, _b: 1.0, {chosen}) == ({a.id, b.id} - {chosen}).pop()
    assert gist([a, b], stance, lambda _a, _b: 1.0, {a.id, b.id}) == chosen


def test_what_stands_within_another_is_gathered_beforehand() -> None:
    assert gather({}, lambda a, b: -1.0, [(4, 7)]) == [[4, 7]]


def test_a_motto_that_an_outlet_repeats_is_no_claim() -> None:
    motto = "The voice of both shores since 1931."
    some = told(f"{motto} The dam at Torvik burst.", f"{motto} Ferries to Melk are late.")
    of_one = [replace(found, article=replace(found.article, outlet="Melk Post")) for found in some.lines]
    assert line(some, "shores")
    assert claims(some)  # of two outlets it is told twice
    assert not claims(replace(some, lines=tuple(of_one)))


def test_what_pages_say_to_their_reader_is_no_claim() -> None:
    asked = "Enter your e-mail address below and the Post will send a link to this page."
    some = told(f"{asked} The dam at Torvik burst.", f"{asked} Ferries to Melk are late.")
    assert line(some, "e-mail")
    assert not claims(some)
    said = "“You will see the dam burst again before the winter is over.”"
    assert claims(told(f"{said} The mayor was angry.", f"{said} The mayor was tired."))


def test_a_question_is_no_claim() -> None:
    asked = "Who opened the sluice of the dam above Torvik?"
    some = told(f"The sluice of the dam above Torvik was opened. {asked}", asked)
    assert line(some, "Who opened")
    held = {id for claim in claims(some) for id, _ in claim.statements}
    assert line(some, "Who opened").id not in held


def test_what_only_points_back_is_no_claim() -> None:
    some = told(
        "Mayor Ada Brandt denied that. The bridge at Melk is sound, she said.",
        "Coach Nils Orsk denied that. His club will not sell its keeper, he said.",
    )
    assert [found.text for found in some.lines].count("that") == 2
    assert not claims(some)


def test_what_nobody_named_says_is_read_with_its_cue() -> None:
    some = told("A clerk was held at Torvik. His name is not yet known. Jana Holt said that he had left.")
    texts = [found.text for found in some.lines]
    assert "His name is not yet known" in texts
    assert "that he had left" in texts


ONE_WORD = [
    "bury buried burying buries",
    "carry carried carries",
    "agree agreed agreeing agrees",
    "free freed freeing",
    "hire hired hiring",
    "plan planned plans",
    "plane planes",
    "seize seized seizing",
    "speed speeds",
    "leave left leaves",
]


@pytest.mark.parametrize("forms", ONE_WORD)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_look_alike_have_stems_of_their_own() -> None:
    assert stem("plane") != stem("plan")
    assert stem("hoped") != stem("hopped")
    assert content_words("Two died.") == content_words("Two were killed.")


def test_a_deed_and_who_does_it_are_one_word_and_what_is_closed_is_not_near() -> None:
    assert content_words("the invaders seized") == content_words("an invasion seized")
    assert content_words("the border is closed") != content_words("the border is near")


def test_a_country_and_its_people_are_one_word_and_so_are_a_number_and_its_figure() -> None:
    assert content_words("Belgian police") == content_words("the police of Belgium")[::-1]
    assert content_words("U.S. officials") == content_words("American officials")
    assert content_words("let us wait") == ("wait",)
    assert content_words("eight ferries") == content_words("8 ferries")
