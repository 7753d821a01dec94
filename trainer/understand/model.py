"""The trained model: named features in, log-odds of the 31 moves out.

The file holds, per feature block, the vocabulary with its inverse document
frequencies, and one matrix of weights with two halves: columns for a whole
reply and columns for a single sentence. On top sits a small second stage that
weighs both halves for each move and was calibrated on held-out folds, so that
its output can be read as a frequency.
"""

import math
import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from trainer.understand.features import BLOCKS
from trainer.understand.lexicon import SPELLINGS, WRITTEN_OUT

Floats = NDArray[np.floating[Any]]
Doubles = NDArray[np.float64]
Rows = NDArray[np.intp]

_WORD = re.compile(r"[A-Za-z]{4,}")
_SHORT = re.compile(r"(?<![\w'\u2019])[a-z][a-z0-9]{0,5}(?![\w'\u2019])")


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
    """Second-stage inputs x moves; see ``scores.stage_inputs``."""
    stage_bias: Floats
    """Intercept per move of the second stage."""
    slope: Floats
    """Per move, factor on the joined log-odds; see ``scores``."""
    offset: Floats
    """Per move, what is added after that."""
    accept: Floats
    """Score per move from which it counts as recognised."""
    unsure: Floats
    """Score per move from which it is called close."""
    english: Container[str] = frozenset()
    """Words that are spelt right whether or not an exemplar has them."""

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Single words seen in the exemplars."""
        return frozenset(word for word in self.blocks[0].rows if " " not in word and word[0].isalpha())

    @cached_property
    def known_trigrams(self) -> frozenset[str]:
        """Character trigrams seen in the exemplars."""
        return frozenset(gram for gram in self.blocks[1].rows if len(gram) == 3)

    @cached_property
    def _frequent(self) -> dict[str, float]:
        """Words of four letters and more that occur in some eight replies or more, with their rarity."""
        block = self.blocks[0]
        limit = float(block.idf.max()) - math.log(3.0)
        weights = {word: float(block.idf[block.rows[word] - block.first]) for word in self.known_words}
        return {word: weight for word, weight in weights.items() if len(word) > 3 and weight <= limit}

    def mend(self, token: str) -> str:
        """A frequent word one slip of the finger away from an unknown one, or the token as it is.

        Only for reading: what a trainee typed is never changed. Where two letters changed
        places, any known word will do; else it must be a frequent one. Of several the most frequent is taken.
        """
        if len(token) < 4 or not token.isalpha() or token in self.blocks[0].rows or token in self.english:
            return token
        return self._mended(token)

    @cached_property
    def _mended(self) -> Callable[[str], str]:
        """``mend`` for unknown words, remembered."""
        words = tuple(sorted(self._frequent))

        @lru_cache(maxsize=10_000)
        def nearest(token: str) -> str:
            swapped = [word for word in swaps(token) if word in self.known_words or word in self.english]
            if swapped:
                return min(swapped, key=lambda word: (self.rarity(word), word))
            near = process.extract(token, words, scorer=OSA.distance, score_cutoff=1, limit=None)
            likely = [word for word, _, _ in near if word[0] == token[0]]
            return min(likely, key=lambda word: (self._frequent[word], word), default=token)

        return nearest

    def mended(self, text: str) -> str:
        """A text with its slips mended and its chat spellings written out."""
        plain = _SHORT.sub(lambda match: _written_out(match.group()), text)
        return _WORD.sub(lambda match: self._mended_as_written(match.group()), plain)

    def _mended_as_written(self, word: str) -> str:
        lowered = word.lower()
        right = self.mend(lowered)
        return word if right == lowered else right

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
        parts = [values_of(block, names) for block, names in zip(self.blocks, features, strict=True)]
        rows = np.concatenate([rows for rows, _ in parts])
        values = np.concatenate([values for _, values in parts]).astype(np.float32)
        return np.asarray(values @ self.weights[rows] + self.bias, dtype=np.float32)


def _written_out(word: str) -> str:
    return " ".join(SPELLINGS[word]) if word in WRITTEN_OUT else word


def swaps(word: str) -> list[str]:
    """A word with two neighbouring letters exchanged, in every place."""
    return [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]


def values_of(block: Block, names: list[str]) -> tuple[Rows, Doubles]:
    """One block's part of the feature vector: rows that are not zero, in order, and their values.

    Shared by reading and training, so that both see the very same numbers.
    """
    found = [row for row in map(block.rows.get, names) if row is not None]
    rows, counts = np.unique(np.array(found, dtype=np.intp), return_counts=True)
    if not block.normed or not len(rows):
        return rows, np.full(len(rows), block.scale)
    raw = (1.0 + np.log(counts)) * block.idf[rows - block.first]
    return rows, block.scale * raw / math.sqrt(float(raw @ raw))


def load(source: Path | IO[bytes], english: Container[str] = frozenset()) -> Model:
    """Read a model file.

    Args:
        source: Path or open binary file written by ``save``.
        english: Words that are spelt right whether or not an exemplar has them.
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
    return Model(
        version=str(data["version"]), blocks=tuple(blocks), weights=weights, english=english, **floats
    )
