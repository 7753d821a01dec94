"""Which reader reads: the default one, or the better one where an encoder is named."""

import os
from functools import lru_cache

from trainer.model.reading import Reader
from trainer.understand import reader

ENCODER_VARIABLE = "COOLHEAD_ENCODER"
"""Environment variable with the folder or hub name of a sentence encoder, for the better reader."""


def named_encoder() -> str:
    """The encoder that the environment names; empty if none."""
    return os.environ.get(ENCODER_VARIABLE, "").strip()


def choose_reader(encoder: str = "") -> Reader:
    """The reader for an encoder, loaded once per process.

    Args:
        encoder: Folder or hub name; empty for the default reader, which needs none.

    Raises:
        EnvironmentProblem: What is needed is not installed, missing or damaged.
    """
    return _better(encoder) if encoder else reader.load_reader()


@lru_cache(maxsize=1)
def _better(encoder: str) -> Reader:
    from trainer.understand.better import load_better

    return load_better(encoder)
