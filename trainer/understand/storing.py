"""Writing a model file; its counterpart is ``model.load``.

Weights are kept as bytes of a per-column step. The values they are multiplied by
have length one, so that what rounding adds to a log-odd stays below a fiftieth.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trainer.understand.features import BLOCKS
from trainer.understand.fitting import Doubles
from trainer.understand.model import Block
from trainer.understand.staging import Second


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
    second: Second
    """What joins all ears."""


def save(target: Path, fit: Fit) -> None:
    """Write a model file, the same bytes for the same numbers.

    Args:
        target: File to write.
        fit: What to write.
    """
    step = np.abs(fit.weights).max(axis=0) / 127
    step[step == 0] = 1.0
    arrays = {
        "version": np.array(fit.version),
        "scales": np.array([block.scale for block in fit.blocks]),
        "weights": np.round(fit.weights / step).astype(np.int8),
        "weight_scale": step,
        "bias": fit.bias,
        **_numbers(fit.second),
    }
    for name, block in zip(BLOCKS, fit.blocks, strict=True):
        listed = "\n".join(block.rows).encode("utf-8")
        arrays[f"vocabulary_{name}"] = np.frombuffer(listed, dtype=np.uint8)
        arrays[f"idf_{name}"] = block.idf.astype(np.float16)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        np.savez_compressed(out, **arrays)


def save_better(target: Path, version: str, second: Second, additions: Mapping[str, NDArray[Any]]) -> None:
    """Write the better reader's file.

    Args:
        target: File to write.
        version: Name and version of the reader.
        second: What joins all ears.
        additions: Low-rank weights by name.
    """
    with target.open("wb") as out:
        arrays: dict[str, Any] = {"version": np.array(version), **_numbers(second), **additions}
        np.savez_compressed(out, **arrays)


def _numbers(second: Second) -> dict[str, NDArray[np.float32]]:
    """The second stage in single precision."""
    return {name: value.astype(np.float32) for name, value in asdict(second).items()}
