"""Simulated trainees. Each knows one way to talk, and plays it against the customer.

A bot sees what a trainee sees: the need that the screen names, what the customer did and said. It
remembers what it did itself. The expert also knows the scenario: what must be looked up and asked
before which solution, and which solution the best ending wants. None of them knows the mood, the
points or the rules.

=============  ====================================================================
expert         serves the first unmet need with a model answer, then solves it
novice         means well, guesses what is due, slips now and then
robot          solves and informs, and never has a kind word
appeaser       has kind words, and never does anything
script-reader  has a stock phrase for everything, and an offer now and then
hostile        does harm with every reply
indifferent    says the least that can be said, and leaves
=============  ====================================================================
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import ClassVar

from trainer.authoring.plans import Task, TaskKind, is_allowed, plan
from trainer.authoring.replies import Repertoire
from trainer.model.scenario import Need, Scenario

FEELINGS = (Need.HEARD, Need.ACKNOWLEDGED)
TRIES = 3
"""How often an expert tries the same step before going on."""

TAKEN = frozenset({"accepts", "reveals", "again"})
"""Events that tell that a step was of use."""


@dataclass(frozen=True, slots=True)
class View:
    """What a trainee sees before a reply."""

    need: Need | None
    """The first unmet need, as the list of steps shows it."""
    events: tuple[str, ...]
    """What the customer did last."""
    line: str
    """What the customer said last."""
    turn: int
    """Replies given so far."""


@dataclass(slots=True)
class Bot:
    """One trainee in one conversation."""

    scenario: Scenario
    """What is played."""
    lines: Repertoire
    """What can be said."""
    draw: Random
    """Chooses; seeded for each conversation."""
    said: set[str] = field(default_factory=set)
    """Replies given so far."""

    name: ClassVar[str] = ""
    """What reports call it."""
    must_pass: ClassVar[bool] = False
    """Whether a fair scenario lets it reach the best ending."""
    must_not_pass: ClassVar[bool] = False
    """Whether a fair scenario never lets it pass."""

    def next(self, view: View) -> str:
        """The next reply, or an action with its slash."""
        raise NotImplementedError

    def one_of(self, *choices: Iterable[str]) -> str:
        """A reply not given yet, from the first of ``choices`` that has one; else any of them again."""
        every: list[str] = []
        for texts in choices:
            listed = list(texts)
            fresh = [text for text in listed if text not in self.said]
            if fresh:
                return self._say(self.draw.choice(fresh))
            every.extend(listed)
        return self._say(self.draw.choice(every)) if every else "/end"

    def _say(self, text: str) -> str:
        self.said.add(text)
        return text

    def do(self, task: Task) -> str:
        """One step of a plan, in words or as an action."""
        if task.kind is TaskKind.LOOK:
            terms = next(item.terms for item in self.scenario.lookups if item.lookup == task.name)
            return f"/lookup {terms[0]}"
        wordings = self.lines.asks if task.kind is TaskKind.ASK else self.lines.offers
        return self.one_of(wordings[task.name])

    def serve(self, need: Need) -> str:
        """Words that serve a need: a model answer, then exemplars."""
        return self.one_of(self.lines.answers[need.value], self.lines.serving[need.value])

    def allowed(self) -> list[str]:
        """Solutions that break no rule by themselves."""
        return [item.solution for item in self.scenario.solutions if is_allowed(item)]


@dataclass(slots=True)
class Expert(Bot):
    """Serves the first unmet need, then solves the case in order."""

    tasks: list[Task] | None = None
    """Steps still to take; None before the first reply."""
    tried: int = 0
    """How often the first of them was tried."""
    noted: bool = False
    """Whether the ticket is written."""
    named: bool = False
    """Whether the feeling was named."""

    name: ClassVar[str] = "expert"
    must_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """Feelings first, then the plan, the ticket, the outlook and goodbye."""
        if self.tasks is None:
            self.tasks = plan(self.scenario, self.draw)
        if view.need in FEELINGS or view.need is Need.AGREED or view.need is None:
            return self._hear(view)
        step = self._step(view)
        if step:
            return step
        if not self.noted:
            self.noted = True
            return self._note()
        return self.serve(view.need)

    def _hear(self, view: View) -> str:
        """What is due; the feeling is named while they still tell it, before some other word settles it."""
        feels = any(spec.need is Need.ACKNOWLEDGED for spec in self.scenario.needs)
        if view.need is Need.HEARD and view.turn and feels and not self.named:
            self.named = True
            return self.serve(Need.ACKNOWLEDGED)
        self.named = self.named or view.need is Need.ACKNOWLEDGED
        return self.serve(view.need or Need.CLOSED)

    def _step(self, view: View) -> str:
        """The next step of the plan, or nothing when it is done."""
        assert self.tasks is not None
        if self.tried and (TAKEN & set(view.events) or self.tried >= TRIES):
            self.tasks.pop(0)
            self.tried = 0
        if not self.tasks:
            return ""
        task = self.tasks[0]
        if task.kind is TaskKind.LOOK:
            self.tasks.pop(0)
            return self.do(task)
        self.tried += 1
        if "hedges" in view.events and task.kind is TaskKind.OFFER:
            return self.one_of(self.lines.guided[task.name])
        if self.tried > 1 and {"doubts", "withholds"} & set(view.events):
            return self.serve(Need.ACKNOWLEDGED)
        return self.do(task)

    def _note(self) -> str:
        words = [term[0] for term in self.scenario.rubric.ticket_terms] or [self.scenario.title]
        return f"/note {', '.join(words)}"


@dataclass(slots=True)
class Novice(Bot):
    """Guesses: mostly what is due, sometimes ahead of it, sometimes beside it."""

    name: ClassVar[str] = "novice"

    def next(self, view: View) -> str:
        """A right answer more often than not."""
        luck = self.draw.random()
        need = view.need or Need.CLOSED
        if luck < 0.1:
            return self.one_of(self.lines.slips)
        if luck < 0.25:
            return self._guess()
        if luck < 0.35:
            return self.one_of(self.lines.soothing)
        if need is Need.HELPED:
            return self._guess() if luck < 0.8 else self.serve(need)
        return self.serve(need)

    def _guess(self) -> str:
        """A question, an offer or a look-up, whichever comes to mind."""
        kinds: list[Task] = [Task(TaskKind.OFFER, name) for name in self.lines.offers]
        kinds += [Task(TaskKind.ASK, name) for name in self.lines.asks]
        kinds += [Task(TaskKind.LOOK, item.lookup) for item in self.scenario.lookups]
        return self.do(self.draw.choice(kinds))


@dataclass(slots=True)
class Robot(Bot):
    """Works through the plan whatever the customer feels, then informs and wraps up."""

    tasks: list[Task] | None = None
    """Steps still to take; None before the first reply."""

    name: ClassVar[str] = "robot"
    must_not_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """The plan, once more from the start while it has not helped, then facts and figures."""
        if self.tasks is None:
            self.tasks = plan(self.scenario, self.draw)
        if not self.tasks and view.need is Need.HELPED:
            self.tasks = [task for task in plan(self.scenario, self.draw) if task.kind is not TaskKind.LOOK]
        if self.tasks:
            return self.do(self.tasks.pop(0))
        if view.need is Need.CLOSED:
            return self.one_of(self.lines.closing)
        return self.one_of(self.lines.cold, *(self.lines.offers[name] for name in self.allowed()))


@dataclass(slots=True)
class Appeaser(Bot):
    """Feels with the customer, again and again."""

    name: ClassVar[str] = "appeaser"
    must_not_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """Kind words, the scenario's own while they are due."""
        if view.need in FEELINGS and self.draw.random() < 0.6:
            return self.serve(view.need)
        return self.one_of(self.lines.soothing)


@dataclass(slots=True)
class ScriptReader(Bot):
    """Reads out stock phrases, with an offer from the same sheet now and then."""

    name: ClassVar[str] = "script-reader"
    must_not_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """A stock phrase; an offer every third time when help is due."""
        if view.need is Need.HELPED and self.draw.random() < 0.33:
            return self.one_of(self.lines.offers[self.draw.choice(self.allowed())])
        return self.one_of(self.lines.canned)


@dataclass(slots=True)
class Hostile(Bot):
    """Gives as good as it gets."""

    name: ClassVar[str] = "hostile"
    must_not_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """Harm."""
        return self.one_of(self.lines.harsh)


@dataclass(slots=True)
class Indifferent(Bot):
    """Does the least: a curt word, a bare question, an offer, and off."""

    name: ClassVar[str] = "indifferent"
    must_not_pass: ClassVar[bool] = True

    def next(self, view: View) -> str:
        """Curt words, and the end of it once that seems possible."""
        if view.turn >= 4 and self.draw.random() < 0.2:
            return "/end"
        if view.need is Need.HELPED and self.draw.random() < 0.3:
            return self.one_of(self.lines.offers[self.draw.choice(self.allowed())])
        return self.one_of(self.lines.curt)


BOTS: Sequence[type[Bot]] = (Expert, Novice, Robot, Appeaser, ScriptReader, Hostile, Indifferent)
"""All trainees, in the order of reports."""


def bot_called(name: str) -> type[Bot] | None:
    """The bot of that name, or None."""
    return next((bot for bot in BOTS if bot.name == name), None)
