"""Fitting the model: vocabulary, first stage, sentence labels, second stage, thresholds.

Build time only: this file and ``train`` are the only ones that import
scikit-learn and scipy. Everything is counting and convex fitting with fixed
seeds and a fixed order, so that the same exemplars give the same file.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from trainer.understand.features import BLOCKS
from trainer.understand.model import Block, values_of
from trainer.understand.scores import FLOOR

Features = tuple[list[str], list[str], list[str], list[str]]
Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEAST = {"words": 2, "chars": 3, "form": 3, "cues": 1}
"""In how many replies a feature must occur to be kept."""

SCALES = {"words": 1.0, "chars": 1.0, "form": 1.0, "cues": 0.3}
"""Weight of each block's values."""


def build_blocks(pieces: Sequence[Features]) -> tuple[Block, ...]:
    """Vocabularies with inverse document frequencies.

    Args:
        pieces: Features of whole replies.
    """
    first = 0
    built = []
    for number, name in enumerate(BLOCKS):
        counts = Counter(gram for piece in pieces for gram in set(piece[number]))
        kept = sorted(gram for gram, count in counts.items() if count >= LEAST[name])
        rarity = [1 + np.log((1 + len(pieces)) / (1 + counts[gram])) for gram in kept]
        idf = np.array(rarity).astype(np.float16).astype(np.float32)
        rows = {gram: first + row for row, gram in enumerate(kept)}
        built.append(Block(rows, idf, first, SCALES[name], name != "cues"))
        first += len(kept)
    return tuple(built)


def matrix(blocks: tuple[Block, ...], pieces: Sequence[Features]) -> sparse.csr_matrix:
    """Pieces x features, computed by the very code that reads replies."""
    made = [[values_of(block, names) for block, names in zip(blocks, piece, strict=True)] for piece in pieces]
    rows = np.concatenate([rows for parts in made for rows, _ in parts])
    values = np.concatenate([values for parts in made for _, values in parts])
    starts = np.cumsum([0, *(sum(len(rows) for rows, _ in parts) for parts in made)])
    width = sum(len(block.rows) for block in blocks)
    return sparse.csr_matrix((values, rows, starts), shape=(len(pieces), width))


def fit_columns(x: sparse.csr_matrix, y: Flags, weights: Doubles, strength: float) -> tuple[Doubles, Doubles]:
    """One logistic regression per column of ``y``.

    Args:
        x: Pieces x features.
        y: Pieces x moves.
        weights: How much each piece counts.
        strength: Inverse regularisation.

    Returns:
        Features x moves weights, and intercepts. A move without examples gets the floor.
    """
    coefficients = np.zeros((x.shape[1], y.shape[1]))
    intercepts = np.full(y.shape[1], FLOOR)
    for column in range(y.shape[1]):
        positive = float(y[:, column].mean())
        if not 0.0 < positive < 1.0:
            continue
        lift = ((1 - positive) / positive) ** 0.5
        fit = LogisticRegression(
            C=strength,
            solver="liblinear",
            dual=True,
            class_weight={0: 1.0, 1: lift},
            tol=1e-2,
            random_state=0,
        )
        fit.fit(x, y[:, column], sample_weight=weights)
        coefficients[:, column] = fit.coef_[0]
        intercepts[column] = fit.intercept_[0]
    return coefficients, intercepts


def assign(odds: Doubles, owner: NDArray[np.intp], labels: Flags) -> Flags:
    """Sentence labels from reply labels: each label goes to its likeliest sentence, and to all likely ones.

    Args:
        odds: Sentences x moves log-odds.
        owner: Reply of each sentence.
        labels: Replies x moves.
    """
    best = np.full(labels.shape, -np.inf)
    np.maximum.at(best, owner, odds)
    return ((odds >= best[owner]) | (odds > 0)) & labels[owner]


def fit_line(odds: Doubles, y: Flags, weights: Doubles) -> tuple[float, float]:
    """Slope and offset that turn log-odds into calibrated ones (Platt)."""
    if not 0 < y.sum() < len(y):
        return 1.0, 0.0
    fit = LogisticRegression(C=1e6, solver="lbfgs", max_iter=1000, tol=1e-8)
    fit.fit(odds[:, None], y, sample_weight=weights)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def fit_stage(inputs: Doubles, y: Flags, weights: Doubles, strength: float) -> tuple[Doubles, Doubles]:
    """The second stage: per move one regression over what each ear says of this move alone.

    Other moves' log-odds help on held-out exemplars and mislead on strangers.

    Args:
        inputs: Replies x inputs x moves, held out.
        y: Replies x moves.
        weights: How much each reply counts, which sets what frequency a score means.
        strength: Inverse regularisation.

    Returns:
        Inputs x moves weights, and intercepts. A move without examples gets the floor.
    """
    coefficients = np.zeros(inputs.shape[1:])
    intercepts = np.full(y.shape[1], FLOOR)
    for move in range(y.shape[1]):
        if not 0 < y[:, move].sum() < len(y):
            continue
        fit = LogisticRegression(C=strength, solver="lbfgs", max_iter=2000, tol=1e-6)
        fit.fit(inputs[:, :, move], y[:, move], sample_weight=weights)
        coefficients[:, move] = fit.coef_[0]
        intercepts[move] = fit.intercept_[0]
    return coefficients, intercepts


def best_f1(scores: Doubles, y: Flags, weights: Doubles) -> float:
    """The best F1 that any threshold reaches.

    Args:
        scores: Held-out scores of one move.
        y: Whether each reply makes it.
        weights: How much each reply counts.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(np.where(y[order], weights[order], 0.0))
    quality = 2 * hits / (np.cumsum(weights[order]) + float(weights[y].sum()))
    return float(quality.max())
