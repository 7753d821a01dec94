"""A course as lines of text and as JSON: what is done, what is open, what is locked and why."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from trainer.cli.paint import paint

if TYPE_CHECKING:
    from trainer.courses.progress import CourseProgress, ModuleProgress
    from trainer.model.course import Course

COLOURS = {"done": "green", "open": "cyan", "locked": ""}
"""State -> its colour on a terminal that wants one."""

WIDTH = 79
"""Characters of the longest line that gives a reason."""

INDENT = " " * 8
"""What stands before a line that goes on; the width of the column of states."""


def status_lines(stands: "CourseProgress", learner: str) -> Iterator[str]:
    """A course for one learner, each module in a line, below it why it is locked.

    Args:
        stands: How it stands.
        learner: Whose it is.
    """
    from trainer.courses.telling import day_one_words, standing_words
    from trainer.wording.harmless import one_line

    course = stands.course
    yield paint(one_line(course.title), bold=True)
    yield " ".join(filter(None, (f"Learner: {one_line(learner)}.", day_one_words(stands))))
    yield one_line(standing_words(stands))
    day = -1
    for part in stands.modules:
        here = course.day_of(part.module.module)
        if here != day:
            day = here
            yield ""
            yield paint(one_line(f"Day {day}: {course.days[day - 1].title}" if day else "Modules"), bold=True)
        yield from _module_lines(part, reason=part.reason if stands.enrolment else "")


def _module_lines(part: "ModuleProgress", reason: str) -> Iterator[str]:
    import textwrap

    from trainer.wording.harmless import one_line

    state = paint(f"{part.state.value:<{len(INDENT)}}", COLOURS[part.state.value])
    facts = [part.module.mode.value, part.module.degree.value, *_result(part)]
    yield f"{state}{one_line(part.module.title)} ({', '.join(facts)})"
    yield from textwrap.wrap(one_line(reason), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _result(part: "ModuleProgress") -> Iterator[str]:
    if part.score is not None:
        from trainer.courses.telling import score_words

        yield f"score {score_words(part)}"
    if part.attempts:
        yield "1 attempt" if part.attempts == 1 else f"{part.attempts} attempts"


def status_data(stands: "CourseProgress", learner: str) -> dict[str, Any]:
    """A course for one learner as plain data, for programs."""
    enrolment, following = stands.enrolment, stands.next
    return {
        "course": stands.course.course,
        "title": stands.course.title,
        "learner": learner,
        "first_day": enrolment.first_day.isoformat() if enrolment else None,
        "passed": stands.passed,
        "stuck": stands.stuck,
        "done": stands.done,
        "needed": stands.needed,
        "next": following.module.module if following else None,
        "modules": [_module_data(stands.course, part) for part in stands.modules],
    }


def _module_data(course: "Course", part: "ModuleProgress") -> dict[str, Any]:
    module = part.module
    return {
        "module": module.module,
        "title": module.title,
        "day": course.day_of(module.module) or None,
        "scenario": module.scenario,
        "mode": module.mode.value,
        "degree": module.degree.value,
        "state": part.state.value,
        "reason": part.reason,
        "may_start": part.may_start,
        "needed": part.needed,
        "passed": part.passed,
        "pass_mark": part.pass_mark,
        "score": part.score,
        "first": part.first,
        "best": part.best,
        "latest": part.latest,
        "attempts": part.attempts,
        "left": part.left,
    }


def course_rows(courses: Iterable["Course"], states: Iterable[str]) -> list[tuple[str, ...]]:
    """Rows of a table of courses.

    Args:
        courses: The courses.
        states: How each of them stands for the learner.
    """
    return [
        (item.course, str(len(item.all_modules)), str(len(item.days) or "any"), state, item.title)
        for item, state in zip(courses, states, strict=True)
    ]


COURSE_HEAD = ("course", "modules", "days", "you", "title")
"""Head of a table of courses."""


def course_data(course: "Course") -> dict[str, Any]:
    """A course as plain data, for lists."""
    return {
        "course": course.course,
        "title": course.title,
        "teaches": list(course.teaches),
        "days": len(course.days),
        "modules": [module.module for module in course.all_modules],
    }
