"""Course: what must be passed, in which order, how often tried, and by when.

A course is made of modules, and a module is one scenario in one mode. These are
the nouns alone; ``trainer.courses`` says what they come to for one learner.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from trainer.model.calendar import Calendar
from trainer.model.lines import Content, Name, Percent, Text
from trainer.model.mode import Mode
from trainer.model.persona import Degree
from trainer.model.variety import Variety

PASS_MARK = 80
"""Score from which a module is passed, unless its course says otherwise."""

EXAM_SEED = 0
"""Seed of every exam for which none is named, so that all who take it hear the same lines."""

MODES_NOW = (Mode.PRACTICE, Mode.EXAM)
"""Modes that a module can have; the others come later."""

DayText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
"""``day 4``, ``day 4 at 9:00``, ``2026-12-01`` or ``2026-12-01 at 9:00``; see ``calendar``."""


class Counts(StrEnum):
    """Which attempt's score stands for a module."""

    BEST = "best"
    LATEST = "latest"


class AttemptLimits(Content):
    """How often a module is tried."""

    minimum: Annotated[int, Field(ge=1, le=100)] = 1
    """Attempts that must come to an end before the module is done, even if the first one passes."""
    maximum: Annotated[int, Field(ge=1, le=100)] | None = None
    """Attempts there are; any number if not named. One that was broken off counts as well."""


class Window(Content):
    """When an exam can be begun; one that runs when it closes is allowed to end."""

    opens: DayText
    """From when: ``day 5 at 9:00``."""
    closes: DayText
    """Until when: ``day 5 at 17:00``."""


class Branch(Content):
    """A condition on the score of an earlier module."""

    module: Name
    """The module whose score is looked at."""
    below: Percent | None = None
    """It holds once an attempt scored less than this."""
    at_least: Percent | None = None
    """It holds once an attempt scored this or more."""


class Module(Content):
    """One scenario that a learner plays in one mode."""

    module: Name
    """Identifier within the course."""
    title: Text
    """Headline for lists."""
    scenario: Name
    """What is played."""
    mode: Mode = Mode.PRACTICE
    """``practice`` (meters, reasons, hints) or ``exam`` (none of them, same lines for everybody)."""
    degree: Degree = Degree.MARKED
    """How strongly the customer's temper shows."""
    persona: Name | None = None
    """Another customer than the scenario's own."""
    seed: Annotated[int, Field(ge=0, le=2**31)] | None = None
    """Chooses among the customer's lines; an exam has a fixed one, 0 if none is named."""
    pass_mark: Percent | None = None
    """Score from which it is passed; the course's if not named."""
    attempts: AttemptLimits = AttemptLimits()
    """How often it is tried."""
    counts: Counts = Counts.BEST
    """Which attempt stands: ``best`` or ``latest``."""
    requires: tuple[Name, ...] = ()
    """Modules that must be done before."""
    opens: DayText | None = None
    """From when it can be begun; at once if not named."""
    deadline: DayText | None = None
    """Until when it can be begun; without end if not named."""
    window: Window | None = None
    """When an exam can be begun, instead of ``opens`` and ``deadline``."""
    when: Branch | None = None
    """Only for whom this holds: a remedial module, or an extra one."""
    skip: Branch | None = None
    """Optional for whom this holds: a good score elsewhere spares it."""
    optional: bool = False
    """Whether the course is passed without it."""

    @property
    def opening(self) -> str:
        """From when it can be begun; empty for at once."""
        return self.window.opens if self.window else self.opens or ""

    @property
    def closing(self) -> str:
        """Until when it can be begun; empty for without end."""
        return self.window.closes if self.window else self.deadline or ""

    @property
    def needs(self) -> tuple[str, ...]:
        """Every module that it looks at: required ones and those of its conditions."""
        looked_at = (branch.module for branch in (self.when, self.skip) if branch)
        return tuple(dict.fromkeys((*self.requires, *looked_at)))


class Day(Content):
    """One day of a course, a heading over its modules."""

    title: Text
    """What the day is about."""
    modules: tuple[Module, ...] = Field(min_length=1)
    """Its modules in the order in which they are best played."""


class Course(Content):
    """What must be passed, by whom it is meant, and in which order."""

    course: Name
    """Identifier, the same as the file's name."""
    title: Text
    """Headline for lists."""
    teaches: tuple[Text, ...] = Field(min_length=1)
    """What a learner can do afterwards."""
    about: Text | None = None
    """For whom it is and how it goes, in a sentence or two."""
    pass_mark: Percent = PASS_MARK
    """Score from which a module is passed where the module does not say otherwise."""
    calendar: Calendar = Calendar.WORKING_DAYS
    """Which days count as days of the course: ``working-days`` (Monday to Friday) or ``every-day``."""
    variety: Literal[Variety.NONE, Variety.AUTHORED, Variety.BAKED] = Variety.AUTHORED
    """How far customers' wording may vary: ``none``, ``authored`` or ``baked``; it changes no score."""
    days: tuple[Day, ...] = ()
    """Days with their modules; or ``modules`` without days."""
    modules: tuple[Module, ...] = ()
    """Modules that belong to no day."""

    @property
    def all_modules(self) -> tuple[Module, ...]:
        """Every module in the order of the course."""
        return (*(module for day in self.days for module in day.modules), *self.modules)

    def module(self, name: str) -> Module | None:
        """The module called ``name``, or None."""
        return next((item for item in self.all_modules if item.module == name), None)

    def day_of(self, name: str) -> int:
        """The number of the day that a module stands in, counted from 1; 0 where it stands in none."""
        days = enumerate(self.days, start=1)
        return next((n for n, day in days if any(item.module == name for item in day.modules)), 0)

    def mark_for(self, module: Module) -> int:
        """Score from which a module of this course is passed."""
        return self.pass_mark if module.pass_mark is None else module.pass_mark
