"""``coolhead check``: what is wrong in content files, one line a problem."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def command(paths: tuple[Path, ...]) -> int:
    """Check scenario and persona files, or all files in folders; without PATHS the shipped ones.

    Exit code 1 if any of them cannot be played.
    """
    from trainer.content.checking import check_file
    from trainer.content.problems import errors_of

    files = list(dict.fromkeys(_files(paths or _shipped())))
    problems = [problem for file in files for problem in check_file(file)]
    for problem in problems:
        click.echo(problem.render())
    errors = len(errors_of(problems))
    warnings = len(problems) - errors
    click.echo(
        f"{_count(len(files), 'file')} checked: {_count(errors, 'error')}, {_count(warnings, 'warning')}"
    )
    return 1 if errors else 0


def _shipped() -> tuple[Path, ...]:
    from trainer.content.paths import find_content_root

    return (find_content_root(),)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of folders, each with the drafts beside them."""
    from trainer.content.paths import content_files, sidecars
    from trainer.content.sidecar import sidecar_of

    for path in paths:
        if not path.is_dir():
            yield from (found for found in (path, sidecar_of(path)) if found == path or found.is_file())
            continue
        inner = [path / name for name in ("personas", "scenarios") if (path / name).is_dir()]
        for folder in inner or [path]:
            yield from content_files(folder)
            yield from sidecars(folder)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
