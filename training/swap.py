"""Newswire told with other names: more names for the tagger to see in the sentences that there are.

Replacing mentions by others of their class is an old way to stretch a small annotated corpus (Dai and Adel
2020, "An Analysis of Simple Data Augmentation for Named Entity Recognition", mention replacement).
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.corpora import Document, Labelled

CLASSES = ("Person", "Location", "Facility", "Organization", "NORP", "Product", "Misc")
SHARE = 0.6  # of an article's names that get another's place


def swapped(documents: Sequence[Document], seed: int) -> Iterator[Document]:
    """Every document once more, many of its names replaced by names of the same class from any document.

    A name keeps its replacement through the document. Dates and sums of money stay; what was known of time
    expressions is left out.
    """
    rng = random.Random(seed)  # noqa: S311 - a choice, not a secret
    names: dict[str, list[str]] = {kind: [] for kind in CLASSES}
    for doc in documents:
        for x in doc.entities or ():
            if x.kind in names:
                names[x.kind].append(doc.text[x.start : x.end])
    for doc in documents:
        yield _told_again(doc, names, rng)


def _told_again(doc: Document, names: dict[str, list[str]], rng: random.Random) -> Document:
    chosen: dict[tuple[str, str], str] = {}
    parts, entities, at, length = list[str](), list[Labelled](), 0, 0
    for x in sorted(doc.entities or (), key=lambda x: x.start):
        old = doc.text[x.start : x.end]
        new = old
        if x.kind in names:
            if (old, x.kind) not in chosen:
                chosen[old, x.kind] = rng.choice(names[x.kind]) if rng.random() < SHARE else old
            new = chosen[old, x.kind]
        parts += [doc.text[at : x.start], new]
        length += x.start - at
        entities.append(Labelled(length, length + len(new), x.kind))
        length += len(new)
        at = x.end
    parts.append(doc.text[at:])
    return replace(doc, text="".join(parts), entities=tuple(entities), timexes=None)
