"""The way to a scenario's best ending: what to look up, what to ask and what to offer, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from trainer.model.scenario import Ending, EndingKind, Need, Scenario, Solution, Verdict


class TaskKind(StrEnum):
    """What a step of a plan does."""

    LOOK = "lookup"
    ASK = "fact"
    OFFER = "solution"


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a plan."""

    kind: TaskKind
    """What it does."""
    name: str
    """The look-up, the fact or the solution."""


def plan(scenario: Scenario, draw: Random) -> list[Task]:
    """Steps that lead to one of the best endings; which one is drawn where there are several.

    Args:
        scenario: The scenario.
        draw: Chooses among ways that are equally good.
    """
    ending = draw.choice([item for item in scenario.endings if item.kind is EndingKind.BEST])
    goal = _goal(scenario, ending, draw)
    steps: dict[Task, None] = {}
    for solution in _wanted(scenario, goal, draw):
        steps.update(dict.fromkeys(_steps(scenario, solution)))
    return list(steps)


def is_allowed(solution: Solution) -> bool:
    """Whether a solution can be offered by somebody who keeps to the rules."""
    return solution.critical is None or bool(solution.requires)


def _goal(scenario: Scenario, ending: Ending, draw: Random) -> Solution | None:
    """A solution that the ending asks for, or None where it asks for none."""
    named = [item for item in _takeable(scenario) if item.solution in ending.when.accepted]
    return draw.choice(named) if named else None


def _takeable(scenario: Scenario) -> list[Solution]:
    return [item for item in scenario.solutions if is_allowed(item) and item.verdict is not Verdict.DECLINE]


def _wanted(scenario: Scenario, goal: Solution | None, draw: Random) -> Iterator[Solution]:
    """First what settles the matter, then what the ending asks for."""
    if any(spec.need is Need.HELPED for spec in scenario.needs) and not (goal and _settles(scenario, goal)):
        settling = [item for item in _takeable(scenario) if item.settles]
        if settling:
            yield draw.choice(settling)
    if goal:
        yield goal


def _settles(scenario: Scenario, solution: Solution) -> bool:
    """Whether a solution meets the need to be helped, by itself or by what it requires."""
    first = [item for item in scenario.solutions if f"{TaskKind.OFFER}:{item.solution}" in solution.requires]
    return solution.settles or any(_settles(scenario, item) for item in first)


def _steps(scenario: Scenario, solution: Solution) -> Iterator[Task]:
    """What a solution requires, then the solution."""
    by_name = {item.solution: item for item in scenario.solutions}
    for needed in solution.requires:
        kind, _, name = needed.partition(":")
        if kind == TaskKind.OFFER.value:
            yield from _steps(scenario, by_name[name])
        else:
            yield Task(TaskKind(kind), name)
    yield Task(TaskKind.OFFER, solution.solution)
