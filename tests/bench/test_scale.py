"""Piles are varied as they say, what a run took is added up right, a long article stays within its memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bench.piles import Copier, cut
from bench.reader import bare, plain_article
from bench.scale import Clock, summed

from onrecord.pipeline.articles import Asked, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

from bench import curves

ROOT = Path(__file__).parents[2]
TEXT = (
    "Mayor Orla Venn said on Friday that 300 ferries would sail in 2031. The council agreed.\n"
    "Nobody asked Venn."
)
LEAST_OF_BARE = 0.3
"""Of the speed of the encoder alone over the same pieces, all that is taken out included; 0.49 is reached."""
MOST_MB = 700
"""What a build may hold while it reads one article, however long."""


def test_a_copy_has_other_names_and_figures_of_the_same_length_in_the_same_places() -> None:
    others = [f"Port {name} lost {n} cranes." for name, n in (("Bram", 412), ("Mere", 987), ("Tove", 555))]
    texts = [TEXT, *others]
    copier = Copier(texts)
    plain, varied, again = (list(map(copier.exchange(number), texts)) for number in (0, 7, 7))
    assert plain == texts
    assert varied == again
    told = "\n".join(varied)
    assert list(map(len, varied)) == list(map(len, texts))
    assert "2031" in told
    assert varied != texts
    assert sorted(re.findall(r"\b\d{3}\b", told)) == ["300", "412", "555", "987"]
    one, other = re.search(r"(\w+) said on", told), re.search(r"asked (\w+)\.", told)
    assert one
    assert other
    assert one[1] == other[1], "a name is the same all through a copy"


@pytest.mark.parametrize(
    ("words", "expected"),
    [(0, TEXT), (500, TEXT), (3, TEXT[:68].rstrip()), (14, TEXT[: TEXT.index("\n")])],
)
def test_an_article_is_cut_where_a_sentence_or_line_ends(words: int, expected: str) -> None:
    assert cut(TEXT, words) == expected


def test_seconds_within_a_step_count_once() -> None:
    class Work:
        def outer(self) -> int:
            return self.inner() + sum(range(100_000))

        def inner(self) -> int:
            return sum(range(3_000_000))

    work, clock = Work(), Clock()
    clock.wrap(work, "inner", "inner")
    clock.wrap(work, "outer", "outer")
    work.outer()
    assert clock.taken["inner"] > clock.taken["outer"] > 0


def _row(size: int, read: float, link: float) -> dict[str, Any]:
    seconds = {"read": read, "link: embed": link, "bare encoder, of some": 1.0}
    return {"size": size, "articles": size, "seconds": seconds, "seen": {"words": 200, "bare words": 20}}


def test_reading_is_added_up_over_the_sizes_and_linking_is_not(tmp_path: Path) -> None:
    rows = [_row(200, 12.0, 9.0), _row(100, 10.0, 4.0)]
    (tmp_path / "scale.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    small, large = summed(tmp_path)
    assert (small["all"]["read"], large["all"]["read"]) == (10.0, 22.0)
    assert (small["all"]["link: embed"], large["all"]["link: embed"]) == (4.0, 9.0)
    assert large["all"]["bare encoder, of all"] == 20.0
    drawn = curves.points([small, large])
    assert {"articles": 200, "seconds": 22.0, "step": "read"} in drawn
    assert not any(one["step"].startswith("bare") for one in drawn)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds, the least of three as others disturb it."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def test_reading_has_a_good_part_of_the_bare_encoders_speed() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "brezana-dam").glob("k*.txt"))]
    asked = [Asked(plain_article(text)) for text in texts]
    encode, _ = bare(texts)
    encode()
    list(map(outcome, asked))  # loads the models
    assert seconds(encode) / seconds(lambda: list(map(outcome, asked))) > LEAST_OF_BARE


def test_a_long_article_is_read_within_its_memory() -> None:
    command = [sys.executable, "-m", "bench.reader", "memory", "--whole", "--megabytes", "0.06"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600).stdout
    assert 100 < int(re.findall(r"peak memory (\d+) MB", told)[-1]) < MOST_MB
