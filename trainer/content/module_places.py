"""Where the modules of a course stand in its file."""

from collections.abc import Iterator

from trainer.content.document import Path
from trainer.model.course import Course, Module


def places(course: Course) -> Iterator[tuple[Path, Module]]:
    """Every module with its path, in the order of ``Course.all_modules``."""
    for d, day in enumerate(course.days):
        for n, module in enumerate(day.modules):
            yield ("days", d, "modules", n), module
    for n, module in enumerate(course.modules):
        yield ("modules", n), module
