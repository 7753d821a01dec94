"""``coolhead check``: what is wrong in content files, with the place, the line and what would be right."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from trainer.content.problems import Problem


@click.command("check", epilog="Example: coolhead check --strict scenarios/my-scenario.yaml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "sarif")),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, SARIF 2.1.0 for code hosts.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings as well.")
@click.option("--explain", metavar="CODE", help="Show what a code such as X034 means, with an example.")
def command(paths: tuple[Path, ...], form: str, strict: bool, explain: str | None) -> int:
    """Check scenarios, personas, courses and conversation tests: files or folders; else the shipped ones.

    Exit code 1 if a file cannot be played, with --strict also if one has a weakness.
    """
    if explain is not None:
        return _explain(explain)
    from trainer.content.many import check_files
    from trainer.content.problems import errors_of

    files = list(dict.fromkeys(_files(paths or _shipped())))
    problems = [problem for found in check_files(files) for problem in found]
    for line in FORMATS[form](problems, len(files)):
        click.echo(line)
    return 1 if errors_of(problems) or (strict and problems) else 0


def _explain(code: str) -> int:
    from trainer.content.codes import find_code

    click.echo(find_code(code).page(), nl=False)
    return 0


def _shipped() -> tuple[Path, ...]:
    from trainer.content.paths import find_content_root

    return (find_content_root(),)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of folders with tests and courses, each with the drafts beside it."""
    from trainer.content.paths import COURSES, content_files, conversation_files, sidecars
    from trainer.content.sidecar import sidecar_of

    for path in paths:
        if not path.is_dir():
            yield from (found for found in (path, sidecar_of(path)) if found == path or found.is_file())
            continue
        inner = [path / name for name in ("personas", "scenarios") if (path / name).is_dir()]
        for folder in inner or [path]:
            yield from content_files(folder)
            yield from conversation_files(folder)
            yield from content_files(folder / COURSES)
            yield from sidecars(folder)


def as_text(problems: "Sequence[Problem]", files: int) -> Iterator[str]:
    """Problems for people: place and message, the line with a mark below it, and what would be right."""
    from trainer.content.excerpt import with_excerpts

    for problem, shown in with_excerpts(problems):
        yield _headline(problem)
        yield from shown
    if problems:
        yield ""
    errors, warnings = _counts(problems)
    yield f"{_count(files, 'file')} checked: {_count(errors, 'error')}, {_count(warnings, 'warning')}"
    if problems:
        yield f"'coolhead check --explain {problems[0].code}' tells more about {problems[0].code}"


def _headline(problem: "Problem") -> str:
    """The first line of a problem, with its code and weight in colour where a terminal wants it."""
    from trainer.cli.paint import near, paint, wants_colour
    from trainer.content.problems import printable

    if not wants_colour():
        return near(problem.headline)
    place = near(printable(f"{problem.path}:{problem.line}:{problem.column}"))
    colour = "yellow" if problem.weight else "red"
    said = problem.weight + printable(problem.message)
    return f"{paint(place, bold=True)} {paint(problem.code, colour)} {said}"


def as_json(problems: "Sequence[Problem]", files: int) -> Iterator[str]:
    """Problems as one JSON object."""
    errors, warnings = _counts(problems)
    found = {"files": files, "errors": errors, "warnings": warnings, "problems": [_data(p) for p in problems]}
    yield json.dumps(found, ensure_ascii=False, indent=2)


def _data(problem: "Problem") -> dict[str, Any]:
    from trainer.content.problems import printable

    return {
        "file": printable(problem.path),
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": printable(problem.message),
        "hint": printable(problem.hint),
    }


def as_sarif(problems: "Sequence[Problem]", _files: int) -> Iterator[str]:
    """Problems as one SARIF log."""
    from trainer.authoring.sarif import sarif_log

    yield json.dumps(sarif_log(problems), ensure_ascii=False, indent=2)


def _counts(problems: "Sequence[Problem]") -> tuple[int, int]:
    from trainer.content.problems import errors_of

    errors = len(errors_of(problems))
    return errors, len(problems) - errors


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif}
"""What makes lines of problems."""
