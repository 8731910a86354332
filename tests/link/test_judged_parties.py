"""Which mentions are one party once people have spoken: tables of made-up mentions and judgements."""

from __future__ import annotations

import random

import pytest

from onrecord.link import judged_parties, parties, weigh
from onrecord.model import Judgement, Mention, Party, Span, content_id


def mentions(story: str) -> dict[str, Mention]:
    """Mentions of people in a line such as "Ana Kolar, Kolar / Vito Kolar": articles by slash.

    The key is the name, with the number of the article where the name came before.
    """
    found: dict[str, Mention] = {}
    for article, part in enumerate(story.split("/")):
        for at, word in enumerate(part.split(",")):
            name = word.strip()
            id = content_id("mention", article, at)
            key = f"{name} {article}" if name in found else name
            found[key] = Mention(
                id, str(article), name, Span(at * 99, at * 99 + len(name)), "name", "person", name
            )
    return found


def judgements(told: str, of: dict[str, Mention]) -> list[Judgement]:
    """Judgements in a line such as "A = B; A != C", one made each day."""
    found = []
    for day, part in enumerate(told.split(";") if told else []):
        kind, sign = ("not-same-party", "!=") if "!=" in part else ("same-party", "=")
        a, b = (of[name.strip()].id for name in part.split(sign))
        found.append(Judgement(kind, a, b, "ada", f"2031-05-{day + 1:02}T00:00:00Z"))
    return found


def judged(of: dict[str, Mention], told: list[Judgement]) -> tuple[Party, ...]:
    all_mentions = list(of.values())
    rulings = weigh(told, {mention.id: "mention" for mention in all_mentions}, all_mentions)
    return judged_parties(parties(all_mentions), all_mentions, rulings)


def named(of: dict[str, Mention], found: tuple[Party, ...]) -> list[str]:
    """The keys of the mentions of each party, of those with several."""
    key = {mention.id: name for name, mention in of.items()}
    return sorted(", ".join(sorted(key[id] for id in one.mentions)) for one in found if len(one.mentions) > 1)


APART = "Ana Kolar / Vito Brandt / Iris Holm"
NAMESAKES = "Ana Kolar / Ana Kolar / Ana Kolar, Kolar"
SHORT = "Ana Kolar, Kolar / Kolar / Ana Kolarova, Kolarova"
CASES = [
    (APART, "", []),
    (APART, "Ana Kolar = Vito Brandt", ["Ana Kolar, Vito Brandt"]),
    (APART, "Vito Brandt = Ana Kolar", ["Ana Kolar, Vito Brandt"]),
    (APART, "Ana Kolar = Vito Brandt; Vito Brandt = Iris Holm", ["Ana Kolar, Iris Holm, Vito Brandt"]),
    (APART, "Ana Kolar = Vito Brandt; Vito Brandt = Iris Holm; Ana Kolar != Iris Holm",
     ["Iris Holm, Vito Brandt"]),
    (APART, "Ana Kolar != Iris Holm; Vito Brandt = Iris Holm; Ana Kolar = Vito Brandt",
     ["Ana Kolar, Iris Holm, Vito Brandt"]),
    (APART, "Ana Kolar = Vito Brandt; Ana Kolar != Vito Brandt", []),
    (APART, "Ana Kolar != Vito Brandt; Ana Kolar = Vito Brandt", ["Ana Kolar, Vito Brandt"]),
    (NAMESAKES, "", ["Ana Kolar, Ana Kolar 1, Ana Kolar 2, Kolar"]),
    (NAMESAKES, "Ana Kolar 2 != Ana Kolar", ["Ana Kolar 2, Kolar", "Ana Kolar, Ana Kolar 1"]),
    (NAMESAKES, "Ana Kolar 1 != Ana Kolar; Ana Kolar 2 != Ana Kolar 1", ["Ana Kolar, Ana Kolar 2, Kolar"]),
    ("Ana Kolar, Kolar / Iris Holm", "Kolar != Ana Kolar", []),
    ("Ana Kolar, Kolar / Iris Holm", "Kolar = Iris Holm", ["Ana Kolar, Iris Holm, Kolar"]),
    ("Ana Kolar, Kolar / Iris Holm", "Ana Kolar != Iris Holm; Kolar = Iris Holm", ["Iris Holm, Kolar"]),
]  # fmt: skip


@pytest.mark.parametrize(("story", "told", "expected"), CASES)
def test_what_people_say_goes_before_what_linking_finds(story: str, told: str, expected: list[str]) -> None:
    of = mentions(story)
    found = judged(of, judgements(told, of))
    assert named(of, found) == expected
    ids = [id for party in found for id in party.mentions]
    assert sorted(ids) == sorted(mention.id for mention in of.values())
    assert len({party.id for party in found}) == len(found)


@pytest.mark.parametrize(("story", "told", "expected"), CASES)
def test_order_makes_no_difference(story: str, told: str, expected: list[str]) -> None:
    of = mentions(story)
    said = judgements(told, of)
    whole = judged(of, said)
    chance = random.Random(20310504)
    for _ in range(4):
        chance.shuffle(said)
        shuffled = list(of.items())
        chance.shuffle(shuffled)
        assert judged(dict(shuffled), said) == whole


def test_a_merge_gives_its_reason_and_a_division_keeps_only_true_ones() -> None:
    of = mentions("Ana Kolar, Kolar / Iris Holm")
    (one,) = [p for p in judged(of, judgements("Ana Kolar = Iris Holm", of)) if len(p.mentions) == 3]
    assert "judged by ada on 2031-05-01" in one.merged_because
    assert len(one.merged_because) == 2
    found = judged(of, judgements("Kolar != Ana Kolar", of))
    assert all(party.merged_because == () for party in found)


def test_what_nobody_spoke_of_stays_as_it_was_found() -> None:
    of = mentions("Ana Kolar, Kolar / Iris Holm / Vito Brandt, Brandt")
    before = {party.id: party for party in parties(of.values())}
    after = {party.id: party for party in judged(of, judgements("Ana Kolar = Iris Holm", of))}
    untouched = [id for id in before if before[id].mentions and of["Vito Brandt"].id in before[id].mentions]
    assert [after[id] for id in untouched] == [before[id] for id in untouched]


def test_a_merge_holds_for_names_read_later() -> None:
    of = mentions("Ana Kolar / Iris Holm")
    said = judgements("Ana Kolar = Iris Holm", of)
    later = mentions("Ana Kolar / Iris Holm / Ana Kolar, Kolar / Iris Holm")
    assert named(later, judged(later, said)) == ["Ana Kolar, Ana Kolar 2, Iris Holm, Iris Holm 3, Kolar"]
