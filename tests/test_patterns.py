"""No regular expression explodes, and reading grows no faster than its text."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest.article import article
from onrecord.ingest.document import Document
from onrecord.ingest.survey import survey
from onrecord.pipeline import read_article
from pattern_sites import sites
from pattern_survey import FACTOR, worst

LEAST_PATTERNS = 150
"""The survey found over two hundred when this was written: fewer would mean that it no longer sees them."""
WORST_GROWTH = FACTOR**2 * 1.8
"""Four times the text may take one pattern sixteen times as long (it tries every beginning of a run), with
room for what else the machine does; three loops within one another would take it 64 times as long."""
NEARLY_STRAIGHT = FACTOR * 1.6
"""Four times the text may take so many times as long where growth is straight, on a busy machine."""
LONG = 50_000
"""Characters of the shorter article; what is twice nested shows at such a length."""
BEGIN = "Ferry stays\n\nMayor Orla Venn said that the ferry stays in the port of Mere. "
FIXED_S = 0.05
"""What any article costs, however short: below it growth is neither seen nor of any matter."""


@cache
def surveyed() -> list[dict[str, Any]]:
    """What the survey says of every pattern."""
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, str(here / "pattern_survey.py")],
        capture_output=True, text=True, check=True, cwd=here, timeout=1_500,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_pattern_in_the_source_is_surveyed() -> None:
    found = sites()
    assert len(found) >= LEAST_PATTERNS
    rows = surveyed()
    assert [row["where"] for row in rows if row.get("unseen")] == []
    assert {site.pattern for site in found if isinstance(site.pattern, str)} <= {r["pattern"] for r in rows}


def test_no_pattern_of_the_program_explodes() -> None:
    rows = surveyed()
    assert len(rows) >= LEAST_PATTERNS
    bad = [row for row in rows if row["growth"] > WORST_GROWTH]
    assert bad == []


def test_what_slows_a_pattern_down_does_not_slow_the_program_down() -> None:
    """A pattern that tries every beginning of a run is given short pieces alone, whatever the article."""
    slow = dict.fromkeys(row["how"] for row in surveyed() if row["growth"] > NEARLY_STRAIGHT)
    assert slow
    grown = {how: article_growth(*ast.literal_eval(how)) for how in slow}
    assert {how: growth for how, growth in grown.items() if growth > NEARLY_STRAIGHT} == {}


def article_growth(prefix: str, pump: str, suffix: str) -> float:
    """How many times longer an article of four times the length takes, up to its regions and dates."""
    few, more = (
        min(article_s(f"{BEGIN}{prefix}{pump * (size // len(pump))}{suffix} x\n") for _ in range(2))
        for size in (LONG, LONG * FACTOR)
    )
    return more / max(few, FIXED_S)


def article_s(text: str) -> float:
    """Processor seconds to make an article of a text."""
    began = time.process_time()
    document = Document("a.txt", "0" * 64, text)
    article(document, survey([document]))
    return time.process_time() - began


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(\w+\s?)*\.", r"(?:on|o|n)*!", r"(a|a)*b", r"\s*,?\s*,?\s*;", r"x(\d+|[0-9]+)*y"]
)
def test_the_survey_would_see_one_that_does(pattern: str) -> None:
    growth, _, _ = worst(pattern, 0)
    assert growth > WORST_GROWTH


REPEATED = (
    *("said ", "on ", "“", '"', "(", "a", " ", "\n", "\t", "1 ", "1 January 2031 ", "Mr. ", "Ada Quill, "),
    *(
        "he said. ",
        "A.B.",
        "- ",
        "said that ",
        "“x” said ",
        "the ",
        "and ",
        "By ",
        "in the ",
        "2031",
        "–",
        "|",
    ),
    *(
        "www.",
        "a@",
        "Ada Quill said “it” and Bo said. ",
        "'",
        "’s ",
        "x’",
        "https://x.invalid/",
        "0,",
        "1/",
        "%",
    ),
)
FEW, MORE = 3_000, 12_000
"""Characters; the second is four times the first."""
READING_GROWTH = 9.0
"""At most so many times as long for four times the text: straight growth is 4, twice nested loops 16."""


def reading_s(text: str) -> float:
    """Processor seconds to make an article of a text and read it."""
    began = time.process_time()
    document = Document("a.txt", "0" * 64, text)
    read_article(article(document, survey([document])))
    return time.process_time() - began


@pytest.mark.parametrize("unit", REPEATED)
def test_reading_grows_no_faster_than_the_text(unit: str) -> None:
    reading_s(BEGIN)
    few, more = (
        min(reading_s(f"{BEGIN}{unit * (size // len(unit))} x\n") for _ in range(2)) for size in (FEW, MORE)
    )
    assert more < READING_GROWTH * max(few, FIXED_S)
