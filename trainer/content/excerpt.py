"""The line of a file in which a problem is, with a mark below the place, as wide as a terminal."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from trainer.content.files import read_text
from trainer.content.problems import Problem, printable

WIDTH = 80
"""Columns of an excerpt, on any screen and in any pipe."""

BEFORE = 30
"""Characters of a long line that are kept before the place."""

_CUT = "\N{HORIZONTAL ELLIPSIS}"


def with_excerpts(problems: Iterable[Problem]) -> Iterator[tuple[Problem, list[str]]]:
    """Each problem with the lines that show where it is.

    Args:
        problems: Problems; those of one file after one another.
    """
    for path, group in groupby(problems, key=lambda problem: problem.path):
        text = read_text(Path(path))
        lines = text.splitlines() if isinstance(text, str) else []
        for problem in group:
            yield problem, excerpt(problem, lines)


def excerpt(problem: Problem, lines: list[str]) -> list[str]:
    """The source line, a caret below the place, and the hint; the hint alone where there is no such line.

    Args:
        problem: The problem.
        lines: All lines of its file.
    """
    hint = textwrap.wrap(
        printable(problem.hint), WIDTH, initial_indent="      = ", subsequent_indent="        "
    )
    if not 0 < problem.line <= len(lines):
        return hint
    number = f"{problem.line:>5} | "
    shown, caret = _window(lines[problem.line - 1], problem.column - 1, WIDTH - len(number))
    return [f"{number}{shown}".rstrip(), f"      | {caret}^", *hint]


def _window(line: str, at: int, width: int) -> tuple[str, str]:
    """The part of a line around a place, and the blanks that lead to it."""
    text = printable(line.replace("\t", " "))
    start = at - BEFORE if len(text) > width and at > width - 10 else 0
    head = _CUT if start else ""
    shown = head + text[start:]
    before = head + text[start:at]
    if len(shown) > width:
        shown = shown[: width - 1] + _CUT
    return shown, " " * sum(map(_columns, before))


def _columns(sign: str) -> int:
    """Columns that a character takes in a terminal."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
