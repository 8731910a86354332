"""The views: each count has its list, and what is on the front page carries its lines."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledgers_made_up import whole

from onrecord.ledger import Ledger
from onrecord.model import Claim, Conflict, Interval, Party, Place
from onrecord.report.account import Account, account
from onrecord.report.lines import FromLedger, Heading
from onrecord.report.told import UNNAMED_OUTLET
from onrecord.report.views.claims import all_origins, claimed, origin_name
from onrecord.report.views.front import front
from onrecord.report.views.places import Spot, whereabouts
from onrecord.report.views.positions import Step, Track, matrix
from onrecord.report.views.sources import UNSETTLED, sources
from onrecord.report.views.timeline import timeline
from onrecord.report.wording import carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.report.told import Told


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which every noun is filled, and that has an agreed claim and one of a single origin."""
    readings, parties, links = whole()
    lantern, post = (reading.statements for reading in readings)
    agreed = Claim("agreed", lantern[0].id, ((lantern[0].id, "asserts"), (post[0].id, "asserts")), 2, ())
    agreed = replace(
        agreed, origin_of=((lantern[0].id, "outlet:Post"), (post[0].id, f"nameless:{post[0].article}:clerks"))
    )
    agreed = replace(
        agreed, origin_why=((lantern[0].id, "the Post says so"), (post[0].id, "clerks <b>say</b> so"))
    )
    hanging = replace(agreed, id="hanging", gist=post[0].id)
    hanging = replace(
        hanging, origin_of=tuple((id, "party:" + parties[0].id) for id, _ in hanging.statements)
    )
    quiet = replace(links, claims=(*links.claims, agreed, hanging), conflicts=())
    with Ledger.create(tmp_path / "ferry.db") as made:
        made.append(readings)
        made.relink(parties)
        made.write_links(quiet)
        yield made


@pytest.fixture
def told(ledger: Ledger) -> Account:
    """The account of it."""
    return account(ledger)


def ids(lines: Iterable[Told]) -> list[str]:
    return [line.statement.id for line in lines]


def test_every_count_of_a_claim_is_the_length_of_its_list(told: Account) -> None:
    assert len(told.claims) == 3
    for one in told.claims:
        assert len(one.origins) == one.claim.origins
        assert len(one.carriers) == one.claim.outlets
        assert sorted(ids(one.lines)) == sorted(id for id, _ in one.claim.statements)
        assert sorted(id for o in one.origins for id in ids(o.lines)) == sorted(
            i for i, _ in one.claim.origin_of
        )
        for side in one.sides:
            stances = dict(one.claim.statements)
            assert {stances[id] for id in ids(side.lines)} == {side.stance}


def test_an_origin_says_why_each_of_its_lines_is_of_it(told: Account) -> None:
    one = next(one for one in told.claims if one.claim.id == "agreed")
    why = dict(one.claim.origin_why)
    for origin in one.origins:
        assert [reason for reason, _ in origin.reasons] == [why[id] for id in ids(origin.lines)]
        assert [id for _, lines in origin.reasons for id in ids(lines)] == ids(origin.lines)
    hanging = next(one for one in told.claims if one.claim.id == "hanging")
    assert [len(lines) for _, lines in hanging.origins[0].reasons] == [1, 1]


def test_claims_of_most_origins_come_first(told: Account) -> None:
    assert [len(one.origins) for one in told.claims] == [2, 2, 1]


def test_origins_are_named_in_words(told: Account) -> None:
    names = {origin.name for origin in all_origins(told.claims)}
    assert {"Orla Venn", "Post"} <= names
    assert not any(":" in name and name.split(":")[0] in ("party", "outlet", "nameless") for name in names)


def test_an_outlet_that_is_not_named_is_not_counted_as_one(ledger: Ledger, told: Account) -> None:
    one = next(one for one in told.claims if one.claim.id == "agreed")
    assert carried(one) == "2 outlets"
    nameless = replace(one.carriers[1], is_named=False)
    assert (
        carried(replace(one, carriers=(one.carriers[0], nameless)))
        == "1 outlet and 1 article that names none"
    )
    assert carried(replace(one, carriers=(nameless, nameless))) == "2 articles that name no outlet"


def test_a_claim_is_told_alike_from_the_ledger_and_from_the_account(ledger: Ledger, told: Account) -> None:
    parties = {party.id: party for party in ledger.parties()}
    lazily = FromLedger(ledger, parties)
    for one in told.claims:
        again = claimed(one.claim, lazily, parties)
        assert [o.name for o in again.origins] == [o.name for o in one.origins]
        assert sorted(line.words for line in again.lines) == sorted(line.words for line in one.lines)


def test_the_front_page_tells_what_is_agreed_and_what_hangs_on_one_source(told: Account) -> None:
    page = front(told)
    assert [one.claim.id for one in page.agreed] == ["agreed"]
    assert [one.claim.id for one in page.hanging] == ["hanging"]
    assert [turn.why for turn in page.turned] == ["asserts, then denies"]


def test_what_an_open_conflict_touches_is_neither(ledger: Ledger) -> None:
    ids = [reading.statements[0].id for reading in whole()[0]]
    quiet = whole()[2]
    clash = Conflict("clash", min(ids), max(ids), "number", "open", "two counts")
    ledger.write_links(replace(quiet, claims=tuple(ledger.claims()), conflicts=(clash,)))
    page = front(account(ledger))
    assert page.agreed == () and page.hanging == ()
    assert [one.conflict.id for one in page.contested] == ["clash"]


def test_what_is_loosely_held_together_is_counted_and_not_told(told: Account) -> None:
    loose = [replace(one, claim=replace(one.claim, strength=0.6)) for one in told.claims]
    page, before = front(replace(told, claims=tuple(loose))), front(told)
    assert page.agreed == page.hanging == ()
    assert page.loose == len(before.agreed) > 0
    assert before.loose == 0


def test_every_line_of_the_front_page_is_its_article_verbatim(ledger: Ledger, told: Account) -> None:
    page = front(told)
    lines = [line for claim in page.agreed + page.hanging for line in (claim.gist, *claim.lines)]
    lines += [line for turn in page.turned for line in (turn.before, turn.after)]
    lines += [line for origin in page.origins for line in origin.lines]
    assert len(lines) >= 8
    for line in lines:
        article = ledger.article(line.statement.article)
        assert hashlib.sha256(article.text.encode("utf-8")).hexdigest() == article.text_sha256
        assert tuple(span.of(article.text) for span in line.statement.content) == line.parts


def test_a_passage_is_verbatim_and_knows_its_roles(told: Account, ledger: Ledger) -> None:
    statement = next(one.statement for one in told.told if one.statement.source and one.statement.cue)
    pieces = FromLedger(ledger, {p.id: p for p in ledger.parties()}).passage(statement.id)
    text = ledger.article(statement.article).text
    assert "".join(piece.text for piece in pieces) in text
    content = "".join(piece.text for piece in pieces if piece.role == "content")
    assert content == "".join(span.of(text) for span in statement.content)


def test_the_timeline_has_two_lanes_and_counts_what_has_no_time(told: Account) -> None:
    view = timeline(told.lines)
    assert sorted(i for m in view.said for i in ids(m.lines)) + sorted(ids(view.unsaid)) != []
    said = [one for one in told.told if not one.statement.said.is_open]
    assert sum(len(moment.lines) for moment in view.said) == len(said)
    assert len(view.unsaid) == len(told.told) - len(said)
    timed = sum(len(moment.lines) for moment in view.happens)
    assert timed == 1 and timed + view.untimed == len(told.lines)
    assert [moment.words for moment in view.happens] == ["9 May 2031"]


def test_only_places_that_a_line_is_about_get_a_pin(told: Account) -> None:
    assert [spot.name for spot in told.places.placed] == ["Port Mere"]
    assert [len(spot.lines) for spot in told.places.placed] == [1]
    assert [place.name for place in told.places.mentioned] == ["the quay"]
    nowhere = Place(told.places.placed[0].place.id, "Port Mere", ())
    assert [spot.name for spot in whereabouts([nowhere], told.lines).unplaced] == ["Port Mere"]
    assert not Spot(nowhere, ()).is_placed


def test_the_matrix_has_a_column_where_two_parties_are_on_record(told: Account) -> None:
    line = told.told[0]
    parties = [Party(name, name.title(), "person", ()) for name in ("ada", "bo", "cy")]
    tracks = [
        Track("1", parties[0], "toll", (Step(line, "for"), Step(line, "against", turn="turned")), 1),
        Track("2", parties[1], "toll", (Step(line, "against"),), 0),
        Track("3", parties[2], "quay", (Step(line, "against"),), 0),
    ]
    view = matrix(tracks)
    assert view.issues == ("toll",)
    assert [row.name for row in view.rows] == ["Ada", "Bo"]
    assert [track.key for track in view.tracks] == ["1"]


def test_tracks_that_only_tell_how_things_are_are_kept_apart(told: Account) -> None:
    line = told.told[0]
    parties = [Party(name, name.title(), "person", ()) for name in ("ada", "bo", "cy")]
    telling = Track("3", parties[2], "toll", (Step(line, "told"), Step(line, "told")), 0)
    tracks = [
        Track("1", parties[0], "toll", (Step(line, "told"), Step(line, "for", "will pay")), 0),
        Track("2", parties[1], "toll", (Step(line, "open"),), 0),
        telling,
    ]
    view = matrix(tracks)
    assert [row.name for row in view.rows] == ["Ada", "Bo"]
    assert [(len(track.stands), len(track.telling)) for track in view.tracks] == [(1, 1)]
    assert view.telling == (telling,)


def test_the_page_shows_in_which_words_a_side_is_taken(told: Account) -> None:
    steps = [step for track in told.tracks for step in track.steps]
    assert [(step.leaning, step.words) for step in steps] == [
        ("told", ""),
        ("against", "she will close the quay"),
    ]


def test_the_sources_lead_from_the_outlet_to_who_speaks(told: Account) -> None:
    view = sources(told.told, told.echoes)
    names = view.names
    edges = {(names[r.by], names[r.whom]): len(r.lines) for r in view.restings}
    assert edges["Tidewater Post", "Orla Venn"] >= 1
    assert edges["Harbour Lantern", "Tidewater Post"] >= 1
    assert {node.sort for node in view.nodes if node.key == UNSETTLED} == {"unsettled"}
    assert [one.echo.kind for one in view.echoes] == ["reworded"]
    for resting in view.restings:
        assert len(set(ids(resting.lines))) == len(resting.lines) > 0


def test_open_intervals_stay_open(told: Account) -> None:
    view = timeline(told.lines)
    assert Interval(None, "2031-05-04") in [moment.interval for moment in view.said]


def test_parties_of_one_name_are_told_apart(told: Account) -> None:
    lantern, post = told.clippings[0].told[0], told.clippings[1].told[0]
    officials = [Party(id, "A port official", "person", ()) for id in ("one", "other")]
    tracks = [
        Track(party.id, party, "ferry", (Step(line, "for"),), 0)
        for party, line in zip(officials, (lantern, post), strict=True)
    ]
    assert lantern.outlet != post.outlet
    names = {row.name for row in matrix(tracks).rows}
    assert names == {f"A port official ({line.outlet})" for line in (lantern, post)}
    of_one_outlet = replace(post, outlet=lantern.outlet, path="story/other.txt")
    by_file = matrix([tracks[0], replace(tracks[1], steps=(Step(of_one_outlet, "for"),))])
    assert {row.name for row in by_file.rows} == {
        "A port official (ferry.txt)",
        "A port official (other.txt)",
    }
    alone = matrix([tracks[0], replace(tracks[1], party=replace(officials[1], name="Ada Orsk"))])
    assert {row.name for row in alone.rows} == {"A port official", "Ada Orsk"}


@pytest.mark.parametrize(
    ("folded", "told"),
    [("french officials", "French officials"), ("us officials", "US officials"), ("clerks", "clerks")],
)
def test_a_source_without_a_name_keeps_the_capitals_of_its_country(folded: str, told: str) -> None:
    named = origin_name(
        f"nameless:a:{folded}", {}, lambda _: Heading("a", UNNAMED_OUTLET, "Harbour shut", "")
    )
    assert named == f"‘{told}’ in “Harbour shut”"
