"""The network: a BERT encoder, one linear head for the moves and one that keeps its sense of meaning.

The moves are read from the mean, the maximum and the mark before the reply's
tokens. The second head maps the mean to what the untouched encoder says of the
same words, so that topics can still be compared by meaning after adaptation.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from trainer.understand.adapt.bert import load_bert

FAR = 1e4
"""Taken from what may not be the maximum."""
HEAD_BIAS = -2.5
"""First log-odds of every move: about as rare as moves are."""


class Network(nn.Module):
    """What is trained: an encoder, a head for the moves, and one for meaning.

    Called with ids, segments, mask and pooled (see ``encoder.sequence``), it gives log-odds, sequences x
    moves, and meanings.
    """

    encoder: Any
    """Has ``embeddings`` and ``encoder.layer``."""
    dropout: nn.Dropout
    head: nn.Linear
    meaning: nn.Module


class MoveNet(Network):
    """Encoder with two heads."""

    def __init__(self, folder: Path, moves: int, kept: Sequence[int], dropout: float = 0.1) -> None:
        """Load the base encoder.

        Args:
            folder: Of a BERT encoder as published on the hub.
            moves: Number of moves.
            kept: Numbers of the word pieces that are used, in their new order.
            dropout: Share of pooled values left out while training. None is left out inside the
                encoder, which would cost a sixth of the time.
        """
        super().__init__()
        self.encoder = load_bert(folder, kept)
        width = self.encoder.width
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(3 * width, moves)
        self.meaning = nn.Linear(width, width)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.constant_(self.head.bias, HEAD_BIAS)
        with torch.no_grad():
            self.meaning.weight.copy_(torch.eye(width))
            self.meaning.bias.zero_()

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds, sequences x moves, and meanings, sequences x width, in single precision."""
        states = self.encoder(ids, segments, mask)
        joined = pool(states, pooled).float()
        return self.head(self.dropout(joined)), self.meaning(joined[:, : states.shape[-1]])


def pool(states: Tensor, pooled: Tensor) -> Tensor:
    """Mean and maximum over the reply's tokens, and the first token, side by side."""
    here = pooled.unsqueeze(-1).to(states.dtype)
    mean = (states * here).sum(1) / here.sum(1)
    best = (states + (1 - here) * -FAR).max(1).values
    return torch.cat([mean, best, states[:, 0]], dim=-1)


def parameter_groups(net: Network, rate: float, head_rate: float, decay: float) -> list[dict[str, Any]]:
    """Learning rates that fall by ``decay`` with every layer from the top; frozen parts are left out.

    Word embeddings are always frozen: most words of a trainee are in no exemplar.
    """
    heads = [*net.head.parameters(), *net.meaning.parameters()]
    groups: list[dict[str, Any]] = [{"params": heads, "lr": head_rate}]
    layers = [net.encoder.embeddings, *net.encoder.encoder.layer]
    for level, module in enumerate(layers):
        chosen = [p for p in module.parameters() if p.requires_grad]
        if chosen:
            groups.append({"params": chosen, "lr": rate * decay ** (len(layers) - 1 - level)})
    return groups
