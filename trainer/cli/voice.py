"""``coolhead voice``: the wordings that a customer's lines can take, and the model that may draft them."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

PARTS: dict[str, str] = {
    "list": "trainer.cli.voice_list",
    "status": "trainer.cli.voice_status",
    "install": "trainer.cli.voice_status",
    "try": "trainer.cli.voice_model",
    "selftest": "trainer.cli.voice_model",
    "bake": "trainer.cli.voice_bake",
    "review": "trainer.cli.voice_bake",
}
"""Command -> the module that holds it."""


class VoiceCommands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of help."""
        return list(PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if cmd_name not in PARTS:
            return None
        found = getattr(import_module(PARTS[cmd_name]), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found


@click.group("voice", cls=VoiceCommands)
def command() -> None:
    """Other wordings of a customer's lines: what there is, and a small language model that drafts more.

    The model is optional. It never changes what is meant, a mood or a score.
    """


def model_option(function: Any) -> Any:
    """``--model FOLDER_OR_NAME@REVISION``."""
    return click.option(
        "--model",
        "named",
        required=True,
        metavar="FOLDER_OR_NAME@REVISION",
        help="A folder with a model, or one that 'coolhead voice install' has brought.",
    )(function)


def content_paths(paths: tuple[Path, ...]) -> list[Path]:
    """The content files that some paths stand for: files, and those of folders."""
    from trainer.content.paths import content_files

    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inner = [path / name for name in ("personas", "scenarios") if (path / name).is_dir()]
        found += [file for folder in inner or [path] for file in content_files(folder)]
    return list(dict.fromkeys(found))
