"""Who has completed what, a line each, as learning systems import it. Pure.

The words of the column ``status`` are those of SCORM 1.2, which learning systems know.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from trainer.courses.progress import CourseProgress, ModuleProgress, State, progress
from trainer.courses.standing import standing_of
from trainer.model.attempt import Attempt
from trainer.model.course import Course
from trainer.records.past import Past
from trainer.reports.numbers import mean
from trainer.reports.report import Cell, Column, Kind, Report, Section, Table
from trainer.reports.standing import moment_text

PER_MODULE = "module"
"""A line for each module of each learner."""

PER_COURSE = "course"
"""A line for each course of each learner."""

PASSED, FAILED, INCOMPLETE, NOT_ATTEMPTED = "passed", "failed", "incomplete", "not attempted"

COLUMNS = (
    Column("learner", "learner", Kind.NAME),
    Column("course", "course"),
    Column("module", "module"),
    Column("status", "status"),
    Column("score", "score", Kind.NUMBER),
    Column("date_completed", "date completed", Kind.DATE),
    Column("attempts", "attempts", Kind.NUMBER),
    Column("required", "required", Kind.YES_NO, 1),
)

NOTES = (
    "status: passed; failed (locked for good); incomplete (tried, or begun); not attempted.",
    "score: 0 to 100, the one that counts; of a course the mean over its required modules that have one.",
    "date completed: the day on which the attempt ended since which it is passed; empty if it is not.",
)


def completions_report(courses: Iterable[Course], past: Past, now: datetime, per: str) -> Report:
    """Who has completed what.

    Args:
        courses: The courses to tell of.
        past: What was played.
        now: The moment, in the time zone in which days are told.
        per: ``PER_MODULE`` or ``PER_COURSE``.
    """
    rows = tuple(
        row
        for course in courses
        for learner, stands in _stands(course, past, now).items()
        for row in _rows(learner, stands, now, per)
    )
    title = f"Completions, a line for each {per}"
    table = Table("completions", title, COLUMNS, rows, NOTES, "Nobody takes a course yet.")
    made = moment_text(now) or ""
    return Report("completions", title, "", (), (Section(title, tables=(table,)),), made, now.tzinfo or UTC)


def stands_of(course: Course, past: Past, learner: str, now: datetime) -> CourseProgress:
    """How a course stands for one learner, as the records have it."""
    enrolments = {item.learner: item for item in past.enrolments if item.course == course.course}
    return progress(course, enrolments.get(learner), _attempts(course, past, learner), now)


def completed_at(course: Course, item: ModuleProgress) -> datetime | None:
    """When a module was done for good: the end of the attempt since which it has been.

    Returns:
        The moment; None where it is not done, or no time was kept.
    """
    if item.state is not State.DONE:
        return None
    count = len(item.counted)
    while count > 1 and standing_of(course, item.module, item.counted[: count - 1]).done:
        count -= 1
    last = item.counted[count - 1]
    return last.ended or last.begun


def course_completed_at(stands: CourseProgress) -> datetime | None:
    """When the last of the required modules was done; None where the course is not passed."""
    if not stands.passed:
        return None
    found = (completed_at(stands.course, item) for item in stands.modules if item.needed)
    return max((moment for moment in found if moment), default=None)


def course_score(stands: CourseProgress) -> float | None:
    """The mean of the scores that stand for required modules; None where there is none."""
    return mean([item.score for item in stands.modules if item.needed and item.score is not None])


def _stands(course: Course, past: Past, now: datetime) -> Mapping[str, CourseProgress]:
    enrolled = {item.learner for item in past.enrolments if item.course == course.course}
    played = {item.learner for item in past.sessions if item.attempt.course == course.course}
    return {learner: stands_of(course, past, learner, now) for learner in sorted(enrolled | played)}


def _attempts(course: Course, past: Past, learner: str) -> tuple[Attempt, ...]:
    mine = (item.attempt for item in past.sessions if item.learner == learner)
    return tuple(attempt for attempt in mine if attempt.course == course.course)


def _rows(learner: str, stands: CourseProgress, now: datetime, per: str) -> Iterable[tuple[Cell, ...]]:
    if per == PER_COURSE:
        return [_course_row(learner, stands, now)]
    return [_module_row(learner, stands.course, item, now) for item in stands.modules]


def _module_row(learner: str, course: Course, item: ModuleProgress, now: datetime) -> tuple[Cell, ...]:
    return (
        learner,
        course.course,
        item.module.module,
        _module_status(item),
        item.score,
        _day(completed_at(course, item), now),
        item.attempts,
        item.needed,
    )


def _module_status(item: ModuleProgress) -> str:
    if item.state is State.DONE:
        return PASSED
    if item.final:
        return FAILED
    return INCOMPLETE if item.attempts else NOT_ATTEMPTED


def _course_row(learner: str, stands: CourseProgress, now: datetime) -> tuple[Cell, ...]:
    attempts = sum(item.attempts for item in stands.modules)
    return (
        learner,
        stands.course.course,
        "",
        _course_status(stands, attempts),
        course_score(stands),
        _day(course_completed_at(stands), now),
        attempts,
        True,
    )


def _course_status(stands: CourseProgress, attempts: int) -> str:
    if stands.passed:
        return PASSED
    if stands.stuck:
        return FAILED
    return INCOMPLETE if attempts else NOT_ATTEMPTED


def _day(moment: datetime | None, now: datetime) -> str | None:
    """The day of a moment, where the reader is."""
    return moment.astimezone(now.tzinfo).date().isoformat() if moment else None
