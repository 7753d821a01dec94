"""Which results database is used, and opening it: imported by whoever needs rows, and by nobody else.

``COOLHEAD_DATABASE`` wins over ``records use``, which wins over the SQLite
file in the data folder.
"""

import os
from dataclasses import replace
from pathlib import Path

from trainer.errors import CoolheadError, EnvironmentProblem
from trainer.records.database import Database, parse_url
from trainer.records.paths import DATABASE_VARIABLE, LOCAL, sessions_folder, settings_file
from trainer.records.results import Results
from trainer.records.settings import load_settings, save_settings

FILE = "records.db"
"""Name of the SQLite file in the data folder."""


def database_url(data: Path) -> str:
    """The URL of the database of a data folder.

    Raises:
        EnvironmentProblem: The settings cannot be read.
    """
    chosen = os.environ.get(DATABASE_VARIABLE, "").strip() or load_settings(settings_file(data)).database
    return chosen if chosen and chosen != LOCAL else _local(data)


def open_results(data: Path) -> Results:
    """Open the results database of a data folder.

    Raises:
        UsageError: The URL that was chosen is none.
        EnvironmentProblem: Its driver is missing, or the folder cannot be written.
    """
    return Results(sessions_folder(data), Database(_with_folder(data, database_url(data))))


def use_database(data: Path, url: str) -> Results:
    """Choose another database: it is tried and filled before it is remembered.

    Args:
        data: The data folder.
        url: Its URL, or ``local``.

    Raises:
        UsageError: It is no URL.
        EnvironmentProblem: It cannot be used; the choice is as before.
    """
    chosen = "" if url == LOCAL else parse_url(url).render_as_string(hide_password=False)
    results = Results(sessions_folder(data), Database(_with_folder(data, chosen or _local(data))))
    results.rebuild()
    path = settings_file(data)
    save_settings(path, replace(load_settings(path), database=chosen))
    return results


def enter_pending(data: Path) -> str:
    """Enter what is pending, after play.

    Returns:
        Why it could not be done, as a line for a person; empty if all is well.
    """
    try:
        results = open_results(data)
        try:
            results.settle()
        finally:
            results.database.close()
    except CoolheadError as error:
        return str(error)
    return ""


def _local(data: Path) -> str:
    from sqlalchemy.engine import URL

    return URL.create("sqlite", database=str(data / FILE)).render_as_string()


def _with_folder(data: Path, url: str) -> str:
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the data folder cannot be made: {reason}",
            where=str(data),
            remedy="COOLHEAD_HOME names another one",
        ) from error
    return url
