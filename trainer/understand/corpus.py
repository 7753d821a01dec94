"""The exemplars cut into the stretches in which a reply is judged, and what is heard of each.

Build time only. A stretch is heard by models that have not seen its voice; the
second stage, the calibration and the thresholds rest on that alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from trainer.understand import fitting
from trainer.understand.exemplars import Exemplar, fold_numbers, is_plain
from trainer.understand.features import blocks, said_by
from trainer.understand.fitting import Doubles, Features, Flags
from trainer.understand.model import Block, Floats
from trainer.understand.scores import (
    COUNT,
    MAX_PIECES,
    MOVES,
    row_odds,
    row_text,
    rows,
    stage_inputs,
)
from trainer.understand.text import MAX_CHARS, Piece, clean, sentences

FOLDS = 5
"""Parts of the exemplars of which each in turn is held out from the n-gram model."""
ENCODER_PARTS = 4
"""Parts of the exemplars of which one is held out from an encoder; its training takes too long for more."""
FIRST_STRENGTH = 2.0
"""Inverse regularisation of the n-gram model."""
HARMLESS_WEIGHT = 3.0
"""How much more a reply of a plain file counts in calibration: in life most replies are like it."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Stretches:
    """Texts of one kind (whole replies, sentences, rows of sentences) with their replies."""

    texts: list[str]
    """The words."""
    owner: Numbers
    """Reply of each."""
    features: list[Features]
    """N-gram features of each."""


@dataclass(frozen=True)
class Corpus:
    """Exemplars, ready to be learned from."""

    labels: Flags
    """Replies x moves."""
    weights: Doubles
    """Calibration weight of each reply."""
    customers: list[str]
    """What the customer had said, cleaned."""
    wholes: Stretches
    """The replies."""
    parts: Stretches
    """Their sentences."""
    rows: Stretches
    """Sentences with those before them, only where there are any; see ``scores.rows``."""
    folds: Numbers
    """Fold of each reply for the n-gram model; whole files together."""
    held: Flags
    """Which replies are held out from the encoder; whole files too. On them rests the second stage."""


@dataclass(frozen=True)
class Heard:
    """Log-odds of all stretches; columns are those of one ear or of all three (``scores``)."""

    wholes: Doubles
    """Replies x columns."""
    parts: Doubles
    """Sentences x columns."""
    rows: Doubles
    """Rows x columns."""

    def beside(self, other: "Heard") -> "Heard":
        """Both ears' columns side by side."""
        return Heard(
            np.hstack([self.wholes, other.wholes]),
            np.hstack([self.parts, other.parts]),
            np.hstack([self.rows, other.rows]),
        )


def whole_alone(heard: Heard, other: Heard) -> Heard:
    """``heard`` for whole replies and ``other`` for parts, as ``scores.Ears`` hears further encoders."""
    return Heard(heard.wholes, other.parts, other.rows)


@dataclass(frozen=True)
class Inputs:
    """Second-stage inputs of the stretches of held-out replies; each x inputs x moves."""

    wholes: Doubles
    """Replies."""
    parts: Doubles
    """Sentences, each by itself."""
    rows: Doubles
    """Rows, those of a single first sentence included; one ends at each sentence."""
    owner: Numbers
    """Reply of each sentence and row, counted among the held-out ones."""


def prepare(exemplars: list[Exemplar]) -> Corpus:
    """Cut exemplars into stretches and turn these into features."""
    kinds: dict[str, tuple[list[str], list[int]]] = {kind: ([], []) for kind in ("wholes", "parts", "rows")}
    customers = [clean(exemplar.customer) for exemplar in exemplars]
    for number, exemplar in enumerate(exemplars):
        for kind, text in _stretches(clean(exemplar.reply)):
            kinds[kind][0].append(text)
            kinds[kind][1].append(number)
    said = [said_by(customer) for customer in customers]
    made = {
        kind: Stretches(
            texts,
            np.array(owner, dtype=np.intp),
            [blocks(text, said[number]) for text, number in zip(texts, owner, strict=True)],
        )
        for kind, (texts, owner) in kinds.items()
    }
    return Corpus(
        labels=np.array([[move in e.moves for move in MOVES] for e in exemplars]),
        weights=np.array([HARMLESS_WEIGHT if is_plain(e) else 1.0 for e in exemplars]),
        customers=customers,
        wholes=made["wholes"],
        parts=made["parts"],
        rows=made["rows"],
        folds=np.array(fold_numbers(exemplars, FOLDS)),
        held=np.array(fold_numbers(exemplars, ENCODER_PARTS)) == 0,
    )


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """Kind and words of every stretch of a reply, as ``scores.score`` hears them."""
    pieces = (sentences(text) or (Piece(0, len(text), text),))[:MAX_PIECES]
    yield "wholes", text[:MAX_CHARS] if len(pieces) > 1 else pieces[0].text
    for piece in pieces:
        yield "parts", piece.text
    for row in rows(len(pieces))[1:]:
        yield "rows", row_text(text, pieces, row)


@dataclass(frozen=True)
class FirstStage:
    """The n-gram model's weights and intercepts, for whole replies and for sentences."""

    weights: Doubles
    """Features x (2 * moves)."""
    bias: Doubles
    """2 * moves."""


class FirstStageTrainer:
    """Fits the n-gram model on any subset of the corpus, with the feature matrices built once."""

    def __init__(self, corpus: Corpus, vocabulary: tuple[Block, ...]) -> None:
        """Build the matrices; the vocabulary may know more than the subset (it holds no labels)."""
        self._corpus = corpus
        self._whole = fitting.matrix(vocabulary, corpus.wholes.features)
        self._parts = fitting.matrix(vocabulary, corpus.parts.features)
        self._rows = fitting.matrix(vocabulary, corpus.rows.features)

    def fit(self, chosen: Flags) -> FirstStage:
        """Fit on the chosen replies: whole ones first, then sentences with labels given out by those."""
        corpus = self._corpus
        ones = np.ones(int(chosen.sum()))
        weights, bias = fitting.fit_columns(self._whole[chosen], corpus.labels[chosen], ones, FIRST_STRENGTH)
        inside = chosen[corpus.parts.owner]
        targets = fitting.assign(self._parts @ weights + bias, corpus.parts.owner, corpus.labels)
        ones = np.ones(int(inside.sum()))
        part_weights, part_bias = fitting.fit_columns(
            self._parts[inside], targets[inside], ones, FIRST_STRENGTH
        )
        return FirstStage(np.hstack([weights, part_weights]), np.concatenate([bias, part_bias]))

    def held_out(self) -> Heard:
        """Every stretch as heard by an n-gram model that has not seen its voice."""
        corpus = self._corpus
        heard = Heard(*(np.zeros((m.shape[0], 2 * COUNT)) for m in (self._whole, self._parts, self._rows)))
        for fold in range(FOLDS):
            away = corpus.folds == fold
            stage = self.fit(~away)
            for matrix, owner, found in (
                (self._whole, corpus.wholes.owner, heard.wholes),
                (self._parts, corpus.parts.owner, heard.parts),
                (self._rows, corpus.rows.owner, heard.rows),
            ):
                inside = away[owner]
                found[inside] = matrix[inside] @ stage.weights + stage.bias
        return heard


def gather(heard: Heard, corpus: Corpus) -> Inputs:
    """Second-stage inputs of held-out replies, put together as ``scores.score`` does for one reply."""
    part_bounds = np.searchsorted(corpus.parts.owner, np.arange(len(corpus.labels) + 1))
    row_bounds = np.searchsorted(corpus.rows.owner, np.arange(len(corpus.labels) + 1))
    wholes: list[Floats] = []
    parts: list[Floats] = []
    rowed: list[Floats] = []
    owner: list[int] = []
    for place, number in enumerate(np.flatnonzero(corpus.held)):
        own = heard.parts[part_bounds[number] : part_bounds[number + 1]]
        longer = heard.rows[row_bounds[number] : row_bounds[number + 1]]
        wholes.append(stage_inputs(heard.wholes[number], own))
        parts.extend(stage_inputs(one, one[None, :]) for one in own)
        rowed.append(stage_inputs(own[0], own[:1]))
        for row, stretch in zip(rows(len(own))[1:], longer, strict=True):
            inside = own[row.start : row.stop]
            rowed.append(stage_inputs(row_odds(inside, partial(np.copy, stretch)), inside))
        owner.extend([place] * len(own))
    return Inputs(np.array(wholes), np.array(parts), np.array(rowed), np.array(owner, dtype=np.intp))
