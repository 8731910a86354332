"""What the reader costs, beside what it could cost and beside spaCy, as ratios in one run.

    python -m bench.reader speed [--texts FOLDER]    the reader; the bare encoder's forward pass over the same
                                                     word pieces in 8 bits; a spaCy pipeline of tagger, parser
                                                     and names (fresh weights, labels as many as a
                                                     real one has: the cost is the same)
    python -m bench.reader memory [--megabytes 1] [--whole]
                                                     peak memory for one long article, and all that halving
                                                     it gives; 5 is the longest that is read, in some eight
                                                     minutes; --whole: with all that a build takes out of it

Rounds alternate, so that a machine that does other things slows all of them alike; the median is printed.
Without --texts, the articles of ../shared/stories/paris are read.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.memory import forget_peak, peak_mb

from onrecord.ingest.article import article
from onrecord.ingest.document import Document
from onrecord.ingest.survey import survey
from onrecord.language.reader import shipped
from onrecord.language.reader.features import inputs, read_words, windows
from onrecord.language.reader.network import word_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from onrecord.model import Article

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/language/weights"


def bare(texts: list[str]) -> tuple[Callable[[], object], int]:
    """The encoder alone over the same windows, and the number of word pieces it sees."""
    from onrecord.language.vectors import minilm

    pieces = word_pieces(WEIGHTS / "tokenizer.json")
    batches, total = [], 0
    for text in texts:
        words = read_words(text, pieces)
        for window in windows(words):  # one to a pass, as the reader has it: nothing is filled up
            batch = inputs([(words, window.context, window.end)])
            total += batch.piece.size
            batches.append(batch.piece)
    session = minilm()._session
    return lambda: [session.run(None, {"piece": piece}) for piece in batches], total


TAGS = 50
RELATIONS = 45
ENTITIES = 18
"""Labels of spaCy's published English pipelines (version 3): tags, relations of the tree, kinds of names."""
SEEN = 40
"""Examples to a label: spaCy takes a relation that it sees less than 30 times for an error."""


def spacy_pipeline() -> Language | None:
    """spaCy's default CNN pipeline with fresh weights; None where spaCy isn't installed.

    The parser and the names work move by move, and a move costs by how many there are to choose from. So
    there are as many labels as a real English pipeline has: 50 tags, 45 relations, either way (95 moves), and
    18 kinds of names (73 moves).
    """
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        return None
    nlp = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name)
    doc = nlp.make_doc("Ana Kolar said so today.")
    gold = [_labelled(number) for number in range(max(TAGS, RELATIONS, ENTITIES))]
    nlp.initialize(lambda: [Example.from_dict(doc, one) for one in gold for _ in range(SEEN)])
    return nlp


def _labelled(number: int) -> dict[str, list[str] | list[int]]:
    """Gold labels of a sentence of six words, others for each number."""
    tag, relation, entity = f"T{number % TAGS}", f"r{number % RELATIONS}", f"E{number % ENTITIES}"
    return {
        "words": ["Ana", "Kolar", "said", "so", "today", "."],
        "tags": [tag] * 6,
        "heads": [1, 2, 2, 2, 3, 2],
        "deps": [relation, relation, "ROOT", relation, relation, relation],
        "entities": [f"B-{entity}", f"L-{entity}", "O", f"U-{entity}", "O", "O"],
    }


def speed(texts: list[str], rounds: int) -> None:
    """Seconds of the processor for each, in turn, and their ratios."""
    reader = shipped()
    encoder, pieces = bare(texts)
    runs = {"reader": lambda: [reader.read(text) for text in texts], "bare encoder": encoder}
    if (other := spacy_pipeline()) is not None:
        runs["spaCy tagger, parser, names"] = lambda: list(other.pipe(texts))
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            began = time.process_time()
            run()
            taken[name].append(time.process_time() - began)
    print(f"{len(texts)} texts, {pieces} word pieces, one thread, {rounds} rounds")
    for name, seconds in taken.items():
        ratios = [own / other for own, other in zip(taken["reader"], seconds, strict=True)]
        share = statistics.median(ratios)
        middle = statistics.median(seconds)
        print(
            f"{name:30} {middle:8.3f} s {pieces / middle:9.0f} pieces/s; the reader has {1 / share:.2f} of it"
        )


PARAGRAPH = (
    "“There is no plan to drain the reservoir,” said Goran Petrašin, the director of the power company, "
    "on Friday. The ministry denied that it had been told, and the mayor asked for a report.\n\n"
)
SMALLEST = 0.125
"""Megabytes of the first article; each further one has twice as many, so that a bound shows early."""


def memory(megabytes: float, whole: bool) -> None:
    """Articles of growing length, made of a made-up paragraph, up to so many megabytes: a line for each.

    The reader takes about a quarter of a second for a thousand words on a core of its own: a minute a
    megabyte. `whole` reads them as a build does, with everything that is taken out of them.
    """
    from onrecord.pipeline.articles import Asked, outcome

    read: Callable[[str], object] = shipped().read
    if whole:
        read = lambda text: outcome(Asked(plain_article(text)))  # noqa: E731
    read(PARAGRAPH)
    sizes = [megabytes]
    while sizes[0] / 2 >= SMALLEST:
        sizes.insert(0, sizes[0] / 2)
    for size in sizes:
        text = PARAGRAPH * max(1, round(size * 1e6 / len(PARAGRAPH.encode())))
        forget_peak()
        began = time.process_time()
        read(text)
        seconds = time.process_time() - began
        words = len(text.split())
        print(
            f"{size:6.2f} MB, {words:9,} words: {seconds:6.1f} s of the processor, "
            f"peak memory {peak_mb():.0f} MB",
            flush=True,
        )


def plain_article(text: str) -> Article:
    """An article of a plain text of which nothing else is known."""
    document = Document("a.txt", "0" * 64, text)
    return article(document, survey([document]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "memory"))
    parser.add_argument("--texts", type=Path, default=Path("../shared/stories/paris/articles"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--whole", action="store_true")
    args = parser.parse_args()
    if args.what == "memory":
        memory(args.megabytes, args.whole)
    else:
        files = sorted(args.texts.glob("*.txt"))
        speed([file.read_text("utf-8", errors="replace") for file in files], args.rounds)


if __name__ == "__main__":
    main()
