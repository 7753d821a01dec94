"""Checking one content file, whichever kind it holds."""

from collections.abc import Collection, Sequence
from pathlib import Path

from trainer.content.conversation_files import persona_files, read_conversations
from trainer.content.course_files import known_to
from trainer.content.paths import COURSES, is_test_file
from trainer.content.problems import Problem
from trainer.content.reading import course_from, persona_from, read_document, scenario_from

Personas = dict[Path, Collection[str]]
"""Folder of scenarios -> personas that they may name."""


def check_file(path: Path, known: Personas | None = None) -> Sequence[Problem]:
    """All problems of one scenario, persona, course or file of conversation tests, whichever it holds.

    Args:
        path: The file.
        known: What was found of personas while other files were checked; added to.
    """
    if is_test_file(path):
        return read_conversations(path).problems
    document, problems = read_document(path)
    if document is None:
        return problems
    fields = document.data if isinstance(document.data, dict) else {}
    folder = path.resolve().parent
    if "course" in fields or folder.name == COURSES:
        return course_from(document, problems, known_to(path)).problems
    if "scenario" in fields or folder.name == "scenarios":
        found = {} if known is None else known
        if folder not in found:
            found[folder] = persona_files(path).keys()
        return scenario_from(document, problems, found[folder]).problems
    return persona_from(document, problems).problems
