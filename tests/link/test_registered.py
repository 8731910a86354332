"""What a register joins, keeps apart and identifies: made-up entries over made-up mentions."""

from __future__ import annotations

from dataclasses import replace

from test_parties import listed, mention, names_by_party

from onrecord.link import identified, parties
from onrecord.model import EntryKind, Mention, RegisterEntry


def entry(
    id: str, *names: str, kind: EntryKind = "person", about: str = "", register: str = "w.json"
) -> RegisterEntry:
    return RegisterEntry(id, register, kind, names, tuple(sorted(about.split())))


def together(mentions: list[Mention], *entries: RegisterEntry) -> list[list[str]]:
    text = {m.id: m.text for m in mentions}
    return sorted(sorted(text[m] for m in party.mentions) for party in parties(mentions, entries))


def ids(mentions: list[Mention], *entries: RegisterEntry) -> dict[str, list[str]]:
    found = identified(parties(mentions, entries), mentions, entries)
    return {party.name: [one.id for one in party.identifiers] for party in found}


def test_names_of_one_entry_are_one_party_with_the_reason() -> None:
    mentions = listed("p:Ana Kolar / p:Mia Brandt / o:Velm Board; o:Water Trust")
    both = entry("Q1", "Ana Kolar", "Mia Brandt")
    board = entry("Q2", "Velm Board", "Water Trust", kind="body")
    assert together(mentions, both, board) == [["Ana Kolar", "Mia Brandt"], ["Velm Board", "Water Trust"]]
    assert names_by_party(mentions) == [["Ana Kolar"], ["Mia Brandt"], ["Velm Board"], ["Water Trust"]]
    party = next(p for p in parties(mentions, [both]) if len(p.mentions) == 2)
    assert party.merged_because == ("“Ana Kolar” and “Mia Brandt”: both are names of Q1 in w.json",)


def test_names_of_two_entries_stay_apart_however_alike() -> None:
    mentions = listed("p:Mohamed Brandt / p:Mohammed Brandt")
    assert together(mentions) == [["Mohamed Brandt", "Mohammed Brandt"]]
    two = (entry("Q1", "Mohamed Brandt"), entry("Q2", "Mohammed Brandt"))
    assert together(mentions, *two) == [["Mohamed Brandt"], ["Mohammed Brandt"]]


def test_a_name_of_several_entries_settles_nothing() -> None:
    mentions = listed("p:Ana Kolar / p:Mia Brandt")
    two = (entry("Q1", "Ana Kolar", "Mia Brandt"), entry("Q2", "Ana Kolar"))
    assert together(mentions, *two) == [["Ana Kolar"], ["Mia Brandt"]]
    assert ids(mentions, *two) == {"Ana Kolar": [], "Mia Brandt": []}


def test_two_registers_dont_make_a_name_ambiguous() -> None:
    mentions = listed("p:Ana Kolar / p:Mia Brandt")
    both = entry("Q1", "Ana Kolar", "Mia Brandt")
    found = ids(mentions, both, replace(both, register="s.json", id="NK-1"))
    assert sorted(map(sorted, found.values())) == [["NK-1", "Q1"]]


def test_a_persons_name_alone_is_not_enough() -> None:
    mentions = listed("p:Ivo Brandt; o:Velm Chemicals")
    person = entry("Q1", "Ivo Brandt", about="minister velmaran")
    firm = entry("Q2", "Velm Chemicals", kind="body")
    assert ids(mentions, person, firm) == {"Ivo Brandt": [], "Velm Chemicals": ["Q2"]}


def test_an_office_that_both_tell_is() -> None:
    named = replace(mention("Ivo Brandt"), title="Defence Minister")
    person = entry("Q1", "Ivo Brandt", about="minister velmaran")
    (party,) = identified(parties([named], [person]), [named], [person])
    (one,) = party.identifiers
    assert (one.id, one.why) == ("Q1", "“Ivo Brandt” and “minister” are a name and an office of Q1 in w.json")
    other = replace(mention("Ivo Brandt"), title="Bishop")
    assert ids([other], person) == {"Ivo Brandt": []}


def test_a_body_is_no_person_of_the_same_name() -> None:
    mentions = listed("p:Ana Velm")
    assert ids(mentions, entry("Q1", "Ana Velm", "Velm", kind="body")) == {"Ana Velm": []}


def test_surnames_alone_are_not_looked_up() -> None:
    mentions = listed("p:Brandt")
    assert ids(mentions, entry("Q1", "Brandt", "Ivo Brandt")) == {"Brandt": []}
