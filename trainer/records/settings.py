"""The few things a person chooses once: theme, mode, line mode, what to share. A small JSON file.

A key that this version does not know is kept when the file is written again,
so that two versions can share a data folder.
"""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.errors import EnvironmentProblem
from trainer.model.mode import Mode

REMEDY = "mend the file or delete it"
"""What helps with a settings file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen."""

    theme: str = ""
    """Name of the app's theme; empty for the default."""
    mode: Mode = Mode.PRACTICE
    """Mode in which sessions start unless another is asked for."""
    plain: bool = False
    """Whether ``coolhead play`` uses line mode unasked."""
    share_unclear_replies: bool = False
    """Whether replies that were not understood may be shown to authors; only who typed them can agree."""
    database: str = ""
    """URL of a results database that several machines share; empty for the file in the data folder."""


def load_settings(path: Path) -> Settings:
    """Read the settings; a missing file means the defaults.

    Args:
        path: The settings file.

    Raises:
        EnvironmentProblem: The file cannot be read, or says something that is no setting.
    """
    known = {key: value for key, value in _load(path).items() if key in Settings.__dataclass_fields__}
    theme, mode = known.get("theme", ""), known.get("mode", Mode.PRACTICE)
    if not isinstance(theme, str):
        raise _unusable(path, "'theme' must be text")
    switches = {name: known.get(name, False) for name in ("plain", "share_unclear_replies")}
    for name, value in switches.items():
        if not isinstance(value, bool):
            raise _unusable(path, f"'{name}' must be true or false")
    if mode not in tuple(Mode):
        raise _unusable(path, f"'mode' must be one of {', '.join(Mode)}")
    database = known.get("database", "")
    if not isinstance(database, str):
        raise _unusable(path, "'database' must be text")
    return Settings(theme, Mode(mode), database=database, **switches)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Args:
        path: The settings file; its folder is made if it is not there.
        settings: What to write.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    content: dict[str, Any] = {}
    with contextlib.suppress(EnvironmentProblem):
        content = _load(path)
    content.update(asdict(settings))
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the settings cannot be written: {reason}",
            where=str(path),
            remedy="mend the folder's permissions",
        ) from error


def _load(path: Path) -> dict[str, Any]:
    try:
        content: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _unusable(path, f"the settings cannot be read: {reason}") from error
    except (ValueError, RecursionError) as error:
        raise _unusable(path, "the settings are not JSON") from error
    if not isinstance(content, dict):
        raise _unusable(path, "the settings are not a JSON object")
    return content


def _unusable(path: Path, what: str) -> EnvironmentProblem:
    return EnvironmentProblem(what, where=str(path), remedy=REMEDY)
