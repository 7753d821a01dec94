"""A scenario as boxes and arrows, whatever draws them.

What is joined to what is decided here once; the terminal, Mermaid and DOT only
differ in how they draw it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from trainer.model.scenario import EndingRule, Fact, Need, Outcome, Scenario, Solution, Verdict

TAKEN_WORDS: dict[Verdict, str] = {
    Verdict.ACCEPT: "taken",
    Verdict.SWALLOW: "swallowed",
    Verdict.DECLINE: "always declined",
}
"""What becomes of an offer, in a word or two."""

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.CLOSED: "it came to a close",
    Outcome.HUNG_UP: "the customer hung up",
    Outcome.ESCALATED: "it went to a supervisor",
    Outcome.REFERRED: "the customer was sent on",
    Outcome.ENDED: "you ended it",
    Outcome.TIMED_OUT: "time ran out",
}
"""How a conversation stopped, as a clause."""


class Kind(StrEnum):
    """What a box stands for."""

    NEED = "need"
    STORY = "story"
    FACT = "fact"
    LOOKUP = "lookup"
    SOLUTION = "solution"
    CRITICAL = "critical"
    ENDING = "ending"


class Link(StrEnum):
    """What an arrow says."""

    NEXT = "then"
    TELLS = "tells"
    REQUIRED = "first"
    MEETS = "meets"
    LEADS = "allows"
    ELSE = "else"


@dataclass(frozen=True, slots=True)
class Node:
    """One box."""

    key: str
    """Identifier, unlike that of any other box: ``fact:identity``."""
    kind: Kind
    """What it stands for."""
    title: str
    """Its first line."""
    notes: tuple[str, ...] = ()
    """Its further lines."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow."""

    start: str
    """Key of the box it comes from."""
    end: str
    """Key of the box it points to."""
    link: Link
    """What it says."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A scenario as boxes and arrows."""

    title: str
    """What it shows."""
    nodes: tuple[Node, ...]
    """Boxes, those of one kind together."""
    edges: tuple[Edge, ...]
    """Arrows between them."""


def graph_of(scenario: Scenario) -> Graph:
    """The boxes and arrows of a scenario."""
    nodes = (*_needs(scenario), *_story(scenario), *_facts(scenario), *_lookups(scenario))
    offers = (*_solutions(scenario), *_endings(scenario))
    return Graph(f"{scenario.scenario}: {scenario.title}", nodes + offers, tuple(_edges(scenario)))


def meets(scenario: Scenario, solution: Solution) -> Need | None:
    """The need that a solution meets once it is taken, or None."""
    helped = any(spec.need is Need.HELPED for spec in scenario.needs)
    settles = solution.settles and solution.verdict is not Verdict.DECLINE
    return Need.HELPED if settles and helped else None


def solution_notes(scenario: Scenario, solution: Solution) -> tuple[str, ...]:
    """What becomes of a solution, in clauses."""
    need = meets(scenario, solution)
    taken = TAKEN_WORDS[solution.verdict]
    notes = [f"{taken}, meets '{need.value}'" if need else f"{taken}, settles nothing"]
    if solution.trust:
        notes.append(f"from trust {solution.trust}")
    if solution.critical:
        notes.append(f"critical error {solution.critical}, {critical_when(solution)}")
    return tuple(notes)


def critical_when(solution: Solution) -> str:
    """When offering it is a critical error."""
    return f"until {' and '.join(solution.requires)}" if solution.requires else "whenever it is offered"


def fact_notes(fact: Fact) -> tuple[str, ...]:
    """When a fact is told, in clauses."""
    trust = (f"from trust {fact.trust}",) if fact.trust else ()
    return (*trust, "also when invited to go on") if fact.volunteered else trust


def conditions(rule: EndingRule) -> tuple[str, ...]:
    """Everything that an ending asks for, in clauses; empty where it takes whatever is left."""
    found: list[str] = []
    if rule.outcomes:
        found.append(_either(OUTCOME_WORDS[outcome] for outcome in rule.outcomes))
    if rule.needs:
        are = "is" if len(rule.needs) == 1 else "are"
        found.append(f"{', '.join(need.value for need in rule.needs)} {are} met")
    if rule.accepted:
        found.append(f"{_either(rule.accepted)} was taken")
    if rule.trust_min:
        found.append(f"trust {rule.trust_min} or more")
    if rule.heat_max < 100:
        found.append(f"heat {rule.heat_max} or less")
    if rule.no_critical:
        found.append("no critical error")
    return tuple(found)


def _either(words: Iterable[str]) -> str:
    """``a, b or c``."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _needs(scenario: Scenario) -> Iterator[Node]:
    for n, spec in enumerate(scenario.needs, start=1):
        met = "met by a solution that settles" if spec.need is Need.HELPED else f"{spec.effort} points"
        yield Node(f"need:{spec.need.value}", Kind.NEED, f"{n} {spec.need.value}", (met,))


def _story(scenario: Scenario) -> Iterator[Node]:
    for n, beat in enumerate(scenario.story, start=1):
        ways = f"{len(beat)} wordings" if len(beat) > 1 else "1 wording"
        yield Node(f"story:{n}", Kind.STORY, f"story {n}", (beat[0], ways))


def _facts(scenario: Scenario) -> Iterator[Node]:
    for fact in scenario.facts:
        yield Node(f"fact:{fact.fact}", Kind.FACT, fact.fact, fact_notes(fact))


def _lookups(scenario: Scenario) -> Iterator[Node]:
    for lookup in scenario.lookups:
        yield Node(f"lookup:{lookup.lookup}", Kind.LOOKUP, lookup.lookup, ("/lookup",))


def _solutions(scenario: Scenario) -> Iterator[Node]:
    for solution in scenario.solutions:
        kind = Kind.CRITICAL if solution.critical else Kind.SOLUTION
        notes = solution_notes(scenario, solution)
        yield Node(f"solution:{solution.solution}", kind, solution.solution, notes)


def _endings(scenario: Scenario) -> Iterator[Node]:
    for ending in scenario.endings:
        when = conditions(ending.when) or ("whatever is left",)
        title = f"{ending.kind.value}: {ending.ending}"
        yield Node(f"ending:{ending.ending}", Kind.ENDING, title, (ending.title, *when))


def _edges(scenario: Scenario) -> Iterator[Edge]:
    needs = [f"need:{spec.need.value}" for spec in scenario.needs]
    story = [f"story:{n}" for n in range(1, len(scenario.story) + 1)]
    endings = [f"ending:{ending.ending}" for ending in scenario.endings]
    yield from _chain(needs, Link.NEXT)
    if story and "need:heard" in needs:
        yield Edge("need:heard", story[0], Link.TELLS)
    yield from _chain(story, Link.NEXT)
    for solution in scenario.solutions:
        own = f"solution:{solution.solution}"
        for first in solution.requires:
            yield Edge(first, own, Link.REQUIRED)
        need = meets(scenario, solution)
        if need:
            yield Edge(own, f"need:{need.value}", Link.MEETS)
    yield Edge(needs[-1], endings[0], Link.NEXT)
    yield from _chain(endings, Link.ELSE)
    for ending in scenario.endings:
        for name in ending.when.accepted:
            yield Edge(f"solution:{name}", f"ending:{ending.ending}", Link.LEADS)


def _chain(keys: list[str], link: Link) -> Iterator[Edge]:
    for start, end in pairwise(keys):
        yield Edge(start, end, link)
