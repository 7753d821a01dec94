"""Attempt: one session of a module by a learner, as the records have it; and enrolment."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who takes a course, and from when its days are counted."""

    course: str
    """Identifier of the course."""
    learner: str
    """Id of who takes it."""
    first_day: date
    """The learner's day one."""
    at: str
    """When the learner was enrolled: a moment in UTC as text."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One session of a module: played to its end, or broken off after the first reply."""

    session: str
    """Id of the session."""
    course: str
    """Identifier of the course in which it was played."""
    module: str
    """Identifier of the module."""
    scenario: str
    """What was played."""
    mode: str
    """In which mode."""
    turns: int = 1
    """Replies given."""
    begun: datetime | None = None
    """When it began, with zone; None where no time was kept."""
    ended: datetime | None = None
    """When it ended, with zone; None where it has not, or no time was kept."""
    score: int | None = None
    """The game's score, 0..100; None where it has no end."""
    passed: bool = False
    """Whether the scenario counts it as passed: score, no critical error, no lost ending."""
    mark: int | None = None
    """The score that a human set last; None where none did. It stands in the place of the game's."""

    resumable: bool = False
    """Whether it was cut off on this machine and can go on there; no row says so by itself."""

    @property
    def finished(self) -> bool:
        """Whether it came to its end, or a human judged it all the same."""
        return self.score is not None or self.mark is not None

    @property
    def counting_score(self) -> int | None:
        """The human's score where there is one, else the game's."""
        return self.score if self.mark is None else self.mark

    @property
    def tried(self) -> bool:
        """Whether it is an attempt at all: a session that was closed before the first reply is none."""
        return self.turns > 0 or self.finished

    def passes(self, pass_mark: int) -> bool:
        """Whether it passes a module.

        The human's mark decides alone. The game's score needs the session itself to be passed too: a critical
        error fails it whatever the score.

        Args:
            pass_mark: The module's, 0..100.
        """
        if self.mark is not None:
            return self.mark >= pass_mark
        return self.passed and self.score is not None and self.score >= pass_mark
