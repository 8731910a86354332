"""Windows of examples as tensors, several of like length together."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.language.reader import labels
from onrecord.language.reader.attributions import RADIUS
from onrecord.language.reader.features import inputs, windows
from training.examples import CONTENT_START, Example, Row


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [start, end) of an example."""

    example: Example
    start: int
    end: int

    @property
    def size(self) -> int:
        """In word pieces."""
        first = self.example.words.first
        return int(first[self.end] - first[self.start]) + 2


@dataclass(frozen=True)
class RoleRows:
    """Role rows of a batch: numbers of words counted over the padded batch, -1 padding."""

    row: Tensor
    first: Tensor
    last: Tensor
    label: Tensor


@dataclass(frozen=True)
class Batch:
    """Encoder inputs and labels of one corpus group, windows × words; -1 is unknown (nan for factuality)."""

    piece: Tensor
    shape: Tensor
    gap: Tensor
    quote: Tensor
    first: Tensor
    mask: Tensor  # windows × words
    layers: dict[str, Tensor]
    rows: RoleRows | None


WORD_LAYERS = ("cue", "flat", "upos", "deprel", "head", "sentence", "sentence_end", "entity", "timex", "fact")


def cut(example: Example, rng: random.Random) -> Iterator[Piece]:
    """The windows of a document, of another length each time, so that cuts fall elsewhere.

    Some are of a sentence or two without context, as a text of one sentence is read.
    """
    choice = rng.random()
    limit = 254 if choice < 0.45 else rng.randint(100, 254) if choice < 0.85 else rng.randint(16, 60)
    for window in windows(example.words, limit, context=min(40, limit // 5) if limit >= 100 else 0):
        yield Piece(example, window.context, window.end)


def _layer(pieces: Sequence[Piece], name: str, width: int) -> Tensor | None:
    if all(getattr(p.example, name) is None for p in pieces):
        return None
    kind = np.float32 if name == "fact" else np.int64
    out = np.full((len(pieces), width), np.nan if name == "fact" else -1, kind)
    for i, p in enumerate(pieces):
        values = getattr(p.example, name)
        if values is not None:
            out[i, : p.end - p.start] = values[p.start : p.end]
            if name == "head":
                inside = (out[i] >= p.start) & (out[i] < p.end)
                out[i] = np.where(inside, out[i] - p.start, -1)
    return torch.from_numpy(out)


def _row_labels(row: Row, low: int, high: int) -> list[int]:
    out = [0] * (high - low)
    for is_content, s, e in sorted(row.roles):
        s, e = max(s, low), min(e, high)
        for k in range(s, e):
            out[k - low] = (3 if is_content else 1) + (k > s)
    for k in range(row.start, row.end):
        out[k - low] = 0
    for k in range(high - low):  # a cue inside a span splits it
        if out[k] in (2, 4) and (not k or out[k - 1] not in (out[k], out[k] - 1)):
            out[k] -= 1
    return out


def _jittered(row: Row, piece: Piece, rng: random.Random) -> tuple[int, int]:
    """The cue's words, sometimes one more or less, as a predicted cue has them."""
    start, end = row.start, row.end
    if rng.random() < 0.15:
        start += rng.choice((-1, 1))
    if rng.random() < 0.15:
        end += rng.choice((-1, 1))
    taken = {k for _, s, e in row.roles for k in range(s, e)}
    fits = piece.start <= start < end <= piece.end and not taken & set(range(start, end))
    return (start, end) if fits else (row.start, row.end)


def role_rows(pieces: Sequence[Piece], width: int, rng: random.Random) -> RoleRows | None:
    """The rows of all relations that lie in their window."""
    found: list[tuple[list[int], list[int], int, int]] = []
    for i, p in enumerate(pieces):
        base = i * width - p.start
        for row in p.example.rows:
            if not all(p.start <= s and e <= p.end for _, s, e in ((0, row.start, row.end), *row.roles)):
                continue
            low, high = max(p.start, row.start - RADIUS), min(p.end, row.end + RADIUS)
            start, end = _jittered(row, p, rng)
            numbers = list(range(base + low, base + high))
            found.append((numbers, _row_labels(row, low, high), base + start, base + end - 1))
    if not found:
        return None
    length = max(len(x[0]) for x in found)
    row = torch.full((len(found), length), -1)
    label = torch.full((len(found), length), -1)
    for i, (numbers, tags, _, _) in enumerate(found):
        row[i, : len(numbers)] = torch.tensor(numbers)
        label[i, : len(tags)] = torch.tensor(tags)
    return RoleRows(row, torch.tensor([x[2] for x in found]), torch.tensor([x[3] for x in found]), label)


def batch(pieces: Sequence[Piece], rng: random.Random) -> Batch:
    """Tensors of some windows."""
    arrays = inputs((p.example.words, p.start, p.end) for p in pieces)
    width = arrays.first.shape[1]
    layers = {n: t for n in WORD_LAYERS if (t := _layer(pieces, n, width)) is not None}
    to = torch.from_numpy
    return Batch(
        to(arrays.piece),
        to(arrays.shape),
        to(arrays.gap),
        to(arrays.quote),
        to(arrays.first),
        to(arrays.first > 0),
        layers,
        role_rows(pieces, width, rng),
    )


def stream(examples: Sequence[Example], size: int, seed: int) -> Iterator[Batch]:
    """Batches of about `size` padded pieces for ever; documents in a new order each pass."""
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    while True:
        order = rng.sample(examples, len(examples))
        for at in range(0, len(order), 96):
            pool = sorted(
                (p for x in order[at : at + 96] for p in cut(x, rng)), key=lambda p: (p.size, rng.random())
            )
            groups, group = [], list[Piece]()
            for p in pool:
                if group and p.size * (len(group) + 1) > size:
                    groups.append(group)
                    group = []
                group.append(p)
            groups.append(group)
            rng.shuffle(groups)
            for g in groups:
                yield batch(g, rng)


def allowed(tags: Tensor, inventory: tuple[str, ...]) -> Tensor:
    """One label per known word, all for unknown ones; an inside label begins where the window does."""
    tags = tags.clone()
    inside = torch.tensor([x.startswith("I") for x in inventory])
    first = tags[:, 0]
    tags[:, 0] = torch.where((first > 0) & inside[first.clamp_min(0)], first - 1, first)
    one = torch.nn.functional.one_hot(tags.clamp_min(0), len(inventory)).bool()
    return one | ((tags < 0)[..., None] & ~((tags == CONTENT_START)[..., None] & inside))


def allowed_bits(bits: Tensor) -> Tensor:
    """The time labels that a word may have, from a bit per label."""
    n = len(labels.TIMEX)
    bits = bits.clone()
    full = (1 << n) - 1
    known = bits[:, 0].clamp_min(0)
    inside = sum(1 << i for i in range(2, n, 2))
    cut_off = (known & inside != 0) & (known & 1 == 0)
    bits[:, 0] = torch.where(cut_off, known | (known & inside) >> 1, bits[:, 0])
    bits = torch.where(bits < 0, torch.tensor(full), bits)
    return (bits[..., None] >> torch.arange(n)) & 1 == 1
