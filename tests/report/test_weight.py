"""Which claims and conflicts a front page tells first, and by which of their lines."""

from __future__ import annotations

from dataclasses import replace

from tests.report.test_clarity import told

from onrecord.model import Claim, Conflict
from onrecord.report.disputes import Dispute
from onrecord.report.views.claims import Carrier, Claimed, Origin, Side
from onrecord.report.views.weight import VARIED, first_contested, first_told

CLEAR_LINE = "Two ferries collided off the mole of Corvell on Friday"


def claim(id: str, *lines: str, origins: int = 0, carriers: int = 0) -> Claimed:
    """A claim of these lines, the first its gist; each of its own origin and outlet, if not of fewer."""
    those = [told(words, id=f"{id}-{nth}") for nth, words in enumerate(lines)]
    split = [those[nth :: origins or len(those)] for nth in range(origins or len(those))]
    outlets = [those[nth :: carriers or len(those)] for nth in range(carriers or len(those))]
    return Claimed(
        claim=Claim(id, those[0].statement.id, tuple((one.statement.id, "asserts") for one in those), 1, ()),
        gist=those[0],
        sides=(Side("asserts", tuple(those), len(split)),),
        origins=tuple(Origin(f"party:{nth}", str(nth), tuple(one)) for nth, one in enumerate(split)),
        carriers=tuple(Carrier(str(nth), True, tuple(one)) for nth, one in enumerate(outlets)),
    )


def order(*claims: Claimed, central: tuple[str, ...] = ()) -> list[str]:
    return [one.claim.id for one in first_told(claims, central)]


def test_a_claim_is_told_by_the_line_that_can_be_read_alone() -> None:
    (one,) = first_told([claim("a", "the ferries", CLEAR_LINE, "a collision of two ferries off Corvell")], ())
    assert one.gist.words == CLEAR_LINE
    assert one.claim.gist == "a-0"  # what stands for it in the ledger stays as it is


def test_where_no_line_is_any_better_the_gist_tells_it() -> None:
    (one,) = first_told([claim("a", "the ferries", "ferry traffic", "ferries")], ())
    assert one.gist.words == "the ferries"


def test_a_sentence_comes_before_a_fragment_that_more_have() -> None:
    fragment = claim("fragment", "Mara Quist, 20", "Mara Quist", "one Mara Quist", "pilot Mara Quist")
    assert order(fragment, claim("clear", CLEAR_LINE, "Off Corvell two ferries have collided")) == [
        "clear",
        "fragment",
    ]


def test_what_more_origins_really_say_comes_first() -> None:
    loose = claim(
        "loose",
        "The dockers of Corvell are on strike since Monday",
        "Corvell has 40 cranes",
        "a quay of Corvell",
        "the Corvell Post",
    )
    firm = claim(
        "firm", CLEAR_LINE, "two ferries collided off Corvell", "Off Corvell two ferries have collided"
    )
    assert order(loose, firm) == ["firm", "loose"]


def test_what_one_article_carries_from_several_counts_as_one() -> None:
    within = claim("one", CLEAR_LINE, *["Off Corvell two ferries collided"] * 3, carriers=1)
    across = claim(
        "two", "The mole of Corvell is closed till May", "The mole at Corvell stays closed till May"
    )
    assert order(within, across) == ["two", "one"]


def test_of_equals_that_comes_first_which_names_what_the_story_is_about() -> None:
    aside = claim(
        "aside", "The regatta of Lanz was won by 12 sailors", "The Lanz regatta was won by 12 sailors"
    )
    about = claim(
        "central", "The minister of Corvell met Mara Quist today", "Corvell’s minister met Mara Quist"
    )
    assert order(aside, about, central=("Mara Quist", "Corvell")) == ["central", "aside"]


def test_the_first_ones_dont_repeat_one_another_and_none_is_lost() -> None:
    three = [claim(f"same-{n}", CLEAR_LINE, *["Off Corvell two ferries collided"] * 3) for n in range(3)]
    other = claim(
        "other", "The mole of Corvell is closed till May", "The mole at Corvell stays closed till May"
    )
    assert order(*three, other) == ["same-0", "other", "same-1", "same-2"]


def test_the_order_doesnt_hang_on_the_order_of_what_is_given() -> None:
    claims = [
        claim(f"c{n}", f"Ferry {n} left the mole of Corvell on Friday", f"Ferry {n} left") for n in range(30)
    ]
    assert order(*claims) == order(*reversed(claims))
    assert len(order(*claims)) == 30 > VARIED


def dispute(id: str, a: str, b: str, strength: float) -> Dispute:
    one, other = told(a, id=f"{id}-a"), told(b, id=f"{id}-b")
    return Dispute(
        Conflict(id, one.statement.id, other.statement.id, "number", "open", "why", strength), one, other
    )


def test_a_conflict_of_two_sentences_comes_first_and_none_is_told_twice() -> None:
    three, four = (
        "Three cranes of Corvell were stopped on Friday",
        "Four cranes of Corvell were stopped on Friday",
    )
    fragment = dispute("fragment", "crane", "A crane of Corvell is said to have been stopped", 0.9)
    first, again = dispute("first", three, four, 0.8), dispute("again", four, three, 0.7)
    other = dispute(
        "other", "The mole of Corvell is 300 metres long", "Corvell’s mole is 400 metres long", 0.5
    )
    ordered = first_contested([fragment, first, again, other])
    assert [one.conflict.id for one in ordered] == ["first", "other", "fragment", "again"]
    assert first_contested([replace(first)]) == (first,)
