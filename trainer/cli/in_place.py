"""Errors that keep a command from its work, shown where they are as ``coolhead check`` shows them."""

from collections.abc import Iterable, Iterator

import click

from trainer.cli.paint import near, paint
from trainer.content.excerpt import with_excerpts
from trainer.content.problems import Problem, errors_of


def show_problems(problems: Iterable[Problem], verdict: str) -> None:
    """Print every error in place, and then what follows from them.

    Args:
        problems: Everything that was found; warnings are left out.
        verdict: What cannot be done because of them, as a clause.
    """
    errors = errors_of(problems)
    for line in in_place(errors):
        click.echo(line)
    count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    click.echo(paint(f"{near(verdict)}: {count}", "red"))


def in_place(errors: Iterable[Problem]) -> Iterator[str]:
    """Errors as lines: what is wrong, the source line, a caret below the fault, what would be right."""
    for problem, shown in with_excerpts(errors):
        yield paint(near(problem.headline), "red")
        yield from shown
