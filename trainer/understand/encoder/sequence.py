"""What the encoder is shown: a reply or a part of it, then what the customer had said.

``[CLS] reply [SEP]`` or ``[CLS] reply [SEP] customer [SEP]``. Only the reply's own tokens
are pooled, so that the customer's words inform the reading without earning any move.
"""

import re
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

MAX_REPLY = 160
"""Tokens of a text that are read at once; about 120 words."""
MAX_CUSTOMER = 40
"""Last tokens of the customer's words that are read."""


_DIGIT = re.compile(r"\d")
_FINAL_STOP = re.compile(r"(?<!\.)\.\s*$")


class Pieces(Protocol):
    """Cuts text into numbered pieces."""

    cls: int
    """Mark before a text."""
    sep: int
    """Mark behind one."""
    pad: int
    """What fills a row."""

    def encode(self, text: str) -> list[int]:
        """Numbers of a text's pieces, without marks."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Token ids of one text with its context."""

    reply: tuple[int, ...]
    """Of the reply or sentence."""
    customer: tuple[int, ...] = ()
    """Of what the customer said, possibly none."""

    def __len__(self) -> int:
        """Tokens, marks included."""
        return len(self.reply) + 2 + (len(self.customer) + 1 if self.customer else 0)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences side by side, padded to the longest. All arrays are sequences x tokens."""

    ids: NDArray[np.int64]
    """Token ids."""
    segments: NDArray[np.int64]
    """0 for the reply, 1 for the customer."""
    mask: NDArray[np.float32]
    """1 where there is a token."""
    pooled: NDArray[np.float32]
    """1 where a token is the reply's."""


def sequence(pieces: Pieces, text: str, customer: str = "") -> Sequence:
    """Cut a text and the customer's last words into tokens.

    Which number it is, and whether a final stop was typed, says nothing about what is done with words,
    so neither is shown.
    """
    said = pieces.encode(_tidy(customer[-400:]))[-MAX_CUSTOMER:] if customer else []
    return Sequence(tuple(pieces.encode(_tidy(text))[:MAX_REPLY]), tuple(said))


def _tidy(text: str) -> str:
    """A text with every digit a one and without a final stop; three dots stay."""
    return _FINAL_STOP.sub("", _DIGIT.sub("1", text))


def batch(sequences: list[Sequence], pieces: Pieces) -> Batch:
    """Put sequences side by side; a text without a token pools its first mark."""
    shape = (len(sequences), max(map(len, sequences)))
    ids = np.full(shape, pieces.pad, dtype=np.int64)
    segments = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.float32)
    pooled = np.zeros(shape, dtype=np.float32)
    for row, one in enumerate(sequences):
        own = len(one.reply) + 2
        tail = [*one.customer, pieces.sep] if one.customer else []
        ids[row, : len(one)] = [pieces.cls, *one.reply, pieces.sep, *tail]
        segments[row, own : len(one)] = 1
        mask[row, : len(one)] = 1.0
        pooled[row, 1 : max(2, own - 1)] = 1.0
    return Batch(ids, segments, mask, pooled)
