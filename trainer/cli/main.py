"""The ``coolhead`` command: the table of commands, and the one way in and out."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from trainer import __version__
from trainer.cli.content import content_option
from trainer.cli.edge import Edge, ready_streams, silence_output
from trainer.cli.learner import learner_option

COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("trainer.cli.play", "practise one conversation"),
    "course": ("trainer.cli.course", "take a course: start, status, next"),
    "list": ("trainer.cli.listing", "scenarios, personas and courses"),
    "understand": ("trainer.cli.understand", "what the game makes of a reply"),
    "score": ("trainer.cli.score", "scorecards of transcripts"),
    "new": ("trainer.cli.creating", "a new scenario, persona or course to begin with"),
    "check": ("trainer.cli.check", "what is wrong in content files"),
    "test": ("trainer.cli.test", "play the conversations written beside scenarios"),
    "simulate": ("trainer.cli.simulate", "let simulated trainees try a scenario"),
    "cover": ("trainer.cli.cover", "what of scenarios and personas was reached"),
    "graph": ("trainer.cli.graph", "a scenario as a picture"),
    "preview": ("trainer.cli.preview", "play a scenario file while it is written"),
    "inbox": ("trainer.cli.inbox", "replies that were not understood, to learn from"),
    "strings": ("trainer.cli.strings", "lines out for translators, and back in"),
    "schema": ("trainer.cli.schema", "what an editor needs to complete and explain fields"),
    "report": ("trainer.cli.report", "how a course goes: learners, skills, scenarios"),
    "records": ("trainer.cli.records", "sessions and results: verify, move, rebuild, forget"),
    "voice": ("trainer.cli.voice", "other wordings of lines, and a model that drafts them"),
    "doctor": ("trainer.cli.doctor", "what is installed, where files are, what is wrong"),
}
"""Command -> the module whose ``command`` it is, and what it does."""


class LazyCommands(click.Group):
    """A group that imports a command when it is called, not when it is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a pipe that is closed early ends it in peace, before click makes a failure of it."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            silence_output()
            return 0
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List all commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from trainer.cli.guess import did_you_mean

            raise click.UsageError(f"there is no command '{name}'{did_you_mean(name, COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="coolhead", message="%(prog)s %(version)s")
@learner_option
@content_option
@click.pass_context
def coolhead(ctx: click.Context, learner: str | None, content: tuple[Path, ...]) -> None:
    """Practise difficult customers, in your own words.

    Without a command it opens the app.
    """
    if ctx.invoked_subcommand is None:
        from trainer.cli.app import open_app

        open_app(content, learner=learner)
    elif content:
        raise click.UsageError("'--content' stands behind the command that it is for", ctx)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words after ``coolhead``; those of this process if None.

    Returns:
        The exit code.
    """
    edge = Edge()
    result: Any = 0
    with edge:
        ready_streams()
        words = None if arguments is None else list(arguments)
        result = coolhead.main(words, prog_name="coolhead", standalone_mode=False)
        sys.stdout.flush()
    return edge.code or (result if isinstance(result, int) else 0)


def main() -> NoReturn:
    """Entry point of the ``coolhead`` script."""
    sys.exit(run())


if __name__ == "__main__":
    main()
