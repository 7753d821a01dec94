"""The better reader, with the extra ``lm``: the default reader's two ears and a third.

The third is a sentence encoder at full precision, turned to the moves by
low-rank weights that ship with the project; the encoder itself is the
trainee's own copy, a folder or a name on the hub. It also compares topics,
as it was before it was turned.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from trainer.errors import EnvironmentProblem
from trainer.model.reading import Reader
from trainer.understand.encoder.sequence import sequence
from trainer.understand.model import Floats
from trainer.understand.reader import MODEL_FILE, BlendReader, load_ears
from trainer.understand.scores import COUNT, Ears, hearing

if TYPE_CHECKING:
    from trainer.understand.adapt.bert import Bert
    from trainer.understand.adapt.network import MoveNet
    from trainer.understand.encoder.wordpiece import WordPiece

BETTER_FILE = MODEL_FILE.with_name("better.npz")
"""Low-rank weights, second stage and thresholds of the better reader."""
BASE = "sentence-transformers/all-MiniLM-L6-v2"
"""Hub name of the encoder that the weights are for."""
REVISION = "c9745ed1d9f207416be6d2e6f8de32d1f16199bf"
"""Its pinned revision; a folder is taken as it is."""
STAGE = ("version", "stage", "stage_bias", "slope", "offset", "accept", "unsure")
"""What the better reader has of its own beside the low-rank weights."""
_REMEMBERED = 512
"""Texts whose outcome is kept."""


class ThirdEar:
    """A turned encoder that hears moves, and the same encoder untouched that hears meaning."""

    def __init__(self, net: "MoveNet", untouched: "Bert", pieces: "WordPiece") -> None:
        """Hear with ``net`` for moves and ``untouched`` for meaning."""
        self._net = net
        self._untouched = untouched
        self._pieces = pieces
        self._meanings: dict[str, Floats] = {}

    def odds(self, text: str) -> Floats:
        """Log-odds of each move in a whole reply."""
        import torch

        from trainer.understand.adapt.recipe import tensors

        with torch.inference_mode():
            found: Floats = self._net(*tensors([sequence(self._pieces, text)], self._pieces))[0][0].numpy()
        return found

    def meaning(self, text: str) -> Floats:
        """Direction of length one in which a text lies."""
        found = self._meanings.get(text)
        if found is None:
            from trainer.understand.adapt.recipe import meanings_of

            found = meanings_of(self._untouched, [sequence(self._pieces, text)], self._pieces)[0]
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            self._meanings[text] = found
        return found


def load_better(base: str | Path = BASE, path: Path = BETTER_FILE) -> Reader:
    """The better reader; takes a few seconds.

    Args:
        base: Folder or hub name of the sentence encoder.
        path: Low-rank weights as written by ``train_better``.

    Raises:
        EnvironmentProblem: The extra is not installed, the encoder cannot be found, or the weights are
            missing or for another encoder.
    """
    model, encoder = load_ears()
    stored, additions = _stored(path)
    ear = _third_ear(str(base), additions, encoder.pieces)
    numbers = {name: stored[name].astype(np.float32) for name in STAGE[1:]}
    joined = replace(model, version=str(stored["version"]), **numbers)

    def ears_for(customer: str) -> Ears:
        first = hearing(model, encoder, customer)

        return replace(first, further=lambda text: ear.odds(model.mended(text)))

    return BlendReader(joined, ears_for, lambda text: ear.meaning(model.mended(text)))


def _stored(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Numbers of the second stage, and the low-rank weights."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        stage = {name: arrays.pop(name) for name in STAGE}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as problem:
        raise EnvironmentProblem(
            "the weights of the better reader cannot be loaded",
            where=str(path),
            remedy="reinstall, or play with the default reader",
        ) from problem
    if stage["accept"].shape != (COUNT,):
        raise EnvironmentProblem("these weights are for other moves", where=str(path), remedy="reinstall")
    return stage, arrays


def _third_ear(base: str, additions: dict[str, Any], pieces: "WordPiece") -> ThirdEar:
    """Load and turn the encoder."""
    try:
        import torch

        from trainer.understand.adapt.base import open_base
        from trainer.understand.adapt.bert import load_bert
        from trainer.understand.adapt.lowrank import load_additions
        from trainer.understand.adapt.network import MoveNet
    except ImportError as problem:
        raise EnvironmentProblem(
            "the better reader needs the extra 'lm'",
            where=problem.name or "",
            remedy="pip install 'coolhead[lm]', or play with the default reader",
        ) from problem
    torch.set_num_threads(1)
    revision = REVISION if base == BASE else None
    try:
        opened = open_base(base, revision)
        net = MoveNet(opened.folder, COUNT, opened.kept)
        load_additions(net, additions)
        untouched = load_bert(opened.folder, opened.kept)
    except (OSError, ValueError, KeyError, RuntimeError) as problem:
        raise EnvironmentProblem(
            f"the sentence encoder cannot be used ({str(problem).splitlines()[0][:120]})",
            where=base,
            remedy=f"name a folder with a copy of {BASE}, or play with the default reader",
        ) from problem
    return ThirdEar(net.eval(), untouched.eval(), opened.pieces)
