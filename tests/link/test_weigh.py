"""Which judgements hold together, which are overruled, and which have lost their hold."""

from __future__ import annotations

import pytest

from onrecord.link import CONFLICT_KINDS, fault, weigh
from onrecord.model import Interval, Judgement

KNOWN = {
    **dict.fromkeys(("s1", "s2", "s3"), "statement"),
    **dict.fromkeys(("m1", "m2", "m3"), "mention"),
    "a1": "article",
}


def said(*lines: str) -> list[Judgement]:
    """Judgements in lines of kind, subject and object, one made each day."""
    found = []
    for day, line in enumerate(lines):
        kind, subject, *object = line.split(" ", 2)
        found.append(
            Judgement(
                kind, subject, " ".join(object), "ada", f"2031-05-{day + 1:02}T00:00:00Z", f"word {day}"
            )
        )
    return found


def states(*lines: str) -> str:
    """How each stands, by the first letter, in the order made."""
    given = said(*lines)
    standing = {one.judgement: one.state for one in weigh(given, KNOWN).judged.standings}
    return "".join(standing[one.id][0] for one in given)


STATES = [
    (("same-party m1 m2",), "a"),
    (("same-party m1 m2", "same-party m1 m2"), "aa"),
    (("same-party m1 m2", "not-same-party m2 m1"), "oa"),
    (("same-party m1 m2", "same-party m2 m3", "not-same-party m1 m3"), "oaa"),
    (("not-same-party m1 m3", "same-party m1 m2", "same-party m2 m3"), "oaa"),
    (("same-claim s1 s2", "not-same-claim s1 s2", "same-claim s2 s1"), "aoa"),
    (("conflict s1 s2 number", "no-conflict s2 s1"), "oa"),
    (("no-conflict s1 s2", "conflict s2 s1 time"), "oa"),
    (("speaker s1 m1", "speaker s1 m2", "speaker s2 m1"), "oaa"),
    (("speaker s1 m1", "speaker s1 unsettled"), "oa"),
    (("published a1 2031-05-01", "published a1 2031-05-01..2031-05-03"), "oa"),
    (("not-a-statement s1", "speaker s1 m1", "same-claim s1 s2"), "aao"),
    (("same-party m1 m9",), "i"),
    (("same-party m1 s1",), "i"),
    (("speaker m1 m2",), "i"),
    (("published a9 2031-05-01",), "i"),
    (("not-a-statement s9",), "i"),
    (("published a1 yesterday",), "u"),
    (("published a1 2031-02-30",), "u"),
    (("published a1 2031-05-03..2031-05-01",), "u"),
    (("published a1 ..",), "u"),
    (("conflict s1 s2",), "u"),
    (("conflict s1 s2 mood",), "u"),
    (("same-party m1 m1",), "u"),
    (("make-coffee m1 m2",), "u"),
]


@pytest.mark.parametrize(("lines", "expected"), STATES)
def test_how_judgements_stand(lines: tuple[str, ...], expected: str) -> None:
    assert states(*lines) == expected


def test_a_revoked_one_gives_way_to_what_it_overruled() -> None:
    first, second = said("same-party m1 m2", "not-same-party m1 m2")
    taken_back = Judgement(
        second.kind,
        second.subject,
        second.object,
        second.who,
        second.made_at,
        second.note,
        "bea",
        "2031-06-01",
    )
    rulings = weigh([first, taken_back], KNOWN)
    assert rulings.parties == (first,)
    assert {one.judgement: one.state for one in rulings.judged.standings} == {
        first.id: "applied",
        second.id: "revoked",
    }


def test_each_one_without_effect_says_why() -> None:
    parties = ("same-party m1 m2", "not-same-party m1 m2")
    others = ("speaker s9 m1", "published a1 soon", "speaker s1 m1", "speaker s1 m2")
    standings = weigh(said(*parties, *others), KNOWN).judged.standings
    assert {bool(one.why) for one in standings if one.state != "applied"} == {True}


DATES = [
    ("2031-05-01", Interval("2031-05-01", "2031-05-01")),
    ("2031-05-01..2031-05-03", Interval("2031-05-01", "2031-05-03")),
    ("2031-05-01..", Interval("2031-05-01", None)),
    ("..2031-05-03", Interval(None, "2031-05-03")),
]


@pytest.mark.parametrize(("written", "expected"), DATES)
def test_dates_as_written(written: str, expected: Interval) -> None:
    (date,) = weigh(said(f"published a1 {written}"), KNOWN).judged.dates
    assert date.published == expected


def test_of_one_moment_the_id_decides() -> None:
    both = [Judgement("speaker", "s1", mention, "ada", "2031-05-01") for mention in ("m1", "m2")]
    (voice,) = weigh(both, KNOWN).judged.voices
    assert voice.voice == max(both, key=lambda one: one.id).object
    assert weigh(reversed(both), KNOWN) == weigh(both, KNOWN)


def test_faults_are_told_in_words() -> None:
    assert "mood" not in CONFLICT_KINDS
    assert "number" in (fault(said("conflict s1 s2 mood")[0]) or "")
    assert fault(said("conflict s1 s2 time")[0]) is None
