"""Where errors become one plain line on stderr and an exit code, and nothing else ever does.

Exit codes: 0 done, 1 problems found in what was checked, 2 wrong use,
3 environment, 130 interrupted. A reader that closes the pipe early wanted no
more, which is not an error. A defect of the program itself is told in one
line too; its details go into a file.
"""

import contextlib
import errno
import io
import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Self

import click

from trainer.errors import CoolheadError

INTERRUPTED = 130
"""Exit code after Ctrl+C."""

ENVIRONMENT = CoolheadError.exit_code
"""Exit code when something outside the command is at fault."""

CRASH_FILE = "crash.log"
"""File in the data folder that keeps the details of a defect."""


class Interrupted(CoolheadError):
    """Ctrl+C, with a word on what was kept."""

    exit_code = INTERRUPTED


class Edge:
    """Context manager that lets no exception out; ``code`` is the exit code afterwards."""

    code = 0
    """Exit code: 0 until something was caught."""

    def __enter__(self) -> Self:
        """Begin to watch."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Turn whatever came into a line and a code."""
        if error is None:
            return False
        render = next(render for known, render in RENDERERS if isinstance(error, known))
        self.code, line = render(error)
        if line:
            complain(line)
        return True


def complain(line: str) -> None:
    """Write one line to stderr: no control characters, and red only on a terminal that wants it."""
    from trainer.wording.harmless import one_line

    text = one_line(f"coolhead: {line}")
    wants_colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    with contextlib.suppress(OSError):
        click.echo(click.style(text, fg="red") if wants_colour else text, err=True)


def ready_streams() -> None:
    """Make the standard streams carry any text: what they cannot show becomes a question mark."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence_output() -> None:
    """Point stdout nowhere, so that the interpreter's last flush cannot fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


Rendered = tuple[int, str]
"""Exit code and the line to be shown; an empty line shows nothing."""


def _known(error: BaseException) -> Rendered:
    assert isinstance(error, CoolheadError)
    return error.exit_code, str(error)


def _usage(error: BaseException) -> Rendered:
    assert isinstance(error, click.ClickException)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "coolhead"
    message = error.format_message().rstrip().rstrip(".")
    advice = f"see '{path} --help'"
    return 2, f"{message} ({advice})" if message.endswith("?") else f"{message}; {advice}"


def _interrupted(_: BaseException) -> Rendered:
    return INTERRUPTED, "interrupted"


def _left(error: BaseException) -> Rendered:
    """Click leaves by itself after it has completed a word for a shell."""
    assert isinstance(error, SystemExit)
    return error.code if isinstance(error.code, int) else 0, ""


def _pipe(_: BaseException) -> Rendered:
    silence_output()
    return 0, ""


def _system(error: BaseException) -> Rendered:
    assert isinstance(error, OSError)
    silence_output()
    place = f"{error.filename}: " if error.filename else ""
    remedy = "make space" if error.errno == errno.ENOSPC else "check the path and its permissions"
    return ENVIRONMENT, f"{place}{(error.strerror or str(error)).lower()}; {remedy}"


def _defect(error: BaseException) -> Rendered:
    from trainer.records.paths import data_folder

    path = data_folder() / CRASH_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
        details = f"the details are in {path}"
    except OSError:
        details = f"{type(error).__name__}: {error}"
    return ENVIRONMENT, f"this is a defect of coolhead, not of your input; {details}"


RENDERERS: tuple[tuple[type[BaseException], Callable[[BaseException], Rendered]], ...] = (
    (CoolheadError, _known),
    (click.ClickException, _usage),
    (click.Abort, _interrupted),
    (KeyboardInterrupt, _interrupted),
    (SystemExit, _left),
    (BrokenPipeError, _pipe),
    (OSError, _system),
    (BaseException, _defect),
)
"""What is made of each kind of error; the first that fits."""
