"""Running the encoder: one text at a time, so that what it says of a text depends on nothing else.

The weights have eight bits and activations are scaled as they come. Were texts
run side by side, the longest would scale the others, and a sentence would read
differently for what was written after it.
"""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state

from trainer.errors import EnvironmentProblem
from trainer.understand.encoder.sequence import Sequence, batch, sequence
from trainer.understand.encoder.wordpiece import WordPiece

Floats = NDArray[np.float32]

NETWORK, PIECES = "encoder.onnx", "pieces.txt"
"""Names of the shipped network and its vocabulary, beside the model file."""

_DAMAGED: tuple[type[Exception], ...] = (
    OSError,
    KeyError,
    UnicodeDecodeError,
    *(
        e
        for e in vars(onnxruntime_pybind11_state).values()
        if isinstance(e, type) and issubclass(e, Exception)
    ),
)
"""What loading may raise; onnxruntime's own errors have no common base."""
SLOWER = ["SkipLayerNormFusion"]
"""Fusions that cost time: the joined kernel takes a fifth longer than its parts."""
_REMEMBERED = 4096
"""Texts whose outcome is kept."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the encoder makes of one text."""

    odds: Floats
    """Log-odds of each move."""
    meaning: Floats
    """Direction in which the text lies, of length one: near texts mean like things."""


class Encoder:
    """Texts to log-odds and meanings."""

    def __init__(self, session: onnxruntime.InferenceSession, pieces: WordPiece) -> None:
        """Run ``session`` over word pieces of ``pieces``."""
        self._session = session
        self.pieces = pieces
        self._heard: OrderedDict[Sequence, Heard] = OrderedDict()

    def hear(self, text: str, customer: str = "") -> Heard:
        """Read one text.

        Args:
            text: A reply, a sentence, or any wording to compare with.
            customer: What the customer had said.
        """
        asked = sequence(self.pieces, text, customer)
        found = self._heard.get(asked)
        if found is None:
            found = self._run(asked)
            if len(self._heard) >= _REMEMBERED:
                self._heard.popitem(last=False)
            self._heard[asked] = found
        return found

    def _run(self, asked: Sequence) -> Heard:
        """One pass through the network."""
        given = batch([asked], self.pieces)
        fed = {"ids": given.ids, "segments": given.segments, "pooled": given.pooled}
        odds, meaning = self._session.run(["odds", "meaning"], fed)
        length = max(float(np.linalg.norm(meaning[0])), 1e-9)
        return Heard(odds[0].astype(np.float32), (meaning[0] / length).astype(np.float32))


def load_encoder(model: Path, vocabulary: Path) -> Encoder:
    """Load a network, to run on one thread.

    Args:
        model: ONNX file.
        vocabulary: Word pieces, one a line.

    Raises:
        EnvironmentProblem: A file is missing or damaged.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        pieces = WordPiece.from_file(vocabulary)
        network = model.read_bytes()
        session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
    except _DAMAGED as problem:
        raise EnvironmentProblem(
            "the sentence encoder cannot be loaded",
            where=str(model),
            remedy="reinstall the program; its data files are damaged or missing",
        ) from problem
    return Encoder(session, pieces)
