"""Colour for standard output, where a terminal wants it; elsewhere the words alone say it."""

import os
import sys

import click


def wants_colour() -> bool:
    """Whether standard output is a terminal that was not asked to do without colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str = "", *, bold: bool = False) -> str:
    """``text`` in a colour of the terminal's palette, or as it is."""
    if not wants_colour():
        return text
    return click.style(text, fg=colour or None, bold=bold)


def near(path: object) -> str:
    """A path as it is shortest to read: from here if it lies below, else as it is."""
    text = str(path)
    here = os.getcwd().rstrip(os.sep) + os.sep  # noqa: PTH109 - a prefix of text is wanted, not a path
    return text.removeprefix(here)
