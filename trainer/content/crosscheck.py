"""Whether the parts of a scenario, or of a persona, hang together.

The schema sees one value at a time. These rules see two: a name and what it
points to, a threshold and the line for those who stay below it. Each rule is
one function that yields what is wrong; ``SCENARIO_RULES`` lists them.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from trainer.content.events import Document, Path
from trainer.content.problems import Problem, Severity, quoted, suggest
from trainer.content.texts import check_texts
from trainer.content.variants import check_facts
from trainer.model.lines import LineGroups
from trainer.model.mood import HeatBand
from trainer.model.persona import EventLines, NeedLines, Persona
from trainer.model.scenario import EndingKind, EndingRule, Scenario, Verdict

FEW_LINES = 4
"""Lines of a need below which a customer soon sounds like a record."""

FEW_WORDINGS = 5
"""Example wordings of a topic below which it is poorly recognised."""


@dataclass(frozen=True, slots=True)
class At:
    """Makes problems of one document at the place of a path."""

    document: Document
    """The document."""

    def error(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem that keeps the file from being played."""
        mark = self.document.mark(path, key=key)
        return Problem(self.document.name, mark.line, mark.column, code, message, hint)

    def warning(self, path: Path, code: str, message: str, hint: str = "") -> Problem:
        """A weakness that the file can be played with."""
        mark = self.document.mark(path, key=True)
        return Problem(self.document.name, mark.line, mark.column, code, message, hint, Severity.WARNING)


def check_scenario(scenario: Scenario, document: Document, personas: Collection[str]) -> Iterator[Problem]:
    """Everything in a scenario that does not agree with the rest of it.

    Args:
        scenario: The scenario as the schema accepted it.
        document: Where it was read from.
        personas: Identifiers of the personas there are.
    """
    at = At(document)
    yield from _stem(at, scenario.scenario, "scenario")
    if scenario.persona not in personas:
        message = f"there is no persona {quoted(scenario.persona)}"
        yield at.error(("persona",), "X010", message, suggest(scenario.persona, sorted(personas)))
    for rule in SCENARIO_RULES:
        yield from rule(scenario, at)
    yield from check_texts(document)
    yield from check_facts(scenario, document)


def check_persona(persona: Persona, document: Document) -> Iterator[Problem]:
    """Everything in a persona that does not agree: chiefly moods in which it would have nothing to say."""
    at = At(document)
    yield from _stem(at, persona.persona, "persona")
    for name in NeedLines.model_fields:
        yield from _every_band(getattr(persona.needs, name), ("needs", name), at)
    yield from _every_band(persona.pushback.any, ("pushback", "any"), at)
    for name, field in EventLines.model_fields.items():
        lines: LineGroups = getattr(persona.lines, name)
        if field.is_required() or lines.every_line():
            yield from _every_band(lines, ("lines", name), at)
    yield from check_texts(document)
    yield from check_facts(persona, document)


def _stem(at: At, identifier: str, field: str) -> Iterator[Problem]:
    stem = PurePath(at.document.name).stem
    if stem != identifier:
        hint = "name the file after it, or the other way round"
        yield at.error((field,), "X003", f"{quoted(identifier)} is not the file's name {quoted(stem)}", hint)


def _every_band(lines: LineGroups, path: Path, at: At) -> Iterator[Problem]:
    silent = [band.value for band in HeatBand if not lines.for_band(band)]
    if silent:
        message = f"{quoted(path[-1])} has no line for a customer who is {', '.join(silent)}"
        yield at.error(path, "X004", message, "add lines under 'any' or under these", key=True)


def _unique(scenario: Scenario, at: At) -> Iterator[Problem]:
    lists: dict[str, list[str]] = {
        "needs": [spec.need.value for spec in scenario.needs],
        "facts": [fact.fact for fact in scenario.facts],
        "solutions": [solution.solution for solution in scenario.solutions],
        "lookups": [lookup.lookup for lookup in scenario.lookups],
        "endings": [ending.ending for ending in scenario.endings],
    }
    for where, names in lists.items():
        for n, name in enumerate(names):
            if name in names[:n]:
                path = (where, n, where.removesuffix("s"))
                yield at.error(path, "X011", f"{quoted(name)} stands twice among the {where}")


def _requires(scenario: Scenario, at: At) -> Iterator[Problem]:
    known = [f"fact:{fact.fact}" for fact in scenario.facts]
    known += [f"lookup:{lookup.lookup}" for lookup in scenario.lookups]
    known += [f"solution:{solution.solution}" for solution in scenario.solutions]
    for n, solution in enumerate(scenario.solutions):
        for k, needed in enumerate(solution.requires):
            path = ("solutions", n, "requires", k)
            if needed == f"solution:{solution.solution}":
                yield at.error(path, "X012", f"{quoted(solution.solution)} requires itself")
            elif needed not in known:
                yield at.error(path, "X012", f"nothing is called {quoted(needed)}", suggest(needed, known))


def _solution_lines(scenario: Scenario, at: At) -> Iterator[Problem]:
    for n, solution in enumerate(scenario.solutions):
        path: Path = ("solutions", n, "solution")
        name = quoted(solution.solution)
        declined = solution.verdict is Verdict.DECLINE
        if declined and not solution.declines.every_line():
            yield at.error(path, "X013", f"{name} is declined and has no 'declines' lines")
        if not declined and not solution.accepts.every_line():
            yield at.error(path, "X014", f"{name} can be taken and has no 'accepts' lines")
        if (solution.trust or solution.requires) and not solution.doubts.every_line():
            yield at.error(path, "X015", f"{name} needs trust or something first and has no 'doubts' lines")


def _fact_lines(scenario: Scenario, at: At) -> Iterator[Problem]:
    for n, fact in enumerate(scenario.facts):
        yield from _every_band(fact.answers, ("facts", n, "answers"), at)
        if fact.trust and not fact.withheld.every_line():
            message = f"{quoted(fact.fact)} needs trust and has no 'withheld' lines"
            yield at.error(("facts", n, "fact"), "X016", message)


def _event_names(scenario: Scenario, at: At) -> Iterator[Problem]:
    events = list(EventLines.model_fields)
    for name in scenario.lines:
        if name not in events:
            message = f"there is no event {quoted(name)}"
            yield at.error(("lines", name), "X017", message, suggest(name, events), key=True)


def _ending_kinds(scenario: Scenario, at: At) -> Iterator[Problem]:
    kinds = {ending.kind for ending in scenario.endings}
    for kind in EndingKind:
        if kind not in kinds:
            yield at.error(("endings",), "X018", f"no ending is of the kind {quoted(kind.value)}", key=True)
    last = len(scenario.endings) - 1
    for n, ending in enumerate(scenario.endings):
        always = ending.when == EndingRule()
        if n == last and not always:
            message = "the last ending must fit always, and has a 'when'"
            yield at.error(("endings", n, "when"), "X019", message, "take its 'when' out", key=True)
        if n < last and always:
            message = f"{quoted(ending.ending)} fits always, so that no ending after it can be reached"
            yield at.error(("endings", n, "ending"), "X019", message, "give it a 'when'")


def _ending_rules(scenario: Scenario, at: At) -> Iterator[Problem]:
    needs = [spec.need.value for spec in scenario.needs]
    solutions = [solution.solution for solution in scenario.solutions]
    refused = {solution.solution for solution in scenario.solutions if solution.verdict is Verdict.DECLINE}
    for n, ending in enumerate(scenario.endings):
        for k, need in enumerate(ending.when.needs):
            if need.value not in needs:
                message = f"this customer has no need {quoted(need.value)}"
                path: Path = ("endings", n, "when", "needs", k)
                yield at.error(path, "X020", message, suggest(need.value, needs))
        for k, name in enumerate(ending.when.accepted):
            path = ("endings", n, "when", "accepted", k)
            if name not in solutions:
                yield at.error(path, "X021", f"there is no solution {quoted(name)}", suggest(name, solutions))
            elif name in refused:
                yield at.error(path, "X021", f"{quoted(name)} is always declined, never accepted")


def _answers(scenario: Scenario, at: At) -> Iterator[Problem]:
    answered = {answer.need for answer in scenario.answers}
    for n, spec in enumerate(scenario.needs):
        if spec.need not in answered:
            message = f"no model answer serves the need {quoted(spec.need.value)}"
            yield at.error(("needs", n, "need"), "X022", message, "add one under 'answers'")


def _weaknesses(scenario: Scenario, at: At) -> Iterator[Problem]:
    for n, spec in enumerate(scenario.needs):
        if len(spec.due.every_line()) < FEW_LINES:
            message = f"{quoted(spec.need.value)} has fewer than {FEW_LINES} 'due' lines"
            yield at.warning(("needs", n, "need"), "X030", message)
    wordings = [(("facts", n, "asks"), fact.asks) for n, fact in enumerate(scenario.facts)]
    wordings += [(("solutions", n, "offers"), found.offers) for n, found in enumerate(scenario.solutions)]
    for path, texts in wordings:
        if len(texts) < FEW_WORDINGS:
            yield at.warning(path, "X031", f"{quoted(path[-1])} has fewer than {FEW_WORDINGS} wordings")
    if not any(found.settles and found.verdict is not Verdict.DECLINE for found in scenario.solutions):
        message = "no solution settles, so that the need to be helped is hard to meet"
        yield at.warning(("solutions",), "X032", message)


SCENARIO_RULES: tuple[Callable[[Scenario, At], Iterator[Problem]], ...] = (
    _unique,
    _requires,
    _solution_lines,
    _fact_lines,
    _event_names,
    _ending_kinds,
    _ending_rules,
    _answers,
    _weaknesses,
)
"""All rules about one scenario, in the order in which they are tried."""
