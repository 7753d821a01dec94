"""What no conversation can reach, and why: known from the files alone, without playing.

What one scenario cannot reach is what ``coolhead check`` warns of (X024, X025). A persona can play in
any scenario, also in one that leaves all words to it.
"""

from collections.abc import Iterator

from trainer.content.at import At
from trainer.content.document import Document, Path
from trainer.content.problems import Problem
from trainer.content.reach import LAST_WORDS, NEVER_SPOKEN, check_shadowed, check_unsaid
from trainer.content.supply import scenario_sets
from trainer.engine.choice import VARIETY
from trainer.engine.matter import CANNOT_CHOOSE
from trainer.engine.needs import VENTING_HEAT
from trainer.model.lines import LineGroups
from trainer.model.mood import HeatBand
from trainer.model.persona import EventLines, Persona, Trigger
from trainer.model.scenario import Scenario

HOT_ONLY = ("last_chance", "falls_silent")
"""Events of a customer who lets off steam, which takes some heat."""

TOO_CALM = f"this happens only from a heat of {VENTING_HEAT}"
"""Why their lines for a calm customer are never said."""

CROWDED_OUT = f"last words are said once, and the narrower groups hold the {VARIETY} lines to choose from"
"""Why a wide group of last words is never drawn from."""


def never_in_scenario(scenario: Scenario, document: Document) -> dict[Path, str]:
    """Place of a set of lines, a group of them or an ending -> why no conversation reaches it."""
    at = At(document)
    problems = [*check_unsaid(scenario, at), *check_shadowed(scenario, at)]
    found = _too_calm()
    for path in _places(scenario):
        for problem in problems:
            if document.place(path) is not None and _stands_at(problem, document, path):
                found[path] = problem.message
                if path[0] == "endings" and path[-1] == "ending":
                    found[(*path[:-1], "lines")] = problem.message
    for n, ending in enumerate(scenario.endings):
        for group in _crowded_out(ending.lines):
            found["endings", n, "lines", group] = CROWDED_OUT
    return found


def never_in_persona(persona: Persona) -> dict[Path, str]:
    """Event of a persona's ``lines`` -> why it says them in no scenario."""
    found = _too_calm()
    found |= {("lines", name): "the story or the next need is spoken instead" for name in NEVER_SPOKEN}
    if persona.sensitivity(Trigger.OPTIONS) < CANNOT_CHOOSE:
        why = f"this person can always choose; who cannot has 'options: {CANNOT_CHOOSE}' or more"
        found["lines", "hedges"] = why
    for name in sorted(LAST_WORDS & EventLines.model_fields.keys()):
        lines: LineGroups = getattr(persona.lines, name)
        found |= {("lines", name, group): CROWDED_OUT for group in _crowded_out(lines)}
    return found


def _too_calm() -> dict[Path, str]:
    return {("lines", name, "calm"): TOO_CALM for name in HOT_ONLY}


def _places(scenario: Scenario) -> Iterator[Path]:
    yield ("story",)
    for path, _ in scenario_sets(scenario):
        yield path
        for group in LineGroups.model_fields:
            yield (*path, group)
    for n in range(len(scenario.endings)):
        yield ("endings", n, "ending")


def _stands_at(problem: Problem, document: Document, path: Path) -> bool:
    marks = (document.mark(path), document.mark(path, key=True))
    return any((mark.line, mark.column) == (problem.line, problem.column) for mark in marks)


def _crowded_out(lines: LineGroups) -> set[str]:
    """Groups of lines said once in a talk that no mood draws from, because narrower groups suffice."""
    drawn: set[str] = set()
    for band in HeatBand:
        half = "cool" if band in (HeatBand.CALM, HeatBand.ANNOYED) else "hot"
        there = 0
        for group in (band.value, half, "any"):
            if there < VARIETY:
                drawn.add(group)
            there += len(getattr(lines, group))
    return {group for group in LineGroups.model_fields if getattr(lines, group) and group not in drawn}
