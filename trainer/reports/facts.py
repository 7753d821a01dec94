"""What goes into a report: sessions, where each learner stands, and what content calls its things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from trainer.records.past import PastSession

USUAL_PASS_MARK = 70
"""Pass mark of a scenario that is not there any more."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is practised and passed: a module of a course, or a scenario where there is no course."""

    unit: str
    """Identifier."""
    title: str
    """Headline."""
    scenario: str
    """What is played in it."""
    pass_mark: int
    """Score from which it is passed, 0..100."""
    mode: str = ""
    """``practice`` or ``exam``; empty where it may be either."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What content says of one ending."""

    title: str
    """Headline."""
    kind: str
    """``best``, ``partial`` or ``lost``."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one learner stands with one unit."""

    learner: str
    """Id of the learner."""
    unit: str
    """Identifier of the unit."""
    state: str
    """``done``, ``open`` or ``locked``; ``passed`` or ``not yet`` where there is no course."""
    why: str = ""
    """The reason in words, where there is one."""
    needed: bool = True
    """Whether the course is not passed without it."""
    final: bool = False
    """Whether it is locked for good, so that only a lead can help."""
    passed: bool = False
    """Whether the score that stands reaches the pass mark."""
    attempts: int = 0
    """Attempts that count, those that were broken off included."""
    unfinished: int = 0
    """Those of them that have no score."""
    first: int | None = None
    """Score of the first attempt that has one, 0..100."""
    best: int | None = None
    """Score of the best."""
    latest: int | None = None
    """Score of the latest."""
    last_played: datetime | None = None
    """When the latest attempt began."""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in ("done", "passed")


@dataclass(frozen=True, slots=True)
class Member:
    """One learner of the course, or of the machine."""

    learner: str
    """Id."""
    first_day: str = ""
    """The date from which the days of the course are counted; empty where there is no course."""
    state: str = ""
    """``passed``, ``under way``, ``needs you`` or ``not begun``; empty where there is no course."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a report is made of."""

    now: datetime
    """The moment for which it is made."""
    sessions: tuple[PastSession, ...] = ()
    """Those that the report is about, by time."""
    units: tuple[Unit, ...] = ()
    """In the order of the course, or of their identifiers."""
    members: tuple[Member, ...] = ()
    """In the order of their ids."""
    standings: tuple[Standing, ...] = ()
    """By learner, then in the order of units."""
    course: str = ""
    """Identifier of the course; empty where the report is about all sessions."""
    course_title: str = ""
    """Its headline."""
    pass_mark: int = USUAL_PASS_MARK
    """What skills are held against, 0..100: the course's pass mark."""
    since: str = ""
    """From when sessions count, in words; empty for all."""
    endings: Mapping[tuple[str, str], Ending] = field(default_factory=dict)
    """Scenario and ending -> what content says of it."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Scenario -> its headline."""
    zone: tzinfo = UTC
    """Time zone in which people are shown moments."""
    words: tuple[str, ...] = ()
    """What else should be said at the top."""

    def unit_of(self, past: PastSession) -> str:
        """The unit that a session belongs to."""
        return past.attempt.module if self.course else past.attempt.scenario

    def unit(self, name: str) -> Unit:
        """A unit by its identifier; one that content does not know any more keeps its name."""
        for unit in self.units:
            if unit.unit == name:
                return unit
        return Unit(name, name, name, self.pass_mark if self.course else USUAL_PASS_MARK)

    def passes(self, past: PastSession) -> bool:
        """Whether a session passes its unit."""
        return past.attempt.passes(self.unit(self.unit_of(past)).pass_mark)
