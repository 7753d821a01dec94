"""From text to a score per move: units, second stage, calibration.

A reply is judged in units: as a whole, sentence by sentence, and as it grows
(its first two sentences, its first three, ...). A helpful move is judged on
the whole. A harmful move counts also where one unit is very sure of it, so that
an insult cannot hide behind something harmless.
"""

import numpy as np

from trainer.model.moves import Move
from trainer.understand.features import Said, blocks
from trainer.understand.model import Floats, Model
from trainer.understand.text import Piece

MOVES: tuple[Move, ...] = tuple(Move)
"""All moves in the order of the model's columns."""

HARMFUL = np.array([move.harmful for move in MOVES])
"""Which columns are harmful moves."""

MAX_PIECES = 40
"""Sentences judged one by one; of a longer text only the whole is."""

GROWING = 6
"""Up to how many sentences a reply is judged as it grows."""

MARGIN = 2.0
"""By how much a sentence or a beginning must be surer of harm than the whole reply to outvote it.

Less makes harmless long replies look harmful, more lets a harmful sentence hide among others.
"""

FLOOR = -6.0
"""Lowest log-odds that a best sentence may have."""


def prefixes(count: int) -> range:
    """Numbers of sentences at which a growing reply of ``count`` sentences is judged, the whole apart."""
    return range(2, min(count, GROWING + 1))


def stage_inputs(whole: Floats, parts: Floats) -> Floats:
    """What the second stage sees of a unit.

    Args:
        whole: Log-odds of the moves for the unit taken as a reply.
        parts: Its sentences x moves, log-odds by sentence; at least one row.

    Returns:
        Log-odds of the unit, of its best and mean sentence, and the number of sentences.
    """
    several = np.array([min(4, len(parts)) - 1.0])
    return np.concatenate([whole, np.maximum(parts.max(axis=0), FLOOR), parts.mean(axis=0), several])


def join(whole: Floats, worst: Floats) -> Floats:
    """Log-odds of a reply from those of the whole and of its worst unit; moves in the last axis."""
    return np.where(HARMFUL, np.maximum(whole, worst - MARGIN), whole)


def score(model: Model, text: str, pieces: tuple[Piece, ...], said: Said) -> tuple[Floats, Floats]:
    """Calibrated scores of one reply.

    Args:
        model: The trained model.
        text: The part of the cleaned reply that is judged.
        pieces: Its sentences, at least one.
        said: What the customer said before.

    Returns:
        A score per move, 0 to 1, rounded; and sentences x moves log-odds, for spans.
    """
    half = len(MOVES)
    pieces = pieces[:MAX_PIECES]
    whole = model.log_odds(blocks(text, said, model.mend))
    if len(pieces) == 1:
        parts = whole[None, :]
    else:
        parts = np.stack([model.log_odds(blocks(piece.text, said, model.mend)) for piece in pieces])
    units = [stage_inputs(whole[:half], parts[:, half:])]
    if len(pieces) > 1:
        units.extend(stage_inputs(part[:half], part[None, half:]) for part in parts)
        for count in prefixes(len(pieces)):
            grown = model.log_odds(blocks(text[: pieces[count - 1].end], said, model.mend))
            units.append(stage_inputs(grown[:half], parts[:count, half:]))
    odds = np.stack(units) @ model.stage + model.stage_bias
    calibrated = join(odds[0], odds.max(axis=0)) * model.slope + model.offset
    scores = 1.0 / (1.0 + np.exp(-np.clip(calibrated, -30.0, 30.0)))
    return np.round(scores.astype(np.float64), 4), parts[:, half:]
