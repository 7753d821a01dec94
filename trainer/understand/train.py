"""Train the reader from the exemplars: ``python -m trainer.understand.train``.

Steps: read exemplars, turn them into features, score every exemplar by models
that have not seen its voice, fit the second stage, calibrate and choose
thresholds on those held-out scores, fit the first stage on everything, write
the file. Needs the extra ``train``.
"""

import argparse
import logging
from pathlib import Path

import numpy as np

from trainer.understand import fitting
from trainer.understand.corpus import Corpus, FirstStageTrainer, Units, prepare
from trainer.understand.exemplars import FOLDER, load_exemplars
from trainer.understand.fitting import Doubles, Flags
from trainer.understand.reader import MODEL_FILE
from trainer.understand.scores import MOVES, join
from trainer.understand.storing import Fit, save

log = logging.getLogger(__name__)

VERSION = "ngram-1"
"""Name and version of what is trained here; raise it when readings change."""

SECOND_STRENGTH = 0.01
LEAST_PRECISION = {True: 0.65, False: 0.65}
"""Precision that a harmful (True) or helpful (False) move must reach on held-out exemplars."""
LEAST_SCORE = {True: 0.5, False: 0.2}
"""Score below which no harmful (True) or helpful (False) move counts, so that doubt accuses nobody."""
UNSURE_FROM = 0.5
"""A score from this share of the threshold is called close."""


def joined(units: Units, odds: Doubles) -> Doubles:
    """Log-odds per reply, put together as in reading."""
    worst = np.full((len(units.whole), odds.shape[1]), -np.inf)
    np.maximum.at(worst, units.owner, odds)
    return np.asarray(join(odds[units.whole], worst), dtype=np.float64)


def calibrate(odds: Doubles, corpus: Corpus) -> tuple[Doubles, Doubles]:
    """Slope and offset per move; a reply that one unit outvoted is too sure of itself without."""
    lines = [fitting.fit_line(odds[:, n], corpus.labels[:, n], corpus.weights) for n in range(len(MOVES))]
    return np.array([slope for slope, _ in lines]), np.array([offset for _, offset in lines])


def thresholds(scores: Doubles, labels: Flags, weights: Doubles) -> tuple[Doubles, Doubles]:
    """Scores from which each move is recognised, and from which it is called close."""
    accept = np.zeros(len(MOVES))
    for column, move in enumerate(MOVES):
        least = LEAST_PRECISION[move.harmful]
        best = fitting.best_threshold(scores[:, column], labels[:, column], weights, least)
        accept[column] = max(best, LEAST_SCORE[move.harmful])
    return accept, accept * UNSURE_FROM


def train(folder: Path, target: Path) -> None:
    """Train on the exemplars in ``folder`` and write the model file.

    Args:
        folder: Folder of exemplar files.
        target: Model file to write.
    """
    exemplars = load_exemplars(folder)
    log.info("%d exemplars", len(exemplars))
    corpus = prepare(exemplars)
    vocabulary = fitting.build_blocks(corpus.wholes)
    trainer = FirstStageTrainer(corpus, vocabulary)
    units = trainer.held_out()
    stage, stage_bias = fitting.fit_stage(
        units.inputs[units.whole], corpus.labels, corpus.weights, SECOND_STRENGTH
    )
    odds = joined(units, units.inputs @ stage + stage_bias)
    slope, offset = calibrate(odds, corpus)
    scores = 1 / (1 + np.exp(-(odds * slope + offset)))
    accept, unsure = thresholds(scores, corpus.labels, corpus.weights)
    report(scores, corpus.labels, accept)
    final = trainer.fit(np.ones(len(exemplars), dtype=bool))
    numbers = (final.weights, final.bias, stage, stage_bias, slope, offset, accept, unsure)
    save(target, Fit(VERSION, vocabulary, *numbers))
    log.info("%s: %.1f MB", target, target.stat().st_size / 1e6)


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


def main() -> None:
    """Parse the command line and train."""
    options = argparse.ArgumentParser(description="Train the reader from the exemplars.")
    options.add_argument("--exemplars", type=Path, default=FOLDER, help="folder of exemplar files")
    options.add_argument("--out", type=Path, default=MODEL_FILE, help="model file to write")
    chosen = options.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train(chosen.exemplars, chosen.out)


if __name__ == "__main__":
    main()
