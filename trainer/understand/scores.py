"""From text to a score per move: stretches, second stage, calibration.

Every stretch of a reply (the whole, each sentence, each sentence with the two
before it) is heard twice: for its form by the n-gram model and for its meaning
by the encoder. A second stage joins both. A helpful move is judged on the
whole reply. A harmful move is judged where it stands, on sentences with what went
before, and the worst of them counts: nothing neutral that is written after an
insult takes it back, and something kind only where it barely counted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from trainer.model.moves import Move
from trainer.understand.encoder.encoder import Encoder
from trainer.understand.features import blocks, said_by
from trainer.understand.model import Floats, Model
from trainer.understand.text import MAX_CHARS, Piece

MOVES: tuple[Move, ...] = tuple(Move)
"""All moves in the order of the model's columns."""

COUNT = len(MOVES)
"""How many moves there are."""

HARMFUL = np.array([move.harmful for move in MOVES])
"""Which columns are harmful moves."""

AS_REPLY, AS_SENTENCE, BY_MEANING = (slice(n * COUNT, (n + 1) * COUNT) for n in range(3))
"""Columns of a stretch's log-odds: n-grams taking it for a reply, for a sentence, and the encoder.

A second encoder's columns come after these.
"""

MAX_PIECES = 24
"""Sentences judged one by one; of a longer text only the whole is."""

REACH = 3
"""Sentences in a row on which a harmful move is judged."""

KIND = np.array([MOVES.index(move) for move in (Move.ACKNOWLEDGE, Move.APOLOGISE, Move.REASSURE)])
"""Moves that show how what stands before them was meant."""

KIND_MARGIN, ALONE_MARGIN = 1.0, 2.0
"""By how much a row before something kind, and a sentence out of its row, must be surer of harm to count.

Less makes harmless long replies look harmful, more lets a harm hide behind what is kind.
"""

FLOOR = -6.0
"""Lowest log-odds that a best sentence may have."""

IN_THE_AIR = -1.0
"""Log-odds of a harm from which a row is heard for its meaning; below, its sentences speak for it."""


NOTHING = np.zeros(0, dtype=np.float32)
"""What no encoder hears."""


@dataclass(frozen=True, slots=True)
class Ears:
    """What a reply to one customer is heard with."""

    form: Callable[[str], Floats]
    """A stretch to its 2 * moves log-odds, taken for a reply and for a sentence."""
    meaning: Callable[[str], Floats]
    """A stretch to its log-odds by the encoder."""
    further: Callable[[str], Floats]
    """A whole reply to its log-odds by further encoders; of none, of length 0.

    These are slow, so they hear whole replies alone. For a part of one, and for harm, which is judged on
    parts, the first encoder speaks: else a harm would be heard otherwise for what is written behind it.
    """

    def whole(self, text: str) -> Floats:
        """All columns of a whole reply."""
        return np.concatenate([self.form(text), self.meaning(text), self.further(text)])

    def part(self, text: str, width: int) -> Floats:
        """``width`` columns of a part of a reply."""
        return spread(np.concatenate([self.form(text), self.meaning(text)]), width)


def spread(heard: Floats, width: int) -> Floats:
    """``width`` columns of what n-grams and the first encoder hear: it speaks for further ones."""
    own = heard[: BY_MEANING.stop]
    return np.concatenate([own, np.resize(own[BY_MEANING], width - len(own))])


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences in a row, ending at one of them."""

    start: int
    """Number of the first sentence."""
    stop: int
    """One past the last."""


def rows(count: int) -> list[Row]:
    """The rows of a reply of ``count`` sentences, one ending at each; none changes when more is written."""
    return [Row(max(0, stop - REACH), stop) for stop in range(1, count + 1)]


def row_text(text: str, pieces: Sequence[Piece], row: Row) -> str:
    """The words of a row as they stand in the reply."""
    return text[pieces[row.start].start : pieces[row.stop - 1].end]


def stage_inputs(whole: Floats, parts: Floats) -> Floats:
    """What the second stage sees of a stretch.

    Args:
        whole: Log-odds of the stretch, all columns.
        parts: Its sentences x columns; at least one row.

    Returns:
        Inputs x moves: log-odds of the stretch by form and by each encoder, of its best sentence by the
        same, and the number of sentences.
    """
    best = np.maximum(parts[:, AS_SENTENCE.start :].max(axis=0), FLOOR)
    several = np.full((1, COUNT), min(4, len(parts)) - 1.0)
    meant = whole[BY_MEANING.start :]
    ears = (whole[AS_REPLY], meant, best)
    return np.concatenate([*(heard.reshape(-1, COUNT) for heard in ears), several])


def second_stage(inputs: Floats, stage: Floats, bias: Floats) -> Floats:
    """Joined log-odds, stretches x moves, from stretches x inputs x moves."""
    return np.asarray(np.einsum("sim,im->sm", inputs, stage) + bias)


def softened(row: Floats, alone: Floats) -> Floats:
    """Log-odds of a reply's rows, where something kind comes later less of the harmful moves.

    Neutral words behind a harm change nothing; kind ones may show how it was meant.

    Args:
        row: Rows x moves.
        alone: Sentences x moves; as many, a row ends at each.
    """
    kind = [bool((sentence[KIND] > 0).any()) for sentence in alone]
    later = np.array([[any(kind[stop:])] for stop in range(1, len(row) + 1)])
    return np.where(HARMFUL & later, row - KIND_MARGIN, row)


def join(whole: Floats, row: Floats, alone: Floats) -> Floats:
    """Log-odds of a reply; moves in the last axis.

    A helpful move is judged on the whole and on the row that shows it best, a
    harmful one where it stands, so that nothing neutral written later takes it back.

    Args:
        whole: Log-odds of the whole reply.
        row: Highest log-odds of any row, softened.
        alone: Highest log-odds of any sentence by itself.
    """
    return np.where(HARMFUL, np.maximum(row, alone - ALONE_MARGIN), (whole + row) / 2)


def hearing(model: Model, encoder: Encoder, customer: str) -> Ears:
    """The default reader's ears for a reply to ``customer``.

    Only form hears how much of the customer's words comes back. The encoder learned with them and hears
    without: each stretch would take twice as long, for 0.005 macro F1.
    """
    said = said_by(customer)

    def form(text: str) -> Floats:
        return model.log_odds(blocks(text, said, model.mend))

    def meaning(text: str) -> Floats:
        return encoder.hear(model.mended(text)).odds

    return Ears(form, meaning, lambda _: NOTHING)


def row_odds(parts: Floats, listen: Callable[[], Floats]) -> Floats:
    """Log-odds of a row of several sentences, all columns.

    Listening takes most of the time, so it is done only where a harm is in the air of one of the
    sentences. That depends on the row alone: nothing that comes later changes it.

    Args:
        parts: The row's sentences x columns.
        listen: Gives the row's own log-odds.
    """
    harm = np.flatnonzero(HARMFUL)
    heard = max(float(parts[:, column.start + harm].max()) for column in (AS_SENTENCE, BY_MEANING))
    return listen() if heard > IN_THE_AIR else parts.max(axis=0)


def score(model: Model, ears: Ears, text: str, pieces: tuple[Piece, ...]) -> tuple[Floats, Floats]:
    """Calibrated scores of one reply.

    Args:
        model: The trained model.
        ears: From ``hearing``.
        text: The cleaned reply.
        pieces: Its sentences, at least one.

    Returns:
        A score per move, 0 to 1, rounded; and sentences x moves log-odds, for spans.
    """
    pieces = pieces[:MAX_PIECES]
    words = text[:MAX_CHARS] if len(pieces) > 1 else pieces[0].text
    whole = ears.whole(words)
    heard = {words: spread(whole, len(whole))}
    for piece in pieces:
        if piece.text not in heard:
            heard[piece.text] = ears.part(piece.text, len(whole))
    parts = np.stack([heard[piece.text] for piece in pieces])
    inputs = [stage_inputs(whole, parts)]
    inputs.extend(stage_inputs(one, one[None, :]) for one in parts)
    for row in rows(len(pieces)):
        own = parts[row.start : row.stop]
        inputs.append(stage_inputs(_row(ears, row_text(text, pieces, row), own, heard), own))
    odds = second_stage(np.stack(inputs), model.stage, model.stage_bias)
    alone, rowed = odds[1 : 1 + len(pieces)], odds[1 + len(pieces) :]
    row_best = softened(rowed, alone).max(axis=0)
    calibrated = join(odds[0], row_best, alone.max(axis=0)) * model.slope + model.offset
    scores = 1.0 / (1.0 + np.exp(-np.clip(calibrated, -30.0, 30.0)))
    spans = parts[:, AS_SENTENCE] + parts[:, BY_MEANING]
    return np.round(scores.astype(np.float64), 4), spans


def _row(ears: Ears, words: str, own: Floats, heard: Mapping[str, Floats]) -> Floats:
    """Log-odds of a row with the sentences ``own``; the whole reply may be a row and is ``heard`` already."""
    known = heard.get(words)
    if len(own) == 1 and known is not None:
        return known

    def listen() -> Floats:
        return known if known is not None else ears.part(words, own.shape[1])

    return row_odds(own, listen)
