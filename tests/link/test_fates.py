"""What lines tell befell whom: by which lines of one person's death or arrest are of one claim."""

from __future__ import annotations

import pytest
from told import article, told

from onrecord.link.candidates import Pair, embed
from onrecord.link.claims import claims
from onrecord.link.compare import Comparer
from onrecord.link.conflicts.kinds.fates import fates
from onrecord.link.conflicts.reading.background import Background
from onrecord.model import Interval

KNOWN = "Ilse Holt and Jan Oster worked in Torvik. Ilse Holt led the mill, Jan Oster the bank."
BEFELL = [
    ("Ilse Holt died on Thursday in Torvik.", {"death holt"}),
    ("Guards arrested Ilse Holt in Torvik.", {"arrest holt"}),
    ("Ilse Holt, who led the mill, was convicted in Torvik.", {"conviction holt"}),
    ("Ilse Holt, killed in a raid in Torvik, led the mill.", {"death holt", "killing holt"}),
    ("Ilse Holt was among three people who died in Torvik.", {"death holt"}),
    ("Ilse Holt was one of those killed in Torvik.", {"death holt", "killing holt"}),
    ("Three people died in Torvik, including Ilse Holt, who led the mill.", {"death holt"}),
    ("Ilse Holt and Jan Oster were arrested in Torvik.", {"arrest holt", "arrest oster"}),
    ("Ilse Holt and a guard both died in Torvik.", {"death holt"}),
    ("A third suspect, Ilse Holt, died in Torvik.", {"death holt"}),
    ("Ilse Holt, cousin of Jan Oster, died in Torvik.", {"death holt"}),
    ("The head of the mill, Ilse Holt, is confirmed dead.", {"death holt"}),
    ("Ilse Holt was dead, her brother in Torvik said.", {"death holt"}),
    # of nobody by name, or of another
    ("Three people died in Torvik, Ilse Holt said.", set()),
    ("Ilse Holt and Jan Oster killed a guard in Torvik.", set()),
    ("A dead bird lay near Ilse Holt in Torvik.", set()),
    # denied, supposed, planned, or told in passing
    ("Ilse Holt was not arrested in Torvik.", set()),
    ("Ilse Holt may be arrested in Torvik.", set()),
    ("The mill in Torvik was sold when Ilse Holt died.", set()),
    ("A guard ran off in Torvik as Ilse Holt was arrested.", set()),
    # where somebody is that may be elsewhere tomorrow
    ("Ilse Holt checked into a clinic in Torvik.", set()),
]  # fmt: skip
DAY = Interval("2031-05-04", "2031-05-04")


@pytest.mark.parametrize(("text", "expected"), BEFELL)
def test_what_a_line_tells_befell_whom(text: str, expected: set[str]) -> None:
    some = told(article(text, DAY), article(KNOWN, DAY))
    around = Background(some)
    found = {
        f"{kind} {fate.whom.name[-1]}"
        for line in some.lines
        if line.article.text == text
        for fate in fates(line, around)
        for kind in fate.kinds
    }
    assert found == expected


APART = (
    "Ilse Holt, who led the mill in Torvik, has died.",
    "Two people died in the dawn raid on a flat, including Ilse Holt.",
)


def level(one: str, other: str) -> tuple[float, str]:
    """What the comparison of fates counts for two articles of a line, and why."""
    some = told(article(one, DAY), article(other, DAY), article(KNOWN, DAY))
    around = Background(some)
    comparer = Comparer(some, embed(some), lambda line: fates(line, around))
    a, b = sorted(
        (line for line in some.lines if line.article.text in (one, other)), key=lambda line: line.id
    )
    levels = (found for found in comparer.waterfall(Pair(a, b, 1.0)) if found.name == "fate")
    return next(((found.score, found.reason) for found in levels), (0.0, ""))


def test_lines_that_tell_one_persons_death_say_the_same_however_they_differ() -> None:
    score, reason = level(*APART)
    assert score > 0
    assert reason == "both tell of one person’s death"


def test_the_deaths_of_two_people_are_two() -> None:
    assert level(APART[0], APART[1].replace("Ilse Holt", "Jan Oster")) == (0.0, "")


def test_by_a_death_alone_two_lines_are_of_one_claim() -> None:
    texts = (
        "Ilse Holt, who led 60 clerks at the mill, has died.",
        "Three people died, including Ilse Holt, in a raid on a flat by 12 guards.",
    )
    some = told(*(article(text, DAY) for text in (*texts, KNOWN)))
    both = {line.id for line in some.lines if line.article.text in texts}
    assert any(both <= {line for line, _ in found.statements} for found in claims(some))
