"""Whether the parts of a scenario, or of a persona, hang together.

The schema sees one value at a time. These rules see two: a name and what it
points to, a threshold and the line for those who stay below it. Each rule is
one function that yields what is wrong; ``SCENARIO_RULES`` lists them.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import PurePath

from trainer.content.at import At
from trainer.content.collisions import check_collisions
from trainer.content.document import Document, glance
from trainer.content.links import (
    check_answers,
    check_ending_rules,
    check_event_names,
    check_requires,
    check_unique,
)
from trainer.content.people import SIGNS, check_prejudice
from trainer.content.privacy import check_privacy
from trainer.content.problems import Problem, quoted, suggest
from trainer.content.reach import check_ending_kinds, check_idle_facts, check_shadowed, check_unsaid
from trainer.content.supply import (
    check_fact_lines,
    check_persona_lines,
    check_persona_repeats,
    check_repeats,
    check_solution_lines,
    check_weaknesses,
)
from trainer.content.texts import GAP_WORDS, check_opening, check_texts
from trainer.content.variants import check_facts
from trainer.model.persona import Persona
from trainer.model.scenario import Scenario

__all__ = ["SCENARIO_RULES", "At", "check_persona", "check_scenario", "check_stem", "check_words"]

SCENARIO_RULES: tuple[Callable[[Scenario, At], Iterator[Problem]], ...] = (
    check_unique,
    check_requires,
    check_event_names,
    check_ending_rules,
    check_answers,
    check_solution_lines,
    check_fact_lines,
    check_ending_kinds,
    check_shadowed,
    check_unsaid,
    check_idle_facts,
    check_weaknesses,
    check_repeats,
    check_collisions,
)
"""All rules about one scenario, in the order in which they are tried."""


WANTED = SIGNS | GAP_WORDS
"""Words that a glance at a file looks for."""


def check_scenario(scenario: Scenario, document: Document, personas: Collection[str]) -> Iterator[Problem]:
    """Everything in a scenario that does not agree with the rest of it.

    Args:
        scenario: The scenario as the schema accepted it.
        document: Where it was read from.
        personas: Identifiers of the personas there are.
    """
    at = At(document)
    yield from check_stem(at, scenario.scenario, "scenario")
    if scenario.persona not in personas:
        message = f"there is no persona {quoted(scenario.persona)}"
        yield at.error(("persona",), "X010", message, suggest(scenario.persona, sorted(personas)))
    for rule in SCENARIO_RULES:
        yield from rule(scenario, at)
    yield from check_facts(scenario, document)


def check_persona(persona: Persona, document: Document) -> Iterator[Problem]:
    """Everything in a persona that does not agree: chiefly moods in which it would have nothing to say."""
    at = At(document)
    yield from check_stem(at, persona.persona, "persona")
    yield from check_persona_lines(persona, at)
    yield from check_persona_repeats(persona, at)
    yield from check_facts(persona, document)


def check_words(document: Document, *, is_persona: bool) -> Iterator[Problem]:
    """Everything wrong in the words of a file, whether or not its fields fit.

    Args:
        document: What was read.
        is_persona: Whether it should be a persona, which belongs to no nation.
    """
    seen = glance(document.text, WANTED)
    yield from check_opening(document)
    yield from check_texts(document, seen)
    yield from check_prejudice(document, seen, is_persona=is_persona)
    yield from check_privacy(document, seen)


def check_stem(at: At, identifier: str, field: str) -> Iterator[Problem]:
    """Whether a file is named after what it holds."""
    stem = PurePath(at.document.name).stem
    if stem != identifier:
        hint = "name the file after it, or the other way round"
        yield at.error((field,), "X003", f"{quoted(identifier)} is not the file's name {quoted(stem)}", hint)
