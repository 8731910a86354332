"""Every sentence of the brief is a line of the ledger, and stands in its article, whose hash holds."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import BuildPlan, build
from onrecord.report import brief
from onrecord.report.account import account
from onrecord.report.export.leading import Leading
from onrecord.report.export.plain import plain
from onrecord.report.sheet import Sheet
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Article
    from onrecord.report.account import Account
    from onrecord.report.told import Told

EXAMPLE = Path(__file__).parents[2] / "examples" / "brezana-dam"
SECTIONS = (
    "Agreed by several independent origins",
    "In conflict, as far as the words show",
    "Changed position",
    "In several outlets, from one origin only",
)
_PLACE = re.compile(
    r"^ +(?P<route>.+), .+?, (?P<path>\S.*?)(?::(?P<line>\d+)| \(line (?P<of>\d+) of its text\))$"
)
_OURS = (
    re.compile(r"    \d+ independent origins?, in .+: .+"),
    re.compile(r"    \d+ lines?(: also .+)?"),
    re.compile(r" {2,6}(Two|Said|Certain).+: .+"),
    re.compile(r"    (first|then) (for it|against it|in doubt)"),
    re.compile(
        r"  [\d,]+ (more (claim|open disagreement|turn)|weaker open disagreement)s? left out here; .+"
    ),
    re.compile(r"  [\d,]+ updates? besides: .+"),
    re.compile(r"  No .+ found .+"),
    re.compile(r"    and \d+ more pairs? of lines on this.*"),
    re.compile(r"  [\d,]+ more claims? of several origins (is|are) loosely held together: .+"),
)
"""What stands between the sentences: counts with their list behind them, and reasons that linking gave."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The example, built for real."""
    path = tmp_path_factory.mktemp("example") / "dam.db"
    build(BuildPlan((str(EXAMPLE),), path, IngestOptions()))
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> Account:
    return account(ledger)


def overview(told: Account, measure: brief.Measure) -> list[str]:
    """The lines of the brief from the first of the four sections to the end of the last."""
    stream = io.StringIO()
    brief.write(Sheet(stream), told, "dam.db", measure)
    lines = stream.getvalue().splitlines()
    return lines[lines.index(SECTIONS[0]) : lines.index("Outlets")]


def sound(article: Article) -> bool:
    return hashlib.sha256(article.text.encode("utf-8")).hexdigest() == article.text_sha256


@pytest.mark.parametrize("measure", [brief.Measure(), brief.ALL], ids=["short", "all"])
def test_every_sentence_on_the_terminal_stands_where_it_is_said_to(
    ledger: Ledger, told: Account, measure: brief.Measure
) -> None:
    by_path = {path: article for article in ledger.articles() for path in ledger.paths(article.id)}
    lines = [line for line in overview(told, measure) if line]
    places = [(nth, found) for nth, line in enumerate(lines) if (found := _PLACE.match(line))]
    places = [(nth, found) for nth, found in places if not any(ours.fullmatch(lines[nth]) for ours in _OURS)]
    sentences: set[int] = set()
    for nth, found in places:
        article = (
            by_path[told.folder + found["path"]] if "://" not in found["path"] else by_path[found["path"]]
        )
        number = int(found["line"] or found["of"])
        above = (
            nth - 1
            if not lines[nth - 1].startswith("    ") or "independent" not in lines[nth - 1]
            else nth - 2
        )
        sentences.add(above)
        first, *others = (
            part.removesuffix("”").removesuffix("…") for part in lines[above].strip().split(" … ")
        )
        assert sound(article)
        start = article.text.index(article.text.splitlines()[number - 1].strip()[:20] or "\n")
        assert in_line(article.text[start:]).find(first) >= 0, (first, found[0])
        assert all(part in in_line(article.text) for part in others)
    turned = [party.party for party in told.turns]
    for nth, line in enumerate(lines):
        is_known = nth in sentences or any(nth == place for place, _ in places) or line in SECTIONS
        is_ours = any(ours.fullmatch(line) for ours in _OURS)
        is_party = any(line.startswith(f"  {party} on ") for party in turned)
        assert is_known or is_ours or is_party, line
    assert len(sentences) >= 10


def test_every_sentence_in_markdown_carries_footnotes_of_statements_that_hold(
    ledger: Ledger, told: Account
) -> None:
    leading = Leading(told)
    lines = "".join(leading.lines()).splitlines()
    by_number = {one.number: one for one in told.lines}
    points = [line for line in lines if line.startswith("- ")]
    assert len(points) >= 5
    seen: set[int] = set()
    for point in points:
        marks = [int(number) for number in re.findall(r"\[\^(\d+)\]", point)]
        seen.update(marks)
        assert marks, point
        assert any(plain(by_number[number].words) in point for number in marks)
        for number in marks:
            holds(ledger, by_number[number])
    assert seen == set(leading.used)
    rest = [line for line in lines if line and not line.startswith(("- ", "## "))]
    for line in rest:
        assert re.match(r"In short: |[\d,]+ (more|updates?) |No ", line), line


def holds(ledger: Ledger, one: Told) -> None:
    """Its words are the characters of its spans, in an article whose text has the hash that was kept."""
    article = ledger.article(one.statement.article)
    assert sound(article)
    assert tuple(span.of(article.text) for span in one.statement.content) == one.parts


WORDS_A_MINUTE = 240
"""What adults read of such text in silence (Brysbaert 2019: 238)."""


def test_it_is_read_in_a_minute(told: Account) -> None:
    """What is agreed, in what the sides of each conflict part, who turned, what hangs on one origin."""
    assert len(minute(told)) <= WORDS_A_MINUTE


def test_a_real_story_is_read_in_a_minute(shared: Path, tmp_path: Path) -> None:
    articles = shared / "stories" / "raqqa" / "articles"
    build(BuildPlan((str(articles),), tmp_path / "real.db", IngestOptions()))
    with Ledger.open(tmp_path / "real.db") as opened:
        assert len(minute(account(opened))) <= WORDS_A_MINUTE


def minute(told: Account) -> list[str]:
    """The words of the overview that nothing else has to be read for."""
    words: list[str] = []
    section = ""
    for line in overview(told, brief.Measure()):
        section = line if line in SECTIONS else section
        is_place = bool(_PLACE.match(line)) and not _OURS[2].fullmatch(line)
        is_side = section == SECTIONS[1] and line.startswith("    ")
        if not is_place and not is_side and not any(ours.fullmatch(line) for ours in (*_OURS[:2], _OURS[4])):
            words += line.split()
    return words
