"""Fits the weights by which two lines are held for one proposition, and says how well that goes.

    python -m bench.fit_claims STORY_FOLDER DATA                   prints the figures and a weights.toml
    python -m bench.fit_claims --background CONLLU_GZ ...             writes background.npz

STORY_FOLDER has `articles/` and `gold/pairs.jsonl` (see the scorer `score_pairs.py`); DATA is the data kit,
from which `claim_stories.py` takes further stories. A pair of passages is a bag of pairs of lines: the best
of the bag stands for it, found anew after each fit. On the pairs of STORY_FOLDER the cross-validated figure
fits on nine tenths of them and on all further stories and judges the tenth, ten times over, for five ways of
dividing them; its other labelled files (conflicts, updates, traps, origins) count `LIGHT` a pair, where that
shares no passage with the tenth that is judged. On the further stories each is judged by all others.
What it counts that one article says both is fitted last and alone, on pairs of one article.
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
from bench.claim_stories import labelled_stories
from numpy.typing import NDArray

from onrecord.ingest import IngestOptions
from onrecord.language.vectors import minilm
from onrecord.ledger import Ledger
from onrecord.link.candidates import embed, is_one_breath
from onrecord.link.compare import COMPARISONS, Comparer
from onrecord.link.conflicts.kinds.fates import fates
from onrecord.link.conflicts.reading.background import Background
from onrecord.link.story import Line, Read, Story, story
from onrecord.pipeline import BuildPlan, build

Doubles = NDArray[np.float64]

LIGHT = 0.2
"""Weight of a pair of the other files: they are cross products, so each says less."""
RIDGE = 3.0
"""How strongly weights are drawn to nought, in units of the standardised comparisons."""
ROUNDS, FOLDS, WAYS = 6, 10, 5
AGAINST = ("one_article", "other_number", "quantity", "time", "polarity", "modality")
"""Comparisons that speak against; all others speak for. A weight of the wrong sign is set to nought."""
WITHIN = [compare.__name__ for compare in COMPARISONS].index("one_article")
"""Which comparison pairs of two articles tell nothing of."""


@dataclass(frozen=True)
class Bag:
    """A labelled pair of passages: the values of every pair of their lines."""

    label: str
    passages: frozenset[tuple[str, int]]
    rows: Doubles
    weight: float

    @property
    def is_within(self) -> bool:
        """Whether one article has both passages."""
        return len({article for article, _ in self.passages}) == 1


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


def bags(told: Story, labels: list[tuple[str, dict[str, Any], dict[str, Any], float]]) -> list[Bag]:
    """Every labelled pair with the values of its lines."""
    background = Background(told)
    comparer = Comparer(told, embed(told), lambda line: fates(line, background))
    found = []
    for label, a, b, weight in labels:
        rows = [
            comparer.values(x, y) for x in _lines(told, a) for y in _lines(told, b) if not is_one_breath(x, y)
        ]
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


def fit_within(beta: Doubles, some: list[Bag]) -> Doubles:
    """The same weights with that of `WITHIN` in its place by which pairs of one article are likeliest."""
    y = np.array([1.0 if bag.label == "same" else -1.0 for bag in some])
    each = [np.where(np.arange(len(beta)) == WITHIN, -0.1 * step, beta) for step in range(50)]
    return min(each, key=lambda beta: float(np.logaddexp(0.0, -y * scores(some, beta)).sum()))


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


def f1(found: NDArray[np.bool_], same: NDArray[np.bool_]) -> float:
    """F1 of what was found."""
    return float(2 * (found & same).sum() / max((found.sum() + same.sum()), 1))


def crossed(pairs: list[Bag], more: list[Bag]) -> tuple[float, float]:
    """F1 and the share of related and unrelated pairs found alike, on pairs that no weight was fitted to."""
    figures = []
    for way in range(WAYS):
        order = np.random.default_rng(way).permutation(len(pairs))
        score = np.zeros(len(pairs))
        for k in range(FOLDS):
            out = order[k::FOLDS]
            held = frozenset[tuple[str, int]]().union(*(pairs[i].passages for i in out))
            train = [pairs[i] for i in np.setdiff1d(order, out)]
            beta = fit(train + [bag for bag in more if not bag.passages & held])
            score[out] = scores([pairs[i] for i in out], beta)
        figures.append(figure(pairs, score))
    means = np.array(figures).mean(axis=0)
    return float(means[0]), float(means[1])


def each_by_others(stories: list[list[Bag]], more: list[Bag]) -> tuple[float, float]:
    """The same of the pairs of several stories, each judged by what was fitted on all others."""
    score = []
    for k, pairs in enumerate(stories):
        rest = [bag for other in (*stories[:k], *stories[k + 1 :]) for bag in other]
        score.append(scores(pairs, fit(rest + more)))
    return figure([bag for pairs in stories for bag in pairs], np.concatenate(score))


def within_by_others(stories: list[list[Bag]], beta: Doubles) -> tuple[float, float]:
    """The same of pairs of one article: only `WITHIN` is fitted, on those of all other stories."""
    score = []
    for k, pairs in enumerate(stories):
        rest = [bag for other in (*stories[:k], *stories[k + 1 :]) for bag in other]
        score.append(scores(pairs, fit_within(beta, rest)))
    return figure([bag for pairs in stories for bag in pairs], np.concatenate(score))


def figure(some: list[Bag], score: Doubles) -> tuple[float, float]:
    """F1 of the pairs scored above 0, and the share of related and unrelated ones among them found alike."""
    same = np.array([bag.label == "same" for bag in some])
    innocent = np.array([bag.label in ("related", "unrelated") for bag in some])
    return f1(score > 0, same), float((score > 0)[innocent].mean())


def report(folder: Path, data: Path) -> None:
    """Prints the figures, then the weights as a file."""
    every = bags(read_story(folder), labelled(folder))
    count = len(list(_rows(folder / "gold" / "pairs.jsonl")))
    pairs, light = every[:count], every[count:]
    each = [
        bags(read_story(place), [(row["label"], row["a"], row["b"], 1.0) for row in rows])
        for place, rows in labelled_stories(data)
    ]
    stories = [[bag for bag in pairs_of if not bag.is_within] for pairs_of in each]
    further = [bag for pairs_of in stories for bag in pairs_of]
    within = [[bag for bag in pairs_of if bag.is_within] for pairs_of in each]
    repeated = [bag for pairs_of in within for bag in pairs_of]
    beta = fit_within(fit(every + further), repeated)
    for name, (good, alarms) in {
        f"{len(pairs)} pairs of {folder.name}, cross-validated": crossed(pairs, light + further),
        f"{len(further)} of {len(stories)} further stories, each by the others": each_by_others(
            stories, every
        ),
        f"{len(repeated)} pairs of one article, each story by the others": within_by_others(within, beta),
        "the first, fitted to": figure(pairs, scores(pairs, beta)),
        "the second, fitted to": figure(further, scores(further, beta)),
    }.items():
        print(f"# {name}: F1 {good:.3f}, found among related and unrelated {alarms:.3f}")
    print(f"# light pairs {len(light)}")
    print(f"start = {beta[-1]:.3f}\n\n[weights]")
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
        report(Path(sys.argv[1]), Path(sys.argv[2]))
