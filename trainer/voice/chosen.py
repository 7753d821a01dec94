"""The model that may speak live on this machine: the one that passed its test here last."""

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from trainer.errors import EnvironmentProblem
from trainer.guards import GUARD_VERSION
from trainer.guards.drafts import Alike
from trainer.voice import LEAST_ACCEPTED
from trainer.voice.extra import require_extra
from trainer.voice.live import LiveVoice
from trainer.voice.models import Chosen, fingerprint
from trainer.voice.process import WorkerProcess, worker_command
from trainer.voice.trial import Outcome

FILE = "voice.json"
"""File in the data folder that keeps the last test."""

ASK = "run 'coolhead voice selftest --model MODEL' first, or play with '--variety authored'"
"""What to do where no model may speak."""


@dataclass(frozen=True, slots=True)
class Tested:
    """A model and how its test went."""

    name: str
    """Its name."""
    revision: str
    """Its revision."""
    folder: Path
    """Where it lies."""
    files: str
    """Fingerprint of its files when it was tested."""
    guard: str
    """Version of the guards that judged."""
    accepted: float
    """Share of lines with a usable draft."""
    seconds: float
    """Median time of a line."""


def keep(data: Path, chosen: Chosen, outcome: Outcome) -> None:
    """Remember a test; the model may speak from now on if it passed.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    fields = {
        "name": chosen.name,
        "revision": chosen.revision,
        "folder": str(chosen.folder),
        "files": fingerprint(chosen.folder),
        "guard": GUARD_VERSION,
        "accepted": round(outcome.accepted, 4),
        "seconds": round(outcome.seconds, 3),
    }
    path = data / FILE
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_text(json.dumps(fields, indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(f"the test cannot be kept: {reason}", where=str(path)) from error


def last_test(data: Path) -> Tested | None:
    """The last test, or None where there is none that can be read."""
    try:
        fields: dict[str, Any] = json.loads((data / FILE).read_text(encoding="utf-8"))
        words = {name: str(fields[name]) for name in ("name", "revision", "files", "guard")}
        numbers = {name: float(fields[name]) for name in ("accepted", "seconds")}
        return Tested(folder=Path(fields["folder"]), **words, **numbers)  # type: ignore[arg-type]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def live_of(data: Path, alike: Alike | None = None) -> Callable[[], LiveVoice]:
    """What starts the model that may speak live, for a data folder; see ``open_live``."""
    return partial(open_live, data, alike)


def open_live(data: Path, alike: Alike | None = None) -> LiveVoice:
    """Start the model that may speak live.

    Args:
        data: The data folder.
        alike: Measures likeness of meaning.

    Raises:
        EnvironmentProblem: The extra is not installed, or no model has passed its test as it is now.
    """
    require_extra()
    tested = last_test(data)
    why = why_silent(tested)
    if why or tested is None:
        raise EnvironmentProblem(why or "no model was tested here", remedy=ASK)
    return LiveVoice(partial(WorkerProcess, worker_command(tested.folder)), alike=alike)


def why_silent(tested: Tested | None) -> str:
    """Why a model may not speak live, as a clause; empty if it may."""
    if tested is None:
        return "no language model has been tested on this computer"
    if not tested.folder.is_dir():
        return f"the model {tested.name} is gone from {tested.folder}"
    if tested.accepted < LEAST_ACCEPTED:
        share = f"{tested.accepted:.0%}, at least {LEAST_ACCEPTED:.0%} are needed"
        return f"the model {tested.name} found usable words for too few lines ({share})"
    if tested.guard != GUARD_VERSION or fingerprint(tested.folder) != tested.files:
        return f"the model {tested.name} or the guards have changed since the test"
    return ""


def refuse_live() -> LiveVoice:
    """What a service without a data folder opens.

    Raises:
        EnvironmentProblem: Always.
    """
    raise EnvironmentProblem("there is no language model here", remedy=ASK)
