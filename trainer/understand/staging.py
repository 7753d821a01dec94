"""The second stage: what was heard of strangers becomes calibrated scores with thresholds.

Build time only. Everything rests on stretches heard by models that have not
seen their voice, so that a score can be read as a frequency.
"""

import logging
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from trainer.understand import fitting
from trainer.understand.corpus import Corpus, Heard, Inputs, gather
from trainer.understand.fitting import Doubles, Flags
from trainer.understand.scores import HARMFUL, MOVES, join, second_stage, softened

log = logging.getLogger(__name__)

SECOND_STRENGTH = 0.02
"""Inverse regularisation of the second stage."""
HELPFUL_SHARE = 0.6
"""Threshold of a helpful move as a share of its best held-out F1. For true frequencies it would be a half;
of strangers' replies they are a little too sure."""
LEAST_HARM = 0.6
"""Score from which a harmful move counts: clearly likelier than not, so that doubt accuses nobody."""
UNSURE_FROM = 0.5
"""A score from this share of the threshold is called close."""


def joined(inputs: Inputs, stage: Doubles, bias: Doubles) -> Doubles:
    """Log-odds per reply, put together as in reading."""
    shape = (len(inputs.wholes), len(MOVES))
    row, alone = np.zeros(shape), np.zeros(shape)
    rows, parts = second_stage(inputs.rows, stage, bias), second_stage(inputs.parts, stage, bias)
    bounds = np.searchsorted(inputs.owner, np.arange(len(row) + 1))
    for place, (start, stop) in enumerate(pairwise(bounds)):
        row[place] = softened(rows[start:stop], parts[start:stop]).max(axis=0)
        alone[place] = parts[start:stop].max(axis=0)
    return np.asarray(join(second_stage(inputs.wholes, stage, bias), row, alone), dtype=np.float64)


def calibrate(odds: Doubles, labels: Flags, weights: Doubles) -> tuple[Doubles, Doubles]:
    """Slope and offset per move; the worst of several stretches is too sure of itself without."""
    lines = [fitting.fit_line(odds[:, n], labels[:, n], weights) for n in range(len(MOVES))]
    return np.array([slope for slope, _ in lines]), np.array([offset for _, offset in lines])


def thresholds(scores: Doubles, labels: Flags, weights: Doubles) -> tuple[Doubles, Doubles]:
    """Scores from which each move is recognised, and from which it is called close.

    For calibrated scores the threshold of the best F1 is half of that F1 (Lipton, Elkan and Naryanaswamy
    2014), which strays less than the best one found on a sample. All harmful moves have the same threshold:
    one for each, from the surest of some hundred plain replies, rested on single replies.

    Args:
        scores: Replies x moves, held out and calibrated.
        labels: Replies x moves.
        weights: How much each reply counts; more than one for plain replies.
    """
    best = np.array([fitting.best_f1(scores[:, n], labels[:, n], weights) for n in range(len(MOVES))])
    accept = np.where(HARMFUL, LEAST_HARM, best * HELPFUL_SHARE)
    return accept, accept * UNSURE_FROM


@dataclass(frozen=True)
class Second:
    """The second stage and what is decided on its scores."""

    stage: Doubles
    """Inputs x moves."""
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


def fit_second(heard: Heard, corpus: Corpus) -> Second:
    """Fit, calibrate and choose thresholds, and log what to expect of strangers.

    Args:
        heard: All stretches as heard by models that have not seen their voice.
        corpus: The exemplars.
    """
    inputs = gather(heard, corpus)
    labels, weights = corpus.labels[corpus.held], corpus.weights[corpus.held]
    stage, bias = fitting.fit_stage(inputs.wholes, labels, weights, SECOND_STRENGTH)
    odds = joined(inputs, stage, bias)
    slope, offset = calibrate(odds, labels, weights)
    scores = 1 / (1 + np.exp(-(odds * slope + offset)))
    accept, unsure = thresholds(scores, labels, weights)
    report(scores, labels, accept)
    return Second(stage, bias, slope, offset, accept, unsure)


def report(scores: Doubles, labels: Flags, accept: Doubles) -> None:
    """Log held-out precision, recall and F1 per move, and the macro F1."""
    total = []
    for column, move in enumerate(MOVES):
        said, true = scores[:, column] >= accept[column], labels[:, column]
        hits, spoken, real = int((said & true).sum()), max(1, int(said.sum())), max(1, int(true.sum()))
        total.append(2 * hits / (spoken + real))
        figures = (hits / spoken, hits / real, total[-1], accept[column])
        log.info("%-16s P %.2f R %.2f F1 %.2f from %.2f", move, *figures)
    log.info("held-out macro F1 %.3f", sum(total) / len(total))
