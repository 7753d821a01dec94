"""Whether a learner can get to every module of a course: no circles, and no door that never opens."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from trainer.content.at import At
from trainer.content.document import Path
from trainer.content.module_places import places
from trainer.content.problems import Problem, quoted
from trainer.model.calendar import When, read_when
from trainer.model.course import Branch, Course, Module

_SOME_MONDAY = date(2001, 1, 1)


def check_order(course: Course, at: At) -> Iterator[Problem]:
    """No modules wait for each other, by requirements or by conditions."""
    by_name = {module.module: module for module in course.all_modules}
    told: set[frozenset[str]] = set()
    for path, module in places(course):
        for inner, name in _named(module):
            pair = frozenset((name, module.module))
            if pair in told:
                continue
            if name == module.module:
                yield at.error((*path, *inner), "C004", f"{quoted(name)} waits for itself", "take it out")
            elif name in by_name and module.module in everything_before(by_name[name], by_name):
                told.add(pair)
                message = f"{quoted(module.module)} and {quoted(name)} wait for each other"
                yield at.error((*path, *inner), "C004", message, "take one of the two out")


def everything_before(module: Module, by_name: Mapping[str, Module]) -> set[str]:
    """Every module that must be looked at before ``module``, directly or by way of others."""
    return _behind(module.needs, by_name, lambda item: item.needs)


def _doors(module: Module, by_name: Mapping[str, Module]) -> set[str]:
    """Every module that must have been begun before ``module``: those that could spare it are none."""
    return _behind(_gating(module), by_name, _gating)


def _gating(module: Module) -> tuple[str, ...]:
    return (*module.requires, module.when.module) if module.when else module.requires


def _behind(
    names: tuple[str, ...], by_name: Mapping[str, Module], step: Callable[[Module], tuple[str, ...]]
) -> set[str]:
    """Everything that is reached from ``names``, step by step."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in found:
            found.add(name)
            waiting.extend(step(by_name[name]))
    return found


def _named(module: Module) -> Iterator[tuple[Path, str]]:
    for n, name in enumerate(module.requires):
        yield ("requires", n), name
    if module.when:
        yield ("when", "module"), module.when.module
    if module.skip:
        yield ("skip", "module"), module.skip.module


def check_reach(course: Course, at: At) -> Iterator[Problem]:
    """Every module can be begun by somebody at some time; what only follows from another one is not told."""
    by_name = {module.module: module for module in course.all_modules}
    for path, module in places(course):
        if module.when:
            yield from _condition(course, at, path, module, by_name)
        before = [module, *(by_name[name] for name in sorted(_doors(module, by_name)))]
        late = next((item for item in before if _closed_before(course, module, item)), None)
        if late is not None:
            where = (*path, *(("window", "closes") if module.window else ("deadline",)))
            what = "it" if late is module else quoted(late.module)
            message = f"{quoted(module.module)} closes before {what} opens, so that nobody can begin it"
            yield at.error(where, "C007", message, "write a later day here, or an earlier one there")


def _condition(
    course: Course, at: At, path: Path, module: Module, by_name: Mapping[str, Module]
) -> Iterator[Problem]:
    branch = module.when
    assert branch is not None
    if branch.below == 0:
        yield at.error((*path, "when", "below"), "C007", "no score is below 0", "write 1 or more")
    watched = by_name.get(branch.module)
    if watched and _must_pass(module, watched, by_name) and _fails_for_good(course, branch, watched):
        name = quoted(watched.module)
        message = f"{name} has one attempt, so that whoever scores below {branch.below} never passes it"
        hint = "take the requirement out, or allow a second attempt"
        yield at.error((*path, "when", "below"), "C007", message, hint)


def _must_pass(module: Module, watched: Module, by_name: Mapping[str, Module]) -> bool:
    """Whether a module can only be begun by who has passed another one."""
    return watched.module in _behind(module.requires, by_name, lambda item: item.requires)


def _fails_for_good(course: Course, branch: Branch, watched: Module) -> bool:
    low = branch.below is not None and branch.below <= course.mark_for(watched)
    return low and watched.attempts.maximum == 1


def _closed_before(course: Course, module: Module, other: Module) -> bool:
    """Whether a module is closed when another one opens; a day and a date cannot be compared."""
    closes, opens = read_when(module.closing), read_when(other.opening)
    if closes is None or opens is None or (closes.on is None) != (opens.on is None):
        return False
    return _ends(course, closes) <= opens.begins(_SOME_MONDAY, course.calendar)


def _ends(course: Course, when: When) -> datetime:
    return when.ends(_SOME_MONDAY, course.calendar)
