"""Why a reply was read as it was: the words that decided, found by taking them away.

Each word is left out in turn and the reply is read again. Words without which a move is much less
likely decided it. That asks nothing of a reader but to read, so it explains any of them; where no
single word matters, it was the sentence as a whole.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.model.moves import Move
from trainer.model.reading import Context, MoveHit, Reader, Reading

MOST_WORDS = 60
"""Words of a reply up to which each is left out once; a longer one takes too long."""

MATTERS = 0.7
"""Log-odds that a move must lose without a word for the word to have decided: it is half as likely then."""

BESIDE = 0.35
"""Part of the weightiest word's loss from which another word decided as well."""

MOST_PIECES = 3
"""Stretches of words that are named for one move."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")

Span = tuple[int, int]
"""First character and one past the last."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading, and the words that decided each of its moves."""

    reading: Reading
    """What was understood."""
    because: Mapping[Move, tuple[str, ...]]
    """Move -> the words that decided it, in the order of the text; empty where no single word did."""


def explain(reply: str, context: Context, reader: Reader) -> Explained:
    """Read a reply, and find out which words decided.

    Args:
        reply: What the trainee typed.
        context: What is known beside it.
        reader: What reads it.
    """
    reading = reader.read(reply, context)
    words = [found.span() for found in _WORD.finditer(reading.text)]
    if not reading.rated or not 1 < len(words) <= MOST_WORDS:
        return Explained(reading, {})
    without = [reader.read(reading.text[:start] + reading.text[end:], context) for start, end in words]
    moves = [*(hit.name for hit in reading.moves), *reading.unsure]
    because = {}
    for move in moves:
        lost = [_odds(reading, move) - _odds(other, move) for other in without]
        because[move] = _stretches(reading, move, words, lost)
    return Explained(reading, because)


def _stretches(reading: Reading, move: Move, words: Sequence[Span], lost: Sequence[float]) -> tuple[str, ...]:
    """The words that decided, those side by side together."""
    hit = _hit(reading, move)
    inside = [hit is None or (hit.start <= start and end <= hit.end) for start, end in words]
    most = max((loss for loss, own in zip(lost, inside, strict=True) if own), default=0.0)
    if most < MATTERS:
        return ()
    decided = [own and loss >= max(MATTERS, BESIDE * most) for loss, own in zip(lost, inside, strict=True)]
    found: list[tuple[float, int, int]] = []
    for n, yes in enumerate(decided):
        if not yes:
            continue
        if n and decided[n - 1]:
            weight, start, _ = found[-1]
            found[-1] = (max(weight, lost[n]), start, words[n][1])
        else:
            found.append((lost[n], *words[n]))
    weightiest = sorted(sorted(found, reverse=True)[:MOST_PIECES], key=lambda piece: piece[1])
    return tuple(" ".join(reading.text[start:end].split()) for _, start, end in weightiest)


def _odds(reading: Reading, move: Move) -> float:
    """Log-odds of a move in a reading."""
    hit = _hit(reading, move)
    score = reading.scores.get(move, hit.score if hit else 0.0)
    bounded = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def _hit(reading: Reading, move: Move) -> MoveHit | None:
    return next((hit for hit in reading.moves if hit.name is move), None)
