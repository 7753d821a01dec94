"""Translations back in: what is missing, stale or broken in the PO files of a folder."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.authoring.catalogues import TEMPLATES
from trainer.content.document import Document
from trainer.content.po import Entry, read_po
from trainer.content.strings import Kind, Line, lines_of
from trainer.content.translation import FOLDER, catalog_file, check_language, faults_of
from trainer.errors import ContentError, EnvironmentProblem, UsageError

QUOTED = 48
"""Characters of a line that a finding repeats."""


class Fault(StrEnum):
    """What can be wrong with a translation."""

    BROKEN = "broken"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line whose translation is not as it should be."""

    file: str
    """The file."""
    line: int
    """Its line, counted from 1."""
    fault: Fault
    """What kind of thing is wrong."""
    message: str
    """What it is, as a clause."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One PO file and what is wrong with it."""

    file: Path
    """The file."""
    language: str
    """The language."""
    kind: Kind
    """What it translates."""
    name: str
    """Whose lines it translates."""
    lines: int
    """Lines of the content."""
    usable: int
    """Lines that will be said in this language."""
    findings: tuple[Finding, ...]
    """Broken, stale and missing lines in the order of the file."""

    def count(self, fault: Fault) -> int:
        """How many findings of one kind there are."""
        return sum(finding.fault is fault for finding in self.findings)


def po_files(folder: Path) -> list[tuple[str, Kind, str, Path]]:
    """Language, kind, name and path of every PO file in a folder of catalogues, or of one language.

    Raises:
        UsageError: There is none.
    """
    found: list[tuple[str, Kind, str, Path]] = []
    for kind in Kind:
        for file in sorted([*folder.glob(f"*/{kind.folder}/*.po"), *folder.glob(f"{kind.folder}/*.po")]):
            language = file.resolve().parent.parent.name
            if language != TEMPLATES:
                found.append((check_language(language), kind, file.stem, file))
    if not found:
        what = "there are no translations in this folder"
        remedy = "name the folder that 'coolhead strings export' wrote"
        raise UsageError(what, where=str(folder), remedy=remedy)
    return sorted(found, key=lambda item: (item[0], item[1], item[2]))


def check_translation(
    file: Path, language: str, kind: Kind, name: str, sources: Mapping[tuple[Kind, str], Document]
) -> Checked:
    """Hold one PO file against the content of today.

    Args:
        file: The PO file.
        language: Its language.
        kind: What it translates.
        name: Whose lines it translates.
        sources: The content.
    """
    document = sources.get((kind, name))
    if document is None:
        gone = Finding(str(file), 1, Fault.STALE, f"there is no {kind.value} '{name}' any more")
        return Checked(file, language, kind, name, 0, 0, (gone,))
    lines = {(line.place, line.text): line for line in lines_of(document.data, kind)}
    try:
        entries = [entry for entry in read_po(file) if not entry.gone]
    except ContentError as error:
        broken = Finding(*_place_of(error, file), Fault.BROKEN, f"{error.what}; {error.remedy}")
        return Checked(file, language, kind, name, len(lines), 0, (broken,))
    usable = {(entry.place, entry.source) for entry in entries if _is_usable(entry)}
    findings = (*_in_entries(str(file), entries, lines), *_not_there(document, file, entries, lines))
    return Checked(file, language, kind, name, len(lines), len(usable & lines.keys()), findings)


def install(checked: Checked, data: Path) -> Path:
    """Put a PO file where ``play --lang`` finds it.

    Args:
        checked: The file.
        data: The data folder.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    target = catalog_file(data / FOLDER, checked.language, checked.kind, checked.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and target.samefile(checked.file)):
            shutil.copyfile(checked.file, target)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the translation cannot be taken over: {reason}",
            where=str(target),
            remedy="COOLHEAD_HOME names another folder",
        ) from error
    return target


Lines = Mapping[tuple[str, str], Line]
"""Place and wording -> line of today's content."""


def _in_entries(file: str, entries: Sequence[Entry], lines: Lines) -> Iterator[Finding]:
    """What is wrong with the entries of a file."""
    for entry in entries:
        for fault, message in _faults(entry, of_today=(entry.place, entry.source) in lines):
            yield Finding(file, entry.line, fault, message)


def _faults(entry: Entry, *, of_today: bool) -> Iterator[tuple[Fault, str]]:
    """What is wrong with one entry; an old line that nobody translated is no loss."""
    source = _quote(entry.source)
    if not entry.place:
        yield Fault.BROKEN, f"this entry has no id, restore its line 'msgctxt': {source}"
    elif not entry.text.strip():
        yield from [(Fault.MISSING, f"not translated yet: {source}")] if of_today else []
    elif entry.stale:
        reworded = f", it was {_quote(entry.previous)}" if entry.previous else ""
        yield Fault.STALE, f"the line was reworded: {source}{reworded}"
    elif not of_today:
        yield Fault.STALE, f"the content has no such line any more, export again: {source}"
    else:
        yield from ((Fault.BROKEN, f"{fault}: {_quote(entry.text)}") for fault in faults_of(entry))


def _not_there(document: Document, file: Path, entries: Sequence[Entry], lines: Lines) -> Iterator[Finding]:
    """Lines of the content that a file does not have."""
    there = {(entry.place, entry.source) for entry in entries}
    for key, line in lines.items():
        if key not in there:
            message = f"not in {file.name} yet, export again: {_quote(line.text)}"
            yield Finding(document.name, document.mark(line.path).line, Fault.MISSING, message)


def _is_usable(entry: Entry) -> bool:
    return bool(entry.text.strip()) and not entry.stale and not faults_of(entry)


def _place_of(error: ContentError, file: Path) -> tuple[str, int]:
    """File and line of an error whose place is ``file:line:column``."""
    place = error.where.removeprefix(str(file)).split(":")
    return str(file), int(place[1]) if len(place) > 1 and place[1].isdigit() else 1


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= QUOTED else f'"{flat[: QUOTED - 1].rstrip()}…"'
