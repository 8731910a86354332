"""Fits the weights by which two lines are held for one proposition, and says how well that goes.

    python bench/fit_claims.py STORY_FOLDER                        prints the figures and a weights.toml
    python bench/fit_claims.py --background CONLLU_GZ ...             writes background.npz

STORY_FOLDER has `articles/` and `gold/pairs.jsonl` (see the scorer `score_pairs.py`). A pair of passages is a
bag of pairs of lines: the best of the bag stands for it, found anew after each fit. The cross-validated
figure fits on nine tenths of the labelled pairs and judges the tenth, ten times over, for five ways of
dividing them; pairs of the other labelled files (conflicts, updates, traps, origins) count `LIGHT` each,
where they share no passage with the tenth that is judged.
"""

from __future__ import annotations

import gzip
import itertools
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.ingest import IngestOptions
from onrecord.language.vectors import minilm
from onrecord.ledger import Ledger
from onrecord.link.candidates import embed, overlap
from onrecord.link.compare import COMPARISONS, Comparer
from onrecord.link.story import Line, Read, Story, story
from onrecord.pipeline import BuildPlan, build

Doubles = NDArray[np.float64]

LIGHT = 0.2
"""Weight of a pair of the other files: they are cross products, so each says less."""
RIDGE = 3.0
"""How strongly weights are drawn to nought, in units of the standardised comparisons."""
ALARMS = 0.05
"""Share of related and unrelated pairs that may wrongly be found alike."""
ROUNDS, FOLDS, WAYS = 6, 10, 5
AGAINST = ("other_number", "quantity", "time", "polarity", "modality")
"""Comparisons that speak against; all others speak for. A weight of the wrong sign is set to nought."""


@dataclass(frozen=True)
class Bag:
    """A labelled pair of passages: the values of every pair of their lines."""

    label: str
    passages: frozenset[tuple[str, int]]
    rows: Doubles
    weight: float


def read_story(folder: Path) -> Story:
    """The story as linking sees it, built in a scratch ledger."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "story.db"
        build(BuildPlan((str(folder / "articles"),), path, IngestOptions()))
        with Ledger.open(path) as ledger:
            return story(
                Read(
                    tuple(ledger.articles()),
                    tuple(ledger.statements()),
                    tuple(ledger.mentions()),
                    tuple(ledger.times()),
                    ledger.parties(),
                    ledger.places(),
                )
            )


def labelled(folder: Path) -> list[tuple[str, dict[str, Any], dict[str, Any], float]]:
    """(label, passage, passage, weight): the pairs first, then what the other files add."""
    gold = folder / "gold"
    rows = [(g["label"], g["a"], g["b"], 1.0) for g in _rows(gold / "pairs.jsonl")]
    for name in ("conflicts", "updates", "traps"):
        rows += [(name, g["a"], g["b"], LIGHT) for g in _rows(gold / f"{name}.jsonl")]
    for g in _rows(gold / "origins.jsonl"):
        rows += [("same", a, b, LIGHT) for a, b in itertools.combinations(g["statements"], 2)]
    return rows


def bags(told: Story, folder: Path) -> list[Bag]:
    """Every labelled pair with the values of its lines."""
    comparer = Comparer(told, embed(told))
    found = []
    for label, a, b, weight in labelled(folder):
        rows = [comparer.values(x, y) for x in _lines(told, a) for y in _lines(told, b) if not overlap(x, y)]
        table = np.array(rows).reshape(-1, len(COMPARISONS))
        found.append(
            Bag(label, frozenset({(a["article"], a["start"]), (b["article"], b["start"])}), table, weight)
        )
    return found


def fit(some: list[Bag]) -> Doubles:
    """Weights of the comparisons, the start last. Signs are held to what the comparison speaks for."""
    some = [bag for bag in some if len(bag.rows)]
    y = np.array([bag.label == "same" for bag in some], dtype=float)
    w = np.array([bag.weight for bag in some])
    every = np.concatenate([bag.rows for bag in some])
    size = np.maximum(every.std(axis=0), 1e-3)
    sign = np.array([-1.0 if compare.__name__ in AGAINST else 1.0 for compare in COMPARISONS])
    live = every.std(axis=0) > 0
    beta = np.append(np.eye(len(COMPARISONS))[0] * 5, -2.0)
    for _ in range(ROUNDS):
        x = np.stack([bag.rows[np.argmax(bag.rows @ beta[:-1])] for bag in some]) / size
        kept = live.copy()
        while True:
            found = _logistic(x[:, kept], y, w)
            wrong = np.flatnonzero(kept)[(found[:-1] * sign[kept]) < 0]
            if not len(wrong):
                break
            kept[wrong] = False
        beta = np.zeros(len(COMPARISONS) + 1)
        beta[:-1][kept], beta[-1] = found[:-1] / size[kept], found[-1]
    return beta


def _logistic(x: Doubles, y: Doubles, w: Doubles) -> Doubles:
    x = np.c_[x, np.ones(len(x))]
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [1e-6])
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        step = np.linalg.solve((x.T * (w * p * (1 - p))) @ x + ridge, x.T @ (w * (p - y)) + ridge @ beta)
        beta = beta - step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def scores(some: list[Bag], beta: Doubles) -> Doubles:
    """The best sum of each bag; a bag without lines has none."""
    return np.array([(b.rows @ beta[:-1]).max() + beta[-1] if len(b.rows) else -np.inf for b in some])


def threshold(score: Doubles, same: NDArray[np.bool_], innocent: NDArray[np.bool_]) -> float:
    """The cut with the best F1 among those that find at most `ALARMS` of the innocent pairs alike."""
    cuts = [c for c in np.arange(-2, 2, 0.05) if (score > c)[innocent].mean() <= ALARMS]
    return float(max(cuts or [2.0], key=lambda c: (f1(score > c, same), -abs(c))))


def f1(found: NDArray[np.bool_], same: NDArray[np.bool_]) -> float:
    """F1 of what was found."""
    return float(2 * (found & same).sum() / max((found.sum() + same.sum()), 1))


def crossed(pairs: list[Bag], more: list[Bag]) -> tuple[float, float]:
    """F1 and the share of related and unrelated pairs found alike, on pairs that no weight was fitted to."""
    same = np.array([bag.label == "same" for bag in pairs])
    innocent = np.array([bag.label in ("related", "unrelated") for bag in pairs])
    figures = []
    for way in range(WAYS):
        order = np.random.default_rng(way).permutation(len(pairs))
        found = np.zeros(len(pairs), dtype=bool)
        for k in range(FOLDS):
            out = order[k::FOLDS]
            rest = np.setdiff1d(order, out)
            held = frozenset[tuple[str, int]]().union(*(pairs[i].passages for i in out))
            train = [pairs[i] for i in rest]
            beta = fit(train + [bag for bag in more if not bag.passages & held])
            cut = threshold(scores(train, beta), same[rest], innocent[rest])
            found[out] = scores([pairs[i] for i in out], beta) > cut
        figures.append((f1(found, same), found[innocent].mean()))
    means = np.array(figures).mean(axis=0)
    return float(means[0]), float(means[1])


def report(folder: Path) -> None:
    """Prints the figures, then the weights as a file."""
    every = bags(read_story(folder), folder)
    pairs = every[: len(list(_rows(folder / "gold" / "pairs.jsonl")))]
    more = every[len(pairs) :]
    same = np.array([bag.label == "same" for bag in pairs])
    innocent = np.array([bag.label in ("related", "unrelated") for bag in pairs])
    by_others, alarms = crossed(pairs, more)
    print(f"# cross-validated: F1 {by_others:.3f}, found among related and unrelated {alarms:.3f}")
    beta = fit(every)
    score = scores(pairs, beta)
    cut = threshold(score, same, innocent)
    print(f"# on what it was fitted to: F1 {f1(score > cut, same):.3f}, {(score > cut)[innocent].mean():.3f}")
    print(
        f"# pairs of passages {len(pairs)}, further ones {len(more)}; cut at {cut:.2f}, taken into the start"
    )
    print(f"start = {beta[-1] - cut:.3f}\n\n[weights]")
    for compare, weight in zip(COMPARISONS, beta[:-1], strict=True):
        print(f"{compare.__name__} = {weight:.3f}")


def write_background(paths: list[Path]) -> None:
    """The table that `spread.py` reads."""
    texts = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            sentences = [line[9:].strip() for line in file if line.startswith("# text = ")]
        texts += [text for text in sentences if 40 <= len(text) <= 400]
    rows = minilm().of(texts[::2])
    half = np.cov(rows.T, bias=True)[np.triu_indices(rows.shape[1])]
    target = Path(__file__).parents[1] / "src/onrecord/link/compare/background.npz"
    np.savez_compressed(
        target, mean=rows.mean(axis=0).astype(np.float16), covariance=(half * 1000).astype(np.float16)
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def _lines(told: Story, passage: dict[str, Any]) -> list[Line]:
    return [
        line
        for line in told.lines
        if Path(line.article.path).name == passage["article"]
        and any(s.start < passage["end"] and passage["start"] < s.end for s in line.statement.content)
    ]


if __name__ == "__main__":
    if sys.argv[1] == "--background":
        write_background([Path(name) for name in sys.argv[2:]])
    else:
        report(Path(sys.argv[1]))
