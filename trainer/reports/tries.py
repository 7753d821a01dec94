"""Attempts put together: what one learner did at one unit, first, best and latest.

An attempt is a session with a reply in it, finished or broken off. Scores are
those that count: a human's mark where there is one, else the game's.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from trainer.records.past import PastSession
from trainer.reports.facts import Facts

LONGEST_SITTING = 2 * 60 * 60
"""Seconds that one session counts at most as working time; one that lay open longer was not worked on."""


@dataclass(frozen=True)
class Tries:
    """All attempts of one learner at one unit."""

    learner: str
    """Id of the learner."""
    unit: str
    """Identifier of the unit."""
    sessions: tuple[PastSession, ...]
    """By time; at least one."""
    pass_mark: int
    """Score from which the unit is passed."""

    @cached_property
    def finished(self) -> tuple[PastSession, ...]:
        """Those that have a score."""
        return tuple(past for past in self.sessions if past.attempt.finished)

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Scores that count, by time."""
        counting = (past.attempt.counting_score for past in self.finished)
        return tuple(score for score in counting if score is not None)

    @property
    def first(self) -> int | None:
        """Score of the first finished attempt."""
        return self.scores[0] if self.scores else None

    @property
    def best(self) -> int | None:
        """Highest score."""
        return max(self.scores, default=None)

    @property
    def latest(self) -> int | None:
        """Score of the latest finished attempt."""
        return self.scores[-1] if self.scores else None

    @cached_property
    def until_passed(self) -> tuple[PastSession, ...]:
        """The attempts up to the first that passed, with it; nothing while none has."""
        for count, past in enumerate(self.sessions, start=1):
            if past.attempt.passes(self.pass_mark):
                return self.sessions[:count]
        return ()

    @property
    def passed(self) -> bool:
        """Whether any attempt passed."""
        return bool(self.until_passed)

    @property
    def passed_first_time(self) -> bool:
        """Whether the very first attempt passed."""
        return len(self.until_passed) == 1


def all_tries(facts: Facts) -> dict[tuple[str, str], Tries]:
    """Learner and unit -> attempts, in the order of learners and units."""
    found: dict[tuple[str, str], list[PastSession]] = defaultdict(list)
    for past in facts.sessions:
        if past.attempt.tried:
            found[past.learner, facts.unit_of(past)].append(past)
    return {
        (learner, unit): Tries(learner, unit, tuple(found[learner, unit]), facts.unit(unit).pass_mark)
        for learner, unit in sorted(found)
    }


def working_seconds(past: PastSession) -> int | None:
    """How long a session was worked on; None where its beginning or end is not known."""
    begun, ended = past.attempt.begun, past.attempt.ended
    if begun is None or ended is None or ended < begun:
        return None
    return min(round((ended - begun).total_seconds()), LONGEST_SITTING)
