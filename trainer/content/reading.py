"""One file to one scenario, persona or course, with all its problems at once."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from trainer.content.course_check import Known, check_course
from trainer.content.crosscheck import check_persona, check_scenario, check_words
from trainer.content.document import Document
from trainer.content.events import parse
from trainer.content.files import read_text
from trainer.content.problems import Problem, errors_of, in_order
from trainer.content.schema import build
from trainer.model.course import Course
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

Thing = TypeVar("Thing", Scenario, Persona, Course)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Thing]):
    """What a file holds, and what is wrong with it."""

    value: Thing | None
    """The scenario, persona or course; None if an error keeps it from being played."""
    problems: tuple[Problem, ...]
    """Errors and warnings in the order of the file."""


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """The plain data of a file, or the reason why it cannot be read."""
    text = read_text(path)
    return (None, [text]) if isinstance(text, Problem) else parse(text, str(path))


def read_persona(path: Path) -> Checked[Persona]:
    """Read and check one persona."""
    document, problems = read_document(path)
    return _checked(None, problems) if document is None else persona_from(document, problems)


def persona_from(document: Document, problems: list[Problem]) -> Checked[Persona]:
    """Check one persona that was read already, adding to ``problems`` of its reading."""
    persona, found = build(Persona, document)
    found += check_persona(persona, document) if persona is not None else ()
    found += check_words(document, is_persona=True)
    return _checked(persona, [*problems, *found])


def read_scenario(path: Path, personas: Collection[str]) -> Checked[Scenario]:
    """Read and check one scenario.

    Args:
        path: The file.
        personas: Identifiers of the personas that it may name.
    """
    document, problems = read_document(path)
    return _checked(None, problems) if document is None else scenario_from(document, problems, personas)


def scenario_from(
    document: Document, problems: list[Problem], personas: Collection[str]
) -> Checked[Scenario]:
    """Check one scenario that was read already, adding to ``problems`` of its reading."""
    scenario, found = build(Scenario, document)
    found += check_scenario(scenario, document, personas) if scenario is not None else ()
    found += check_words(document, is_persona=False)
    return _checked(scenario, [*problems, *found])


def read_course(path: Path, known: Known) -> Checked[Course]:
    """Read and check one course.

    Args:
        path: The file.
        known: What its modules may name.
    """
    document, problems = read_document(path)
    return _checked(None, problems) if document is None else course_from(document, problems, known)


def course_from(document: Document, problems: list[Problem], known: Known) -> Checked[Course]:
    """Check one course that was read already, adding to ``problems`` of its reading."""
    course, found = build(Course, document)
    found += check_course(course, document, known) if course is not None else ()
    found += check_words(document, is_persona=False)
    return _checked(course, [*problems, *found])


def _checked(value: Thing | None, problems: list[Problem]) -> Checked[Thing]:
    return Checked(None if errors_of(problems) else value, tuple(in_order(problems)))
