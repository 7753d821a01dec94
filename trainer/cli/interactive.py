"""Line mode with a person at the keyboard: prompts, help, second thoughts, and nothing lost.

End of input leaves politely: the session is kept and offered at the next
start. A reply that could not be saved stays at hand until it is.
"""

import contextlib
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Any

from trainer.cli.edge import Interrupted
from trainer.cli.plain import PlainShow, briefing_lines, help_lines, write
from trainer.cli.talk import SLASH, Call, parse, split, take
from trainer.errors import CoolheadError, EnvironmentProblem
from trainer.game import Game, Play, Saved
from trainer.model.transcript import Turn
from trainer.records.sessions import started

PROMPT = "You: "
"""What stands before the cursor."""

TICKET_PROMPT = "Ticket: "
"""The same when the conversation is over and only the ticket is left."""

WRAP_UP = "The conversation is over. What you write now goes on your ticket; an empty line shows how it went."
"""Said before that."""


class LineMode:
    """One conversation at a terminal or through a pipe."""

    def __init__(
        self, play: Play, *, interactive: bool, language: str = "", content: Sequence[Path] = ()
    ) -> None:
        """Prepare to talk.

        Args:
            play: The session.
            interactive: Whether a person types, who needs a prompt.
            language: Code of the language that was asked for; empty for English.
            content: Content folders that were named.
        """
        self.play = play
        self.language = language
        self.content = content
        self.interactive = interactive
        self.show = PlainShow(echo=not interactive)
        self.unsaved = ""
        self.commands = {
            "help": lambda: write(help_lines()),
            "briefing": lambda: write(briefing_lines(self.play)),
            "mood": self._mood,
            "again": self._again,
        }

    def run(self) -> None:
        """Talk until the conversation or the input ends.

        Raises:
            Interrupted: Ctrl+C.
        """
        try:
            self.show.opening(self.play)
            while not self.play.over:
                line = read_line(PROMPT if self.interactive else "", self.interactive)
                if line is None:
                    write(["", self._farewell()])
                    return
                self._hear(line.strip())
                self._wrap_up()
            self.show.ending(self.play)
        except KeyboardInterrupt:
            farewell = self._farewell().rstrip(".")
            raise Interrupted("interrupted", remedy=farewell[0].lower() + farewell[1:]) from None

    def _wrap_up(self) -> None:
        """Where it is over, let the ticket be written until an empty line asks for the debrief."""
        if not self.play.over or not self.interactive:
            return
        write(["", WRAP_UP])
        while self.play.over and (line := read_line(TICKET_PROMPT, True)) is not None:
            line = line.strip()
            if not line and not self.unsaved:
                return
            self._hear(line if not line or line.startswith(SLASH) else f"{SLASH}note {line}")

    def _hear(self, line: str) -> None:
        line = line or self.unsaved
        if not line:
            write(
                ["Type a reply and press Enter. /help tells what else you can do."]
                if self.interactive
                else []
            )
            return
        self.show.heard(line)
        said = split(line)
        if isinstance(said, Call) and said.name in self.commands:
            self.commands[said.name]()
        else:
            self._take(line)

    def _take(self, line: str) -> None:
        try:
            take(self.play, parse(line), self.show)
            write(self.play.notices())
            self.unsaved = ""
        except EnvironmentProblem as error:
            if not self.interactive:
                raise
            self.unsaved = line
            write([f"Not saved: {error}.", "Your words are kept: press Enter to send them again."])
        except CoolheadError as error:
            write([f"{str(error)[:1].upper()}{str(error)[1:]}."])

    def _mood(self) -> None:
        if self.play.mode.shows_meters:
            self.show.mood(self.play)
        else:
            write([f"The mood is not shown in {self.play.mode} mode."])

    def _again(self) -> None:
        turns = self.play.transcript.turns
        if not turns:
            write(["There is no reply to take back yet."])
        elif not self.play.mode.allows_rewind:
            write([f"Nothing can be taken back in {self.play.mode} mode."])
        else:
            self._take_back(turns[-1])

    def _take_back(self, last: Turn) -> None:
        try:
            self.play = self.play.rewind(last.n)
        except CoolheadError as error:
            write([f"{str(error)[:1].upper()}{str(error)[1:]}."])
            return
        before = self.play.transcript.turns[-1].line if self.play.transcript.turns else ""
        line = before or self.play.transcript.start.line
        write([f'Taken back: "{last.reply}"', f"Customer: {line}"])
        self.show.mood(self.play)

    def _farewell(self) -> str:
        if not self.play.transcript.steps:
            return "Nothing was said yet, so there is nothing to go on with."
        if self.play.over:
            return "The session is over, and kept; 'coolhead score' shows how it went."
        start = self.play.start
        name = f"--course {start.course} {start.module}" if start.course else start.scenario
        language = f" --lang {self.language}" if self.language else ""
        folders = "".join(f" --content {quote(str(folder))}" for folder in self.content)
        return f"The session is kept; 'coolhead play {name} --plain{folders}{language}' goes on with it."


def read_line(prompt: str, interactive: bool) -> str | None:
    """One line of input; None at its end.

    Args:
        prompt: What to show before the cursor.
        interactive: Whether a terminal is there to edit the line on.
    """
    if not interactive:
        return sys.stdin.readline() or None
    with contextlib.suppress(ImportError):
        import_module("readline")  # gives input() its line editing, and lines longer than a terminal's buffer
    try:
        return input(prompt)
    except EOFError:
        return None


def offer(game: Game, options: Mapping[str, Any]) -> Play | None:
    """Offer the newest cut-off session of what is to be played to the person at the keyboard.

    Args:
        game: The service.
        options: ``scenario`` and ``course`` as they were typed.

    Returns:
        The session that goes on, or None to begin a new one.

    Raises:
        UsageError: There is no such scenario.
    """
    course, name = options.get("course") or "", options["scenario"]
    if not course:
        game.library.scenario(name)
    saved = next((item for item in game.unfinished() if _is_meant(item, course, name)), None)
    if saved is None:
        return None
    write([_offer_text(saved, game.library.scenario(saved.transcript.start.scenario).title)])
    answer = (read_line("Go on with it? yes, no or discard: ", True) or "no").strip().lower()
    if answer.startswith("d"):
        game.discard(saved)
    if answer.startswith(("d", "n")):
        return None
    try:
        return game.resume(saved)
    except CoolheadError as error:
        write([f"It cannot go on: {error}. A new session begins."])
        return None


def _is_meant(saved: Saved, course: str, name: str) -> bool:
    """Whether a session was played for a course's module, any of them if none is named, or for a scenario."""
    start = saved.transcript.start
    if course:
        return start.course == course and name in ("", start.module)
    return not start.course and start.scenario == name


def _offer_text(saved: Saved, title: str) -> str:
    count = len(saved.transcript.turns)
    replies = "1 reply" if count == 1 else f"{count} replies"
    moment = started(saved.path)
    when = f" of {moment:%d %B %Y, %H:%M}" if moment else ""
    start = saved.transcript.start
    return (
        f'There is an unfinished session{when}: "{title}" with {replies}, '
        f"{start.persona} {start.degree}, {start.mode} mode."
    )
