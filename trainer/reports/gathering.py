"""Makes the facts of a report out of what was played, a course and a moment. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from trainer.courses.progress import CourseProgress, ModuleProgress, progress
from trainer.model.attempt import Enrolment
from trainer.model.course import Course
from trainer.model.scenario import Scenario
from trainer.records.past import Past, PastSession
from trainer.reports.cells import moment
from trainer.reports.facts import USUAL_PASS_MARK, Ending, Facts, Member, Standing, Unit
from trainer.reports.tries import Tries, all_tries


def gather(
    past: Past,
    scenarios: Mapping[str, Scenario],
    now: datetime,
    course: Course | None = None,
    since: datetime | None = None,
) -> Facts:
    """Everything that a report is made of.

    Args:
        past: What was played; of a course, what was played for it.
        scenarios: Identifier -> scenario, as content has them today.
        now: The moment, in the time zone of whoever reads the report.
        course: The course that it is about; None for all sessions.
        since: Only sessions that began at this moment or later count. What is done of a course is told
            from all of them all the same.
    """
    facts = Facts(
        now=now,
        sessions=_in_time(past.sessions, since),
        since=moment(since.isoformat(), now.tzinfo or UTC).removesuffix(" 00:00") if since else "",
        endings=_endings(scenarios.values()),
        titles={name: scenario.title for name, scenario in scenarios.items()},
        zone=now.tzinfo or UTC,
        words=_unread(past.sessions),
    )
    return _of_course(facts, past, course) if course else _without_course(facts, past, scenarios)


def _in_time(sessions: Iterable[PastSession], since: datetime | None) -> tuple[PastSession, ...]:
    if since is None:
        return tuple(sessions)
    return tuple(past for past in sessions if past.attempt.begun and past.attempt.begun >= since)


def _endings(scenarios: Iterable[Scenario]) -> dict[tuple[str, str], Ending]:
    return {
        (scenario.scenario, ending.ending): Ending(ending.title, ending.kind.value)
        for scenario in scenarios
        for ending in scenario.endings
    }


def _unread(sessions: Sequence[PastSession]) -> tuple[str, ...]:
    """A word on transcripts that are missing: they are in no figure that is made of turns."""
    missing = sum(not past.readable for past in sessions)
    if not missing:
        return ()
    return (
        (
            f"The transcripts of {missing:,} of {len(sessions):,} sessions are not here or damaged; "
            "what is told of turns and complaints is without them."
        ),
    )


def _without_course(facts: Facts, past: Past, scenarios: Mapping[str, Scenario]) -> Facts:
    played = {item.attempt.scenario for item in facts.sessions}
    units = tuple(_scenario_unit(name, scenarios.get(name)) for name in sorted(played))
    facts = replace(facts, units=units, members=tuple(map(Member, past.learners)))
    return replace(facts, standings=tuple(map(_tried, all_tries(facts).values())))


def _scenario_unit(name: str, scenario: Scenario | None) -> Unit:
    if scenario is None:
        return Unit(name, f"{name} (not in the content any more)", name, USUAL_PASS_MARK)
    return Unit(name, scenario.title, name, scenario.rubric.pass_mark)


def _tried(tries: Tries) -> Standing:
    return Standing(
        learner=tries.learner,
        unit=tries.unit,
        state="passed" if tries.passed else "not yet",
        passed=tries.passed,
        attempts=len(tries.sessions),
        unfinished=len(tries.sessions) - len(tries.finished),
        first=tries.first,
        best=tries.best,
        latest=tries.latest,
        last_played=tries.sessions[-1].attempt.begun,
    )


def _of_course(facts: Facts, past: Past, course: Course) -> Facts:
    enrolled = {item.learner: item for item in past.enrolments}
    learners = sorted({*enrolled, *(item.learner for item in past.sessions)})
    by_learner: dict[str, list[PastSession]] = {learner: [] for learner in learners}
    for item in past.sessions:
        by_learner[item.learner].append(item)
    stands = {
        learner: _progress(course, enrolled.get(learner), by_learner[learner], facts.now)
        for learner in learners
    }
    return replace(
        facts,
        course=course.course,
        course_title=course.title,
        pass_mark=course.pass_mark,
        units=_units(course, past.sessions),
        members=tuple(_member(learner, stands[learner]) for learner in learners),
        standings=tuple(
            _module_standing(learner, item) for learner in learners for item in stands[learner].modules
        ),
    )


def _progress(
    course: Course, enrolment: Enrolment | None, sessions: Iterable[PastSession], now: datetime
) -> CourseProgress:
    return progress(course, enrolment, [past.attempt for past in sessions], now)


def _units(course: Course, sessions: Iterable[PastSession]) -> tuple[Unit, ...]:
    """The modules of a course, and those of its earlier days that were played and are not in it any more."""
    modules = [
        Unit(item.module, item.title, item.scenario, course.mark_for(item), item.mode.value)
        for item in course.all_modules
    ]
    known = {unit.unit for unit in modules}
    older = {past.attempt.module: past.attempt.scenario for past in sessions}
    gone = [
        Unit(name, f"{name} (not in the course any more)", older[name], course.pass_mark)
        for name in sorted(older)
        if name not in known
    ]
    return (*modules, *gone)


def _member(learner: str, stands: CourseProgress) -> Member:
    first_day = stands.enrolment.first_day.isoformat() if stands.enrolment else ""
    return Member(learner, first_day, _state_of(stands))


def _state_of(stands: CourseProgress) -> str:
    if stands.passed:
        return "passed"
    if stands.stuck:
        return "needs you"
    return "under way" if any(item.attempts for item in stands.modules) else "not begun"


def _module_standing(learner: str, item: ModuleProgress) -> Standing:
    return Standing(
        learner=learner,
        unit=item.module.module,
        state=item.state.value,
        why=item.reason,
        needed=item.needed,
        final=item.final,
        passed=item.passed,
        attempts=item.attempts,
        unfinished=sum(not attempt.finished for attempt in item.counted),
        first=item.first,
        best=item.best,
        latest=item.latest,
        last_played=item.counted[-1].begun if item.counted else None,
    )
