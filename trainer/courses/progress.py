"""What a learner has done of a course, what is open, and what is locked and why.

Pure: course, enrolment, attempts and a moment go in, and the same always comes
out. The rules, in the order in which a locked module names its reason:

1. all attempts used            nothing more can be tried; one that was cut off may go on
2. closed                       the deadline or the exam's window is over; the same holds
3. not for this learner         its condition on a score does not hold
4. something comes first        a required module is not done
5. not open yet                 its day has not come; told beside 4

A better score never locks anything: a condition that held once holds for good,
and a remedial module is asked for only until what it repairs is passed. A
module that is not needed (optional, spared by a score, or meant for others)
keeps nobody waiting once that is certain.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trainer.courses.standing import Standing, standing_of
from trainer.courses.wording import attempts_left, closing_words, listed, opening_words
from trainer.model.attempt import Attempt, Enrolment
from trainer.model.calendar import read_when
from trainer.model.course import Branch, Course, Module

ASK = ": ask your lead"
"""What is said of a module that only a lead can open."""

GO_ON = ", but one was cut off: go on with it"
"""What is said where no attempt can begin any more, and one is there to go on with."""


class State(StrEnum):
    """How a module stands for a learner: exactly one of these."""

    DONE = "done"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class ModuleProgress:
    """How one module stands for one learner."""

    module: Module
    """The module."""
    state: State
    """Done, open or locked."""
    reason: str
    """Why it is locked, or what is good to know; a clause for people, may be empty."""
    lock: str
    """Why no attempt can begin now; empty where one can. A done module may be locked as well."""
    needed: bool
    """Whether the course is not passed without it."""
    final: bool
    """Whether it is locked for good: no attempts left, or closed. Only a lead can help then."""
    judged_by_hand: bool
    """Whether the score that stands is a mark that a human set."""
    on_hold: bool
    """Whether no attempt can begin any more, but one was cut off and can go on."""
    passed: bool
    """Whether the score that stands reaches the pass mark; ``done`` asks for the minimum of attempts too."""
    pass_mark: int
    """Score from which it is passed, 0..100."""
    attempts: int
    """Attempts that count, those that were broken off included."""
    left: int | None
    """Attempts that are left; None where there is no maximum."""
    score: int | None
    """The score that stands, best or latest as the module says."""
    first: int | None
    """Score of the first attempt that ended."""
    best: int | None
    """Score of the best attempt."""
    latest: int | None
    """Score of the latest attempt that ended."""
    counted: tuple[Attempt, ...]
    """The attempts that count, oldest first."""

    @property
    def may_start(self) -> bool:
        """Whether an attempt can begin now: always where it is open, and where it is done and not locked."""
        return not self.lock


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How a course stands for one learner."""

    course: Course
    """The course."""
    enrolment: Enrolment | None
    """Since when it is taken; None if it is not."""
    modules: tuple[ModuleProgress, ...]
    """Every module in the order of the course."""

    @property
    def passed(self) -> bool:
        """Whether every module that is needed is done."""
        return all(item.state is State.DONE for item in self.modules if item.needed)

    @property
    def done(self) -> int:
        """Modules that are needed and done."""
        return sum(item.needed and item.state is State.DONE for item in self.modules)

    @property
    def needed(self) -> int:
        """Modules that are needed."""
        return sum(item.needed for item in self.modules)

    @property
    def next(self) -> ModuleProgress | None:
        """What to play next: the first needed module that is open, or None."""
        return next((item for item in self.modules if item.needed and item.state is State.OPEN), None)

    @property
    def stuck(self) -> bool:
        """Whether the course cannot be passed any more without the lead."""
        return any(item.needed and item.final for item in self.modules)

    def of(self, module: str) -> ModuleProgress | None:
        """How the module called ``module`` stands, or None if there is none."""
        return next((item for item in self.modules if item.module.module == module), None)


def progress(
    course: Course, enrolment: Enrolment | None, attempts: Iterable[Attempt], now: datetime
) -> CourseProgress:
    """How a course stands for one learner at one moment.

    Args:
        course: A course without problems.
        enrolment: Since when the learner takes it; None if not.
        attempts: The learner's attempts, in any order; those of other courses do not matter.
        now: The moment; its wall clock is what opening and closing times are compared with.
    """
    known = tuple(attempts)
    standings = {item.module: standing_of(course, item, known) for item in course.all_modules}
    gates = _Gates(course, standings, enrolment, now.replace(tzinfo=None))
    return CourseProgress(course, enrolment, tuple(gates.judge(item) for item in course.all_modules))


@dataclass(frozen=True, slots=True)
class _Gates:
    """Everything that opens and locks modules."""

    course: Course
    standings: Mapping[str, Standing]
    enrolment: Enrolment | None
    now: datetime

    def judge(self, module: Module) -> ModuleProgress:
        """How one module stands."""
        standing = self.standings[module.module]
        end = self._used_up(standing) or self._closed(module)
        on_hold = bool(end) and not standing.done and standing.can_go_on
        final = "" if on_hold else end
        lock = f"{end.removesuffix(ASK)}{GO_ON}" if on_hold else end or self._lock(module)
        state = State.DONE if standing.done else State.LOCKED if lock else State.OPEN
        reason = lock if state is State.LOCKED else self._remark(standing, lock)
        return ModuleProgress(
            module=module,
            state=state,
            reason=reason,
            lock=lock,
            needed=self._needed(module),
            final=state is State.LOCKED and bool(final),
            judged_by_hand=standing.standing is not None and standing.standing.mark is not None,
            on_hold=on_hold,
            passed=standing.passed,
            pass_mark=standing.pass_mark,
            attempts=len(standing.counted),
            left=standing.left,
            score=_score(standing.standing),
            first=_score(standing.first),
            best=_score(standing.best),
            latest=_score(standing.latest),
            counted=standing.counted,
        )

    def _lock(self, module: Module) -> str:
        """What keeps a module locked for now; empty if nothing does."""
        if self.enrolment is None:
            return "start the course first"
        if module.when and not self._holds(module.when):
            return self._only_if(module.when)
        waits = list(filter(None, (self._first(module), self._not_yet(module))))
        end = self._closing(module) if waits else None
        return ", ".join([*waits, *([f"to be begun by {closing_words(end, self.now)}"] if end else [])])

    def _used_up(self, standing: Standing) -> str:
        if standing.left is None or standing.left > 0:
            return ""
        return _used(standing)

    def _closed(self, module: Module) -> str:
        end = self._closing(module)
        if end is None or self.now < end:
            return ""
        return f"closed since {closing_words(end, self.now)}{ASK}"

    def _not_yet(self, module: Module) -> str:
        opens = self._opening(module)
        begin = datetime.combine(self._first_day, datetime.min.time())
        if self.now < begin and (opens is None or opens <= begin):
            return f"the course begins {opening_words(begin, self.now)}"
        if opens is None or self.now >= opens:
            return ""
        return f"opens {opening_words(opens, self.now)}"

    def _first(self, module: Module) -> str:
        """What must be done before; of several, those that are not passed are named first."""
        unsettled = (self._blocker(name) for name in module.requires if not self._settled(name))
        open_ones = list(dict.fromkeys(unsettled))
        unpassed = [name for name in open_ones if not self.standings[name].passed]
        if unpassed:
            verb = "is" if len(unpassed) == 1 else "are"
            return f"after {listed(self._title(name) for name in unpassed)} {verb} passed"
        if open_ones:
            often = self.standings[open_ones[0]].module.attempts.minimum
            return f"after {listed([self._title(open_ones[0])])} has been played {often} times"
        return ""

    def _blocker(self, name: str) -> str:
        """What really keeps others waiting: for a module whose condition is undecided, what decides it."""
        branch = self.standings[name].module.when
        return name if branch is None or self._holds(branch) else self._blocker(branch.module)

    def _settled(self, name: str) -> bool:
        """Whether a module keeps nobody waiting: it is done, or it is certain that it is not needed."""
        standing = self.standings[name]
        if standing.done or self._spared(standing.module):
            return True
        branch = standing.module.when
        return branch is not None and not self._needed(standing.module) and self._settled(branch.module)

    def _needed(self, module: Module) -> bool:
        if module.optional or self._spared(module):
            return False
        if module.when is None:
            return True
        repairs = module.when.below is not None and not self.standings[module.when.module].passed
        return repairs and self._holds(module.when)

    def _spared(self, module: Module) -> bool:
        return module.skip is not None and self._holds(module.skip)

    def _holds(self, branch: Branch) -> bool:
        return self.standings[branch.module].meets(branch)

    def _only_if(self, branch: Branch) -> str:
        bound = f"below {branch.below}" if branch.below is not None else f"{branch.at_least} or more"
        return f"only if '{self._title(branch.module)}' scores {bound}"

    def _remark(self, standing: Standing, lock: str) -> str:
        """What is good to know of a module that is done or open."""
        if standing.done:
            return ""
        module, end = standing.module, self._closing(standing.module)
        missing = module.attempts.minimum - len(standing.finished)
        parts = [
            f"passed, {_times(missing)} more to go" if standing.passed and missing > 0 else "",
            "" if self._needed(module) else "optional",
            "" if end is None else f"until {closing_words(end, self.now)}",
            "" if standing.left is None else attempts_left(standing.left),
        ]
        return ", ".join(filter(None, parts))

    def _opening(self, module: Module) -> datetime | None:
        when = read_when(module.opening)
        return when.begins(self._first_day, self.course.calendar) if when else None

    def _closing(self, module: Module) -> datetime | None:
        when = read_when(module.closing)
        return when.ends(self._first_day, self.course.calendar) if when else None

    @property
    def _first_day(self) -> date:
        """The learner's first day; who has not started would start today."""
        return self.enrolment.first_day if self.enrolment else self.now.date()

    def _title(self, name: str) -> str:
        return self.standings[name].module.title


def _score(attempt: Attempt | None) -> int | None:
    return None if attempt is None else attempt.counting_score


def _used(standing: Standing) -> str:
    used = len(standing.counted)
    return "the only attempt is used" if used == 1 else f"all {used} attempts used"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
