"""``coolhead schema``: JSON Schemas by which an editor completes and explains the fields of content."""

from pathlib import Path

import click

from trainer.errors import EnvironmentProblem


@click.command("schema", epilog="Example: coolhead schema --out schemas")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schemas"),
    show_default=True,
    help="Folder to write them into, beside scenarios/ and personas/.",
)
def command(out: Path) -> None:
    """Write the JSON Schemas of scenarios, personas, courses and conversation tests.

    The first line of a content file tells an editor with yaml-language-server where they are.
    """
    from trainer.authoring.schemas import modeline, schema_files
    from trainer.cli.paint import near

    for name, text in schema_files().items():
        path = out / name
        try:
            out.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            what = f"the schema cannot be written: {(error.strerror or 'unknown reason').lower()}"
            remedy = "check the folder and its permissions"
            raise EnvironmentProblem(what, where=str(path), remedy=remedy) from error
        click.echo(near(path))
    click.echo(f"first line of a scenario: {modeline('scenario')}")
    click.echo(f"first line of a persona:  {modeline('persona')}")
    click.echo(f"first line of a course:   {modeline('course')}")
