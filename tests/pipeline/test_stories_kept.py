"""Stories in a ledger: a function of its articles, however they came in."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.ingest import IngestOptions
from onrecord.ledger import Ledger
from onrecord.model import Judgement
from onrecord.pipeline import BuildPlan, build, judge, relink
from onrecord.report.export import export

EXAMPLE = Path(__file__).parents[2] / "examples" / "brezana-dam"


def test_an_article_at_a_time_comes_to_the_same_as_all_at_once(tmp_path: Path) -> None:
    """The export is the same byte for byte, stories and reasons with it."""
    names = ("kastrel-gazette-drained.txt", "tamsin-review.html", "kastrel-gazette-no-plan.txt")
    inputs = tuple(str(EXAMPLE / name) for name in names)
    for name, steps in (("once", [inputs]), ("stepwise", [(one,) for one in reversed(inputs)])):
        for some in steps:
            build(BuildPlan(some, tmp_path / f"{name}.db", IngestOptions()))
        with Ledger.open(tmp_path / f"{name}.db") as ledger:
            (story,) = ledger.stories()
            assert len(story.members) == len(inputs)
            export(ledger, tmp_path / name)
    for file in (tmp_path / "once").iterdir():
        assert file.read_bytes() == (tmp_path / "stepwise" / file.name).read_bytes(), file.name
    assert b'"story":{"id":' in (tmp_path / "once" / "articles.jsonl").read_bytes().replace(b" ", b"")


def test_a_date_that_is_judged_counts_for_stories_at_once(tmp_path: Path) -> None:
    """Linking once more finds nothing else."""
    texts = (
        "OSTERBY - Mayor Ben Alder said that the Tarn bridge at Osterby will be shut until Friday.",
        "OSTERBY - The Tarn bridge at Osterby is shut, mayor Ben Alder said. Osterby waits for Alder's plan.",
    )
    lines = (
        json.dumps({"id": str(n), "published": "2031-05-05", "text": text}) for n, text in enumerate(texts)
    )
    (rows := tmp_path / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    build(BuildPlan((str(rows),), tmp_path / "a.db", IngestOptions()))
    with Ledger.create(tmp_path / "a.db") as ledger:
        before = tuple(ledger.stories())
        late = next(ledger.articles()).id
        judge(ledger, [Judgement("published", late, "2031-05-15", "ada", "2031-06-01T09:30:00Z")])
        judged = tuple(ledger.stories())
        assert judged != before
        relink(ledger)
        assert tuple(ledger.stories()) == judged
