"""``coolhead graph``: a scenario as a picture."""

import shutil
import sys
from pathlib import Path

import click

from trainer.cli.content import complete_scenarios, content_option
from trainer.cli.signs import can_show
from trainer.errors import EnvironmentProblem

FORMATS = ("text", "mermaid", "dot")
"""What a picture can be written in."""

BY_ENDING = {".mmd": "mermaid", ".mermaid": "mermaid", ".dot": "dot", ".gv": "dot"}
"""Ending of a file -> the format that it is for."""

DRAWING = "┌─┬┐│├┤└┴┘▼►…"
"""Signs that the terminal must be able to show."""

WIDEST = 100
"""Columns beyond which lines are no easier to read."""


@click.command("graph", epilog="Example: coolhead graph fee-waiver --format mermaid --out fee-waiver.mmd")
@click.argument("scenario", shell_complete=complete_scenarios)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write.  [default: by FILE's ending, else text]",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw with plain signs only.")
@content_option
def command(
    scenario: str, form: str | None, out: Path | None, ascii_only: bool, content: tuple[Path, ...]
) -> int:
    """Draw SCENARIO, a name or a file: needs, story, facts, solutions, endings and what hangs on what."""
    from trainer.authoring.locating import read_at, scenario_path

    path = scenario_path(scenario, content)
    checked = read_at(path)
    if checked.value is None:
        from trainer.cli.in_place import show_problems

        show_problems(checked.problems, f"{path} cannot be drawn")
        return 1
    chosen = form or (BY_ENDING.get(out.suffix, "text") if out else "text")
    if chosen == "text":
        from trainer.authoring.graph_text import draw

        plain = ascii_only or (out is None and not can_show(DRAWING))
        picture = "\n".join(draw(checked.value, _width(out), ascii_only=plain)) + "\n"
    else:
        from trainer.authoring.graph import graph_of
        from trainer.authoring.graph_formats import FORMATS as DRAWERS

        picture = DRAWERS[chosen](graph_of(checked.value))
    _write(picture, out)
    return 0


def _width(out: Path | None) -> int:
    """Columns to draw in: those of the terminal, and 80 for files and pipes."""
    from trainer.authoring.graph_text import WIDTH

    if out is not None or not sys.stdout.isatty():
        return WIDTH
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDEST)


def _write(picture: str, out: Path | None) -> None:
    from trainer.wording.harmless import harmless

    if out is None:
        click.echo(harmless(picture), nl=False)
        return
    try:
        out.write_text(harmless(picture), encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the picture cannot be written: {reason}", where=str(out), remedy="check the path"
        ) from error
    click.echo(f"written: {out}")
