"""Where the shipped content lies, whichever way the program was installed."""

from operator import attrgetter
from pathlib import Path

import trainer
from trainer.errors import EnvironmentProblem

SUFFIXES = (".yaml", ".yml")
"""Endings of content files."""

TEST_MARK = ".test"
"""What stands before the ending of a file of conversation tests: ``NAME.test.yaml`` beside ``NAME.yaml``."""

SIDECAR = ".variants.yaml"
"""Ending of a file of drafts, which lies beside the content file and is none itself."""


COURSES = "courses"
"""Folder of courses, inside the folder of scenarios."""


def find_content_root() -> Path:
    """The folder that holds the shipped ``scenarios/`` and ``personas/``.

    In a wheel they lie inside the package as ``_content``; in a checkout, and
    in an editable install of one, they lie beside the package.

    Raises:
        EnvironmentProblem: Neither place has them.
    """
    package = Path(trainer.__file__).resolve().parent
    for root in (package / "_content", package.parent):
        if (root / "scenarios").is_dir() and (root / "personas").is_dir():
            return root
    raise EnvironmentProblem(
        "the scenarios that come with the program are not there",
        where=str(package),
        remedy="install it again",
    )


def content_files(folder: Path) -> list[Path]:
    """All scenarios or personas directly in ``folder``, by name; empty if there is no such folder."""
    return [path for path in _yaml_files(folder) if not is_test_file(path)]


def conversation_files(folder: Path) -> list[Path]:
    """All files of conversation tests directly in ``folder``, by name."""
    return [path for path in _yaml_files(folder) if is_test_file(path)]


def is_test_file(path: Path) -> bool:
    """Whether a file's name says that it holds conversation tests."""
    return path.suffix in SUFFIXES and path.stem.endswith(TEST_MARK)


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    shown = (path for path in folder.iterdir() if not path.name.startswith("."))
    fitting = (path for path in shown if path.suffix in SUFFIXES and not path.name.endswith(SIDECAR))
    return sorted(fitting, key=attrgetter("name"))


def sidecars(folder: Path) -> list[Path]:
    """All files of drafts directly in ``folder``, by name; empty if there is no such folder."""
    return sorted(folder.glob(f"*{SIDECAR}")) if folder.is_dir() else []
