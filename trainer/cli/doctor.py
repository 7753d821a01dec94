"""``coolhead doctor``: what is installed, where files are, and what is wrong.

Each check gives its findings as lines that begin with ``ok``, ``note`` or
``problem``; a check that fails is a finding, never a reason to stop.
"""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from trainer import __version__
from trainer.errors import CoolheadError, EnvironmentProblem

LIBRARIES = (
    "alembic",
    "click",
    "numpy",
    "platformdirs",
    "pydantic",
    "pyyaml",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "textual",
)
"""What must be installed."""

EXTRAS = {"psycopg": "postgres", "scikit-learn": "train", "transformers": "lm", "torch": "lm"}
"""What may be installed, and the extra that brings it."""

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""Smallest terminal that the app is made for."""


class Weight(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    weight: Weight
    """How much it matters."""
    text: str
    """What was found, and what to do if it is a problem."""
    exit_code: int = EnvironmentProblem.exit_code
    """Exit code that a problem of this kind calls for."""


Check = Callable[[], Iterator[Finding]]
"""Looks at one thing."""


@click.command("doctor")
def command() -> int:
    """Tell what is installed, where files are, and what is wrong.

    Exit code 0 if nothing is, 1 for problems in content files, 3 for the rest.
    """
    from trainer.wording.harmless import one_line

    findings = [finding for check in CHECKS for finding in _guarded(check)]
    for finding in findings:
        click.echo(one_line(f"{finding.weight}: {finding.text}"))
    return max((item.exit_code for item in findings if item.weight is Weight.PROBLEM), default=0)


def _guarded(check: Check) -> list[Finding]:
    """The findings of a check, or the error that it ran into as its finding."""
    try:
        return list(check())
    except CoolheadError as error:
        return [Finding(Weight.PROBLEM, str(error), error.exit_code)]


def _program() -> Iterator[Finding]:
    yield Finding(
        Weight.OK, f"coolhead {__version__}, Python {platform.python_version()} on {platform.system()}"
    )


def _libraries() -> Iterator[Finding]:
    found = {name: _version(name) for name in LIBRARIES}
    listing = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    yield Finding(Weight.OK, f"libraries: {listing}")
    for name in (name for name, number in found.items() if not number):
        yield Finding(Weight.PROBLEM, f"the library {name} is missing; install coolhead again")
    for name, extra in EXTRAS.items():
        number = _version(name)
        text = f"{name} {number}" if number else f"{name} is not installed; only the extra '{extra}' needs it"
        yield Finding(Weight.NOTE, text)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _data() -> Iterator[Finding]:
    from trainer.records.paths import data_folder, sessions_folder

    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x" * 4096)
            file.flush()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        yield Finding(Weight.PROBLEM, f"data folder {folder}: {reason}; COOLHEAD_HOME names another one")
        return
    free = shutil.disk_usage(folder).free // 1_000_000
    count = len(list(sessions_folder(folder).glob("*.jsonl")))
    yield Finding(Weight.OK, f"data folder {folder}: can be written, {free:,} MB free, transcripts: {count}")


def _settings() -> Iterator[Finding]:
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings

    path = settings_file(data_folder())
    settings = load_settings(path)
    state = str(path) if path.exists() else "defaults"
    theme = settings.theme or "default"
    line_mode = "on" if settings.plain else "off"
    yield Finding(Weight.OK, f"settings: {state}; theme {theme}, mode {settings.mode}, line mode {line_mode}")


def _content() -> Iterator[Finding]:
    from trainer.content.library import find_content_root, load_library

    root = find_content_root()
    library = load_library([root])
    counts = f"scenarios: {len(library.scenarios)}, personas: {len(library.personas)}"
    yield Finding(Weight.OK, f"content {root}: {counts}")
    for problem in library.problems:
        yield Finding(Weight.PROBLEM, problem.render(), 1)


def _reader() -> Iterator[Finding]:
    from trainer.understand.choosing import choose_reader, named_encoder

    yield Finding(Weight.OK, f"reader: {choose_reader(named_encoder()).version}")


def _terminal() -> Iterator[Finding]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding(
            Weight.NOTE, "no terminal here: the app cannot open, 'coolhead play SCENARIO --plain' can"
        )
        return
    columns, rows = shutil.get_terminal_size()
    encoding = sys.stdout.encoding
    colour = "off (NO_COLOR)" if os.environ.get("NO_COLOR") else "on"
    kind = os.environ.get("TERM", "unknown")
    yield Finding(Weight.OK, f"terminal {kind}: {columns} x {rows}, {encoding}, colour {colour}")
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        text = f"the app wants a terminal of {LEAST_COLUMNS} x {LEAST_ROWS} at least; make the window larger"
        yield Finding(Weight.PROBLEM, text)
    if encoding.lower() not in ("utf-8", "utf8"):
        yield Finding(
            Weight.NOTE, f"the terminal's encoding {encoding} cannot show every character; UTF-8 can"
        )


def _place() -> Iterator[Finding]:
    yield Finding(Weight.OK, f"program: {Path(__file__).resolve().parent.parent}")


CHECKS: tuple[Check, ...] = (_program, _place, _libraries, _reader, _content, _data, _settings, _terminal)
"""All checks in the order in which they are told."""
