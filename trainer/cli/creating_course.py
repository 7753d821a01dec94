"""``coolhead new course``: a few questions, and a course that can be checked and taken at once."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from trainer.content.problems import Problem

QUESTIONS = {
    "name": "Name of the file, in small letters and hyphens",
    "title": "Title of the course",
    "teaches": "What can a learner do afterwards",
    "first": "Scenario of the first practice",
    "second": "Scenario of the second practice",
    "exam": "Scenario of the exam",
    "pass_mark": "From which score is the exam passed",
    "attempts": "How many attempts at the exam are there",
    "exam_day": "On which day is the exam, counted from each learner's first",
}
"""Field of a new course -> the question for it."""

SCENARIOS = ("first", "second", "exam")
"""Fields that name a scenario."""


@click.option("--title", help="Title of the course.")
@click.option("--teaches", help="What a learner can do afterwards.")
@click.option("--first", metavar="SCENARIO", help="Scenario of the first practice.")
@click.option("--second", metavar="SCENARIO", help="Scenario of the second practice.")
@click.option("--exam", metavar="SCENARIO", help="Scenario of the exam.")
@click.option("--pass-mark", type=click.IntRange(0, 100), help="Score from which the exam is passed.")
@click.option("--attempts", type=click.IntRange(1, 100), help="Attempts at the exam.")
@click.option("--exam-day", type=click.IntRange(1, 400), help="Day of the exam, from the learner's first.")
def course(folder: Path, force: bool, yes: bool, **answers: Any) -> None:
    """Write a new course NAME: a commented file in the folder scenarios/courses/."""
    from trainer.authoring.course_scaffold import CourseWish, course_file, course_problems, course_text
    from trainer.cli.creating import Form, say_next, write, write_schemas
    from trainer.content.course_files import known_to

    path = course_file(folder, answers["name"] or "new")
    known = known_to(path)
    there = sorted(known.scenarios)

    def problems(wish: Any) -> "Sequence[Problem]":
        return course_problems(course_text(wish, folder, known), course_file(folder, wish.name), known)

    wished: Any = CourseWish
    kind = partial(wished, **_usual_scenarios(there))
    choices = dict.fromkeys(SCENARIOS, there)
    form = Form(kind, QUESTIONS, choices, problems, path.parent, force)
    wish = form.filled(answers, silent=yes)
    path = course_file(folder, wish.name)
    write(path, course_text(wish, folder, known))
    write_schemas(folder)
    say_next(path, f"coolhead course start {wish.name} --content {folder} --learner trial")


def _usual_scenarios(there: list[str]) -> dict[str, str]:
    """Scenarios for the questions where the usual ones are not there."""
    from trainer.authoring.course_scaffold import CourseWish

    usual = CourseWish("new")
    missing = [name for name in SCENARIOS if getattr(usual, name) not in there]
    return {name: there[n % len(there)] for n, name in enumerate(missing)} if there else {}
