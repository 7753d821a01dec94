"""Whether the parts of a course hang together: names, order, days, and whether every module can be reached.

Codes ``C001`` to ``C012``. Each rule is one function that yields what is
wrong; ``RULES`` and ``ORDER_RULES`` list them.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from trainer.content.at import At
from trainer.content.course_reach import check_order, check_reach
from trainer.content.crosscheck import check_stem
from trainer.content.document import Document, Path
from trainer.content.module_places import places
from trainer.content.problems import Problem, quoted, suggest
from trainer.model.calendar import EXAMPLES, read_when
from trainer.model.course import MODES_NOW, Branch, Course, Module
from trainer.model.mode import Mode


@dataclass(frozen=True, slots=True)
class Known:
    """What the modules of a course may name."""

    scenarios: Collection[str]
    """Identifiers of scenarios."""
    personas: Collection[str]
    """Identifiers of personas."""
    pass_mark: Callable[[str], int]
    """Scenario -> its own pass mark."""


def check_course(course: Course, document: Document, known: Known) -> Iterator[Problem]:
    """Everything in a course that does not agree with the rest of it, or with the content that it names.

    Args:
        course: The course as the schema accepted it.
        document: Where it was read from.
        known: What its modules may name.
    """
    at = At(document)
    yield from check_stem(at, course.course, "course")
    if not course.all_modules:
        message = "the course has no modules"
        yield at.error((), "C011", message, "write them below 'days', or below 'modules'")
    yield from _named(course, at, known)
    names = list(check_names(course, at))
    yield from names
    clear = not any(problem.code == "C002" for problem in names)
    for rule in (*RULES, *ORDER_RULES) if clear else RULES:
        yield from rule(course, at)


def _named(course: Course, at: At, known: Known) -> Iterator[Problem]:
    """Scenarios and personas that there are, and a pass mark that means something."""
    for path, module in places(course):
        if module.scenario not in known.scenarios:
            message = f"there is no scenario {quoted(module.scenario)}"
            hint = suggest(module.scenario, sorted(known.scenarios))
            yield at.error((*path, "scenario"), "C001", message, hint)
        elif course.mark_for(module) < known.pass_mark(module.scenario):
            yield _low_mark(course, at, path, module, known.pass_mark(module.scenario))
        if module.persona and module.persona not in known.personas:
            message = f"there is no persona {quoted(module.persona)}"
            yield at.error(
                (*path, "persona"), "X010", message, suggest(module.persona, sorted(known.personas))
            )


def _low_mark(course: Course, at: At, path: Path, module: Module, own: int) -> Problem:
    where = (*path, "pass_mark") if module.pass_mark is not None else ("pass_mark",)
    mark = course.mark_for(module)
    message = f"{quoted(module.module)} asks for {mark}, but its scenario is passed with {own} only"
    return at.warning(where, "C012", message, f"write {own} or more", key=False)


def check_names(course: Course, at: At) -> Iterator[Problem]:
    """No two modules have the same name, and every module that is named is there."""
    names = [module.module for module in course.all_modules]
    for n, (path, module) in enumerate(places(course)):
        if module.module in names[:n]:
            message = f"{quoted(module.module)} stands twice among the modules"
            yield at.error((*path, "module"), "C002", message, "rename one of them, or take it out")
        for inner, name in _mentions(module):
            if name not in names:
                message = f"there is no module {quoted(name)}"
                yield at.error((*path, *inner), "C003", message, suggest(name, names))


def _mentions(module: Module) -> Iterator[tuple[Path, str]]:
    """Every place in which a module names another one."""
    for n, name in enumerate(module.requires):
        yield ("requires", n), name
    for field, branch in _branches(module):
        yield (field, "module"), branch.module


def _branches(module: Module) -> Iterator[tuple[str, Branch]]:
    if module.when:
        yield "when", module.when
    if module.skip:
        yield "skip", module.skip


def check_modes(course: Course, at: At) -> Iterator[Problem]:
    """Modes that modules can have, and what belongs to exams alone."""
    for path, module in places(course):
        if module.mode not in MODES_NOW:
            message = f"a module cannot be {quoted(module.mode)} yet"
            yield at.error((*path, "mode"), "C005", message, f"allowed: {', '.join(MODES_NOW)}")
        elif module.window and module.mode is not Mode.EXAM:
            message = "only an exam has a window"
            hint = "write 'opens' and 'deadline', or 'mode: exam'"
            yield at.error((*path, "window"), "C008", message, hint, key=True)
        if module.window and (module.opens or module.deadline):
            field = "opens" if module.opens else "deadline"
            message = f"{quoted(field)} and 'window' say the same thing twice"
            yield at.error((*path, field), "C008", message, "take one of them out", key=True)


def check_days(course: Course, at: At) -> Iterator[Problem]:
    """Days and times that can be understood."""
    for path, module in places(course):
        for inner, text in _days(module):
            if read_when(text) is None:
                message = f"{quoted(text)} is no day of the course and no date"
                yield at.error((*path, *inner), "C006", message, f"write {EXAMPLES}")


def _days(module: Module) -> Iterator[tuple[Path, str]]:
    if module.opens:
        yield ("opens",), module.opens
    if module.deadline:
        yield ("deadline",), module.deadline
    if module.window:
        yield ("window", "opens"), module.window.opens
        yield ("window", "closes"), module.window.closes


def check_limits(course: Course, at: At) -> Iterator[Problem]:
    """Attempts that can be made, and conditions that say one thing."""
    for path, module in places(course):
        most = module.attempts.maximum
        if most is not None and most < module.attempts.minimum:
            message = f"{module.attempts.minimum} attempts are asked for and {most} are allowed"
            yield at.error((*path, "attempts", "minimum"), "C009", message, f"write {most} or less")
        for field, branch in _branches(module):
            yield from _bounds(at, (*path, field), field, branch)


def _bounds(at: At, path: Path, field: str, branch: Branch) -> Iterator[Problem]:
    if field == "skip" and branch.below is not None:
        message = "a low score spares nobody a module"
        yield at.error((*path, "below"), "C010", message, "write 'at_least'", key=True)
    elif (branch.below is None) == (branch.at_least is None):
        message = "a condition has either 'below' or 'at_least'"
        hint = "add one of them" if branch.below is None else "take one of them out"
        yield at.error((*path, "module"), "C010", message, hint, key=True)


RULES: tuple[Callable[[Course, At], Iterator[Problem]], ...] = (
    check_modes,
    check_days,
    check_limits,
)
"""Rules about single modules."""

ORDER_RULES = (check_order, check_reach)
"""Rules about what comes before what; they need names that stand once."""
