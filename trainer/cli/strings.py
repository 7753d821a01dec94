"""``coolhead strings``: lines out for translators, and back in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.content import content_option
from trainer.cli.paint import near, paint

if TYPE_CHECKING:
    from trainer.authoring.translations import Checked, Finding
    from trainer.content.document import Document
    from trainer.content.strings import Kind

MOST_MISSING = 3
"""Missing lines of a file that are told one by one unless all are asked for."""


@click.group("strings", epilog="Example: coolhead strings export scenarios/ --lang de -o translations")
def command() -> None:
    """Lines out for translators as PO files, and back in."""


@command.command(
    "export", epilog="Example: coolhead strings export scenarios/ personas/ --lang de -o translations"
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--lang", required=True, metavar="CODE", help="The language, e.g. de or pt_BR.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of the PO files; those that are there are brought up to date.",
)
def export_lines(paths: tuple[Path, ...], lang: str, out: Path) -> int:
    """Write what customers say in PATHS as PO files; without PATHS the shipped scenarios and personas.

    Every line has an id that stays when lines are put in or moved. Exporting again keeps translations
    and marks those stale whose line was reworded.
    """
    from trainer.authoring.catalogues import content_in, export
    from trainer.content.paths import find_content_root
    from trainer.content.translation import check_language
    from trainer.errors import UsageError

    check_language(lang)
    files = content_in(paths or (find_content_root(),))
    if not files:
        raise UsageError("there is no scenario or persona here", remedy="name their files or folders")
    total = 0
    sound = True
    for file in files:
        document = _document(file)
        if document is None:
            sound = False
            continue
        done = export(document, lang, out, near(file))
        total += done.lines
        counts = (("not translated", done.fresh), ("stale", done.stale), ("gone", done.gone))
        click.echo(f"{near(done.file)}: {_counts(done.lines, 'line')}{_listed(counts)}")
    click.echo(f"{_counts(len(files), 'file')}, {_counts(total, 'line')}. {_next_step(out)}")
    return 0 if sound else 1


@command.command("import", epilog="Example: coolhead strings import translations")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Only tell what is wrong; take nothing over.")
@click.option("--all", "everything", is_flag=True, help="Tell every missing line, not only the first few.")
@content_option
def import_lines(folder: Path, check_only: bool, everything: bool, content: tuple[Path, ...]) -> int:
    """Check the PO files in DIR and take over those that are not broken, for 'play --lang'.

    A line is missing (no translation), stale (the line was reworded since) or broken (a slot like
    {thing} is lost). Missing and stale lines are said in English. Exit code 1 if any is broken.
    """
    from trainer.authoring.translations import Fault, check_translation, install, po_files
    from trainer.records.paths import data_folder

    found = po_files(folder)
    sources = _sources({(kind, name) for _, kind, name, _ in found}, content)
    checked = [check_translation(file, language, kind, name, sources) for language, kind, name, file in found]
    for item in checked:
        for line in _finding_lines(item.findings, everything=everything):
            click.echo(line)
    broken = [item for item in checked if item.count(Fault.BROKEN)]
    taken = [item for item in checked if item not in broken and item.usable]
    for item in taken if not check_only else ():
        install(item, data_folder())
    for line in _summary(checked, taken, check_only=check_only):
        click.echo(line)
    return 1 if broken else 0


def _document(file: Path) -> "Document | None":
    """A file as plain data; where it has none, its problems are shown."""
    from trainer.cli.in_place import show_problems
    from trainer.content.reading import read_document

    document, problems = read_document(file)
    if document is None:
        show_problems(problems, f"{file} cannot be exported")
    elif not isinstance(document.data, dict) or _nameless(document.data):
        click.echo(paint(f"{near(file)} is neither a scenario nor a persona and was left out", "red"))
        return None
    return document


def _nameless(data: dict[str, object]) -> bool:
    return not any(isinstance(data.get(field), str) for field in ("scenario", "persona"))


def _sources(wanted: set[tuple["Kind", str]], content: Sequence[Path]) -> "dict[tuple[Kind, str], Document]":
    """The content that translations are held against: what --content names first, then what is shipped."""
    from trainer.authoring.catalogues import content_in
    from trainer.content.paths import find_content_root
    from trainer.content.reading import read_document
    from trainer.content.strings import kind_of

    found: dict[tuple[Kind, str], Document] = {}
    names = {name for _, name in wanted}
    for file in content_in((*content, find_content_root())):
        document, _ = read_document(file) if file.stem in names else (None, None)
        if document is not None:
            found.setdefault((kind_of(document.data), file.stem), document)
    return found


def _finding_lines(findings: "Sequence[Finding]", *, everything: bool) -> Iterator[str]:
    from trainer.authoring.translations import Fault
    from trainer.content.problems import printable

    colours = {Fault.BROKEN: "red", Fault.STALE: "yellow"}
    missing = 0
    for finding in findings:
        missing += finding.fault is Fault.MISSING
        if finding.fault is not Fault.MISSING or everything or missing <= MOST_MISSING:
            fault = paint(finding.fault.value, colours.get(finding.fault, ""))
            yield f"{near(finding.file)}:{finding.line}: {fault}: {printable(finding.message)}"
    if missing > MOST_MISSING and not everything:
        yield f"{near(findings[0].file)}: and {missing - MOST_MISSING} more missing; --all tells each"


def _summary(checked: "Sequence[Checked]", taken: "Sequence[Checked]", *, check_only: bool) -> Iterator[str]:
    from trainer.authoring.translations import Fault

    for language in sorted({item.language for item in checked}):
        own = [item for item in checked if item.language == language]
        lines, usable = sum(item.lines for item in own), sum(item.usable for item in own)
        faults = [(fault.value, sum(item.count(fault) for item in own)) for fault in Fault]
        much = f"{usable} of {_counts(lines, 'line')} usable"
        yield f"{language}: {_counts(len(own), 'file')}, {much}{_listed(faults)}"
    if check_only:
        return
    names = [f"'{item.name}' ({item.language})" for item in taken if item.kind.value == "scenario"]
    more = len(taken) - len(names)
    others = [_counts(more, "persona")] if more else []
    what = ", ".join([*names, *others])
    yield f"Taken over: {what}." if what else "Nothing was taken over: no file has lines that can be used."
    if names:
        first = next(item for item in taken if item.kind.value == "scenario")
        yield f"Try it: coolhead play {first.name} --lang {first.language}"


def _listed(counts: "Sequence[tuple[str, int]]") -> str:
    return "".join(f", {count} {word}" for word, count in counts if count)


def _counts(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _next_step(out: Path) -> str:
    return f"When they are translated: coolhead strings import {near(out)}"
