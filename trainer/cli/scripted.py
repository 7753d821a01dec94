"""Playing from a file of replies, and the transcript as JSON lines: what scripts and tests use.

A file is read and checked as a whole before the session begins, so that a
slip in its last line costs nothing. Standard input is taken line by line
instead, and each record is flushed at once, so that another program can hold
the conversation.
"""

import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from trainer.cli.edge import Interrupted
from trainer.cli.talk import Call, Show, parse, take
from trainer.errors import CoolheadError, EnvironmentProblem, UsageError
from trainer.game import ActionShown, Exchange, Play
from trainer.model.actions import AFTERWARDS
from trainer.model.mode import Mode
from trainer.model.transcript import Record
from trainer.records.chain import Chain

STDIN = "-"
"""Name of standard input among files."""

COMMENT = "# "
"""What a line of a file that is no reply begins with."""

MAX_BYTES = 16_000_000
"""Largest file of replies."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script, understood."""

    where: str
    """``file:line``."""
    said: str | Call
    """The reply or the action."""


class JsonShow:
    """Writes a conversation as JSON lines, and nothing else, to standard output: the bytes of its file.

    A course's exam is written when it is over: its lines hold what an exam does not show before.
    """

    def __init__(self) -> None:
        """Begin a transcript's chain."""
        self._chain = Chain()
        self._written = 0

    def opening(self, play: Play) -> None:
        """Write the session record and whatever steps there are."""
        self._catch_up(play)

    def exchange(self, play: Play, exchange: Exchange) -> None:
        """Write the turn."""
        self._catch_up(play)

    def outcome(self, play: Play, outcome: ActionShown) -> None:
        """Write the action."""
        self._catch_up(play)

    def ending(self, play: Play) -> None:
        """Write the end."""
        play.debrief()
        self._catch_up(play)

    def heard(self, line: str) -> None:
        """Write nothing: the reply is in its turn."""

    def _catch_up(self, play: Play) -> None:
        """Write the records that came since."""
        if play.start.course and play.mode is Mode.EXAM and not play.over:
            return
        for record in play.transcript.records()[self._written :]:
            self._emit(record)
            self._written += 1

    def _emit(self, record: Record) -> None:
        """Write one line, in UTF-8 whatever the terminal says, and flush."""
        line, self._chain = self._chain.line(record)
        click.echo(line, nl=False)


def script(source: str) -> Iterable[Line]:
    """The lines of a script; blank ones, and comments in files, are left out.

    Args:
        source: A file, or ``-`` for standard input, which is read as it comes.

    Raises:
        EnvironmentProblem: The file cannot be read.
        UsageError: A line calls an action that there is not, or the file has no reply.
    """
    if source == STDIN:
        return _understood("stdin", sys.stdin)
    lines = [line for line in _understood(source, _read(source).split("\n")) if not _is_comment(line)]
    if not lines:
        raise UsageError("no reply in this file", where=source, remedy="write one reply a line")
    return lines


def run_script(play: Play, lines: Iterable[Line], show: Show) -> None:
    """Play a script to its end, and end the conversation if the script does not.

    Args:
        play: A session that has just begun.
        lines: What the trainee says and does.
        show: Where it is shown.

    Raises:
        CoolheadError: A line was refused, or could not be kept.
        Interrupted: Ctrl+C.
    """
    try:
        show.opening(play)
        for number, line in enumerate(lines, start=1):
            _take(play, line, show)
            if play.over:
                _count_unused(lines, number + _write_ticket(play, lines, number, show))
                break
        else:
            take(play, Call("end", ""), show)
        show.ending(play)
    except KeyboardInterrupt:
        raise Interrupted("interrupted", remedy=f"the transcript up to here is in {play.file}") from None


def _write_ticket(play: Play, lines: Iterable[Line], used: int, show: Show) -> int:
    """Take the notes that a file has left when the talk is over, and return how many there were.

    Replies among them are not said: a customer who hangs up early spares the trainee those, not the ticket.
    Of standard input nothing is waited for: whoever writes there waits for the end.
    """
    after = lines[used:] if isinstance(lines, list) else []
    notes = [line for line in after if isinstance(line.said, Call) and line.said.name in AFTERWARDS]
    for line in notes:
        _take(play, line, show)
    return len(notes)


def _count_unused(lines: Iterable[Line], used: int) -> None:
    """Say on stderr that a script was longer than the conversation."""
    unused = len(lines) - used if isinstance(lines, Sized) else 0
    if unused:
        noun = "line" if unused == 1 else "lines"
        click.echo(
            f"coolhead: the conversation ended before the script; {unused} {noun} left unused", err=True
        )


def _take(play: Play, line: Line, show: Show) -> None:
    show.heard(line.said if isinstance(line.said, str) else f"/{line.said.name} {line.said.text}".rstrip())
    try:
        take(play, line.said, show)
        for notice in play.notices():
            click.echo(f"coolhead: {notice}", err=True)
    except UsageError as error:
        raise UsageError(error.what, where=line.where, remedy=error.remedy) from error


def _understood(name: str, lines: Iterable[str]) -> Iterator[Line]:
    for number, text in enumerate(lines, start=1):
        line = text.rstrip("\r\n")
        if line.strip():
            yield Line(f"{name}:{number}", _parse(line, f"{name}:{number}"))


def _is_comment(line: Line) -> bool:
    """Whether a line of a file is its author's note; what a program says on standard input never is."""
    return isinstance(line.said, str) and line.said.startswith(COMMENT)


def _parse(line: str, where: str) -> str | Call:
    try:
        return parse(line)
    except CoolheadError as error:
        raise UsageError(error.what, where=where, remedy=error.remedy) from error


def _read(source: str) -> str:
    """The text of a file of replies; lines end with a line feed, whatever else is in them."""
    try:
        with Path(source).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise EnvironmentProblem(
            f"cannot read the replies: {reason}", where=source, remedy="check the path and its permissions"
        ) from error
    if len(content) > MAX_BYTES:
        raise EnvironmentProblem("too large for a file of replies", where=source, remedy="split it")
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    raise EnvironmentProblem("the replies are not UTF-8 text", where=source, remedy="save the file as UTF-8")
