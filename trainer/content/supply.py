"""Whether there is enough to say: lines for every mood, wordings for every topic, and none twice."""

from collections.abc import Iterator, Sequence

from trainer.content.at import At
from trainer.content.document import Path
from trainer.content.problems import Problem, Severity, quoted
from trainer.engine.choice import VARIETY
from trainer.model.lines import Content, LineGroups
from trainer.model.mood import HeatBand
from trainer.model.persona import EventLines, NeedLines, Persona, PushbackLines
from trainer.model.scenario import Fact, Scenario, Solution, Verdict

FEW_LINES = 4
"""Lines of a need below which a customer soon sounds like a record."""

FEW_WORDINGS = 5
"""Example wordings of a topic below which it is poorly recognised."""

GROUPS = tuple(LineGroups.model_fields)
"""Names of the groups that lines can stand in."""

Sets = Iterator[tuple[Path, LineGroups]]
"""Sets of lines with their places."""


def check_solution_lines(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Every answer that a solution can get has words."""
    for n, solution in enumerate(scenario.solutions):
        path: Path = ("solutions", n)
        name = quoted(solution.solution)
        declined = solution.verdict is Verdict.DECLINE
        if declined and not solution.declines.every_line():
            message = f"{name} is declined and has no 'declines' lines"
            yield _lacking(at, path, "declines", Solution, "X013", message)
        if not declined and not solution.accepts.every_line():
            message = f"{name} can be taken and has no 'accepts' lines"
            yield _lacking(at, path, "accepts", Solution, "X014", message)
        if (solution.trust or solution.requires) and not declined and not solution.doubts.every_line():
            message = f"{name} needs trust or something first and has no 'doubts' lines"
            yield _lacking(at, path, "doubts", Solution, "X015", message)


def check_fact_lines(scenario: Scenario, at: At) -> Iterator[Problem]:
    """Every fact can be told in every mood, and withheld where it needs trust."""
    for n, fact in enumerate(scenario.facts):
        yield from every_band(fact.answers, ("facts", n, "answers"), at)
        if fact.trust and not fact.withheld.every_line():
            message = f"{quoted(fact.fact)} needs trust and has no 'withheld' lines"
            yield _lacking(at, ("facts", n), "withheld", Fact, "X016", message)


def _lacking(at: At, path: Path, field: str, model: type[Content], code: str, message: str) -> Problem:
    """Lines that are not there, at the place where they belong."""
    fields = list(model.model_fields)
    mark, hint = at.document.gap(path, field, fields[fields.index(field) + 1 :])
    return Problem(at.document.name, mark.line, mark.column, code, message, hint)


def every_band(lines: LineGroups, path: Path, at: At) -> Iterator[Problem]:
    """There is a line for every mood."""
    silent = _bands_below(lines, 1)
    if silent:
        message = f"{quoted(path[-1])} has no line for a customer who is {', '.join(silent)}"
        yield _thin(at, path, silent[0], "X004", message, Severity.ERROR)


def check_persona_lines(persona: Persona, at: At) -> Iterator[Problem]:
    """A persona has words for every event in every mood, and for needs more than one."""
    for name in NeedLines.model_fields:
        lines: LineGroups = getattr(persona.needs, name)
        silent = list(every_band(lines, ("needs", name), at))
        yield from silent or _few_in_a_band(lines, ("needs", name), at)
    yield from every_band(persona.pushback.any, ("pushback", "any"), at)
    for name, field in EventLines.model_fields.items():
        event: LineGroups = getattr(persona.lines, name)
        if field.is_required() or event.every_line():
            yield from every_band(event, ("lines", name), at)


def check_weaknesses(scenario: Scenario, at: At) -> Iterator[Problem]:
    """What can be played and will soon repeat itself or be misunderstood."""
    for n, spec in enumerate(scenario.needs):
        if len(spec.due.every_line()) < FEW_LINES:
            message = f"{quoted(spec.need.value)} has fewer than {FEW_LINES} 'due' lines"
            path: Path = ("needs", n, "due" if spec.due.every_line() else "need")
            yield at.warning(path, "X030", message, "add some under 'due'")
        else:
            yield from _few_in_a_band(spec.due, ("needs", n, "due"), at)
    wordings: list[tuple[Path, Sequence[str]]] = [
        (("facts", n, "asks"), fact.asks) for n, fact in enumerate(scenario.facts)
    ]
    wordings += [(("solutions", n, "offers"), found.offers) for n, found in enumerate(scenario.solutions)]
    for path, texts in wordings:
        if len(texts) < FEW_WORDINGS:
            message = f"{quoted(path[-1])} has fewer than {FEW_WORDINGS} wordings"
            yield at.warning(path, "X031", message, "add some in other words, as people really type them")
    if not any(found.settles and found.verdict is not Verdict.DECLINE for found in scenario.solutions):
        message = "no solution settles, so that the need to be helped is hard to meet"
        yield at.warning(("solutions",), "X032", message, "let one that can be taken have 'settles: true'")


def _few_in_a_band(lines: LineGroups, path: Path, at: At) -> Iterator[Problem]:
    few = _bands_below(lines, VARIETY)
    if few:
        message = f"{quoted(path[-1])} has fewer than {VARIETY} lines for a customer who is {', '.join(few)}"
        yield _thin(at, path, few[0], "X033", message, Severity.WARNING)


def _thin(at: At, path: Path, group: str, code: str, message: str, severity: Severity) -> Problem:
    """A set of lines that lacks some, where the group for that mood belongs."""
    mark, _ = at.document.gap(path, group, GROUPS[GROUPS.index(group) :])
    hint = "add lines under 'any' or under these"
    return Problem(at.document.name, mark.line, mark.column, code, message, hint, severity)


def _bands_below(lines: LineGroups, least: int) -> list[str]:
    """Moods for which there are fewer than ``least`` lines."""
    everywhere = len(lines.any)
    if everywhere >= least:
        return []
    cool, hot = everywhere + len(lines.cool), everywhere + len(lines.hot)
    there = (
        (HeatBand.CALM, cool + len(lines.calm)),
        (HeatBand.ANNOYED, cool + len(lines.annoyed)),
        (HeatBand.ANGRY, hot + len(lines.angry)),
        (HeatBand.FURIOUS, hot + len(lines.furious)),
    )
    return [band.value for band, count in there if count < least]


def check_repeats(scenario: Scenario, at: At) -> Iterator[Problem]:
    """No line and no wording stands twice in one place."""
    for n, fact in enumerate(scenario.facts):
        yield from _twice(fact.asks, ("facts", n, "asks"), at)
    for n, solution in enumerate(scenario.solutions):
        yield from _twice(solution.offers, ("solutions", n, "offers"), at)
    yield from _twice(scenario.opening, ("opening",), at)
    yield from _repeated_lines(scenario_sets(scenario), at)


def check_persona_repeats(persona: Persona, at: At) -> Iterator[Problem]:
    """No line stands twice at one occasion."""
    yield from _repeated_lines(persona_sets(persona), at)


def _repeated_lines(sets: Sets, at: At) -> Iterator[Problem]:
    for path, lines in sets:
        every = [line for group in GROUPS for line in getattr(lines, group)]
        if len(set(every)) < len(every):
            yield from _twice_in_groups(lines, path, at)


def _twice_in_groups(lines: LineGroups, path: Path, at: At) -> Iterator[Problem]:
    seen: set[str] = set()
    for group in GROUPS:
        plain = isinstance(at.document.value(path), list)
        for n, line in enumerate(getattr(lines, group)):
            if line in seen:
                yield _repeat((*path, n) if plain else (*path, group, n), line, at)
            seen.add(line)


def _twice(texts: Sequence[str], path: Path, at: At) -> Iterator[Problem]:
    if len(set(texts)) < len(texts):
        for n, text in enumerate(texts):
            if text in texts[:n]:
                yield _repeat((*path, n), text, at)


def _repeat(path: Path, text: str, at: At) -> Problem:
    message = f"{quoted(text)} stands here twice"
    return at.warning(path, "X035", message, "say it in other words, or take it out", key=False)


def scenario_sets(scenario: Scenario) -> Sets:
    """Every set of lines that a scenario holds."""
    for n, spec in enumerate(scenario.needs):
        yield ("needs", n, "due"), spec.due
        yield ("needs", n, "unmet"), spec.unmet
    for n, fact in enumerate(scenario.facts):
        yield ("facts", n, "answers"), fact.answers
        yield ("facts", n, "withheld"), fact.withheld
    for n, solution in enumerate(scenario.solutions):
        yield ("solutions", n, "accepts"), solution.accepts
        yield ("solutions", n, "doubts"), solution.doubts
        yield ("solutions", n, "declines"), solution.declines
    for name, lines in scenario.lines.items():
        yield ("lines", name), lines
    for n, ending in enumerate(scenario.endings):
        yield ("endings", n, "lines"), ending.lines


def persona_sets(persona: Persona) -> Sets:
    """Every set of lines that a persona holds."""
    for name in NeedLines.model_fields:
        yield ("needs", name), getattr(persona.needs, name)
    for name in PushbackLines.model_fields:
        yield ("pushback", name), getattr(persona.pushback, name)
    for name in EventLines.model_fields:
        yield ("lines", name), getattr(persona.lines, name)
