"""Checking one content file, whichever kind it holds."""

from collections.abc import Collection, Sequence
from pathlib import Path

from trainer.content.conversation_files import persona_files, read_conversations
from trainer.content.course_files import known_to
from trainer.content.document import Document
from trainer.content.paths import COURSES, SIDECAR, content_files, is_test_file
from trainer.content.problems import Problem, in_order
from trainer.content.reading import Checked, course_from, persona_from, read_document, scenario_from
from trainer.content.sidecar import check_sidecar
from trainer.content.variants import check_variants
from trainer.model.course import Course
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

Personas = dict[Path, Collection[str]]
"""Folder of scenarios -> personas that they may name."""


def check_file(path: Path, known: Personas | None = None) -> Sequence[Problem]:
    """All problems of one content file, of conversation tests or of drafts, whichever it holds.

    Args:
        path: The file.
        known: What was found of personas while other files were checked; added to.
    """
    if path.name.endswith(SIDECAR):
        return check_sidecar(path, _beside(path))
    if is_test_file(path):
        return read_conversations(path).problems
    document, problems = read_document(path)
    if document is None:
        return problems
    checked = _checked(path, document, problems, known)
    value = checked.value
    wordings = check_variants(value, document) if isinstance(value, Scenario | Persona) else ()
    return tuple(in_order([*checked.problems, *wordings]))


def read_content(path: Path) -> tuple[Scenario | Persona | None, Document | None]:
    """The scenario or persona of one file, None if it cannot be played, and where its parts stand."""
    document, problems = read_document(path)
    if document is None:
        return None, None
    value = _checked(path, document, problems).value
    return (None if isinstance(value, Course) else value), document


def _checked(
    path: Path, document: Document, problems: list[Problem], known: Personas | None = None
) -> Checked[Scenario] | Checked[Persona] | Checked[Course]:
    """What one file holds, with its problems."""
    fields = document.data if isinstance(document.data, dict) else {}
    folder = path.resolve().parent
    if "course" in fields or folder.name == COURSES:
        return course_from(document, problems, known_to(path))
    if "scenario" in fields or folder.name == "scenarios":
        found = {} if known is None else known
        if folder not in found:
            found[folder] = persona_files(path).keys()
        return scenario_from(document, problems, found[folder])
    return persona_from(document, problems)


def _beside(sidecar: Path) -> Scenario | Persona | None:
    """What a file of drafts belongs to."""
    stem = sidecar.name.removesuffix(SIDECAR)
    found = (path for path in content_files(sidecar.parent) if path.stem == stem)
    return next((read_content(path)[0] for path in found), None)
