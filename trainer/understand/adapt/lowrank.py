"""Low-rank additions to an encoder: a few megabytes that turn a common base model into a reader of moves."""

import math
from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from trainer.understand.adapt.network import Network

LINEARS = ("query", "key", "value", "dense", "q", "k", "v", "o")
"""Last name parts of the layers that get an addition."""
SCALE = 2.0
"""Factor on every addition."""


class LowRank(nn.Module):
    """A frozen linear layer with a trained low-rank addition."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        """Wrap ``base``; the addition starts at zero."""
        super().__init__()
        self.base = base
        self.down = nn.Parameter(torch.empty(rank, base.in_features))
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))
        for parameter in base.parameters():
            parameter.requires_grad_(False)

    def forward(self, x: Tensor) -> Tensor:
        """Base and addition, side by side: summed as weights, half precision would swallow the addition."""
        added = nn.functional.linear(nn.functional.linear(x, self.down), self.up)
        return self.base(x) + added * SCALE

    def merged(self) -> nn.Linear:
        """One plain layer that does the same."""
        with torch.no_grad():
            self.base.weight += (self.up @ self.down) * SCALE
        return self.base


def add_low_rank(net: Network, rank: int) -> None:
    """Freeze the encoder and put low-rank additions beside its linear layers."""
    for parameter in net.encoder.parameters():
        parameter.requires_grad_(False)
    for parent in list(net.encoder.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.Linear) and name in LINEARS:
                setattr(parent, name, LowRank(child, rank))


def merge_low_rank(net: Network) -> None:
    """Fold all additions into their layers."""
    for parent in list(net.encoder.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, LowRank):
                setattr(parent, name, child.merged())


def additions_of(net: Network) -> dict[str, NDArray[np.float16]]:
    """Everything that was trained for the moves, and nothing of the base, in half precision by name."""
    return {
        name: value.detach().float().numpy().astype(np.float16)
        for name, value in net.named_parameters()
        if value.requires_grad and not name.startswith("meaning.")
    }


def load_additions(net: Network, arrays: Mapping[str, NDArray[np.float16]]) -> None:
    """Put trained additions beside the base of ``net`` and fold them in.

    Args:
        net: A fresh network.
        arrays: From ``additions_of``.

    Raises:
        KeyError: The base has no layer for an addition, or an addition is missing.
        ValueError: A size does not fit: this is another base encoder.
    """
    rank = next(value.shape[0] for name, value in arrays.items() if name.endswith(".down"))
    add_low_rank(net, rank)
    own = dict(net.named_parameters())
    wanted = set(additions_of(net))
    if wanted != set(arrays):
        raise KeyError(f"these weights are for another encoder: {sorted(wanted ^ set(arrays))[:3]}")
    with torch.no_grad():
        for name, value in arrays.items():
            if own[name].shape != value.shape:
                raise ValueError(f"{name} is {tuple(own[name].shape)}, not {value.shape}")
            own[name].copy_(torch.from_numpy(value.astype(np.float32)))
    merge_low_rank(net)
