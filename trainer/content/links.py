"""Names in a scenario, and whether what they name is there."""

from collections.abc import Iterator

from trainer.content.at import At
from trainer.content.document import Path
from trainer.content.problems import Problem, quoted, suggest
from trainer.model.persona import EventLines
from trainer.model.scenario import Scenario, Verdict

SOLUTION = "solution:"
"""Prefix of a requirement that names a solution."""


def check_unique(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Nothing of one kind has the same name twice."""
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
                message = f"{quoted(name)} stands twice among the {where}"
                yield at.error(path, "X011", message, "rename one of them, or take it out")


def check_requires(scenario: Scenario, at: At) -> Iterator[Problem]:
    """What a solution requires exists, and can come before it."""
    known = [f"fact:{fact.fact}" for fact in scenario.facts]
    known += [f"lookup:{lookup.lookup}" for lookup in scenario.lookups]
    known += [SOLUTION + solution.solution for solution in scenario.solutions]
    for n, solution in enumerate(scenario.solutions):
        for k, needed in enumerate(solution.requires):
            path = ("solutions", n, "requires", k)
            if needed == SOLUTION + solution.solution:
                hint = "take it out"
                yield at.error(path, "X012", f"{quoted(solution.solution)} requires itself", hint)
            elif needed not in known:
                yield at.error(path, "X012", f"nothing is called {quoted(needed)}", suggest(needed, known))
    yield from _check_after(scenario, at)
    yield from _deadlocks(scenario, at)


def _check_after(scenario: Scenario, at: At) -> Iterator[Problem]:
    """What a fact waits for exists, and can be taken."""
    takeable = [item.solution for item in scenario.solutions if item.verdict is not Verdict.DECLINE]
    for n, fact in enumerate(scenario.facts):
        for k, name in enumerate(fact.after):
            if name not in takeable:
                message = f"no solution that can be taken is called {quoted(name)}"
                yield at.error(("facts", n, "after", k), "X012", message, suggest(name, takeable))


def _deadlocks(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Solutions that can never be taken, because one that must come first cannot be taken either."""
    declined = {item.solution for item in scenario.solutions if item.verdict is Verdict.DECLINE}
    later = {f"fact:{fact.fact}": fact.after[0] for fact in scenario.facts if len(fact.after) == 1}
    first = {
        item.solution: {
            later.get(name, name).removeprefix(SOLUTION)
            for name in item.requires
            if name.startswith(SOLUTION) or name in later
        }
        for item in scenario.solutions
    }
    for n, solution in enumerate(scenario.solutions):
        for k, needed in enumerate(solution.requires):
            name = later.get(needed, needed).removeprefix(SOLUTION)
            path: Path = ("solutions", n, "requires", k)
            alone = needed == SOLUTION + solution.solution
            if not (needed in later or needed.startswith(SOLUTION)) or alone or name not in first:
                continue
            if name in declined:
                message = (
                    f"{quoted(name)} is always declined, so that {quoted(solution.solution)} never comes"
                )
                yield at.error(path, "X036", message, "require something that can be taken")
            elif solution.solution in _all_first(name, first):
                rival = needed if name == solution.solution else name
                message = f"{quoted(solution.solution)} and {quoted(rival)} wait for each other"
                yield at.error(path, "X036", message, "take one of the two requirements out")


def _all_first(name: str, first: dict[str, set[str]]) -> set[str]:
    """Everything that must be taken before ``name``, directly or by another."""
    found: set[str] = set()
    waiting = list(first.get(name, ()))
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(first.get(step, ()))
    return found


def check_event_names(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Lines stand at events that there are."""
    events = list(EventLines.model_fields)
    for name in scenario.lines:
        if name not in events:
            message = f"there is no event {quoted(name)}"
            yield at.error(("lines", name), "X017", message, suggest(name, events), key=True)


def check_ending_rules(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Endings ask for needs that this customer has, and for solutions that can be taken."""
    needs = [spec.need.value for spec in scenario.needs]
    solutions = [solution.solution for solution in scenario.solutions]
    refused = {solution.solution for solution in scenario.solutions if solution.verdict is Verdict.DECLINE}
    taken = [name for name in solutions if name not in refused]
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
                message = f"{quoted(name)} is always declined, never accepted"
                yield at.error(path, "X021", message, f"allowed: {', '.join(taken)}")


def check_answers(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Every need has a model answer, and every model answer a need."""
    needs = [spec.need.value for spec in scenario.needs]
    answered = {answer.need.value for answer in scenario.answers}
    line = at.document.mark(("answers",), key=True).line
    for n, need in enumerate(needs):
        if need not in answered:
            message = f"no model answer serves the need {quoted(need)}"
            yield at.error(("needs", n, "need"), "X022", message, f"add one under 'answers' in line {line}")
    for n, answer in enumerate(scenario.answers):
        if answer.need.value not in needs:
            message = f"this customer has no need {quoted(answer.need.value)}, so nobody sees this answer"
            hint = suggest(answer.need.value, needs)
            yield at.warning(("answers", n, "need"), "X023", message, hint, key=False)
