"""One learner's courses: enrolment, progress, and the one gate that every front end goes through."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.content.problems import suggest
from trainer.courses.progress import CourseProgress, ModuleProgress, progress
from trainer.courses.wording import date_words
from trainer.engine import ENGINE_VERSION
from trainer.errors import CoolheadError, UsageError
from trainer.model.attempt import Enrolment
from trainer.model.course import Course, Module
from trainer.model.variety import Variety
from trainer.records.attempts import attempts_in
from trainer.records.beside import read_about, utc
from trainer.records.elsewhere import Elsewhere, elsewhere
from trainer.records.enrolments import enrolments_folder, read_enrolment, write_enrolment
from trainer.records.past import PastSession
from trainer.records.paths import course_key_file
from trainer.records.reader import Stored, read_transcript
from trainer.records.sessions import Sessions, may_go_on
from trainer.records.signing import load_key

if TYPE_CHECKING:
    from trainer.content.library import Library

FARTHEST = timedelta(days=400)
"""How far from today a first day can be."""


def fits(library: "Library", saved: Stored) -> bool:
    """Whether a cut-off session was played by today's rules on today's content, so that it can go on."""
    start = saved.transcript.start
    scenario, persona = library.scenarios.get(start.scenario), library.personas.get(start.persona)
    if scenario is None or persona is None or start.engine != ENGINE_VERSION:
        return False
    if start.course and start.course not in library.courses:
        return False
    return start.content_hash == library.fingerprint(scenario, persona, Variety(start.variety))


def that_can_go_on(
    library: "Library", folder: Path, sessions: Iterable[PastSession]
) -> Iterator[PastSession]:
    """Past sessions, with those marked that were cut off and can go on in this folder.

    Args:
        library: The content of today.
        folder: The folder of sessions.
        sessions: What was played, here or elsewhere.
    """
    for past in sessions:
        path = folder / past.file
        open_end = not past.attempt.finished and may_go_on(path)
        going = open_end and _readable_and_fits(library, path)
        yield replace(past, attempt=replace(past.attempt, resumable=True)) if going else past


def _readable_and_fits(library: "Library", path: Path) -> bool:
    with suppress(CoolheadError):
        return fits(library, read_transcript(path))
    return False


class Coursework:
    """The courses of one learner in one data folder."""

    def __init__(self, library: "Library", sessions: Sessions) -> None:
        """Look into one folder.

        Args:
            library: Where courses are found.
            sessions: The learner's sessions.
        """
        self._library = library
        self._sessions = sessions
        self._folder = enrolments_folder(sessions.folder)

    @property
    def learner(self) -> str:
        """Id of the learner."""
        return self._sessions.learner

    def enrolment(self, course: str) -> Enrolment | None:
        """Since when the learner takes a course, or None; where two machines differ, what was said last.

        Raises:
            EnvironmentProblem: The enrolment's file is damaged.
        """
        return self._enrolment(course, self._elsewhere())

    def enrol(self, course: str, now: datetime, first_day: date | None = None) -> Enrolment:
        """Begin a course.

        Args:
            course: Identifier of the course.
            now: The moment.
            first_day: The learner's day one; today if not given.

        Raises:
            UsageError: There is no such course, the learner takes it already, or the day is far off.
            EnvironmentProblem: The enrolment cannot be kept.
        """
        found = self._library.course(course)
        before = self.enrolment(course)
        if before is not None:
            raise UsageError(
                f"{self.learner} takes '{found.title}' already, day one was {date_words(before.first_day)}",
                remedy=f"go on with 'coolhead course next {course}'; a lead can move the days",
            )
        return self._keep(course, now, first_day or now.date())

    def move(self, course: str, now: datetime, first_day: date) -> Enrolment:
        """Give the learner another day one, so that deadlines and windows move with it.

        Only who has the course key may: learners could open a closed exam for themselves otherwise.

        Args:
            course: Identifier of the course.
            now: The moment.
            first_day: The new day one.

        Raises:
            UsageError: The course key is not here, the learner does not take the course, or the day is
                far off.
            EnvironmentProblem: The enrolment cannot be kept.
        """
        self._library.course(course)
        place = course_key_file(self._sessions.folder.parent)
        if load_key(place) is None:
            raise UsageError(
                "only a lead, where the course key is, can move the days of a course",
                where=str(place),
                remedy="ask your lead; a lead makes the key with 'coolhead records key'",
            )
        if self.enrolment(course) is None:
            raise self._not_enrolled(course)
        return self._keep(course, now, first_day)

    def progress(self, course: str, now: datetime) -> CourseProgress:
        """How a course stands for the learner.

        Raises:
            UsageError: There is no such course.
            EnvironmentProblem: The enrolment's file is damaged.
        """
        return self._progress(self._library.course(course), now)

    def admit(self, course: str, module: str, now: datetime) -> Module:
        """The module, if an attempt at it can begin now.

        Raises:
            UsageError: There is no such course or module, the learner does not take the course, or the module
                is locked; why is in the words.
            EnvironmentProblem: The enrolment's file is damaged.
        """
        found = self._library.course(course)
        stands = self._progress(found, now)
        part = stands.of(module)
        if part is None:
            names = [item.module for item in found.all_modules]
            raise UsageError(f"'{course}' has no module '{module}'", remedy=suggest(module, names))
        if stands.enrolment is None:
            raise self._not_enrolled(course)
        if not part.may_start:
            raise _locked(course, part)
        return part.module

    def _progress(self, course: Course, now: datetime) -> CourseProgress:
        shared = self._elsewhere()
        library = self._library
        going = {
            read_about(saved.path).session for saved in self._sessions.unfinished() if fits(library, saved)
        }
        here = [
            replace(attempt, resumable=attempt.session in going)
            for attempt in attempts_in(self._sessions.folder, self.learner)
        ]
        known = {attempt.session for attempt in here}
        others = tuple(attempt for attempt in shared.attempts if attempt.session not in known)
        return progress(course, self._enrolment(course.course, shared), (*here, *others), now)

    def _elsewhere(self) -> Elsewhere:
        return elsewhere(self._sessions.folder.parent, self.learner)

    def _enrolment(self, course: str, shared: Elsewhere) -> Enrolment | None:
        said = (read_enrolment(self._folder, course, self.learner), shared.enrolments.get(course))
        return max((one for one in said if one is not None), key=lambda one: one.at, default=None)

    def _keep(self, course: str, now: datetime, first_day: date) -> Enrolment:
        if abs(first_day - now.date()) > FARTHEST:
            raise UsageError(f"{first_day} is far off", remedy="name a day within a year of today")
        enrolment = Enrolment(course, self.learner, first_day, utc(now))
        write_enrolment(self._folder, enrolment)
        return enrolment

    def _not_enrolled(self, course: str) -> UsageError:
        return UsageError(
            f"{self.learner} does not take this course yet", remedy=f"run 'coolhead course start {course}'"
        )


def _locked(course: str, part: ModuleProgress) -> UsageError:
    return UsageError(
        f"'{part.module.title}' is locked: {part.lock}", remedy=f"see 'coolhead course status {course}'"
    )
