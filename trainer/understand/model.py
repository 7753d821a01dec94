"""The trained model: named features in, log-odds of the 31 moves out.

The file holds, per feature block, the vocabulary with its inverse document
frequencies, and one matrix of weights with two halves: columns for a whole
reply and columns for a single sentence. On top sits a small second stage that
weighs both halves for each move and was calibrated on held-out folds, so that
its output can be read as a frequency.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from trainer.understand.features import BLOCKS

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Block:
    """One feature block's vocabulary."""

    rows: dict[str, int]
    """Feature -> row of the weight matrix."""
    idf: Floats
    """Weight of each feature of the block, by row less the block's first row."""
    first: int
    """Row of the block's first feature."""
    scale: float
    """Factor on the block's values."""
    normed: bool
    """Whether the block's values are scaled to length one (counts) or are plain marks (cues)."""


@dataclass(frozen=True)
class Model:
    """Weights and thresholds as read from the model file."""

    version: str
    """Name and version, e.g. ``"ngram-1"``."""
    blocks: tuple[Block, ...]
    """Vocabularies in the order of ``BLOCKS``."""
    weights: Floats
    """Features x (2 * moves): whole-reply columns, then sentence columns."""
    bias: Floats
    """2 * moves intercepts."""
    stage: Floats
    """Second-stage inputs x moves."""
    stage_bias: Floats
    """Intercept per move of the second stage."""
    slope: Floats
    """Per move, factor on the best unit's log-odds; see ``scores``."""
    offset: Floats
    """Per move, what is added after that."""
    accept: Floats
    """Score per move from which it counts as recognised."""
    unsure: Floats
    """Score per move from which it is called close."""

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Single words seen in the exemplars."""
        return frozenset(word for word in self.blocks[0].rows if " " not in word and word[0].isalpha())

    @cached_property
    def known_trigrams(self) -> frozenset[str]:
        """Character trigrams seen in the exemplars."""
        return frozenset(gram for gram in self.blocks[1].rows if len(gram) == 3)

    @cached_property
    def _frequent(self) -> dict[str, tuple[str, ...]]:
        """Words of five letters and more that occur in some eight replies or more, by first letter."""
        block = self.blocks[0]
        limit = float(block.idf.max()) - math.log(3.0)
        words: dict[str, list[str]] = {}
        for word in self.known_words:
            if len(word) > 4 and block.idf[block.rows[word] - block.first] <= limit:
                words.setdefault(word[0], []).append(word)
        return {letter: tuple(sorted(found)) for letter, found in words.items()}

    def mend(self, token: str) -> str:
        """A word one slip of the finger away from an unknown one, or the token as it is.

        Only for reading: what a trainee typed is never changed. The first
        letter must agree, so that "lease" is not taken for "please".
        """
        if len(token) < 5 or token in self.blocks[0].rows or not token.isalpha():
            return token
        listed = self._frequent.get(token[0], ())
        near = process.extract(token, listed, scorer=OSA.distance, score_cutoff=1, limit=2)
        return near[0][0] if len(near) == 1 else token

    def rarity(self, word: str) -> float:
        """How rare a word is in everyday talk, 0 to 1; 1 for a word never seen."""
        block = self.blocks[0]
        row = block.rows.get(word)
        return 1.0 if row is None else float(block.idf[row - block.first]) / self._rarest

    @cached_property
    def _rarest(self) -> float:
        """Weight of the rarest word, and a little more, so that known words stay below 1."""
        return float(self.blocks[0].idf.max()) * 1.1

    def log_odds(self, features: Iterable[list[str]]) -> Floats:
        """First-stage log-odds of a piece of text.

        Args:
            features: One list of feature names per block.

        Returns:
            2 * moves values: as a whole reply, then as a sentence.
        """
        rows: list[int] = []
        values: list[float] = []
        for block, names in zip(self.blocks, features, strict=True):
            append_block(block, names, rows, values)
        if not rows:
            return self.bias
        picked = self.weights[np.array(rows)]
        return np.asarray(np.array(values, dtype=np.float32) @ picked + self.bias, dtype=np.float32)


def append_block(block: Block, names: list[str], rows: list[int], values: list[float]) -> None:
    """Add one block's rows and values, in row order so that sums come out alike.

    Shared by reading and training, so that both see the very same numbers.
    """
    known = block.rows
    counts = Counter(known[name] for name in names if name in known)
    ordered = sorted(counts)
    if not block.normed:
        rows.extend(ordered)
        values.extend([block.scale] * len(ordered))
        return
    raw = [(1.0 + math.log(counts[row])) * float(block.idf[row - block.first]) for row in ordered]
    length = math.sqrt(sum(v * v for v in raw))
    rows.extend(ordered)
    values.extend(block.scale * v / length for v in raw)


def load(source: Path | IO[bytes]) -> Model:
    """Read a model file.

    Args:
        source: Path or open binary file written by ``save``.
    """
    with np.load(source, allow_pickle=False) as stored:
        data = {name: stored[name] for name in stored.files}
    first = 0
    blocks: list[Block] = []
    for name, scale in zip(BLOCKS, data["scales"], strict=True):
        listed = data[f"vocabulary_{name}"].tobytes().decode("utf-8").split("\n")
        rows = dict(zip(listed, range(first, first + len(listed)), strict=True))
        idf = data[f"idf_{name}"].astype(np.float32)
        blocks.append(Block(rows, idf, first, float(scale), name != "cues"))
        first += len(listed)
    floats = {
        key: data[key].astype(np.float32)
        for key in ("bias", "stage", "stage_bias", "slope", "offset", "accept", "unsure")
    }
    weights = data["weights"].astype(np.float32) * data["weight_scale"].astype(np.float32)
    return Model(version=str(data["version"]), blocks=tuple(blocks), weights=weights, **floats)
