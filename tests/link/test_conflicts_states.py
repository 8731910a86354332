# ruff: noqa: E501 (a row of a table stays on a line)
"""Updates: states that end, all of some against one of them, what was open of somebody and is settled."""

from __future__ import annotations

import pytest
from told import article, found, kinds

from onrecord.model import Interval

DAY = Interval("2021-05-04", "2021-05-04")

ENDED = [
    ("The mayor of Torvik, Matej Varga, will not step down.", "Matej Varga stepped down in Torvik on Friday."),
    ("Local residents of Torvik have been evacuated.", "Residents of Torvik had to leave their homes, but local people had all been allowed to return by Friday."),
    ("A ferry pilot was arrested in Torvik.", "The ferry pilot, Jan Holt, was arrested in Torvik on May 3 but released two days later."),
    ("The search for the Torvik trawler was still under way at noon.", "The search for the Torvik trawler was over by the evening."),
    ("The Torvik tunnel was closed on Monday after the rockfall.", "The Torvik tunnel was reopened after the rockfall."),
    ("Ten of the victims of the Torvik fire are yet to be identified.", "All the victims of the Torvik fire have been identified."),
    ("Two hikers were missing on the Torvik glacier.", "Two hikers on the Torvik glacier were rescued."),
    ("Jan Holt is due to appear before the Torvik court.", "Jan Holt pleaded not guilty at the Torvik court."),
    ("Jan Holt is expected to be charged over the Torvik fire.", "Jan Holt has been charged over the Torvik fire."),
    ("Jan Holt will face trial over the Torvik fire.", "Jan Holt was convicted over the Torvik fire."),
    ("Jan Holt is in critical condition after the Torvik fire.", "Jan Holt was listed in stable condition."),
    ("The fire at the Torvik mill was still burning at noon.", "The fire at the Torvik mill was extinguished."),
    ("The ferry's booking service in Torvik was offline.", "The ferry's booking service in Torvik was back online."),
]  # fmt: skip
NOT_ENDED = [
    ("Two hikers were missing on the Torvik glacier.", "Two hikers on the Torvik glacier will be rescued."),
    ("The Torvik tunnel was closed on Monday after the rockfall.", "The Torvik tunnel was not reopened after the rockfall."),
    ("Matej Varga was jailed in Torvik.", "Matej Varga was acquitted in Torvik in 1958."),
    ("Matej Varga is still the mayor of Torvik.", "Crowds in Torvik sang every night until Matej Varga stepped down."),
    ("Matej Varga is still the mayor of Torvik.", "Even had Matej Varga stepped down, the crowds in Torvik would have stayed."),
    ("A ferry pilot was arrested in Torvik.", "The harbour master was released in Torvik."),
    ("Jan Holt was arrested in Torvik.", "Ivo Brandt was released in Torvik."),
    ("Jan Holt will face trial over the Torvik fire.", "Ivo Brandt was convicted over the Torvik fire."),
    ("Jan Holt is in critical condition after the Torvik fire.", "Ivo Brandt was listed in stable condition."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ENDED)
def test_a_state_that_ends_is_replaced_by_what_ends_it(a: str, b: str) -> None:
    assert any(found.endswith("superseded") for found in kinds(a, b, DAY, DAY))


@pytest.mark.parametrize(("a", "b"), NOT_ENDED)
def test_a_state_goes_on_where_its_end_is_planned_denied_or_anothers(a: str, b: str) -> None:
    assert not kinds(a, b, DAY, DAY)


def test_all_of_them_is_corrected_by_one_of_whom_it_is_not_so() -> None:
    (conflict,) = found(
        article("All the gunmen who attacked Torvik were dead by the evening.", DAY, "Gunmen attack Torvik"),
        article("One of the gunmen is still at large.", DAY, "After the Torvik attack"),
    )
    assert (conflict.kind, conflict.status) == ("polarity", "superseded")


def test_all_of_those_at_one_place_are_not_all() -> None:
    assert not found(
        article("All the gunmen in the Melk hotel were dead.", DAY, "Gunmen attack Torvik"),
        article("One of the gunmen is still at large.", DAY, "After the Torvik attack"),
    )


def test_what_is_open_of_somebody_is_settled_though_nothing_else_is_alike() -> None:
    (conflict,) = found(
        article("Police held Jan Holt at the harbour. His nationality is not yet known.", DAY),
        article("Jan Holt, a Danish citizen living above a bakery, had run the ferry for a year.", DAY),
    )
    assert (conflict.kind, conflict.status) == ("commitment", "superseded")


def test_what_is_open_of_one_is_not_settled_by_another() -> None:
    assert not found(
        article("Police held Jan Holt at the harbour. His nationality is not yet known.", DAY),
        article("Ivo Brandt, a Danish citizen living above a bakery, had run the ferry for a year.", DAY),
    )


COUNTED = [
    ("Police carried out 41 raids in Torvik over two nights.", "Police in Torvik have carried out 79 raids since Monday.", {"number superseded"}),
    ("A further 118 people were put under house arrest in Torvik.", "Some 164 people are under house arrest in Torvik.", {"number superseded"}),
    ("Police seized 41 weapons in the Torvik raids.", "Police recovered 79 arms in the Torvik raids.", {"number superseded"}),
    ("At least eight gunmen carried out the raid on Torvik.", "Ten gunmen carried out the raid on Torvik.", {"number superseded"}),
    ("Police raids on Monday led to 23 arrests in Torvik.", "Police have arrested 60 people in Torvik.", set()),
    ("Police raids on Monday led to 23 arrests in Torvik.", "Police arrested 60 people in Torvik on Monday.", {"number superseded"}),
    ("Police arrested 41 people in Torvik.", "Police arrested 79 people in Torvik after Friday's riot.", {"number superseded"}),
    ("At least eight gunmen carried out the raid on Torvik.", "Eight gunmen carried out the raid on Torvik.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), COUNTED)
def test_counts_that_grow(a: str, b: str, expected: set[str]) -> None:
    assert kinds(a, b, DAY, Interval("2021-05-05", "2021-05-05")) == expected


def test_what_is_open_of_somebody_not_named_is_not_settled_for_somebody_who_is() -> None:
    assert not found(
        article(
            "The third gunman was not seen again. It is not yet clear if he died in the Torvik raid.", DAY
        ),
        article("Jan Holt was among three people who died in the police raid in Torvik.", DAY),
    )


def test_also_points_to_no_place_named_before() -> None:
    (conflict,) = found(
        article(
            "Shots were heard in Torvik at the Melk hotel. The panic also lasted for hours after all the gunmen were dead.",
            DAY,
            "Gunmen attack Torvik",
        ),
        article("One of the gunmen is still at large.", DAY, "After the Torvik attack"),
    )
    assert (conflict.kind, conflict.status) == ("polarity", "superseded")


def test_attackers_are_counted_together_whatever_they_and_their_deed_are_called() -> None:
    (conflict,) = found(
        article("A team of seven militants led the operation against Torvik.", DAY, "Gunmen attack Torvik"),
        article("At least eight assailants were behind the attack.", DAY, "All Torvik mourns"),
    )
    assert (conflict.kind, conflict.status) == ("number", "open")


FOLLOWED = [
    ("Three miners were arrested in Torvik. All of them were released on Friday.", {"polarity superseded"}),
    ("Trading in Almeda was halted on Monday. It resumed on Friday.", {"polarity superseded"}),
    ("Two divers are missing off Torvik. They were found on Friday.", {"polarity superseded"}),
    ("Three miners were arrested in Torvik. The road to Lomar was reopened on Friday.", set()),
    ("Three miners were arrested in Torvik. They will be released on Friday.", set()),
    ("They were released on Friday. Three miners were arrested in Torvik.", set()),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWED)
def test_a_state_ends_by_a_pronoun_in_the_next_sentence(text: str, expected: set[str]) -> None:
    assert {f"{c.kind} {c.status}" for c in found(article(text, DAY))} == expected


def test_what_stands_after_with_is_in_the_state() -> None:
    a, b = (
        "Torvik is quiet, with the schools and the harbour closed.",
        "The schools in Torvik have reopened, and so has the harbour.",
    )
    assert kinds(a, b, DAY, Interval("2021-05-05", "2021-05-05")) == {"polarity superseded"}


def test_one_article_tells_of_two_who_are_in_two_states() -> None:
    text = "Dozens of miners and officials were missing in the Torvik mine. The mayor said that all officials and drivers of the Torvik mine were safe."
    assert not found(article(text, DAY))
