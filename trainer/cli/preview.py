"""``coolhead preview``: play a scenario file while it is written.

A change that was saved is taken over at the present turn: the replies so far are played again over
the new content. While the file has a problem, play goes on with its last good version.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from importlib import import_module
from pathlib import Path

import click

from trainer.cli.content import complete_personas, content_option
from trainer.cli.edge import Interrupted
from trainer.cli.in_place import in_place, show_problems
from trainer.cli.interactive import PROMPT, read_line
from trainer.cli.paint import near, paint
from trainer.cli.plain import PlainShow, briefing_lines, help_lines, write
from trainer.cli.rehearsal import Cast, Rehearsal
from trainer.cli.talk import Call, parse, split, take
from trainer.errors import CoolheadError
from trainer.game import Play
from trainer.model.transcript import Step, Turn
from trainer.wording.harmless import one_line

POLL = 0.25
"""Seconds between two looks at the files."""

MOST_SHOWN = 3
"""Problems that are shown in the middle of a conversation; of more, only how many."""

OWN_COMMANDS = (
    ("/briefing", "read the briefing again"),
    ("/mood", "say how the customer feels"),
    ("/again", "take back your last reply and try another one"),
    ("/restart", "begin again with the file as it is now"),
    ("/reload", "take over the file as it is now"),
)
"""What can be typed here beside the actions of the game."""


@click.command("preview", epilog="Example: coolhead preview scenarios/fee-waiver.yaml --watch")
@click.argument("scenario", metavar="FILE")
@click.option("--watch", is_flag=True, help="Take over every change as soon as it is saved.")
@click.option(
    "--persona", metavar="NAME", shell_complete=complete_personas, help="Another customer than the usual one."
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Chooses among the customer's lines.",
)
@content_option
def command(scenario: str, watch: bool, persona: str | None, seed: int, content: tuple[Path, ...]) -> int:
    """Play the scenario in FILE while you write it. Nothing is recorded.

    A name works as well as a file. /reload takes over what you have saved; with --watch that happens
    by itself, and a problem is shown where it is while play goes on with the last good version.
    """
    from trainer.authoring.locating import scenario_path

    path = scenario_path(scenario, content)
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    rehearsal = Rehearsal(path, persona, seed)
    try:
        cast = rehearsal.read()
        if cast.persona is None and watch and interactive:
            cast = _wait_until_sound(rehearsal, cast)
        if cast.scenario is None or cast.persona is None:
            show_problems(cast.problems, f"{path} cannot be played")
            return 1
        play = rehearsal.play(cast.scenario, cast.persona)
        Preview(rehearsal, play, interactive=interactive, watch=watch).run()
    except KeyboardInterrupt:
        click.echo()
        raise Interrupted("interrupted", remedy="nothing was recorded") from None
    return 0


def _wait_until_sound(rehearsal: Rehearsal, cast: Cast) -> Cast:
    """Show what is wrong until it is mended."""
    while cast.persona is None:
        show_problems(cast.problems, f"{rehearsal.path} cannot be played yet")
        write(["Waiting until it is mended and saved; Ctrl+C leaves."])
        while not rehearsal.watch.settled_change():
            time.sleep(POLL)
        cast = rehearsal.read()
    return cast


class Preview:
    """One conversation at a terminal or through a pipe, over a file that may change."""

    def __init__(self, rehearsal: Rehearsal, play: Play, *, interactive: bool, watch: bool) -> None:
        """Prepare to talk.

        Args:
            rehearsal: The file.
            play: The conversation over it.
            interactive: Whether a person types, who needs a prompt.
            watch: Whether changes are taken over unasked.
        """
        self.rehearsal = rehearsal
        self.play = play
        self.interactive = interactive
        self.watch = watch
        self.show = PlainShow(echo=not interactive)
        self.busy = threading.Lock()
        self.left = threading.Event()
        self.commands = {
            "help": self._help,
            "briefing": lambda: write(briefing_lines(self.play)),
            "mood": lambda: self.show.mood(self.play),
            "again": self._again,
            "restart": self._restart,
            "reload": self._take_over,
        }

    def run(self) -> None:
        """Talk until the input ends, or the conversation where nothing is watched."""
        self.show.opening(self.play)
        if self.watch and self.interactive:
            threading.Thread(target=self._look_out, daemon=True).start()
        try:
            while self.watch or not self.play.over:
                line = read_line(PROMPT if self.interactive else "", self.interactive)
                if line is None:
                    break
                with self.busy:
                    self._hear(line.strip())
        finally:
            self.left.set()
        write(["", "Nothing was recorded."])

    def _hear(self, line: str) -> None:
        if self.watch and self.rehearsal.watch.change():
            self._take_over()
        if not line:
            return
        self.show.heard(line)
        said = split(line)
        if isinstance(said, Call) and said.name in self.commands:
            self.commands[said.name]()
        elif self.play.over:
            write(["The conversation has ended. /again takes your last reply back, /restart begins anew."])
        else:
            self._take(line)

    def _take(self, line: str) -> None:
        try:
            take(self.play, parse(line), self.show)
        except CoolheadError as error:
            write([f"{str(error)[:1].upper()}{str(error)[1:]}."])
        self._tell_the_end()

    def _tell_the_end(self) -> None:
        if self.play.over:
            self.show.ending(self.play)
            if self.watch:
                write(["", "Save a change to see what becomes of it, or leave with Ctrl+D."])

    def _take_over(self) -> None:
        """Play the replies so far over the file as it is now, and say what that changes."""
        from trainer.authoring.changes import change_between, last_line

        before = self.play.transcript
        if not self._load(before.steps):
            return
        after = self.play.transcript
        name = near(self.rehearsal.path)
        _note(f"{name} taken over: {change_between(before, after)}", "green")
        if last_line(before) != last_line(after):
            write([f"Customer now: {last_line(after)}"])
        if self.play.over and before.end != after.end:
            self._tell_the_end()

    def _restart(self) -> None:
        if self._load(()):
            self.show.opening(self.play)

    def _again(self) -> None:
        turns = self.play.transcript.turns
        if not turns:
            write(["There is no reply to take back yet."])
            return
        steps = self.play.transcript.steps
        last = max(n for n, step in enumerate(steps) if isinstance(step, Turn))
        scenario, persona = self.play.scenario, self.play.persona
        self.play = self.rehearsal.play(scenario, persona, steps[:last])
        from trainer.authoring.changes import last_line

        write([f'Taken back: "{turns[-1].reply}"', f"Customer: {last_line(self.play.transcript)}"])
        self.show.mood(self.play)

    def _load(self, steps: tuple[Step, ...]) -> bool:
        """Play ``steps`` over the file as it is now, if it can be played; else show why not."""
        cast = self.rehearsal.read()
        if cast.scenario is None or cast.persona is None:
            self._show_faults(cast)
            return False
        self.play = self.rehearsal.play(cast.scenario, cast.persona, steps)
        return True

    def _show_faults(self, cast: Cast) -> None:
        from trainer.content.problems import errors_of

        errors = errors_of(cast.problems)
        for line in in_place(errors[:MOST_SHOWN]):
            click.echo(line)
        more = len(errors) - MOST_SHOWN
        rest = f"and {more} more; " if more > 0 else ""
        _note(f"{rest}play goes on with the last good version", "red")

    def _help(self) -> None:
        lines = [line for line in help_lines() if not line.startswith(("/again", "/briefing", "/mood"))]
        write([*lines[:-1], *(f"{call}: {text}." for call, text in OWN_COMMANDS)])
        write(["Ctrl+D leaves; nothing is recorded."])

    def _look_out(self) -> None:
        """Take over changes while a person is typing, and give them their words back afterwards."""
        if hasattr(signal, "pthread_sigmask"):
            # Ctrl+C is for the thread that waits for input, which it must wake.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while not self.left.wait(POLL):
            with self.busy:
                if self.rehearsal.watch.settled_change():
                    click.echo("\n" if os.environ.get("TERM") == "dumb" else "\r\x1b[K", nl=False)
                    self._take_over()
                    click.echo(PROMPT + _typed(), nl=False)


def _note(text: str, colour: str) -> None:
    """Tell what happened to the file, apart from what is said in the conversation."""
    click.echo(paint(f"[{one_line(text)}]", colour))


def _typed() -> str:
    """What stands behind the prompt already."""
    with contextlib.suppress(ImportError):
        return str(import_module("readline").get_line_buffer())
    return ""
