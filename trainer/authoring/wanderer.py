"""A bot that goes everywhere: for coverage, not for fairness.

It takes one way through the scenario and strays from it in each talk in another manner, so that
customers are kept waiting at each need, in each mood, with each kind of reply.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from trainer.authoring.bots import Expert, View
from trainer.authoring.plans import Task, TaskKind
from trainer.model.scenario import Need

MOST_STALLS = 7
"""Most replies in a row by which it keeps one need waiting."""

ENDS = ("/end", "/escalate", "/refer somebody who can help")
"""Ways to stop before the time."""


@dataclass(slots=True)
class Wanderer(Expert):
    """Strays from the expert's way by whim."""

    tastes: list[float] = field(default_factory=list)
    """How much it likes each way to stray, drawn for each talk."""
    stalls: dict[Need | None, int] = field(default_factory=dict)
    """Need -> replies by which it will still be kept waiting."""

    name: ClassVar[str] = "wanderer"
    must_pass: ClassVar[bool] = False

    def next(self, view: View) -> str:
        """Stray while the mood lasts, then do what is due."""
        if not self.tastes:
            self.tastes = [self.draw.random() ** 4 for _ in self._ways()]
        if view.need not in self.stalls:
            self.stalls[view.need] = self.draw.choice((0, 0, 1, 2, 3, MOST_STALLS))
        if not self.stalls[view.need]:
            return Expert.next(self, view)
        self.stalls[view.need] -= 1
        (way,) = self.draw.choices(self._ways(), self.tastes)
        return way()

    def _ways(self) -> tuple[Callable[[], str], ...]:
        """Ways to stray."""
        lines = self.lines
        return (
            lambda: self.one_of(lines.harsh),
            lambda: self.one_of(lines.civil),
            lambda: self.one_of(lines.civil),
            lambda: self.one_of(lines.soothing),
            lambda: self.one_of(lines.cold),
            lambda: self.one_of(lines.canned),
            lambda: self.one_of(lines.curt),
            lambda: self.one_of(lines.slips),
            lambda: self.one_of(lines.noise),
            lambda: self.one_of(lines.closing),
            self._again,
            lambda: self._any(TaskKind.ASK, lines.asks),
            lambda: self._any(TaskKind.ASK, lines.asks),
            lambda: self._any(TaskKind.OFFER, lines.offers),
            lambda: self._any(TaskKind.OFFER, lines.offers),
            lambda: self._any(TaskKind.LOOK, [item.lookup for item in self.scenario.lookups]),
            lambda: self.serve(self.draw.choice(list(Need))),
            lambda: self.one_of(lines.jargon, lines.cold),
            lambda: self.one_of(lines.hasty, lines.cold),
            lambda: self.one_of(lines.wavering),
            lambda: "/hold one moment",
            lambda: self.draw.choice((*ENDS, *lines.noise, *lines.noise)),
        )

    def _any(self, kind: TaskKind, names: Iterable[str]) -> str:
        """Any question, offer or look-up."""
        known = list(names)
        return self.do(Task(kind, self.draw.choice(known))) if known else self.one_of(self.lines.curt)

    def _again(self) -> str:
        """Something that was said before."""
        said = sorted(self.said)
        return self.draw.choice(said) if said else self.one_of(self.lines.soothing)
