"""Where the files of this person live."""

import os
from pathlib import Path

HOME_VARIABLE = "COOLHEAD_HOME"
"""Environment variable that moves everything into one folder: a stick, a test, a second player."""

KEY_VARIABLE = "COOLHEAD_COURSE_KEY"
"""Environment variable that names the file of the course key, on a stick for example."""

DATABASE_VARIABLE = "COOLHEAD_DATABASE"
"""Environment variable that names the results database; keeps a password out of the settings."""

LOCAL = "local"
"""What stands for the data folder's own results database where a URL is asked for."""


def data_folder() -> Path:
    """The folder that holds sessions and settings; it need not exist yet.

    ``COOLHEAD_HOME`` wins; else it is where this operating system keeps the
    data of programs.
    """
    chosen = os.environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("coolhead", appauthor=False)


def sessions_folder(data: Path) -> Path:
    """The folder of transcripts inside a data folder."""
    return data / "sessions"


def settings_file(data: Path) -> Path:
    """The settings file inside a data folder."""
    return data / "settings.json"


def course_key_file(data: Path) -> Path:
    """The file of the course key: ``COOLHEAD_COURSE_KEY`` names it, else it is in the data folder."""
    chosen = os.environ.get(KEY_VARIABLE, "").strip()
    return Path(chosen).expanduser() if chosen else data / "course.key"
