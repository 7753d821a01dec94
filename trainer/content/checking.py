"""Checking one content file, whichever kind it holds."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from trainer.content.paths import content_files, find_content_root
from trainer.content.problems import Problem
from trainer.content.reading import persona_from, read_document, scenario_from
from trainer.errors import EnvironmentProblem


def check_file(path: Path) -> Sequence[Problem]:
    """All problems of one scenario or persona, whichever the file holds."""
    document, problems = read_document(path)
    if document is None:
        return problems
    fields = document.data if isinstance(document.data, dict) else {}
    if "scenario" in fields or path.resolve().parent.name == "scenarios":
        return scenario_from(document, problems, _personas(path)).problems
    return persona_from(document, problems).problems


def _personas(scenario: Path) -> set[str]:
    """Names of the personas beside the scenario's folder and among the shipped ones."""
    folders = [scenario.resolve().parent.parent / "personas"]
    with contextlib.suppress(EnvironmentProblem):  # where nothing is shipped, the neighbours alone count
        folders.append(find_content_root() / "personas")
    return {path.stem for folder in folders for path in content_files(folder)}
