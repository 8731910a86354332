# ruff: noqa: E501 (a row of a table stays on a line)
"""Issues: what positions are taken on, with a name and without, and which lines go on about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from onrecord.link.positions import positions, told_once, with_reversals
from onrecord.link.story import Read, Story, story
from onrecord.model import (
    Act,
    Article,
    Entry,
    Interval,
    Mention,
    Party,
    Place,
    Polarity,
    Position,
    Span,
    Statement,
    Toponym,
    Turn,
)


@dataclass(frozen=True)
class Said:
    """What a party says in an article: the words, who, and what sort of saying that is."""

    words: str
    who: str
    act: Act = "say"
    polarity: Polarity = "affirmed"


def made_up(*articles: tuple[str, str, tuple[Said, ...]], places: tuple[str, ...]) -> Story:
    """A story of (day, text, what is said in it); the places of these names are known."""
    read, statements, mentions, toponyms = [], [], [], []
    for k, (day, text, said) in enumerate(articles):
        id = f"a{k}"
        read.append(Article(id, f"{id}.txt", "", text, "", published=Interval(day, day)))
        for one in said:
            start = text.index(one.words)
            content = (Span(start, start + len(one.words)),)
            voice = f"{id}-{one.who}"
            statements.append(
                Statement(
                    f"{id}-{start}", id, content, Span(0, 1), None, voice, one.who,
                    act=one.act, polarity=one.polarity, said=Interval(day, day),
                )
            )  # fmt: skip
            mentions.append(Mention(voice, id, one.who, None, "name", "organisation", one.who))
        for name in places:
            toponyms += [
                Toponym(f"{id}-{at}", id, Span(at, at + len(name)), name, name, name)
                for at in range(len(text))
                if text.startswith(name, at)
            ]
    parties = [
        Party(who, who, "organisation", tuple(m.id for m in mentions if m.name == who))
        for who in sorted({m.name or "" for m in mentions})
    ]
    known = [
        Place(name, name, tuple(t.id for t in toponyms if t.name == name), precision="settlement")
        for name in places
    ]
    return story(Read(read, statements, mentions, (), parties, known, toponyms))


def tracks(story: Story, who: str) -> dict[str, Position]:
    """The positions of a party by the issue's first word."""
    return {p.issue.split(":")[0]: p for p in positions(story, ()) if p.party == who}


def words(story: Story, position: Position) -> list[str]:
    """The lines of a track, in order."""
    text = {line.id: line.text for line in story.lines}
    return [text[entry.statement] for entry in position.track]


HARBOUR = (
    "2021-03-01",
    "Nordal Port said a blockade of Orvana harbour would be mounted. "
    "Orvana lies on the coast. Nordal Port said such a blockade was needed. "
    "The Ferrymen said the blockade of Tessel must end. The Ferrymen said they were tired.",
    (
        Said("a blockade of Orvana harbour would be mounted", "Nordal Port"),
        Said("Orvana lies on the coast", "Nordal Port"),
        Said("such a blockade was needed", "Nordal Port"),
        Said("the blockade of Tessel must end", "The Ferrymen"),
        Said("they were tired", "The Ferrymen"),
    ),
)
LATER = (
    "2021-05-01",
    "Nordal Port said it will not mount any blockade of Orvana. "
    "Nordal Port said the weather in Tessel was fine.",
    (
        Said("it will not mount any blockade of Orvana", "Nordal Port", "say", "denied"),
        Said("the weather in Tessel was fine", "Nordal Port"),
    ),
)


def test_a_track_has_lines_that_point_back_to_the_act_and_none_on_another_place() -> None:
    told = made_up(HARBOUR, LATER, places=("Orvana", "Tessel"))
    track = words(told, tracks(told, "Nordal Port")["Orvana"])
    assert "such a blockade was needed" in track
    assert "the weather in Tessel was fine" not in track


def test_who_never_names_an_issue_has_no_track_on_it() -> None:
    told = made_up(HARBOUR, LATER, places=("Orvana", "Tessel"))
    assert "Orvana" not in tracks(told, "The Ferrymen")


def test_a_track_turns_where_the_act_is_denied() -> None:
    told = made_up(HARBOUR, LATER, places=("Orvana", "Tessel"))
    (turn,) = tracks(told, "Nordal Port")["Orvana"].changes
    text = {line.id: line.text for line in told.lines}
    assert text[turn.before] == "such a blockade was needed"
    assert text[turn.after] == "it will not mount any blockade of Orvana"


def test_what_was_said_before_a_turn_is_superseded_by_what_is_said_since() -> None:
    told = made_up(HARBOUR, LATER, places=("Orvana", "Tessel"))
    text = {line.id: line.text for line in told.lines}
    since = "it will not mount any blockade of Orvana"
    pairs = {
        (frozenset({text[c.a], text[c.b]}), c.kind, c.status)
        for c in with_reversals(told, (), positions(told, ()))
    }
    assert pairs == {
        (frozenset({before, since}), "polarity", "superseded")
        for before in ("a blockade of Orvana harbour would be mounted", "such a blockade was needed")
    }


def test_who_denies_that_it_ever_was_so_is_in_open_conflict_with_the_earlier_word() -> None:
    planned = Said("a draining of Orvana is planned", "VEK", "announce")
    never = Said("a draining of Orvana was never on the table", "VEK", "say", "denied")
    told, tracks = story_of_two(planned, never)
    (one,) = with_reversals(told, (), [p for p in tracks if p.issue.startswith("Orvana")])
    assert (one.kind, one.status) == ("polarity", "open")


def two(first: Said, second: Said) -> list[Position]:
    """The positions of VEK that turn in a story in which it says first this, then that."""
    return [p for p in story_of_two(first, second)[1] if p.party == "VEK" and p.changes]


def story_of_two(first: Said, second: Said) -> tuple[Story, tuple[Position, ...]]:
    """Two articles, two months apart, in which VEK says first this, then that; and the positions."""
    more = ("Orvana is a port", "Orvana is old", "Orvana has a dam")
    texts = [f"{one.words}. {'. '.join(more)}." for one in (first, second)]
    others = tuple(Said(one, "Others") for one in more)
    early, late = ("2021-03-01", texts[0], (first, *others)), ("2021-05-01", texts[1], (second, *others))
    told = made_up(early, late, places=("Orvana",))
    return told, positions(told, ())


def test_a_denial_of_something_else_is_no_turn() -> None:
    drained = Said("Draining Orvana would leave thousands without power", "VEK")
    asked = Said("nobody asked us about the fish in Orvana", "VEK", "say", "denied")
    assert two(asked, drained) == two(drained, asked) == []


NO_WILL = [
    Said("28 miners were killed when Orvana was drained", "VEK"),
    Said("the neighbours who drained Orvana are to blame", "VEK", "accuse"),
    Said("it is not clear who drained Orvana", "VEK", "say", "denied"),
    Said("nobody was hurt as Orvana was drained in a village whose people oppose the draining", "VEK"),
]


@pytest.mark.parametrize("told", NO_WILL, ids=lambda said: said.words)
def test_an_account_of_how_it_is_is_no_turn(told: Said) -> None:
    yes, no = (
        Said("Orvana will be drained", "VEK"),
        Said("Orvana will not be drained", "VEK", "say", "denied"),
    )
    assert two(yes, no)
    assert two(yes, told) == two(no, told) == two(told, yes) == two(told, no) == []


def test_an_outlet_takes_no_position_by_relaying_one() -> None:
    yes, no = (
        Said("Orvana will be drained", "VEK"),
        Said("Orvana will not be drained", "VEK", "say", "denied"),
    )
    told, found = story_of_two(yes, no)
    relayed = {id: replace(party, kind="outlet") for id, party in told.parties.items() if id == "VEK"}
    assert any(p.party == "VEK" for p in found)
    assert not [
        p for p in positions(replace(told, parties={**told.parties, **relayed}), ()) if p.party == "VEK"
    ]


def test_a_warning_is_no_position() -> None:
    no = Said("Orvana will not be drained", "VEK", "say", "denied")
    assert two(no, Said("Orvana drained would leave thousands in the dark", "VEK", "warn")) == []


def test_what_is_said_never_to_have_been_on_the_table_is_denied() -> None:
    planned = Said("a draining of Orvana is planned", "VEK", "announce")
    never = Said("a draining of Orvana was never on the table", "VEK", "say", "denied")
    assert two(planned, never)


def test_what_one_says_on_one_day_in_one_article_is_no_turn() -> None:
    yes, no = (
        Said("Orvana will be drained", "VEK"),
        Said("Orvana will not be drained", "VEK", "say", "denied"),
    )
    text = "Orvana will be drained. Orvana will not be drained. Orvana is old."
    told = made_up(("2021-03-01", text, (yes, no, Said("Orvana is old", "VEK"))), places=("Orvana",))
    assert all(not p.changes for p in positions(told, ()))
    assert two(yes, no)


NO_TURNS = [
    # what is refused isn't what the other is for
    (Said("the draining of Orvana must be stopped", "VEK"), Said("where the draining of Orvana is to begin", "VEK", "refuse", "denied")),
    (Said("it will fight to maintain the draining of Orvana", "VEK"), Said("it opposed the fees, and will fight to maintain the draining of Orvana", "VEK")),
    (Said("it will keep Orvana full despite the draining", "VEK"), Said("it will not pay for the draining of Orvana", "VEK", "say", "denied")),
    # nobody's own will
    (Said("you will have people draining Orvana", "VEK"), Said("Orvana will not be drained", "VEK", "say", "denied")),
    (Said("the residents will drain Orvana", "VEK"), Said("Orvana will not be drained", "VEK", "say", "denied")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), NO_TURNS)
def test_only_who_wants_it_and_then_refuses_it_turns(first: Said, second: Said) -> None:
    assert two(first, second) == two(second, first) == []


def test_nobody_turns_by_an_act_that_few_lines_on_the_issue_tell_of() -> None:
    yes, no = Said("VEK will drain Orvana", "VEK"), Said("to drain Orvana", "VEK", "refuse", "denied")
    assert two(yes, no)
    inns = ("no", "two", "six", "ten", "some", "many", "old")
    more = tuple(Said(f"Orvana has {number} inns", "Others") for number in inns)
    rest = ". ".join(said.words for said in more)
    early = ("2021-03-01", f"{yes.words}. {rest}.", (yes, *more))
    late = ("2021-05-01", f"{no.words}. {rest}.", (no, *more))
    assert not [p for p in positions(made_up(early, late, places=("Orvana",)), ()) if p.changes]


TURNS = [
    (Said("a plan to drain Orvana", "VEK", "propose"), Said("it will not take part in draining Orvana", "VEK", "say", "denied")),
    (Said("VEK will drain Orvana", "VEK"), Said("to drain Orvana", "VEK", "refuse", "denied")),
    (Said("Orvana must be drained", "VEK"), Said("it is opposed to draining Orvana", "VEK")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TURNS)
def test_who_wants_it_and_then_refuses_it_turns(first: Said, second: Said) -> None:
    assert two(first, second)
    assert two(second, first)


TRUCE = tuple(
    (
        f"2021-0{month}-01",
        f"Both sides must keep the truce. They should widen the truce of {place}. A man was seen.",
        (
            Said("Both sides must keep the truce", "Union"),
            Said(f"They should widen the truce of {place}", "League"),
            Said("A man was seen", "League"),
        ),
    )
    for month, place in ((3, "Orvana"), (4, "Tessel"))
)


def test_an_issue_needs_no_name() -> None:
    told = made_up(*TRUCE, places=("Orvana", "Tessel"))
    assert words(told, tracks(told, "Union")["truce"]) == ["Both sides must keep the truce"] * 2
    assert "man" not in tracks(told, "League")  # nobody takes a position on a man who was seen


def test_a_people_is_an_issue_though_it_is_no_party() -> None:
    said = tuple(
        Said(f"the {word} should {rest}", who)
        for who, word, rest in (
            ("Union", "Morvian rebels", "leave"),
            ("League", "Morvians", "stay"),
            ("Union", "Morvian-led bands", "go home"),
        )
    )
    told = made_up(("2021-03-01", ". ".join(one.words for one in said), said), places=())
    assert len(tracks(told, "Union")["Morvian"].track) == 2
    assert len(tracks(told, "League")["Morvian"].track) == 1


def test_a_turn_stands_once_in_the_issue_that_tells_most_of_it() -> None:
    day = Interval("2021-05-01", "2021-05-01")
    track = (Entry("s1", "asserts", day), Entry("s2", "denies", day), Entry("s3", "asserts", day))
    first, second = Turn("s1", "s2", "will not"), Turn("s2", "s3", "will again")
    wide = Position("Nordal Port", "coast", (), track, (Turn("s0", "s2", "will not"),))
    narrow = Position("Nordal Port", "Orvana: blockade", (), track, (first, second))
    others = Position("The Ferrymen", "coast", (), track, (first,))
    kept = told_once((wide, narrow, others))
    assert [p.changes for p in kept] == [(), (first, second), (first,)]
    assert [p.track for p in kept] == [track, track, track]
