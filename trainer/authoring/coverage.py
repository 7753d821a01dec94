"""What of scenarios and personas a conversation reached: lines, facts, solutions, look-ups, events, endings.

What was said is taken from the engine's own memory of a talk, so nothing is matched by its sound. A
line that stands in two places counts for both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path as FilePath

from trainer.authoring.talk import Talk
from trainer.content.document import Document, Mark, Path
from trainer.content.reach import LAST_WORDS
from trainer.content.supply import persona_sets, scenario_sets
from trainer.model.lines import LineGroups
from trainer.model.persona import EventLines, Persona
from trainer.model.scenario import Scenario
from trainer.model.transcript import Turn


class Sort(StrEnum):
    """What can be reached."""

    LINE = "line"
    FACT = "fact"
    SOLUTION = "solution"
    LOOKUP = "lookup"
    EVENT = "event"
    ENDING = "ending"


Key = tuple[Sort, str]
"""What was reached: its sort, and the line itself or a name."""

Hits = Counter[Key]
"""What was reached -> talks in which it was."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a file that a conversation can reach."""

    sort: Sort
    """What it is."""
    name: str
    """The line, or the identifier."""
    label: str
    """Where it belongs, e.g. ``needs heard due, hot``."""
    mark: Mark
    """Where it stands."""
    never: str = ""
    """Why no conversation can reach it; empty where one can."""
    tests: int = 0
    """Conversation tests that reached it."""
    bots: int = 0
    """Talks of bots that reached it."""

    @property
    def reached(self) -> bool:
        """Whether anything reached it."""
        return bool(self.tests or self.bots)


@dataclass(slots=True)
class Cover:
    """What was reached in one file."""

    path: FilePath
    """The scenario or persona."""
    items: list[Item] = field(default_factory=list)
    """Everything in it that can be reached, in its order."""

    def of(self, sort: Sort) -> list[Item]:
        """The items of one sort."""
        return [item for item in self.items if item.sort is sort]


def trace(talk: Talk) -> Hits:
    """What one talk that has ended reached."""
    state = talk.state
    found: set[Key] = {(Sort.LINE, line) for line in state.spoken}
    found |= {(Sort.FACT, name) for name in state.told}
    found |= {(Sort.LOOKUP, name) for name in state.looked_up}
    found.add((Sort.ENDING, talk.ending.ending))
    for step in talk.steps:
        found |= {(Sort.EVENT, name) for name in step.events}
        if isinstance(step, Turn):
            offered = (name.partition(":") for name in step.topics)
            found |= {(Sort.SOLUTION, name) for sort, _, name in offered if sort == Sort.SOLUTION.value}
    return Counter(found)


def scenario_items(scenario: Scenario, document: Document, never: Mapping[Path, str]) -> Iterator[Item]:
    """Everything in a scenario that a conversation can reach.

    Args:
        scenario: The scenario.
        document: Where it was read from.
        never: Place of a set of lines, or of an ending -> why no conversation reaches it.
    """
    for n, line in enumerate(scenario.opening):
        yield _line(document, ("opening", n), line, never)
    for n, beat in enumerate(scenario.story):
        for k, line in enumerate(beat):
            yield _line(document, ("story", n, k), line, never)
    for path, lines in scenario_sets(scenario):
        yield from _set_items(document, path, lines, never)
    for path, sort, name in _named(scenario):
        happens = sort is Sort.EVENT and name in LAST_WORDS  # whoever has the words for it
        yield Item(sort, name, sort.value, document.mark(path), "" if happens else _why(never, path))


def persona_items(persona: Persona, document: Document, never: Mapping[Path, str]) -> Iterator[Item]:
    """Everything in a persona that a conversation can reach; see ``scenario_items``."""
    for path, lines in persona_sets(persona):
        yield from _set_items(document, path, lines, never)
    for name in EventLines.model_fields:
        path = ("lines", name)
        if document.place(path) is not None:
            yield Item(Sort.EVENT, name, "event", document.mark(path, key=True))


def counted(items: Iterable[Item], tests: Hits, bots: Hits) -> list[Item]:
    """``items`` with the hits of tests and of bots."""
    return [
        Item(
            item.sort,
            item.name,
            item.label,
            item.mark,
            item.never,
            tests[item.sort, item.name],
            bots[item.sort, item.name],
        )
        for item in items
    ]


def _named(scenario: Scenario) -> Iterator[tuple[Path, Sort, str]]:
    """Facts, solutions, look-ups, events and endings, with where they stand."""
    for n, fact in enumerate(scenario.facts):
        yield ("facts", n, "fact"), Sort.FACT, fact.fact
    for n, solution in enumerate(scenario.solutions):
        yield ("solutions", n, "solution"), Sort.SOLUTION, solution.solution
        if solution.critical:
            yield ("solutions", n, "critical"), Sort.EVENT, f"critical:{solution.critical}"
    for n, lookup in enumerate(scenario.lookups):
        yield ("lookups", n, "lookup"), Sort.LOOKUP, lookup.lookup
    for name in scenario.lines:
        yield ("lines", name), Sort.EVENT, name
    for n, ending in enumerate(scenario.endings):
        yield ("endings", n, "ending"), Sort.ENDING, ending.ending


def _set_items(
    document: Document, path: Path, lines: LineGroups, never: Mapping[Path, str]
) -> Iterator[Item]:
    """The lines of one set, each at its place."""
    if document.place(path) is None:
        return
    plain = isinstance(document.value(path), list)
    for group in LineGroups.model_fields:
        for n, line in enumerate(getattr(lines, group)):
            yield _line(document, (*path, n) if plain else (*path, group, n), line, never)


def _line(document: Document, path: Path, line: str, never: Mapping[Path, str]) -> Item:
    return Item(Sort.LINE, line, _label(document, path), document.mark(path), _why(never, path))


def _why(never: Mapping[Path, str], path: Path) -> str:
    """Why ``path`` cannot be reached: what holds for it, or for what it stands in."""
    return next((never[path[:end]] for end in range(len(path), 0, -1) if path[:end] in never), "")


def _label(document: Document, path: Path) -> str:
    """A path in words: names instead of positions, and no position of the line itself."""
    words = []
    for end in range(1, len(path)):
        step = path[end - 1]
        if isinstance(step, int):
            step = _name_at(document, path[:end]) or str(step + 1)
        words.append(str(step))
    return " ".join(words)


def _name_at(document: Document, path: Path) -> str:
    """What an item of a list is called: ``heard`` for the need in ``needs``, third from the top."""
    value = document.value(path)
    key = str(path[0]).removesuffix("s")
    return str(value.get(key, "")) if isinstance(value, dict) else ""
