"""The exemplars as arrays of features, and the first stage fitted on any part of them.

Build time only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.understand import fitting
from trainer.understand.exemplars import Exemplar, fold_numbers, is_plain
from trainer.understand.features import blocks, said_by
from trainer.understand.fitting import Doubles, Features, Flags
from trainer.understand.model import Block, Floats
from trainer.understand.scores import MAX_PIECES, MOVES, prefixes, stage_inputs
from trainer.understand.text import MAX_CHARS, Piece, clean, sentences

FOLDS = 5
FIRST_STRENGTH = 2.0
HARMLESS_WEIGHT = 3.0
"""How much more a reply of a plain file counts in calibration: in life most replies are like it."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Corpus:
    """Exemplars with the features of every unit in which they are judged."""

    labels: Flags
    """Replies x moves."""
    folds: Numbers
    """Fold of each reply."""
    weights: Doubles
    """Calibration weight of each reply."""
    wholes: list[Features]
    """Features of each reply."""
    parts: list[Features]
    """Features of each sentence."""
    part_owner: Numbers
    """Reply of each sentence."""
    grown: list[Features]
    """Features of replies cut after some of their sentences, in order of reply and length."""
    grown_owner: Numbers
    """Reply of each of those."""


def prepare(exemplars: list[Exemplar]) -> Corpus:
    """Turn exemplars into features, labels, folds and weights."""
    wholes: list[Features] = []
    parts: list[Features] = []
    grown: list[Features] = []
    part_owner: list[int] = []
    grown_owner: list[int] = []
    for number, exemplar in enumerate(exemplars):
        text = clean(exemplar.reply)[:MAX_CHARS]
        said = said_by(clean(exemplar.customer))
        pieces = (sentences(text) or (Piece(0, len(text), text),))[:MAX_PIECES]
        wholes.append(blocks(text, said))
        parts.extend(blocks(piece.text, said) for piece in pieces)
        part_owner.extend([number] * len(pieces))
        lengths = prefixes(len(pieces))
        grown.extend(blocks(text[: pieces[count - 1].end], said) for count in lengths)
        grown_owner.extend([number] * len(lengths))
    return Corpus(
        labels=np.array([[move in e.moves for move in MOVES] for e in exemplars]),
        folds=np.array(fold_numbers(exemplars, FOLDS)),
        weights=np.array([HARMLESS_WEIGHT if is_plain(e) else 1.0 for e in exemplars]),
        wholes=wholes,
        parts=parts,
        part_owner=np.array(part_owner, dtype=np.intp),
        grown=grown,
        grown_owner=np.array(grown_owner, dtype=np.intp),
    )


@dataclass(frozen=True)
class FirstStage:
    """Weights and intercepts for whole replies and for sentences."""

    weights: Doubles
    """Features x (2 * moves)."""
    bias: Doubles
    """2 * moves."""


@dataclass(frozen=True)
class Units:
    """Second-stage inputs of every unit of every reply."""

    inputs: Doubles
    """Units x inputs."""
    owner: Numbers
    """Reply of each unit."""
    whole: Numbers
    """Unit that is the whole reply, per reply."""


class FirstStageTrainer:
    """Fits the first stage on any subset of the corpus, with the feature matrices built once."""

    def __init__(self, corpus: Corpus, vocabulary: tuple[Block, ...]) -> None:
        """Build the matrices; the vocabulary may know more than the subset (it holds no labels)."""
        self._corpus = corpus
        self._whole = fitting.matrix(vocabulary, corpus.wholes)
        self._parts = fitting.matrix(vocabulary, corpus.parts)
        self._grown = fitting.matrix(vocabulary, corpus.grown)

    def fit(self, chosen: Flags) -> FirstStage:
        """Fit on the chosen replies: whole ones first, then sentences with labels given out by those."""
        corpus = self._corpus
        ones = np.ones(int(chosen.sum()))
        weights, bias = fitting.fit_columns(self._whole[chosen], corpus.labels[chosen], ones, FIRST_STRENGTH)
        inside = chosen[corpus.part_owner]
        targets = fitting.assign(self._parts @ weights + bias, corpus.part_owner, corpus.labels)
        ones = np.ones(int(inside.sum()))
        part_weights, part_bias = fitting.fit_columns(
            self._parts[inside], targets[inside], ones, FIRST_STRENGTH
        )
        return FirstStage(np.hstack([weights, part_weights]), np.concatenate([bias, part_bias]))

    def held_out(self) -> Units:
        """Units of every reply, scored by a first stage that has not seen its voice."""
        corpus, half = self._corpus, len(MOVES)
        whole = np.zeros((len(corpus.wholes), half))
        parts = np.zeros((len(corpus.parts), 2 * half))
        grown = np.zeros((len(corpus.grown), half))
        for fold in range(FOLDS):
            away = corpus.folds == fold
            stage = self.fit(~away)
            whole[away] = (self._whole[away] @ stage.weights + stage.bias)[:, :half]
            inside = away[corpus.part_owner]
            parts[inside] = self._parts[inside] @ stage.weights + stage.bias
            inside = away[corpus.grown_owner]
            grown[inside] = (self._grown[inside] @ stage.weights + stage.bias)[:, :half]
        return gather(whole, parts, grown, corpus)


def gather(whole: Doubles, parts: Doubles, grown: Doubles, corpus: Corpus) -> Units:
    """Second-stage inputs of all units, put together as ``scores.score`` does for one reply.

    Args:
        whole: Replies x moves.
        parts: Sentences x (2 * moves): taken as a reply, then as a sentence.
        grown: Cut replies x moves.
        corpus: Says what belongs to which reply.
    """
    half = whole.shape[1]
    inputs: list[Floats] = []
    owner: list[int] = []
    first: list[int] = []
    bounds = np.searchsorted(corpus.part_owner, np.arange(len(whole) + 1))
    cut = iter(grown)
    for number in range(len(whole)):
        own = parts[bounds[number] : bounds[number + 1]]
        first.append(len(inputs))
        inputs.append(stage_inputs(whole[number], own[:, half:]))
        if len(own) > 1:
            inputs.extend(stage_inputs(part[:half], part[None, half:]) for part in own)
            inputs.extend(stage_inputs(next(cut), own[:count, half:]) for count in prefixes(len(own)))
        owner.extend([number] * (len(inputs) - len(owner)))
    return Units(
        np.array(inputs, dtype=np.float64), np.array(owner, dtype=np.intp), np.array(first, dtype=np.intp)
    )
