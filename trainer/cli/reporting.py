"""What ``coolhead report`` does around a report: gathers what it is made of, and delivers it."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.errors import EnvironmentProblem, UsageError

if TYPE_CHECKING:
    from trainer.content.library import Library
    from trainer.records.results import Results
    from trainer.reports.facts import Facts
    from trainer.reports.report import Report

FORMATS = ("table", "html", "csv", "json", "parquet")
"""Forms of a report."""

SUFFIXES = {".html": "html", ".htm": "html", ".csv": "csv", ".json": "json", ".parquet": "parquet"}
"""Ending of a file -> the form that it asks for."""

NO_FORMS = (".xlsx", ".xls", ".ods", ".pdf", ".docx", ".odt")
"""Endings of files that ask for a form which no report has."""

NARROWEST = 40
"""Characters of a line below which no report is set."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    course: str
    """Identifier of the course; empty for all sessions."""
    since: str
    """Moment from which sessions count, UTC as text; empty for all."""
    form: str
    """One of ``FORMATS``; empty where the file's name says it."""
    output: Path | None
    """File or folder to write; standard output if None."""
    table: str
    """Key of the one table that is wanted; all if empty."""
    replace: bool
    """Whether a file that is there may be replaced."""
    bom: bool
    """Whether a CSV file begins with a byte order mark."""
    content: tuple[Path, ...]
    """Further content folders."""

    @property
    def format(self) -> str:
        """The form: as said, else as the file's name says, else a table."""
        suffix = self.output.suffix.lower() if self.output else ""
        return self.form or SUFFIXES.get(suffix, "table")


def facts_for(wanted: Wanted) -> "Facts":
    """Everything that a report is made of.

    Raises:
        UsageError: There is no such course.
        EnvironmentProblem: The results database cannot be used.
    """
    from dataclasses import replace

    from trainer.content.library import find_content_root, load_library
    from trainer.courses.coursework import that_can_go_on
    from trainer.game import local_now
    from trainer.records.looking_back import look_back
    from trainer.records.opening import open_results
    from trainer.records.paths import data_folder
    from trainer.reports.gathering import gather

    library = load_library([find_content_root(), *wanted.content])
    course = library.course(wanted.course) if wanted.course else None
    results = open_results(data_folder())
    settle(results)
    past = look_back(results, wanted.course)
    past = replace(past, sessions=tuple(that_can_go_on(library, results.folder, past.sessions)))
    since = datetime.fromisoformat(wanted.since) if wanted.since else None
    facts = gather(past, library.scenarios, local_now(), course, since)
    return facts if course else _pointing_to(facts, library, {item.course for item in past.enrolments})


def settle(results: "Results") -> None:
    """Enter what is pending; a session that cannot be entered is told of, and hides no other."""
    from trainer.cli.edge import complain

    for problem in results.settle().problems:
        complain(str(problem))


def _pointing_to(facts: "Facts", library: "Library", courses: Iterable[str]) -> "Facts":
    """A word on courses that are taken, where none was asked for."""
    from dataclasses import replace

    known = sorted(name for name in courses if name in library.courses)
    if not known:
        return facts
    word = f"Where each stands in a course: add --course {known[0]}"
    others = f" (or {', '.join(known[1:])})." if known[1:] else "."
    return replace(facts, words=(*facts.words, word + others))


def learner_named(facts: "Facts", typed: str) -> str:
    """The id of a learner who is known.

    Raises:
        UsageError: There is none of that id.
    """
    from trainer.cli.guess import did_you_mean
    from trainer.records.learners import learner_id

    who = learner_id(typed)
    known = [member.learner for member in facts.members]
    if who not in known:
        shown = who if len(who) <= 60 else f"{who[:60]}…"
        hint = did_you_mean(who, known) if len(who) <= 60 else ""
        raise UsageError(
            f"there is no learner '{shown}' here{hint}", remedy="'coolhead report cohort' lists all learners"
        )
    return who


def unit_named(facts: "Facts", name: str) -> str:
    """A scenario or module that was played.

    Raises:
        UsageError: Nothing of that name was.
    """
    from trainer.cli.guess import did_you_mean
    from trainer.reports.building import units_called

    if name and not units_called(facts, name):
        known = sorted({unit.unit for unit in facts.units} | {unit.scenario for unit in facts.units})
        raise UsageError(
            f"nothing called '{name[:60]}' was played{did_you_mean(name[:60], known)}",
            remedy="'coolhead report scenario' lists what was",
        )
    return name


def deliver(report: "Report", wanted: Wanted) -> None:
    """Write a report as it was asked for.

    Raises:
        UsageError: There is no such table or form, or a file is in the way, or Parquet has no file to go to.
        EnvironmentProblem: It cannot be written.
    """
    if wanted.output and not wanted.form and wanted.output.suffix.lower() in NO_FORMS:
        raise UsageError(
            f"a report has no form for '{wanted.output.suffix}'",
            where=str(wanted.output),
            remedy="call it .csv, which every spreadsheet opens, or .html, which every browser prints",
        )
    keys = [table.key for table in report.tables]
    if wanted.table and wanted.table not in keys:
        raise UsageError(
            f"this report has no table '{wanted.table}'", remedy=f"its tables: {', '.join(keys)}"
        )
    if wanted.format == "parquet":
        _deliver_parquet(report, wanted)
    elif wanted.output is None:
        for line in _lines(report, wanted, on_screen=True):
            click.echo(line)
    else:
        text = "".join(f"{line}\n" for line in _lines(report, wanted, on_screen=False))
        encoding = "utf-8-sig" if wanted.format == "csv" and wanted.bom else "utf-8"
        write_file(wanted.output, text.encode(encoding, "replace"), replace=wanted.replace)
        click.echo(f"written: {wanted.output}", err=True)


def _lines(report: "Report", wanted: Wanted, *, on_screen: bool) -> Iterator[str]:
    if wanted.format == "csv":
        from trainer.reports.tabular import csv_lines

        yield from csv_lines(report, wanted.table)
    elif wanted.format == "json":
        from trainer.reports.data import as_json

        yield as_json(report, wanted.table)
    elif wanted.format == "html":
        from trainer.reports.page import page

        yield page(_only(report, wanted.table))
    else:
        yield from _words(report, wanted, on_screen=on_screen)


def _words(report: "Report", wanted: Wanted, *, on_screen: bool) -> Iterator[str]:
    """The report for reading: as wide as the terminal, headlines in bold where there is colour."""
    from trainer.cli.paint import paint
    from trainer.cli.signs import can_show
    from trainer.reports.terminal import Paper, lines

    screen = on_screen and sys.stdout.isatty()
    paper = Paper(
        _width(screen=screen) if on_screen else 0, bool(wanted.table), not on_screen or can_show("█")
    )
    shown = _only(report, wanted.table)
    strong = {section.title for section in shown.sections} | {table.title for table in shown.tables}
    for line in lines(shown, paper):
        yield paint(line, bold=True) if screen and line in strong else line


def _width(*, screen: bool) -> int:
    """Characters of a line: what COLUMNS says, else the terminal's; 0 in a pipe, where nothing limits it."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return max(int(said), NARROWEST)
    return max(shutil.get_terminal_size().columns, NARROWEST) if screen else 0


def _only(report: "Report", table: str) -> "Report":
    """The report with one of its tables alone, as it is if none is named."""
    from dataclasses import replace

    if not table:
        return report
    sections = (
        replace(section, figures=(), tables=tuple(item for item in section.tables if item.key == table))
        for section in report.sections
        if any(item.key == table for item in section.tables)
    )
    return replace(report, sections=tuple(sections))


def _deliver_parquet(report: "Report", wanted: Wanted) -> None:
    """One file for one table, or a folder with one for each; tables name them, and never a person."""
    from trainer.reports.columnar import parquet_tables

    if wanted.output is None:
        raise UsageError("Parquet is no text", remedy="name a folder with --output, or a file and --table")
    for key, content in parquet_tables(report, wanted.table):
        path = wanted.output if wanted.table else wanted.output / f"{key}.parquet"
        write_file(path, content, replace=wanted.replace)
        click.echo(f"written: {path}", err=True)


def write_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all, readable for its owner alone: it tells of people."""
    from trainer.records.beside import write_whole

    if path.exists() and not replace:
        raise UsageError(
            "there is such a file already", where=str(path), remedy="choose another name or add --replace"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        in_the_way = isinstance(error, FileExistsError)
        reason = "its folder is a file" if in_the_way else (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"the report cannot be written: {reason}",
            where=str(path),
            remedy="name another file with --output",
        ) from error
