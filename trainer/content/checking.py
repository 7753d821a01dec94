"""Checking one content file, whichever kind it holds."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from trainer.content.events import Document
from trainer.content.paths import SIDECAR, content_files, find_content_root
from trainer.content.problems import Problem, in_order
from trainer.content.reading import Checked, persona_from, read_document, scenario_from
from trainer.content.sidecar import check_sidecar
from trainer.content.variants import check_variants
from trainer.errors import EnvironmentProblem
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario


def check_file(path: Path) -> Sequence[Problem]:
    """All problems of one scenario or persona, whichever the file holds."""
    if path.name.endswith(SIDECAR):
        return check_sidecar(path, _beside(path))
    document, problems = read_document(path)
    if document is None:
        return problems
    checked = _checked(path, document, problems)
    wordings = check_variants(checked.value, document) if checked.value else ()
    return in_order([*checked.problems, *wordings])


def read_content(path: Path) -> tuple[Scenario | Persona | None, Document | None]:
    """The scenario or persona of one file, None if it cannot be played, and where its parts stand."""
    document, problems = read_document(path)
    return (None, None) if document is None else (_checked(path, document, problems).value, document)


def _checked(path: Path, document: Document, problems: list[Problem]) -> Checked[Scenario] | Checked[Persona]:
    """What one file holds, with its problems."""
    fields = document.data if isinstance(document.data, dict) else {}
    if "scenario" in fields or path.resolve().parent.name == "scenarios":
        return scenario_from(document, problems, _personas(path))
    return persona_from(document, problems)


def _beside(sidecar: Path) -> Scenario | Persona | None:
    """What a file of drafts belongs to."""
    stem = sidecar.name.removesuffix(SIDECAR)
    found = (path for path in content_files(sidecar.parent) if path.stem == stem)
    return next((read_content(path)[0] for path in found), None)


def _personas(scenario: Path) -> set[str]:
    """Names of the personas beside the scenario's folder and among the shipped ones."""
    folders = [scenario.resolve().parent.parent / "personas"]
    with contextlib.suppress(EnvironmentProblem):  # where nothing is shipped, the neighbours alone count
        folders.append(find_content_root() / "personas")
    return {path.stem for folder in folders for path in content_files(folder)}
