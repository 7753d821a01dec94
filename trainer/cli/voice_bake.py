"""``coolhead voice bake`` and ``review``: drafts beside content, and what a person makes of them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.voice import content_paths, model_option
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.authoring.baking import Baked

PATHS = click.Path(exists=True, path_type=Path)


@click.command("bake", epilog="Example: coolhead voice bake scenarios/late.yaml --model models/mine")
@click.argument("paths", nargs=-1, required=True, type=PATHS)
@model_option
@click.option(
    "--drafts",
    type=click.IntRange(1, 16),
    default=4,
    show_default=True,
    help="Drafts that are asked for a line.",
)
def bake_command(paths: tuple[Path, ...], named: str, drafts: int) -> int:
    """Let a model draft other wordings for the lines of scenarios and personas: files or folders.

    What the guards let pass is written as 'proposed' into NAME.variants.yaml beside each file and is not
    spoken before somebody approves it. A run that is cut off goes on where it stopped.
    """
    from trainer.authoring.baking import Oven
    from trainer.cli.meter import meter
    from trainer.cli.voice_model import opened
    from trainer.records.paths import data_folder
    from trainer.understand.reader import likeness

    files = content_paths(paths)
    if not files:
        raise UsageError("there is no content in these folders", remedy="name a scenario or a persona")
    with opened(named) as (worker, chosen):
        oven = Oven(worker, chosen, data_folder(), likeness, drafts)
        for file in files:
            with meter(f"drafting {file.stem}") as progress:
                baked = oven.bake(file, progress)
            click.echo(_line(baked))
    click.echo("Next: coolhead voice review " + " ".join(str(path) for path in paths))
    return 0


def _line(baked: "Baked") -> str:
    from trainer.wording.words import plural

    earlier = f", {baked.earlier} done before" if baked.earlier else ""
    lost = ", ".join(f"{code} {count}" for code, count in sorted(baked.rejects.items()))
    refused = f"; refused: {lost}" if lost else ""
    asked = plural(baked.lines, "line")
    return f"{baked.path}: {asked}{earlier}, {plural(baked.proposed, 'new draft')}{refused}"


@click.command("review")
@click.argument("paths", nargs=-1, required=True, type=PATHS)
def review_command(paths: tuple[Path, ...]) -> int:
    """Go through drafts that wait, one at a time: a approves, e edits, r rejects, u undoes, q leaves."""
    from trainer.authoring.reviewing import decide, waiting

    candidates = waiting(paths)
    if not candidates:
        click.echo("No draft waits for a decision.")
        return 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            f"{len(candidates)} drafts wait, and going through them needs a terminal",
            remedy="or set their 'status' in the .variants.yaml files by hand",
        )
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings
    from trainer.tui.review import ReviewApp

    app = ReviewApp(candidates, decide, theme=load_settings(settings_file(data_folder())).theme)
    problem = app.run()
    if problem:
        raise problem
    approved = sum(status == "approved" for status in app.decided.values())
    click.echo(f"{approved} approved, {len(app.decided) - approved} rejected, ", nl=False)
    click.echo(f"{len(candidates) - len(app.decided)} left.")
    return 0
