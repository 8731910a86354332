"""Reads the data kit into examples.

python -m training.prepare --data ../shared/data --tokenizer FILE --out FILE
"""

import argparse
import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from onrecord.language.reader.network import word_pieces
from training import compose, corpora, swap
from training.corpora import Document
from training.examples import Example, example

WIKIWARS_DEV = ("14", "15", "16")  # set aside for tuning the time head


def _uncertain_paragraphs(documents: Iterator[Document], seed: int) -> Iterator[Document]:
    """Treebank texts whose paragraph breaks are a blank line, a new line, or lost."""
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    for doc in documents:
        between = rng.choice(("\n\n", "\n ", "  "))  # as long as the blank line, so that offsets stay right
        yield replace(doc, text=doc.text.replace("\n\n", between))


def training_documents(data: Path, composed: int) -> Iterator[Document]:
    """Everything that shipped weights may be trained on (see README)."""
    articles = list(corpora.polnear(data / "attribution/polnear_train.jsonl.gz"))
    yield from articles
    for seed in range(composed):
        yield from compose.compose(articles, seed)
    syntax = data / "syntax"
    for seed in range(2):
        ewt = corpora.treebank(syntax / "ewt_train.conllu.gz", "ewt")
        ewt = corpora.with_facts(ewt, data / "factuality/uds_ih2_train.jsonl.gz")
        yield from _uncertain_paragraphs(
            chain(ewt, corpora.treebank(syntax / "gum_train.conllu.gz", "gum")), seed
        )
    newswire = list(corpora.worldwide(data / "ner/worldwide_train.jsonl.gz"))
    yield from newswire
    yield from swap.swapped(newswire, seed=1)
    for doc in corpora.wikiwars(data / "time/wikiwars.jsonl.gz"):
        if not doc.name.startswith(WIKIWARS_DEV):
            yield doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--composed", type=int, default=2, help="passes of composing nested attributions")
    args = parser.parse_args()
    pieces = word_pieces(args.tokenizer)
    found: list[Example] = [example(d, pieces) for d in training_documents(args.data, args.composed)]
    with args.out.open("wb") as out:
        pickle.dump(found, out, protocol=pickle.HIGHEST_PROTOCOL)
    for corpus in dict.fromkeys(x.corpus for x in found):
        some = [x for x in found if x.corpus == corpus]
        sizes = sum(len(x.words) for x in some), sum(len(x.words.piece) for x in some)
        rows = sum(len(x.rows) for x in some)
        print(f"{corpus}: {len(some)} documents, {sizes[0]} words, {sizes[1]} pieces, {rows} relations")


if __name__ == "__main__":
    main()
