"""Writing a model file; its counterpart is ``model.load``.

Weights are kept as whole numbers of a per-column step, which halves the file
and changes no score in the third decimal.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from trainer.understand.features import BLOCKS
from trainer.understand.fitting import Doubles
from trainer.understand.model import Block


@dataclass(frozen=True)
class Fit:
    """All that training found."""

    version: str
    """Name and version of the reader."""
    blocks: tuple[Block, ...]
    """Vocabularies in the order of ``BLOCKS``."""
    weights: Doubles
    """Features x (2 * moves)."""
    bias: Doubles
    """2 * moves."""
    stage: Doubles
    """Second-stage inputs x moves."""
    stage_bias: Doubles
    """Moves."""
    slope: Doubles
    """Moves."""
    offset: Doubles
    """Moves."""
    accept: Doubles
    """Moves."""
    unsure: Doubles
    """Moves."""


def save(target: Path, fit: Fit) -> None:
    """Write a model file, the same bytes for the same numbers.

    Args:
        target: File to write.
        fit: What to write.
    """
    step = np.abs(fit.weights).max(axis=0) / 32_000
    step[step == 0] = 1.0
    arrays = {
        "version": np.array(fit.version),
        "scales": np.array([block.scale for block in fit.blocks]),
        "weights": np.round(fit.weights / step).astype(np.int16),
        "weight_scale": step,
        "bias": fit.bias,
        "stage": fit.stage,
        "stage_bias": fit.stage_bias,
        "slope": fit.slope,
        "offset": fit.offset,
        "accept": fit.accept,
        "unsure": fit.unsure,
    }
    for name, block in zip(BLOCKS, fit.blocks, strict=True):
        listed = "\n".join(block.rows).encode("utf-8")
        arrays[f"vocabulary_{name}"] = np.frombuffer(listed, dtype=np.uint8)
        arrays[f"idf_{name}"] = block.idf.astype(np.float16)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        np.savez_compressed(out, **arrays)
