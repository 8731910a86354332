"""Where somebody was thought to be, and where they turned out to have been."""

from __future__ import annotations

import pytest
from told import article, found

from onrecord.model import Interval

MAY, JUNE = Interval("2021-05-04", "2021-05-04"), Interval("2021-06-04", "2021-06-04")
THOUGHT = "Jan Holt, who ran the ferry, is believed to be hiding in Norway."


@pytest.mark.parametrize(
    "seen",
    [
        "Jan Holt was killed in a police raid in Denmark.",
        "Jan Holt died on a farm in Poland after a long illness.",
        "Jan Holt was in Sweden, a letter shows.",
    ],
)
def test_somebody_thought_to_be_in_one_country_was_in_another(seen: str) -> None:
    (conflict,) = found(article(THOUGHT, MAY), article(seen, JUNE))
    assert (conflict.kind, conflict.status) == ("place", "superseded")


@pytest.mark.parametrize(
    "seen",
    [
        "Jan Holt was arrested in Norway.",
        "Ivo Brandt was killed in a police raid in Denmark.",
        "Jan Holt had sold a ferry in Denmark.",
        "Jan Holt is believed to be hiding in Norway, not in Denmark.",
    ],
)
def test_no_other_person_place_or_deed_is_against_it(seen: str) -> None:
    assert not found(article(THOUGHT, MAY), article(seen, JUNE))


def test_who_was_somewhere_may_since_have_gone_elsewhere() -> None:
    assert not found(article("Jan Holt was in Sweden, a letter shows.", MAY), article(THOUGHT, JUNE))
