"""What a learner's attempts at one module come to, whatever the other modules and the time of day are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from trainer.model.attempt import Attempt
from trainer.model.course import Branch, Counts, Course, Module

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner's attempts at one module."""

    module: Module
    """The module."""
    pass_mark: int
    """Score from which it is passed."""
    counted: tuple[Attempt, ...]
    """The attempts that count, oldest first: never more than the maximum."""

    @property
    def finished(self) -> tuple[Attempt, ...]:
        """Those of them that have a score."""
        return tuple(attempt for attempt in self.counted if attempt.finished)

    @property
    def first(self) -> Attempt | None:
        """The first attempt that has a score."""
        return next(iter(self.finished), None)

    @property
    def latest(self) -> Attempt | None:
        """The latest attempt that has a score."""
        return next(reversed(self.finished), None)

    @property
    def best(self) -> Attempt | None:
        """The best attempt: one that passes beats any that does not; of equal ones the earliest."""
        return max(self.finished, key=self._worth, default=None)

    @property
    def standing(self) -> Attempt | None:
        """The attempt that stands for the module."""
        return self.latest if self.module.counts is Counts.LATEST else self.best

    @property
    def passed(self) -> bool:
        """Whether the attempt that stands passes."""
        return self.standing is not None and self.standing.passes(self.pass_mark)

    @property
    def done(self) -> bool:
        """Whether it is passed and was tried as often as it must be."""
        return self.passed and len(self.finished) >= self.module.attempts.minimum

    @property
    def left(self) -> int | None:
        """Attempts that are left; None where there is no maximum."""
        most = self.module.attempts.maximum
        return None if most is None else most - len(self.counted)

    @property
    def can_go_on(self) -> bool:
        """Whether an attempt was cut off and can go on."""
        return any(attempt.resumable and not attempt.finished for attempt in self.counted)

    def meets(self, branch: Branch) -> bool:
        """Whether any attempt ever scored as a condition says: what it has opened once stays open."""
        scores = [attempt.counting_score or 0 for attempt in self.finished]
        if branch.below is not None:
            return any(score < branch.below for score in scores)
        return any(score >= (branch.at_least or 0) for score in scores)

    def _worth(self, attempt: Attempt) -> tuple[bool, int]:
        return attempt.passes(self.pass_mark), attempt.counting_score or 0


def standing_of(course: Course, module: Module, attempts: Iterable[Attempt]) -> Standing:
    """What attempts at a module come to.

    Args:
        course: The course.
        module: One of its modules.
        attempts: Attempts of one learner, of any course and in any order; what was played for another module,
            with another scenario or in another mode does not count.
    """
    mine = [attempt for attempt in attempts if attempt.tried and _is_at(course, module, attempt)]
    in_order = sorted(mine, key=lambda attempt: (attempt.begun or _NEVER, attempt.session))
    return Standing(module, course.mark_for(module), tuple(in_order[: module.attempts.maximum]))


def _is_at(course: Course, module: Module, attempt: Attempt) -> bool:
    played = (attempt.course, attempt.module, attempt.scenario, attempt.mode)
    return played == (course.course, module.module, module.scenario, module.mode.value)
