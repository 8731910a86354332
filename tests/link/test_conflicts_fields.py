# ruff: noqa: E501 (a row of a table stays on a line)
"""Classes of disagreements and updates that any field has, and what looks like them and is none."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

FIRST, SECOND = Interval("2031-05-04", "2031-05-04"), Interval("2031-05-06", "2031-05-06")

ABSENT = [
    ("No distress call was received from the jet near Torvik.", "The pilot sent a distress call minutes before the jet went down near Torvik.", "superseded"),
    ("There had been no warning of the attack in Torvik.", "The ministry acknowledged that it had received a warning of the attack in Torvik.", "superseded"),
    ("No travel ban is planned in Torvik.", "The travel ban in Torvik was lifted on Friday.", "superseded"),
]  # fmt: skip
NOT_ABSENT = [
    ("There is no record of him leaving the port.", "He has a criminal record and was fined for smuggling."),
    ("No further talks were held in Torvik.", "Talks were held in Torvik for two days."),
    ("There was no ceasefire in Torvik until Sunday.", "The ceasefire in Torvik could be signed on Sunday."),
    ("There was no siege at the Melk hotel.", "A siege at the Orsini hotel was ended by police."),
]  # fmt: skip
LASTING = [
    ("Within an hour, police had stormed the library in Torvik.", "They began a siege in Torvik that would last two hours and forty minutes."),
    ("The raid on the Torvik library lasted 20 minutes.", "The raid on the Torvik library went on for more than an hour."),
    ("The Torvik truce will last for 30 days.", "The Torvik truce would last for only ten days."),
    ("They talked in Torvik for four hours.", "The talks in Torvik lasted 20 minutes."),
]  # fmt: skip
NOT_LASTING = [
    ("The dock strike in Varga last year lasted three weeks.", "The dock strike in Torvik lasted three days."),
    ("The country will observe three days of mourning for Torvik.", "The mayor urged people to hang out flags on a day of mourning for Torvik."),
    ("Within an hour, police had closed the road to the Torvik library.", "The siege of the Torvik library lasted three hours."),
    ("The raid on the Torvik library lasted about an hour.", "The raid on the Torvik library lasted 55 minutes."),
    ("The raid on the Torvik library lasted two to three hours.", "The raid on the Torvik library lasted two hours."),
    ("The raid on the Torvik library lasted at least half a day.", "The raid on the Torvik library lasted at least 20 minutes."),
    ("The truce of 1998 in Torvik lasted nine days.", "The truce in Torvik will last 30 days."),
    ("Torvik was calm after eight days of the worst riots in years.", "The riots in Torvik go on: windows were broken again after four days of riots."),
    ("Ivo Brandt served most of a six-month sentence in Torvik.", "Jana Holt was sentenced to two years in Torvik, the sentence to last until May."),
    ("The raid in Torvik ended a day later.", "The raid in Torvik lasted 20 minutes."),
]  # fmt: skip
NAMED = [
    ("The first victim in Torvik was a guard, whose name has not been released.", "The guard who was killed in Torvik was named as Emil Sandt."),
    ("The name of the pilot held in Torvik has not been made public.", "The pilot held in Torvik, Captain Nils Arend, was freed."),
    ("It was not clear who the attackers in Torvik were.", "One of the gunmen in Torvik was identified as Milan Serak."),
    ("An unidentified sailor fell ill in Torvik.", "The sailor who fell ill in Torvik was named as Pavel Doric."),
]  # fmt: skip
NOT_NAMED = [
    ("It was not clear who the strike leaders in Torvik were.", "A crowd in Torvik cheered the leader Milan Serak."),
    ("The second guard in Torvik has not been identified.", "The first guard in Torvik was named as Emil Sandt."),
    ("An unidentified man was killed in Torvik.", "A man named as Emil Sandt, 40, was charged with fraud in Varga."),
    ("The pilot has not been identified in Torvik.", "The guard in Torvik was named as Emil Sandt."),
]  # fmt: skip
ALL_OF_THEM = [
    ("There were no survivors of the jet crash near Torvik.", "A girl was found alive in the wreck of the jet near Torvik.", "superseded"),
    ("All those on board died when the jet crashed near Torvik.", "A survivor of the jet crash near Torvik left hospital.", "superseded"),
    ("All the hostages in the Torvik library were freed unharmed.", "A hostage died when police raided the Torvik library.", "open"),
]  # fmt: skip
NOT_ALL_OF_THEM = [
    ("All the hostages in the Torvik library were freed unharmed.", "A guard died when police raided the Torvik library."),
]  # fmt: skip
OTHER = [
    ("The outbreak in Torvik is under control.", "The outbreak in Torvik is out of control.", "polarity superseded"),
    ("The army would not withdraw its guns from Torvik.", "The army began to pull its guns back from Torvik.", "polarity superseded"),
    ("A vigil in Torvik has been cancelled.", "About 8,000 people took part in a vigil in Torvik.", "polarity superseded"),
    ("Jan Oster said that he would stay on as minister in Torvik.", "Jan Oster stepped down as minister in Torvik.", "polarity superseded"),
    ("The search near Torvik was suspended for the night.", "The search near Torvik resumed on Sunday.", "polarity superseded"),
    ("Police are looking for a woman who rented the van in Torvik.", "A woman who rented the van in Torvik was arrested on Monday.", "polarity superseded"),
    ("The illness that has killed seven in Torvik is caused by a virus.", "The illness in Torvik is caused by a bacterium.", "actor superseded"),
    ("The cause of the crash near Torvik is not known.", "Ice on the wings brought down the jet in the crash near Torvik.", "commitment superseded"),
    ("Doctors in Torvik don't know what causes the illness.", "The illness in Torvik is caused by a bacterium.", "commitment superseded"),
]  # fmt: skip
BLAMED = [
    ("Red Dawn claimed responsibility for the attack in Torvik.", "Red Dawn denied any part in the attack in Torvik.", "polarity open"),
    ("No group has claimed responsibility for the attack in Torvik.", "Red Dawn claimed responsibility for the attack in Torvik.", "commitment superseded"),
    ("The army blamed the rebels for the shelling of Torvik.", "The government was behind the shelling of Torvik, doctors said.", "actor superseded"),
]  # fmt: skip
AS_PRINTED = [
    ("A librarian in Torvik saw a third man in a white van outside the library.", "A grey van parked outside the library in Torvik was searched.", "actor open"),
    ("The jet was re-checked before it left Torvik.", "The firm did not re-check the jet in Torvik.", "polarity"),
    ("The captain of the ferry in Torvik had been drinking.", "The captain of the ferry in Torvik had drunk no wine.", "polarity"),
    ("The raid in Torvik started at about 4:15 a.m. and lasted 20 minutes.", "The raid in Torvik began at 5 a.m.", "time open"),
    ("The army blamed the rebels for the shelling of Torvik.", "It was the army that shelled Torvik, an inquiry found.", "actor"),
]  # fmt: skip
NOT_BLAMED = [
    ("Militants carried out the attack on Torvik.", "Three gunmen carried out the attack on Torvik."),
    ("Police carried out ten raids in Torvik.", "The attack on Torvik was carried out by militants."),
    ("The army blamed the rebels for the shelling of Torvik.", "The army may have been behind the shelling of Torvik."),
]  # fmt: skip
OPEN = [
    ("There is no word of survivors of the jet crash near Torvik.", "A girl was found alive in the wreck of the jet near Torvik."),
    ("It is not known whether the virus in Torvik passes from person to person.", "The virus in Torvik does not pass from person to person."),
]  # fmt: skip
NOT_OPEN = [
    ("It is not clear when the virus in Torvik passed from person to person.", "The virus passed from person to person on the ferry to Varga."),
]  # fmt: skip
PLANNED = [
    ("Both sides will exchange prisoners in Torvik within a week.", "The two sides exchanged prisoners in Torvik on Wednesday.", "commitment superseded"),
    ("Both sides will exchange prisoners in Torvik within a week.", "The exchange of prisoners in Torvik was put off on Saturday.", "commitment superseded"),
    ("Matej Varga would start in Torvik on Thursday.", "Matej Varga did not start in Torvik on Thursday.", "superseded"),
]  # fmt: skip
BY_OFFICE = [
    ("Davide Corsi, the chief executive of the Torvik ferry line, said that he had no intention of stepping down.", "The chief executive of the Torvik ferry line resigned on Thursday.", "superseded"),
    ("Police held Jan Holt, the captain, in Torvik. The captain was drunk.", "Captain Jan Holt was sober, the Torvik ferry line said.", "polarity"),
    ("Residents of Torvik were told to leave their homes.", "Residents of Torvik returned to their homes last week.", "superseded"),
]  # fmt: skip
AT_LENGTH = [
    ("Greta Holt, the former chief executive of the Halden Bank, was arrested in Torvik on Monday.", "Holt was released on bail in Torvik on Wednesday.", "superseded"),
    ("The rescue of the bank in Torvik would cost 9 billion crowns.", "The cost of the rescue of the bank in Torvik rose to 11 billion crowns.", "number superseded"),
]  # fmt: skip
NOT_BY_OFFICE = [
    ("Davide Corsi, the chief executive of the Torvik ferry line, has no intention of stepping down.", "The former chief executive of the Torvik ferry line lives in Varga."),
    ("Ivo Brandt, the interior minister, will stay on in Torvik.", "The foreign minister, Jana Holt, resigned on Thursday."),
]  # fmt: skip
NOT_PLANNED = [
    ("Nils Holt will sign the lease of the mill in Torvik.", "Ilse Brandt signed the lease of the mill in Torvik."),
    ("Both sides could exchange prisoners in Torvik within a week.", "The two sides exchanged prisoners in Torvik on Wednesday."),
    ("The mayor will open the new bridge in Torvik.", "The mayor opened a school in Varga."),
    ("The mayor opened the new bridge in Torvik.", "The mayor will open the new bridge in Torvik in May."),
]  # fmt: skip
COUNTED = [
    ("Four people have died in the port of Torvik and 37 have fallen ill.", "In Torvik 60 people have been infected.", "number superseded"),
    ("Four people have died in Torvik.", "Schools in Torvik were closed after the number of deaths rose to 12.", "number superseded"),
    ("Doctors at the hospital counted 31 dead in Torvik.", "Nineteen people have died in Torvik.", "number superseded"),
    ("A jet with 112 people on board crashed near Torvik.", "The number of those on board the jet near Torvik was put at 113.", "number open"),
    ("About 40 people are being held inside the library in Torvik.", "Gunmen took more than 60 people hostage in the library in Torvik.", "number superseded"),
    ("A nine-year-old girl was found alive near Torvik.", "The girl found near Torvik was named as Mina Oren, an 11-year-old.", "number open"),
    ("Milan Serak, a 24-year-old former soldier, attacked Torvik.", "One of the gunmen in Torvik, Milan Serak, was 26 and had never served.", "number open"),
    ("No one has been arrested in Torvik.", "Two people, a masseur and a driver, were detained in Torvik on Monday.", "number superseded"),
]  # fmt: skip
TOLD_AT_LENGTH = [
    ("A bridge in Torvik fell into a dry river bed on Sunday, killing at least nine people, the coast guard said.", "The number of people killed when the bridge in Torvik fell rose to 31 on Monday.", "number superseded"),
    ("About 440 people who live below the Torvik dam were told to leave their homes.", "More than 600 people had been moved out of their homes below the Torvik dam.", "number superseded"),
    ("Nobody was under investigation for the Torvik fire.", "Twenty people, among them the chief executive, Davide Corsi, have been placed under investigation for the Torvik fire.", "number superseded"),
    ("The Torvik bridge gave way at about 11.10 a.m., police said.", "The Torvik bridge came down shortly after 11.50 a.m., a driver said.", "time open"),
]  # fmt: skip
NOT_COUNTED = [
    ("Four people have died in Torvik.", "In the war of 1998, some 40 people were killed. That war lasted nine days in Torvik."),
    ("A jet with 110 people on board crashed near Torvik.", "The jet near Torvik carried 112 people."),
    ("A nine-year-old girl was found alive near Torvik.", "A man of 61 was found alive near Torvik."),
]  # fmt: skip
OF_PEOPLE = [
    ("Matej Varga has been suspended by the team in Torvik.", "The suspension of Matej Varga in Torvik was lifted: his suspension was lifted at once.", "superseded"),
    ("The driver in Torvik is still in custody.", "Jan Kolar, the driver in Torvik, was released on Saturday.", "superseded"),
    ("Milan Serak, who attacked Torvik, was born in Corven.", "Milan Serak was born in Vaduna and moved to Torvik.", "place"),
    ("The captain of the ferry in Torvik was sober.", "The captain of the ferry in Torvik was drunk.", "polarity"),
]  # fmt: skip
NOT_OF_PEOPLE = [
    ("Matej Varga took a banned drug in Torvik.", "The ban on swimming in Torvik was lifted."),
    ("Milan Serak was born in Torvik.", "Ivo Brandt was born in Vaduna and lives in Torvik."),
    ("The captain of the ferry in Torvik had drunk no wine.", "The captain of the ferry in Torvik was sober."),
]  # fmt: skip
NOT_AS_PRINTED = [
    ("Police in Torvik found a white Orlo van.", "Police in Torvik found a grey Seda van."),
    ("Jan Holt rang the station in Torvik at 4.15 p.m.", "Ivo Brandt rang the station in Torvik at 5 p.m."),
]  # fmt: skip
NOT_OTHER = [
    ("Police are looking for a man who rented the van in Torvik.", "Police captured the man on security cameras in Torvik."),
    ("All schools in Torvik were closed after the number of deaths rose to 12.", "Two people died in a fire at the school in Varga."),
    ("The jet had 112 people aboard when it crashed near Torvik.", "The jet near Torvik carried 112 people."),
    ("The line told the crew not to risk their safety as the ship passed through Torvik Sound.", "The boat foiled two raids in Torvik Sound, the world's most dangerous waters."),
    ("Ivo Brandt broke the record in Torvik with 7:42 left in the first half.", "Ivo Brandt broke the record in Torvik with 7:42 remaining in the first half."),
    ("The deputy Jan Holt of Torvik died instantly.", "Jan Holt of Torvik is survived by his wife."),
    ("The coast guard captured 23 raiders near Torvik.", "The raiders near Torvik surrendered to the coast guard."),
]  # fmt: skip


def statuses(a: str, b: str) -> set[str]:
    """Kind and status of the conflicts between two sentences of one story, published two days apart."""
    titles = ("Torvik: the first day", "Torvik: two days on")
    return {
        f"{c.kind} {c.status}" for c in found(article(a, FIRST, titles[0]), article(b, SECOND, titles[1]))
    }


@pytest.mark.parametrize(("none", "some", "status"), ABSENT)
def test_what_there_was_none_of_conflicts_with_what_there_was(none: str, some: str, status: str) -> None:
    assert any(one.endswith(f"polarity {status}") for one in statuses(none, some))


@pytest.mark.parametrize(("a", "b"), LASTING)
def test_two_lengths_of_one_thing_conflict(a: str, b: str) -> None:
    assert any(one.startswith("time") for one in statuses(a, b))


@pytest.mark.parametrize(("nameless", "named"), NAMED)
def test_who_had_no_name_is_named(nameless: str, named: str) -> None:
    assert any(one.endswith("superseded") for one in statuses(nameless, named))


@pytest.mark.parametrize(("all_", "one", "status"), ALL_OF_THEM)
def test_what_befell_all_is_not_so_of_one(all_: str, one: str, status: str) -> None:
    assert f"polarity {status}" in statuses(all_, one)


@pytest.mark.parametrize(("a", "b"), OPEN)
def test_what_was_open_is_settled_though_nobody_is_named(a: str, b: str) -> None:
    assert "commitment superseded" in statuses(a, b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [*OTHER, *BLAMED, *AS_PRINTED, *PLANNED, *COUNTED, *TOLD_AT_LENGTH, *BY_OFFICE, *AT_LENGTH, *OF_PEOPLE],
)
def test_two_readings_that_any_field_has(a: str, b: str, expected: str) -> None:
    assert any(expected in one for one in statuses(a, b))


def test_a_figure_without_a_noun_is_of_what_the_line_before_counts() -> None:
    text = "About 8,000 people took part in a vigil in Torvik, the city said. Organisers put the number at 15,000."
    (conflict,) = found(article(text, FIRST, "Torvik: a vigil"), article("Torvik mourns.", SECOND, "Torvik"))
    assert (conflict.kind, conflict.status) == ("number", "open")


def test_what_is_disputed_in_one_sentence() -> None:
    text = "The bank in Torvik was warned by a clerk in May; Nils Holt, its head, said that no warning had been received."
    (conflict,) = found(
        article(text, FIRST, "Torvik: a bank"),
        article("The harbour in Torvik was quiet.", SECOND, "Torvik: a calm day"),
    )
    assert (conflict.kind, conflict.status) == ("polarity", "open")


def test_so_many_million_by_one_and_by_another() -> None:
    text = "The firm in Torvik spent 9 million euros on the dam, it said; papers of the ministry put the figure at 2 million."
    (conflict,) = found(article(text, FIRST, "Torvik: a dam"), article("Torvik mourns.", SECOND, "Torvik"))
    assert (conflict.kind, conflict.status) == ("number", "open")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *NOT_ABSENT,
        *NOT_LASTING,
        *NOT_NAMED,
        *NOT_ALL_OF_THEM,
        *NOT_BLAMED,
        *NOT_OPEN,
        *NOT_PLANNED,
        *NOT_COUNTED,
        *NOT_OF_PEOPLE,
        *NOT_OTHER,
    ],
)
def test_what_only_looks_like_a_disagreement_is_none(a: str, b: str) -> None:
    assert not statuses(a, b)
