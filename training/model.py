"""The reader model: one encoder pass, heads on the words' first pieces, and role rows per cue."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language.reader import features, labels
from training.crf import Crf

HIDDEN, LAYERS, HEADS = 384, 6, 12
ROLE, ROLE_HEADS, ROLE_LAYERS = 160, 4, 2
BUCKETS = 2 * 18 + 1


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed distance to the cue in words: exact to 8, then by powers of about 1.3; 18 is inside the cue."""
    size = distance.abs()
    far = (8 + (size.clamp_min(8).float() / 8).log() / 0.231).long().clamp_max(18)
    return 18 + distance.sign() * torch.where(size <= 8, size, far)


class LockedDropout(nn.Module):
    """Drops the same dimensions at every position of a sequence: far fewer random numbers to draw."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (keep.to(x.dtype) / (1 - self.rate))


class Layer(nn.Module):
    """BERT's layer (post-norm)."""

    def __init__(
        self, size: int = HIDDEN, heads: int = HEADS, inner: int = 4 * HIDDEN, drop: float = 0.1
    ) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm_a = nn.LayerNorm(size, eps=1e-12)
        self.norm_b = nn.LayerNorm(size, eps=1e-12)
        self.drop = LockedDropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        seen = self.out(self.attend(self.qkv(x), bias))
        x = self.norm_a(x + self.drop(seen))
        return self.norm_b(x + self.drop(self.inner(x)))

    def inner(self, x: Tensor) -> Tensor:
        """The feed-forward part."""
        return self.down(functional.gelu(self.up(x)))

    def attend(self, qkv: Tensor, bias: Tensor) -> Tensor:
        """Attention by hand: in bfloat16 on a processor three times as fast as the fused kernel."""
        b, t, d = qkv.shape[0], qkv.shape[1], qkv.shape[2] // 3
        h, size = self.heads, d // self.heads
        q, k, v = qkv.view(b, t, 3, h, size).permute(2, 0, 3, 1, 4).reshape(3, b * h, t, size).unbind(0)
        near = q @ (k * size**-0.5).transpose(1, 2)
        near = (near.view(b, h, t, t) + bias.to(near.dtype)).softmax(-1).view(b * h, t, t)
        return (near.to(v.dtype) @ v).view(b, h, t, size).transpose(1, 2).reshape(b, t, d)


def attention_bias(mask: Tensor) -> Tensor:
    """Zero where there is something, very low where there is padding: batch × 1 × 1 × length."""
    return (~mask)[:, None, None, :].float() * -1e4


class Encoder(nn.Module):
    """MiniLM-L6 with the features of `features.py` added to its input embeddings."""

    def __init__(self) -> None:
        super().__init__()
        self.piece = nn.Embedding(30522, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.shape = nn.Embedding(features.SHAPES, HIDDEN)
        self.gap = nn.Embedding(features.BREAKS, HIDDEN)
        self.quote = nn.Embedding(features.QUOTES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = LockedDropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for extra in (self.shape, self.gap, self.quote):
            nn.init.zeros_(extra.weight)

    def forward(self, piece: Tensor, shape: Tensor, gap: Tensor, quote: Tensor) -> Tensor:
        x = self.piece(piece) + self.position.weight[: piece.shape[1]]
        x = self.norm(x + self.shape(shape) + self.gap(gap) + self.quote(quote))
        x = self.drop(x)
        bias = attention_bias(piece != features.PAD)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """The published weights; the type embedding (always 0) goes into the positions."""
        with safe_open(str(path), "pt") as f:
            have = {k.removeprefix("bert."): f.get_tensor(k).float() for k in f.keys()}  # noqa: SIM118
        have = {k.replace("encoder.layer.", ""): v for k, v in have.items()}
        state = self.state_dict()
        state["piece.weight"] = have["embeddings.word_embeddings.weight"]
        state["position.weight"] = (
            have["embeddings.position_embeddings.weight"] + have["embeddings.token_type_embeddings.weight"][0]
        )
        names = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
        names |= {"norm_a": "attention.output.LayerNorm", "norm_b": "output.LayerNorm"}
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = have[f"embeddings.LayerNorm.{kind}"]
            for i in range(LAYERS):
                parts = [have[f"{i}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                state[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
                for ours, theirs in names.items():
                    state[f"layers.{i}.{ours}.{kind}"] = have[f"{i}.{theirs}.{kind}"]
        self.load_state_dict(state)


def _perceptron(inner: int, out: int, drop: float = 0.2) -> nn.Sequential:
    return nn.Sequential(
        LockedDropout(drop), nn.Linear(HIDDEN, inner), nn.GELU(), LockedDropout(drop), nn.Linear(inner, out)
    )


class Tree(nn.Module):
    """Biaffine heads; the relation from the sum of dependent's and head's vectors, cheap enough for numpy."""

    def __init__(self, arc: int = 160, relation: int = 160) -> None:
        super().__init__()
        self.drop = LockedDropout(0.2)
        self.arc_dependent = nn.Linear(HIDDEN, arc)
        self.arc_head = nn.Linear(HIDDEN, arc)
        self.arc = nn.Linear(arc, arc)
        self.arc_bias = nn.Linear(arc, 1)
        self.root = nn.Linear(arc, 1)
        self.relation_dependent = nn.Linear(HIDDEN, relation)
        self.relation_head = nn.Linear(HIDDEN, relation)
        self.relation = nn.Linear(relation, len(labels.DEPREL))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (dependent × head, a word's own column: the root) and the relation vectors of both."""
        x = self.drop(words)
        dependent = self.drop(functional.gelu(self.arc_dependent(x)))
        head = self.drop(functional.gelu(self.arc_head(x)))
        arcs = self.arc(dependent) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        here = torch.eye(words.shape[1], dtype=arcs.dtype)
        arcs = arcs * (1 - here) + self.root(dependent) * here
        return arcs, self.relation_dependent(x), self.relation_head(x)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores of (dependent, head) pairs."""
        return self.relation(functional.gelu(dependent + head))


class RoleLayer(nn.Module):
    """A depthwise convolution for the neighbours, then attention over the row."""

    def __init__(self) -> None:
        super().__init__()
        self.near = nn.Conv1d(ROLE, ROLE, 5, padding=2, groups=ROLE)
        self.norm = nn.LayerNorm(ROLE)
        self.far = Layer(ROLE, ROLE_HEADS, 2 * ROLE)

    def forward(self, x: Tensor, mask: Tensor, bias: Tensor) -> Tensor:
        near = self.near((x * mask[..., None].to(x.dtype)).transpose(1, 2)).transpose(1, 2)
        return self.far(self.norm(x + functional.gelu(near)), bias)


class Roles(nn.Module):
    """For one cue, the role of every word around it."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(BUCKETS, ROLE)
        self.gate = nn.Linear(2 * ROLE, ROLE)
        self.add = nn.Linear(2 * ROLE, ROLE)
        self.norm = nn.LayerNorm(ROLE)
        self.drop = LockedDropout(0.1)
        self.layers = nn.ModuleList(RoleLayer() for _ in range(ROLE_LAYERS))
        self.emit = nn.Linear(ROLE, len(labels.ROLE))

    def forward(self, words: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Emissions. words: all × ROLE; row: word numbers, -1 padding; first, last: the cues' words."""
        mask = row >= 0
        cue = torch.cat([words[first], words[last]], -1)
        after, before = (row - last[:, None]).clamp_min(0), (row - first[:, None]).clamp_max(0)
        x = words[row.clamp_min(0)]
        x = x * (1 + self.gate(cue))[:, None] + self.add(cue)[:, None]
        x = self.drop(self.norm(x + self.distance(distance_bucket(after + before))))
        bias = attention_bias(mask)
        for layer in self.layers:
            x = layer(x, mask, bias)
        return self.emit(x)


@dataclass
class Outputs:
    """What one pass yields, all batch × words × something."""

    cue: Tensor
    flat: Tensor
    upos: Tensor
    entity: Tensor
    timex: Tensor
    sentence_end: Tensor
    fact: Tensor
    role: Tensor
    arcs: Tensor
    dependent: Tensor
    head: Tensor


class Reader(nn.Module):
    """All of it."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.cue = _perceptron(192, len(labels.CUE))
        self.flat = nn.Sequential(LockedDropout(0.2), nn.Linear(HIDDEN, len(labels.FLAT)))
        self.upos = nn.Sequential(LockedDropout(0.2), nn.Linear(HIDDEN, len(labels.UPOS)))
        self.entity = _perceptron(192, len(labels.ENTITY))
        self.timex = _perceptron(96, len(labels.TIMEX))
        self.sentence_end = nn.Sequential(LockedDropout(0.1), nn.Linear(HIDDEN, 1))
        self.fact = _perceptron(96, 1)
        self.role = nn.Linear(HIDDEN, ROLE)
        self.tree = Tree()
        self.roles = Roles()
        self.cue_crf = Crf(labels.CUE)
        self.role_crf = Crf(labels.ROLE)
        self.entity_crf = Crf(labels.ENTITY)
        self.timex_crf = Crf(labels.TIMEX)

    def words(self, piece: Tensor, shape: Tensor, gap: Tensor, quote: Tensor, first: Tensor) -> Tensor:
        """The vectors of the words' first pieces."""
        hidden = self.encoder(piece, shape, gap, quote)
        return torch.gather(hidden, 1, first[..., None].expand(-1, -1, HIDDEN))

    def heads(self, words: Tensor) -> Outputs:
        """Every head over all words."""
        arcs, dependent, head = self.tree(words)
        return Outputs(
            cue=self.cue(words),
            flat=self.flat(words),
            upos=self.upos(words),
            entity=self.entity(words),
            timex=self.timex(words),
            sentence_end=self.sentence_end(words),
            fact=self.fact(words),
            role=self.role(words),
            arcs=arcs,
            dependent=dependent,
            head=head,
        )
