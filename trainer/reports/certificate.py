"""A certificate: one page that says who passed which course, how, and how far that was checked. Pure.

It says what the records say and no more. Exams that are not signed, or whose signature could not be
checked, are named as such on the page itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from trainer.courses.progress import CourseProgress, ModuleProgress, State
from trainer.courses.standing import standing_of
from trainer.model.attempt import Attempt
from trainer.model.mode import Mode
from trainer.reports.cells import short
from trainer.reports.completions import course_completed_at
from trainer.wording.harmless import one_line

if TYPE_CHECKING:
    from jinja2 import Template

MOST_PRACTICE = 18
"""Practised modules that are listed; more would not fit on the page, and are counted."""

MOST_EXAMS = 6
"""Exams that are listed."""

MOST_TAUGHT = 6
"""Aims of the course that are listed."""

ROOMY = 16
"""Lines up to which the print is large."""

LONG = 110
"""Characters of the longest title on the page."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One exam that was passed."""

    title: str
    """Its headline."""
    score: int
    """The score that counts, 0..100."""
    pass_mark: int
    """Score from which it is passed."""
    game_score: int | None
    """The game's own score where a human set another; None otherwise."""
    day: str
    """When it ended."""
    session: str
    """Id of the session."""
    check: str
    """What is known of its signature, a clause."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One module that was practised and passed."""

    title: str
    """Its headline."""
    score: int | None
    """The score that counts."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything that stands on the page."""

    learner: str
    """Who passed."""
    course: str
    """Identifier of the course."""
    title: str
    """Its headline."""
    teaches: tuple[str, ...]
    """What the learner has practised to do."""
    first_day: str
    """The learner's first day; empty where it is not known."""
    completed: str
    """The day on which the last of it was passed; empty where it is not known."""
    exams: tuple[Examined, ...]
    """Exams, in the order of the course."""
    practice: tuple[Practised, ...]
    """What was practised besides."""
    checked: tuple[str, ...]
    """What was checked of the exams as a whole, in sentences."""
    made: str
    """The day on which this page was made."""

    @property
    def more_exams(self) -> int:
        """Exams that do not fit on the page."""
        return max(0, len(self.exams) - MOST_EXAMS)

    @property
    def more_practice(self) -> int:
        """Practised modules that do not fit on the page."""
        return max(0, len(self.practice) - MOST_PRACTICE)


def exams_of(stands: CourseProgress) -> tuple[tuple[ModuleProgress, Attempt], ...]:
    """The exams that were passed, each with the attempt that stands for it."""
    found = []
    for item in stands.modules:
        attempt = standing_of(stands.course, item.module, item.counted).standing
        if item.module.mode is Mode.EXAM and item.state is State.DONE and attempt:
            found.append((item, attempt))
    return tuple(found)


def certificate(
    stands: CourseProgress,
    learner: str,
    now: datetime,
    check: Callable[[str], str],
    checked: tuple[str, ...],
) -> Certificate:
    """What stands on the page.

    Args:
        stands: How the course stands for the learner: passed.
        learner: Id of the learner.
        now: The moment, in the time zone in which days are told.
        check: Id of a session -> what is known of its signature, a clause.
        checked: The same of all, in sentences.
    """
    course = stands.course
    exams = tuple(_examined(item, attempt, now, check) for item, attempt in exams_of(stands))
    practice = tuple(
        Practised(item.module.title, item.score)
        for item in stands.modules
        if item.module.mode is not Mode.EXAM and item.state is State.DONE
    )
    if any(exam.game_score is not None for exam in exams):
        checked = (*checked, "A score that a human set stands beside the transcript; no signature covers it.")
    first = stands.enrolment.first_day.isoformat() if stands.enrolment else ""
    return Certificate(
        learner,
        course.course,
        course.title,
        course.teaches,
        first,
        _day(course_completed_at(stands), now),
        exams,
        practice,
        checked,
        _day(now, now),
    )


def certificate_page(shown: Certificate) -> str:
    """A certificate as a whole HTML page."""
    return _template().render(
        it=shown,
        who=short(shown.learner),
        exams=shown.exams[:MOST_EXAMS],
        columns=_columns(shown.practice[:MOST_PRACTICE]),
        teaches=shown.teaches[:MOST_TAUGHT],
        dense=_rows(shown) > ROOMY,
    )


def _examined(item: ModuleProgress, attempt: Attempt, now: datetime, check: Callable[[str], str]) -> Examined:
    return Examined(
        title=item.module.title,
        score=attempt.counting_score or 0,
        pass_mark=item.pass_mark,
        game_score=attempt.score if attempt.mark is not None and attempt.mark != attempt.score else None,
        day=_day(attempt.ended or attempt.begun, now),
        session=attempt.session,
        check=check(attempt.session),
    )


def _columns(practice: Sequence[Practised]) -> tuple[Sequence[Practised], ...]:
    """What was practised, in one column or in two of equal length."""
    half = (len(practice) + 1) // 2
    return (practice[:half], practice[half:]) if len(practice) > 6 else (practice,)


def _rows(shown: Certificate) -> int:
    """About how many lines the lists take."""
    return len(shown.teaches) + 2 * len(shown.exams) + (len(shown.practice) + 1) // 2


def _day(moment: datetime | None, now: datetime) -> str:
    return moment.astimezone(now.tzinfo).date().isoformat() if moment else ""


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("trainer.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: one_line(value, LONG) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cut"] = one_line
    return environment.get_template("certificate.html.j2")
