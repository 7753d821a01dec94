"""What the modules of a course may name: scenarios and personas, in the course's own folders or shipped."""

import contextlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from trainer.content import paths as places
from trainer.content.course_check import Known
from trainer.content.events import parse
from trainer.content.files import read_text
from trainer.content.paths import content_files
from trainer.content.problems import Problem
from trainer.errors import EnvironmentProblem
from trainer.model.scenario import Rubric

USUAL_MARK = Rubric().pass_mark
"""Pass mark of a scenario that names none."""


def known_to(course: Path) -> Known:
    """What a course may name: what lies beside its folder, and what is shipped.

    Args:
        course: The course's file.
    """
    beside = course.resolve().parent.parent
    roots = [beside.parent]
    with contextlib.suppress(EnvironmentProblem):  # where nothing is shipped, the neighbours alone count
        roots.append(places.find_content_root())
    personas = [path.stem for root in roots for path in content_files(root / "personas")]
    folders = dict.fromkeys([beside, *(root / "scenarios" for root in roots)])
    return known_in([path for folder in folders for path in content_files(folder)], personas)


def known_in(scenarios: Sequence[Path], personas: Iterable[str]) -> Known:
    """What a course may name of these files; of two with one name the first counts."""
    files = {path.stem: path for path in reversed(scenarios)}
    return Known(files.keys(), _names(personas), lambda name: pass_mark_of(files[name]))


def pass_mark_of(scenario: Path) -> int:
    """The pass mark that a scenario's file names, without checking the rest of it."""
    text = read_text(scenario)
    document, _ = (None, ()) if isinstance(text, Problem) else parse(text, str(scenario))
    data = document.data if document and isinstance(document.data, dict) else {}
    rubric = data.get("rubric")
    named = rubric.get("pass_mark") if isinstance(rubric, dict) else None
    return int(named) if isinstance(named, str) and named.isascii() and named.isdigit() else USUAL_MARK


def _names(personas: Iterable[str]) -> Collection[str]:
    return frozenset(personas)
