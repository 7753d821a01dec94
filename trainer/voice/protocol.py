"""What goes over the pipe between the program and its worker: one JSON object a line.

    worker  -> {"ready": {...}} or {"problem": "why"}      once
    program -> {"n": 1, "line": "...", "mood": "angry", "count": 2, "seed": 7}
    worker  -> {"n": 1, "drafts": [{"text": "...", "cut": false}], "seconds": 0.8}

Whatever else comes is garbage, and a worker that sends it is not to be trusted.
"""

import json
from dataclasses import dataclass
from typing import Any

LONGEST = 65_536
"""Bytes of the longest message."""

MOST_DRAFTS = 16
"""Drafts that are asked for, and read, at a time."""


class GarbageError(Exception):
    """A message that no honest worker sends."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker that has loaded its model."""

    seconds: float
    """How long that took."""
    numbers: str
    """The number type, e.g. ``bfloat16``."""
    parameters: int
    """Numbers of the model."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A worker's drafts for one line."""

    number: int
    """Number of the question."""
    drafts: tuple[str, ...]
    """Whole drafts; those that were cut off are left out."""
    cut: int
    """How many were cut off."""
    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A worker that cannot load its model."""

    why: str
    """What is wrong, as a clause."""


def question(number: int, line: str, mood: str, count: int, seed: int) -> bytes:
    """A question as it is sent."""
    fields = {"n": number, "line": line, "mood": mood, "count": count, "seed": seed}
    return json.dumps(fields).encode() + b"\n"


def read_message(raw: bytes) -> Ready | Answered | Failed:
    """A message of the worker.

    Raises:
        GarbageError: It is none.
    """
    try:
        fields = json.loads(raw)
        if "ready" in fields:
            ready = fields["ready"]
            return Ready(float(ready["seconds"]), str(ready["numbers"])[:20], int(ready["parameters"]))
        if "problem" in fields:
            return Failed(str(fields["problem"])[:300])
        return _answered(fields)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise GarbageError("it wrote what is no message") from problem


def _answered(fields: Any) -> Answered:
    drafts = [(draft["text"], draft["cut"]) for draft in fields["drafts"][:MOST_DRAFTS]]
    if not all(isinstance(text, str) for text, _ in drafts):
        raise TypeError
    whole = tuple(dict.fromkeys(text for text, cut in drafts if not cut))
    return Answered(int(fields["n"]), whole, sum(bool(cut) for _, cut in drafts), float(fields["seconds"]))
