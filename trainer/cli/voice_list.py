"""``coolhead voice list``: every wording that the lines of a file can take."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from trainer.content.events import Document
    from trainer.content.spoken import Spoken
    from trainer.model.persona import Persona
    from trainer.model.scenario import Scenario


@click.command("list")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--every", is_flag=True, help="Also lines that are always said as written.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_command(file: Path, every: bool, as_json: bool) -> int:
    """List every wording of the lines in a scenario or persona FILE, with its place.

    Approved drafts from beside the file are marked with '+'. Exit code 1 if the file cannot be played.
    """
    from trainer.cli.edge import complain
    from trainer.content.checking import read_content

    content, document = read_content(file)
    if content is None or document is None:
        complain(f"{file} has problems and cannot be played; run 'coolhead check'")
        return 1
    rows = [row for row in _rows(file, content, document) if every or len(row["wordings"]) > 1]
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _text(row))
    if not as_json:
        more = sum(len(row["wordings"]) - 1 for row in rows)
        click.echo(f"{len(rows)} lines, {more} other wordings")
    return 0


def _rows(file: Path, content: "Scenario | Persona", document: "Document") -> Iterator[dict[str, Any]]:
    """One row a line: where it stands, when it is said, every wording with the line itself first."""
    from trainer.content.sidecar import load_baked, sidecar_of
    from trainer.content.spoken import spoken_lines

    baked = load_baked(sidecar_of(file), content)
    for found in spoken_lines(content):
        drafts = [text for text in baked.get(found.line, ()) if text not in found.line.wordings]
        yield {
            "place": _place(file, found, document),
            "path": ".".join(str(step) for step in found.path),
            "bands": sorted(band.value for band in found.bands),
            "wordings": [*found.line.wordings, *drafts],
            "drafts": drafts,
        }


def _place(file: Path, found: "Spoken", document: "Document") -> str:
    from trainer.content.schema import present

    mark = document.mark(present(document, found.path))
    return f"{file}:{mark.line}:{mark.column}"


def _text(row: dict[str, Any]) -> str:
    first, *others = row["wordings"]
    marked = (f"  {'+' if text in row['drafts'] else '~'} {text}" for text in others)
    return "\n".join((f"{row['place']} {row['path']}", f"  = {first}", *marked))
