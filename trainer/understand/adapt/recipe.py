"""One training run: fixed seeds, bfloat16 on the processor, rates that warm up and fall."""

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from trainer.understand.adapt.bert import Bert
from trainer.understand.adapt.lowrank import add_low_rank
from trainer.understand.adapt.network import MoveNet, Network, parameter_groups
from trainer.understand.encoder.sequence import Pieces, Sequence, batch

log = logging.getLogger(__name__)
Singles = NDArray[np.float32]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run does."""

    passes: int = 3
    """Passes over the items."""
    rate: float = 2e-4
    """Highest learning rate of the top layer."""
    head_rate: float = 2e-3
    """Highest learning rate of the heads."""
    layer_decay: float = 0.85
    """Factor on the rate from each layer to the one below."""
    rank: int = 0
    """Rank of low-rank additions; 0 trains all weights but the word embeddings."""
    drop_customer: float = 0.3
    """Share of items that are shown without the customer's words."""
    meaning: float = 1.0
    """Weight of keeping the untouched encoder's sense of meaning."""
    weight_decay: float = 0.01
    """Decoupled weight decay."""
    budget: int = 2048
    """Padded tokens a step."""
    seed: int = 0
    """Seed of everything that is drawn."""


@dataclass(frozen=True)
class Items:
    """What is learned from."""

    sequences: list[Sequence]
    """Whole replies and sentences."""
    targets: Singles
    """Items x moves, 0 to 1."""
    weights: Singles
    """How much each item counts."""
    meanings: Singles
    """Items x width, of length one: what the untouched encoder says of the words alone."""


class Masters:
    """Single-precision copies of trained bfloat16 weights, which alone are stepped.

    The network computes in bfloat16 throughout; small steps would vanish there.
    """

    def __init__(self, groups: list[dict[str, Any]], weight_decay: float) -> None:
        """Copy every parameter of ``groups`` and build the optimiser over the copies."""
        self._pairs: list[tuple[nn.Parameter, torch.Tensor]] = []
        copied = []
        for group in groups:
            copies = [p.detach().float().clone().requires_grad_(True) for p in group["params"]]
            self._pairs.extend(zip(group["params"], copies, strict=True))
            copied.append({**group, "params": copies})
        self.optimiser = torch.optim.AdamW(copied, weight_decay=weight_decay, foreach=True)

    def step(self, clip: float) -> None:
        """Take gradients over, step, and write the new weights back."""
        for parameter, copy in self._pairs:
            copy.grad = parameter.grad.float() if parameter.grad is not None else None
            parameter.grad = None
        nn.utils.clip_grad_norm_([copy for _, copy in self._pairs], clip, foreach=True)
        self.optimiser.step()
        with torch.no_grad():
            for parameter, copy in self._pairs:
                parameter.copy_(copy)


def build(folder: Path, moves: int, kept: list[int], recipe: Recipe) -> MoveNet:
    """A fresh network with what the recipe leaves trainable."""
    torch.manual_seed(recipe.seed)
    net = MoveNet(folder, moves, kept)
    if recipe.rank:
        add_low_rank(net, recipe.rank)
    net.encoder.to(torch.bfloat16)
    return net


def fit(net: Network, items: Items, pieces: Pieces, recipe: Recipe) -> None:
    """Train ``net`` in place.

    Args:
        net: From ``build``.
        items: What to learn from.
        pieces: Tokeniser.
        recipe: Rates, passes and seeds.
    """
    dice = np.random.RandomState(recipe.seed)
    plan = [step for _ in range(recipe.passes) for step in _one_pass(items.sequences, recipe, dice)]
    masters = Masters(
        parameter_groups(net, recipe.rate, recipe.head_rate, recipe.layer_decay), recipe.weight_decay
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        masters.optimiser,
        [group["lr"] for group in masters.optimiser.param_groups],
        total_steps=len(plan) + 1,
        pct_start=0.06,
        anneal_strategy="linear",
        cycle_momentum=False,
    )
    net.train()
    started, shown = time.monotonic(), 0.0
    for step, (rows, sequences) in enumerate(plan, start=1):
        loss = _loss(net, items, rows, sequences, pieces, recipe.meaning)
        loss.backward()
        masters.step(5.0)
        schedule.step()
        shown = 0.98 * shown + 0.02 * float(loss.detach())
        if step % 100 == 0:
            log.info(
                "step %d of %d, loss %.3f, %.0f s",
                step,
                len(plan),
                shown / (1 - 0.98**step),
                time.monotonic() - started,
            )


def _loss(
    net: Network, items: Items, rows: Rows, sequences: list[Sequence], pieces: Pieces, keep: float
) -> Any:
    """Cross-entropy over the moves, and how far the meaning strayed."""
    odds, meaning = net(*tensors(sequences, pieces))
    wanted = torch.from_numpy(items.targets[rows])
    missed = nn.functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none").sum(1)
    loss = (missed * torch.from_numpy(items.weights[rows])).mean()
    if keep:
        near = nn.functional.cosine_similarity(meaning, torch.from_numpy(items.meanings[rows]))
        loss = loss + keep * (1 - near).mean()
    return loss


def tensors(sequences: list[Sequence], pieces: Pieces) -> tuple[torch.Tensor, ...]:
    """A batch as the network's four inputs."""
    made = batch(sequences, pieces)
    return tuple(torch.from_numpy(a) for a in (made.ids, made.segments, made.mask, made.pooled))


def _one_pass(
    sequences: list[Sequence], recipe: Recipe, dice: np.random.RandomState
) -> list[tuple[Rows, list[Sequence]]]:
    """One pass's steps, some items without the customer."""
    bare = dice.uniform(size=len(sequences)) < recipe.drop_customer
    shown = [Sequence(s.reply) if b else s for s, b in zip(sequences, bare, strict=True)]
    return [(rows, [shown[r] for r in rows]) for rows in bucketed(shown, recipe.budget, dice)]


def bucketed(sequences: list[Sequence], budget: int, dice: np.random.RandomState | None) -> list[Rows]:
    """Row numbers in batches of like length with at most ``budget`` padded tokens each.

    Args:
        sequences: What to batch.
        budget: Padded tokens a batch may hold.
        dice: Shuffles items of like length, and the batches; None keeps the order of length.
    """
    lengths = np.array([len(s) for s in sequences])
    noise = dice.uniform(0, 6, len(lengths)) if dice is not None else np.zeros(len(lengths))
    batches: list[list[int]] = [[]]
    widest = 0
    for row in np.argsort(lengths + noise, kind="stable"):
        widest = max(widest, int(lengths[row]))
        if batches[-1] and widest * (len(batches[-1]) + 1) > budget:
            batches.append([])
            widest = int(lengths[row])
        batches[-1].append(int(row))
    order = dice.permutation(len(batches)) if dice is not None else range(len(batches))
    return [np.array(batches[n], dtype=np.intp) for n in order]


def score(net: Network, sequences: list[Sequence], pieces: Pieces) -> Singles:
    """Log-odds of all sequences, in their order."""
    net.eval()
    odds = np.zeros((len(sequences), net.head.out_features), dtype=np.float32)
    with torch.inference_mode():
        for rows in bucketed(sequences, 6144, None):
            odds[rows] = net(*tensors([sequences[r] for r in rows], pieces))[0].numpy()
    return odds


def meanings_of(encoder: Bert, sequences: list[Sequence], pieces: Pieces) -> Singles:
    """What an untouched encoder says of texts: the mean over all tokens, of length one, in their order."""
    found = np.zeros((len(sequences), encoder.width), dtype=np.float32)
    with torch.inference_mode():
        for rows in bucketed(sequences, 6144, None):
            ids, segments, mask, _ = tensors([sequences[r] for r in rows], pieces)
            states = encoder(ids, segments, mask).float()
            mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
            found[rows] = nn.functional.normalize(mean).numpy()
    return found
