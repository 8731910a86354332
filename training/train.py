"""Trains the reader: `python -m training.train --examples FILE --minilm FILE --out FOLDER --steps N`.

Carries on from FOLDER/latest.pt if that is there. With `--start FILE` it begins with the averaged weights of
a run that has ended (its final.pt) in place of MiniLM's: another round, the rates going up and down again.
Each step takes a batch of one corpus group, by weight.
"""

import argparse
import hashlib
import itertools
import math
import os
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.language.reader import labels
from training.batches import Batch, allowed, allowed_bits, stream
from training.examples import Example
from training.model import Outputs, Reader

# share of steps, and what the group's loss is multiplied with so that gradients come out of like size
GROUPS = {"attribution": (0.46, 3.0), "syntax": (0.24, 0.7), "entity": (0.26, 3.0), "time": (0.04, 3.0)}
CORPORA = {
    "polnear": "attribution",
    "composed": "attribution",
    "ewt": "syntax",
    "gum": "syntax",
    "worldwide": "entity",
    "wikiwars": "time",
}
Said = dict[str, Tensor]  # a head's scores, words × labels
WARM_UP = 300  # steps
AVERAGE = 0.997  # decay of the averaged weights, per step
LOG_EVERY = 100  # steps


@dataclass(frozen=True)
class Plan:
    """What a run is."""

    out: Path
    steps: int
    size: int  # padded pieces per batch
    encoder_rate: float
    head_rate: float
    composed: float  # share of composed documents among the attribution ones
    seed: int
    save_seconds: float
    threads: int
    seconds: float  # the run's end, however few steps it came to
    agreement: float  # weight of what two passes disagree on; 0: one pass


def reduced() -> torch.autocast:
    """bfloat16 where it is safe: twice as fast on processors that have it; CRFs and losses in float32."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


def attribution_loss(model: Reader, out: Outputs, batch: Batch, said: Said) -> dict[str, Tensor]:
    """Cues at every depth, the outermost relations' flat tags, and each cue's roles; per word."""
    n = batch.mask.sum()
    cue = model.cue_crf.loss(out.cue, batch.mask, allowed(batch.layers["cue"], labels.CUE)).sum() / n
    scores, tags = out.flat.float().flatten(0, 1), batch.layers["flat"].flatten()
    flat = functional.cross_entropy(scores, tags, ignore_index=-1)
    losses = {"cue": cue, "flat": 0.5 * flat}
    said["cue"] = out.cue[batch.mask]
    if batch.rows is not None:
        rows = batch.rows
        with reduced():
            emission = model.roles(out.role.flatten(0, 1), rows.row, rows.first, rows.last)
        loss = model.role_crf.loss(emission, rows.row >= 0, allowed(rows.label, labels.ROLE))
        losses["role"] = loss.sum() / n
        said["role"] = emission[rows.row >= 0]
    return losses


def syntax_loss(model: Reader, out: Outputs, batch: Batch, said: Said) -> dict[str, Tensor]:
    """Tags, trees within the gold sentences, sentence ends, factuality."""
    layers = batch.layers
    tags = functional.cross_entropy(out.upos.float().flatten(0, 1), layers["upos"].flatten(), ignore_index=-1)
    sentence, head = layers["sentence"], layers["head"]
    same = (sentence[:, :, None] == sentence[:, None, :]) & batch.mask[:, None, :]
    arcs = out.arcs.float().masked_fill(~same, -1e4)
    arc = functional.cross_entropy(arcs.flatten(0, 1), head.flatten(), ignore_index=-1)
    losses = {"upos": tags, "arc": arc}
    known = (head >= 0) & batch.mask
    at = head.clamp_min(0)[..., None].expand(-1, -1, out.head.shape[-1])
    with reduced():
        relation = model.tree.relations(out.dependent[known], torch.gather(out.head, 1, at)[known])
    losses["relation"] = functional.cross_entropy(relation.float(), layers["deprel"][known], ignore_index=-1)
    said |= {"upos": out.upos[batch.mask], "arc": arcs[batch.mask], "relation": relation}
    ends = functional.binary_cross_entropy_with_logits(
        out.sentence_end.float().squeeze(-1), layers["sentence_end"].float().clamp_min(0), reduction="none"
    )
    losses["sentence_end"] = 2 * ends[batch.mask].mean()
    fact = layers.get("fact")
    if fact is not None and (judged := ~fact.isnan()).any():
        losses["fact"] = 0.1 * functional.smooth_l1_loss(out.fact.float().squeeze(-1)[judged], fact[judged])
    return losses


def losses_of(model: Reader, batch: Batch) -> tuple[dict[str, Tensor], Said]:
    """All losses that a batch has labels for, and the scores that they come of."""
    with reduced():
        words = model.words(batch.piece, batch.shape, batch.gap, batch.quote, batch.first)
        out = model.heads(words)
    losses: dict[str, Tensor] = {}
    said: Said = {}
    if "cue" in batch.layers:
        losses |= attribution_loss(model, out, batch, said)
    if "upos" in batch.layers:
        losses |= syntax_loss(model, out, batch, said)
    n = batch.mask.sum()
    if "entity" in batch.layers:
        tags = allowed(batch.layers["entity"], labels.ENTITY)
        losses["entity"] = model.entity_crf.loss(out.entity, batch.mask, tags).sum() / n
        said["entity"] = out.entity[batch.mask]
    if "timex" in batch.layers:
        tags = allowed_bits(batch.layers["timex"])
        losses["timex"] = model.timex_crf.loss(out.timex, batch.mask, tags).sum() / n
        said["timex"] = out.timex[batch.mask]
    return losses, said


def agreement(one: Said, other: Said) -> Tensor:
    """How far two passes with other dropout disagree, per word: the divergence both ways, halved (R-Drop,
    Liang et al. 2021), summed over the heads."""
    total = torch.zeros(())
    for name, scores in one.items():
        p, q = scores.float().log_softmax(-1), other[name].float().log_softmax(-1)
        total = total + 0.5 * ((p.exp() - q.exp()) * (p - q)).sum(-1).mean()
    return total


def losses_twice(model: Reader, batch: Batch, weight: float) -> dict[str, Tensor]:
    """The mean losses of two passes, and what they disagree on."""
    (first, one), (second, other) = losses_of(model, batch), losses_of(model, batch)
    both = {name: (first[name] + second[name]) / 2 for name in first}
    return both | {"agreement": weight * agreement(one, other)}


def optimizer_of(model: Reader, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; lower encoder layers learn more slowly; the pieces' embeddings stay as they are."""
    model.encoder.piece.weight.requires_grad_(False)
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = plan.head_rate
        if name.startswith("encoder.layers."):
            rate = plan.encoder_rate * 0.9 ** (5 - int(name.split(".")[2]))
        elif name.startswith(("encoder.position", "encoder.norm")):
            rate = plan.encoder_rate * 0.5
        groups.setdefault(rate, []).append(parameter)
    settings = [{"params": some, "lr": rate, "base": rate} for rate, some in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


class Training:
    """A run's state, and how it is kept and found again."""

    def __init__(self, plan: Plan, minilm: Path, start: Path | None = None) -> None:
        self.plan = plan
        self.model = Reader()
        self.step = 0
        self.began = time.monotonic()
        goes_on = (plan.out / "latest.pt").exists()
        if not goes_on and start is not None:
            self.model.load_state_dict(torch.load(start)["average"], strict=False)
        elif not goes_on:
            self.model.encoder.load_minilm(minilm)
        self.optimizer = optimizer_of(self.model, plan)
        self.average = {k: v.clone() for k, v in self.model.state_dict().items() if v.is_floating_point()}
        if goes_on:
            kept = torch.load(plan.out / "latest.pt")
            self.model.load_state_dict(kept["model"])
            self.optimizer.load_state_dict(kept["optimizer"])
            for group in self.optimizer.param_groups:
                group.setdefault("base", group["lr"])
            self.average, self.step = kept["average"], kept["step"]
        self.first_step = self.step

    def save(self, name: str) -> None:
        """Whole or not at all."""
        state = {"model": self.model.state_dict(), "average": self.average, "step": self.step}
        if name == "latest.pt":
            state["optimizer"] = self.optimizer.state_dict()
        torch.save(state, self.plan.out / "unfinished")
        (self.plan.out / "unfinished").replace(self.plan.out / name)

    def done(self) -> float:
        """How much of the run is over, by steps or by the clock, whichever is further."""
        start = self.first_step / self.plan.steps
        clock = start + (1 - start) * (time.monotonic() - self.began) / self.plan.seconds
        return max(self.step / self.plan.steps, clock)

    def rate(self) -> float:
        """Warm-up, then down in a straight line to nearly nothing."""
        return min((self.step + 1) / WARM_UP, max(0.02, 1 - self.done()))

    def take(self, batch: Batch, weight: float) -> tuple[dict[str, float], float]:
        """One step; the losses and the gradient's norm."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * self.rate()
        if self.plan.agreement:
            losses = losses_twice(self.model, batch, self.plan.agreement)
        else:
            losses, _ = losses_of(self.model, batch)
        (weight * sum(losses.values(), torch.zeros(()))).backward()
        trained = [p for p in self.model.parameters() if p.requires_grad]
        norm = torch.nn.utils.clip_grad_norm_(trained, 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        if self.step % 5 == 0:
            decay = min(AVERAGE**5, self.step / (self.step + 50))
            state = self.model.state_dict()
            names = [k for k in self.average if k != "encoder.piece.weight"]
            torch._foreach_lerp_([self.average[k] for k in names], [state[k] for k in names], 1 - decay)
        return {k: v.item() for k, v in losses.items()}, norm.item()


class Cores:
    """As many threads as there are free cores.

    Two threads wait for each other: if another process takes a core from them, both crawl, and one thread is
    several times as fast. A run that takes precedence over the others (a negative niceness) keeps all.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._last = self._times()

    def _times(self) -> tuple[float, float]:
        """Wall clock; seconds that other processes used."""
        line = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
        ticks = os.sysconf("SC_CLK_TCK")
        busy = sum(int(line[i]) for i in (0, 1, 2, 5, 6)) / ticks
        return time.monotonic(), busy - sum(os.times()[:2])

    def adapt(self) -> None:
        """Looks every ten seconds."""
        now = time.monotonic()
        if self.most < 2 or os.nice(0) < 0 or now - self._last[0] < 10:
            return
        before, self._last = self._last, self._times()
        others = (self._last[1] - before[1]) / (self._last[0] - before[0])
        torch.set_num_threads(max(1, self.most - round(others + 0.2)))


def streams(examples: list[Example], plan: Plan, seed: int) -> dict[str, Iterator[Batch]]:
    """An endless stream of batches per group."""
    out = {}
    for number, group in enumerate(GROUPS):
        some = [x for x in examples if CORPORA[x.corpus] == group]
        if group == "attribution":
            plain = [x for x in some if x.corpus == "polnear"]
            nested = [x for x in some if x.corpus == "composed"]
            keep = round(len(plain) * plan.composed / (1 - plan.composed))
            chosen = random.Random(seed).sample(nested, min(keep, len(nested)))  # noqa: S311
            some = plain + chosen
        if some:
            out[group] = stream(some, plan.size, seed * 100 + number)
    return out


def part_of(examples: list[Example], share: float) -> list[Example]:
    """A share of the attribution articles, with what is composed of them, and all others.

    A larger share has the articles of a smaller one too.
    """

    def drawn(example: Example) -> bool:
        article = example.name.rsplit("+", 1)[0] if example.corpus == "composed" else example.name
        return int.from_bytes(hashlib.sha256(article.encode()).digest()[:4]) < share * 2**32

    return [x for x in examples if CORPORA[x.corpus] != "attribution" or drawn(x)]


def run(training: Training, examples: list[Example]) -> None:
    """To the last step, with a line of losses now and then."""
    plan = training.plan
    seed = plan.seed + training.step
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    sources = streams(examples, plan, seed)
    torch.manual_seed(seed)
    names = list(sources)
    sums: dict[str, list[float]] = {}
    began = saved = time.monotonic()
    pieces = 0
    training.model.train()
    cores = Cores(plan.threads)
    while training.done() < 1:
        cores.adapt()
        group = rng.choices(names, [GROUPS[n][0] for n in names])[0]
        batch = next(sources[group])
        pieces += int((batch.piece != 0).sum())
        losses, norm = training.take(batch, GROUPS[group][1])
        for name, value in itertools.chain(losses.items(), [(f"norm/{group}", norm)]):
            sums.setdefault(name, []).append(value)
        if training.step % LOG_EVERY == 0:
            means = " ".join(f"{k} {sum(v) / len(v):.4f}" for k, v in sorted(sums.items()) if v)
            seconds = time.monotonic() - began
            print(
                f"{time.strftime('%H:%M:%S')} step {training.step} {pieces / seconds:.0f}/s"
                f" {seconds / LOG_EVERY:.2f}s threads {torch.get_num_threads()} | {means}",
                flush=True,
            )
            sums, pieces, began = {}, 0, time.monotonic()
            if not all(math.isfinite(x) for x in losses.values()):
                raise FloatingPointError(means)
        if time.monotonic() - saved > plan.save_seconds:
            training.save("latest.pt")
            saved = time.monotonic()
        if training.step % 1500 == 0:
            training.save(f"step{training.step}.pt")
    training.save("latest.pt")
    training.save("final.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="the final.pt of an earlier run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--size", type=int, default=2048)
    parser.add_argument("--encoder-rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--composed", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--minutes", type=float, default=math.inf, help="end by then, however few steps were done"
    )
    parser.add_argument(
        "--agreement", type=float, default=0.0, help="weight of two passes' disagreement (0: one pass)"
    )
    parser.add_argument("--without", nargs="*", default=[], help="corpora to leave out")
    parser.add_argument(
        "--part", type=float, default=1.0, help="share of the attribution articles, for a learning curve"
    )
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    with args.examples.open("rb") as kept:
        found = pickle.load(kept)  # noqa: S301 - what `prepare` wrote
    examples = [x for x in part_of(found, args.part) if x.corpus not in args.without]
    plan = Plan(
        args.out,
        args.steps,
        args.size,
        args.encoder_rate,
        args.head_rate,
        args.composed,
        args.seed,
        280.0,
        args.threads,
        args.minutes * 60,
        args.agreement,
    )
    run(Training(plan, args.minilm, args.start), examples)


if __name__ == "__main__":
    main()
