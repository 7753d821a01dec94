"""Earlier marks beside today's: pure functions of scorecards as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trainer.model.scorecard import Skill
from trainer.runs.judging import Card

SCORE = "score"
"""Names the score of the whole session where a skill could stand."""

PLAYED = "when it was played"
"""Where earlier marks come from, if not from an earlier run: the transcript's own last line."""

KEPT = "earlier in this run"
"""Where earlier marks come from, if another rubric or scoring version gave them in the same folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """One mark, earlier and today."""

    what: str
    """The skill, or ``score``."""
    before: int | None
    """The earlier mark; None if there was no occasion for it."""
    now: int | None
    """Today's mark."""

    @property
    def difference(self) -> int | None:
        """How many points it gained, -100..100; None where one of the two is missing."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.now


@dataclass(frozen=True, slots=True)
class Compared:
    """One session, earlier and today."""

    before: Card
    """Earlier ``score``, ``passed`` and ``skills``."""
    now: Card
    """Today's scorecard."""
    origin: str
    """Where the earlier marks come from."""

    def changes(self) -> list[Change]:
        """The score, then every skill; those of today first."""
        old, new = self.before["skills"], self.now["skills"]
        skills = dict.fromkeys([*Skill, *new, *old])
        marks = [Change(str(name), old.get(name), new.get(name)) for name in skills]
        return [Change(SCORE, self.before["score"], self.now["score"]), *marks]

    @property
    def changed(self) -> bool:
        """Whether any mark or the result is another one."""
        return self.before["passed"] != self.now["passed"] or any(one.changed for one in self.changes())


def compare(now: Card, kept: Card | None) -> Compared:
    """Lay earlier marks beside today's.

    Args:
        now: Today's scorecard.
        kept: An earlier one of the same run; None takes what was recorded when it was played.
    """
    return Compared(now["recorded"], now, PLAYED) if kept is None else Compared(kept, now, KEPT)


@dataclass(slots=True)
class Moved:
    """How one mark moved over all sessions."""

    changed: int = 0
    """Sessions in which it is another one."""
    both: int = 0
    """Sessions in which it was given earlier and today."""
    points: int = 0
    """Sum of the differences in those."""

    @property
    def mean(self) -> float | None:
        """Mean difference; None where no session has both marks."""
        return self.points / self.both if self.both else None


@dataclass(slots=True)
class Overall:
    """What changed over all sessions."""

    sessions: int = 0
    """Sessions that were compared."""
    changed: int = 0
    """Those with any change."""
    now_passed: int = 0
    """Those that were not passed earlier and are today."""
    now_failed: int = 0
    """Those that were passed earlier and are not today."""
    moved: dict[str, Moved] = field(default_factory=dict)
    """The score and each skill -> how it moved."""

    def add(self, one: Compared) -> None:
        """Count one session."""
        self.sessions += 1
        self.changed += one.changed
        self.now_passed += bool(one.now["passed"] and not one.before["passed"])
        self.now_failed += bool(one.before["passed"] and not one.now["passed"])
        for change in one.changes():
            moved = self.moved.setdefault(change.what, Moved())
            moved.changed += change.changed
            if change.difference is not None:
                moved.both += 1
                moved.points += change.difference


def overall(compared: Iterable[Compared]) -> Overall:
    """What changed over all sessions."""
    found = Overall()
    for one in compared:
        found.add(one)
    return found


def marks_by_skill(marks: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Human marks by skill, ``score`` for the whole session; of several the one that was set last."""
    return {skill or SCORE: mark for skill, mark in marks}
