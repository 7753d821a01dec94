"""A file of conversation tests, with the scenario that it belongs to and the people who can play it."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from trainer.content import paths as places
from trainer.content.conversation_check import check_conversations, no_scenario
from trainer.content.conversations import ConversationTests, scenario_file, scenario_name
from trainer.content.document import Document
from trainer.content.paths import content_files
from trainer.content.problems import Problem, errors_of, in_order
from trainer.content.reading import read_document, read_persona, read_scenario
from trainer.content.schema import build
from trainer.errors import ContentError, EnvironmentProblem
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class CheckedTests:
    """What a file of conversation tests holds, and what is wrong with it."""

    path: Path
    """The file."""
    tests: ConversationTests | None
    """The tests; None if an error keeps them from being played."""
    document: Document | None
    """Where each part of it stands."""
    scenario: Scenario | None
    """The scenario; None if there is none, or it cannot be played."""
    problems: tuple[Problem, ...]
    """Problems of this file, in its order."""


def read_conversations(path: Path) -> CheckedTests:
    """Read and check one file of conversation tests."""
    document, problems = read_document(path)
    if document is None:
        return CheckedTests(path, None, None, None, tuple(problems))
    file = scenario_file(path)
    personas = persona_files(file)
    scenario = read_scenario(file, personas.keys()).value if file.is_file() else None
    tests, found = build(ConversationTests, document)
    if not file.is_file():
        others = [other.stem for other in content_files(path.resolve().parent)]
        found.append(no_scenario(document, scenario_name(path), others))
    if tests is not None:
        found.extend(check_conversations(tests, document, scenario, personas.keys()))
    everything = tuple(in_order([*problems, *found]))
    return CheckedTests(path, None if errors_of(everything) else tests, document, scenario, everything)


def persona_files(scenario: Path) -> dict[str, Path]:
    """Identifier -> file of every persona that a scenario may name.

    Those beside its folder come first, then the shipped ones.

    Args:
        scenario: The scenario's file.
    """
    folders = [scenario.resolve().parent.parent / "personas"]
    with contextlib.suppress(EnvironmentProblem):  # where nothing is shipped, the neighbours alone count
        folders.append(places.find_content_root() / "personas")
    files = [path for folder in folders for path in content_files(folder)]
    return {path.stem: path for path in reversed(files)}


def persona_for(scenario: Path, name: str) -> Persona:
    """The persona called ``name`` that a scenario may use.

    Raises:
        ContentError: It cannot be played.
    """
    checked = read_persona(persona_files(scenario)[name])
    if checked.value is None:
        problems = "\n".join(problem.render() for problem in errors_of(checked.problems))
        raise ContentError(f"the persona '{name}' cannot be played:\n{problems}")
    return checked.value
