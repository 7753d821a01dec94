"""New courses: complete, commented files that pass every check and can be taken at once."""

from dataclasses import dataclass
from pathlib import Path

from trainer.authoring.scaffold import filled, shown
from trainer.content.course_check import Known
from trainer.content.events import parse
from trainer.content.paths import COURSES
from trainer.content.problems import Problem
from trainer.content.reading import course_from

PRACTICE_MARK = 70
"""Score from which practice is passed, unless a scenario asks for more."""


@dataclass(frozen=True, slots=True)
class CourseWish:
    """What an author says of a new course."""

    name: str
    """Identifier, and name of the file."""
    title: str = "Difficult customers, a short course"
    """Headline for lists."""
    teaches: str = "stay calm, let the customer finish, and solve what is really wrong"
    """What a learner can do afterwards."""
    first: str = "password-queue"
    """Scenario of the first practice."""
    second: str = "engineer-never-came"
    """Scenario of the second practice."""
    exam: str = "call-back-never-came"
    """Scenario of the exam."""
    pass_mark: int = 80
    """Score from which the exam is passed."""
    attempts: int = 2
    """Attempts at the exam."""
    exam_day: int = 5
    """Day of the exam, counted from each learner's first day."""


def course_file(folder: Path, name: str) -> Path:
    """Where a course of a content folder stands."""
    return folder / "scenarios" / COURSES / f"{name}.yaml"


def course_text(wish: CourseWish, folder: Path, known: Known) -> str:
    """A new course as it will stand in its file.

    Args:
        wish: What the author said.
        folder: The content folder that it is for, as the author names it.
        known: What its modules may name; practice asks for no less than their scenarios do.
    """
    named = {wish.first, wish.second, wish.exam} & set(known.scenarios)
    answers = {name: str(getattr(wish, name)).strip() for name in CourseWish.__dataclass_fields__}
    answers["content"] = shown(folder)
    answers["practice_mark"] = str(
        max(PRACTICE_MARK, *map(known.pass_mark, named)) if named else PRACTICE_MARK
    )
    return filled("course", answers, course_file(folder, wish.name))


def course_problems(text: str, path: Path, known: Known) -> tuple[Problem, ...]:
    """Everything wrong with a new course, before it is written.

    Args:
        text: The file.
        path: Where it will stand.
        known: What its modules may name.
    """
    document, problems = parse(text, str(path))
    return tuple(problems) if document is None else course_from(document, problems, known).problems
