"""The claims of a story: candidates compared, gathered, and told with stance, gist and origins."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import exp
from typing import TYPE_CHECKING

from onrecord.link.candidates import candidates, embed, is_one_breath, overlap
from onrecord.link.claims.gather import gather, retellings
from onrecord.link.claims.gist import gist
from onrecord.link.claims.likeness import Likeness
from onrecord.link.claims.mottoes import mottoes
from onrecord.link.claims.stance import stances
from onrecord.link.compare import Comparer
from onrecord.link.compare.words import content_words
from onrecord.link.conflicts.kinds.fates import fates
from onrecord.link.conflicts.reading.background import Background
from onrecord.link.origins import Origins
from onrecord.model import Claim
from onrecord.model.identity import content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from onrecord.link.candidates import Pair
    from onrecord.link.story import Line, Story
    from onrecord.model import Echo

    Score = Callable[[Line, Line], float]
    """The log odds that two lines say the same."""

NEAREST = 0.12
"""Cosine of the spread vectors below which no pair of one proposition was seen: not worth comparing."""
_CERTAIN = 8.0
"""Log odds from which a strength is 1.000, as it is told."""


def claims(
    story: Story,
    echoes: Sequence[Echo] = (),
    vectors: NDArray[np.float32] | None = None,
    pairs: Sequence[Pair] | None = None,
    background: Background | None = None,
) -> tuple[Claim, ...]:
    """The propositions that several statements of the story assert, deny or doubt, in order of id.

    `vectors` are the rows that `candidates.embed` gives, `pairs` what `candidates.candidates` gives and
    `background` what words mean in the story; all are worked out here where not given. A statement that says
    two things may belong to two claims; one that nothing else says belongs to none, and so do questions,
    mottoes and mere pointers ("denied that").
    """
    rows = embed(story) if vectors is None else vectors
    around = background or Background(story)
    comparer = Comparer(story, rows, lambda line: fates(line, around))
    lines = story.lines
    number = {line.id: k for k, line in enumerate(lines)}
    known: dict[tuple[int, int], float] = {}

    def score(a: int, b: int) -> float:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            one, other = lines[a], lines[b]
            known[pair] = 0.0 if is_one_breath(one, other) else comparer.alike(one, other)
        return known[pair]

    near_ones = candidates(story, rows) if pairs is None else pairs
    empty = mottoes(story) | {line.id for line in lines if _says_nothing(line)}
    numbers = [
        (number[pair.a.id], number[pair.b.id]) for pair in near_ones if not {pair.a.id, pair.b.id} & empty
    ]
    near = comparer.nears(numbers) >= NEAREST
    worth = [(min(pair), max(pair)) for pair, close in zip(numbers, near.tolist(), strict=True) if close]
    edges = {pair: odds for pair in worth if (odds := score(*pair)) > 0}
    origins = Origins(story, echoes)
    gathered = [[lines[k] for k in some] for some in gather(edges, score, retellings(story))]
    shared = [some for some in gathered if _is_shared(some)]
    times = Counter(line.id for some in shared for line in some)
    elsewhere = {line for line, n in times.items() if n > 1}
    likeness = Likeness(story) if around.is_many else None

    def alike(a: Line, b: Line) -> float:
        return score(number[a.id], number[b.id])

    def sure(a: Line, b: Line) -> float:
        return alike(a, b) - (likeness.doubt(a.article.id, b.article.id) if likeness else 0.0)

    found = [_claim(some, alike, sure, origins, elsewhere) for some in shared]
    return tuple(sorted(found, key=lambda claim: claim.id))


def _says_nothing(line: Line) -> bool:
    """Whether it is a question, or has no word that tells what is meant ("that claim", "eighty people")."""
    told = content_words(line.text)
    if line.text.rstrip("”\"'’ ").endswith("?") or all(map(str.isdigit, told)):
        return True
    content = (span.of(line.article.text) for span in line.statement.content)
    return not line.statement.speakers and not content_words(" ".join(content))  # "which", expected by nobody


def _is_shared(lines: Sequence[Line]) -> bool:
    """Whether it is told twice, and not only reported once with the report around it."""
    return any(not overlap(line, lines[0]) for line in lines[1:])


def _claim(
    lines: list[Line], score: Score, sure: Score, origins: Origins, elsewhere: Collection[str]
) -> Claim:
    """The claim of some lines; `sure` is the `score` of two of them, less what speaks for two stories."""
    stance = stances(lines)
    ids = sorted(line.id for line in lines)
    told = sorted(origins.told(lines).items())
    of = {line: origin.key for line, origin in told}
    return Claim(
        content_id("claim", *ids),
        gist(lines, stance, score, elsewhere),
        tuple((line, stance[line]) for line in ids),
        len({line.article.outlet or line.article.id for line in lines}),
        tuple((line, origin.key) for line, origin in told),
        tuple((line, origin.why) for line, origin in told),
        _strength(lines, sure, of),
    )


def _strength(lines: Sequence[Line], score: Score, of: Mapping[str, str]) -> float:
    """How likely two of its lines say the same: the surest of two origins, else of two articles, else any."""
    marks: tuple[Callable[[Line], str], ...] = (
        lambda line: of.get(line.id, line.id),
        lambda line: line.article.id,
        lambda line: line.id,
    )
    for mark in marks:
        apart = ((a, b) for a, b in combinations(lines, 2) if mark(a) != mark(b) and not overlap(a, b))
        odds = _surest(score(a, b) for a, b in apart)
        if odds is not None:
            return round(1 / (1 + exp(-odds)), 3)
    return 0.5


def _surest(odds: Iterable[float]) -> float | None:
    """The highest; one that is as good as certain is enough, and the rest isn't asked for."""
    best: float | None = None
    for one in odds:
        best = one if best is None else max(best, one)
        if best >= _CERTAIN:
            break
    return best
