"""A report as CSV that no spreadsheet computes with.

A cell of text that begins like a formula gets an apostrophe before it, as OWASP
recommends ("CSV Injection"); controls and direction overrides are gone from it.
Numbers stay numbers, and a moment is UTC as text. Tables follow each other with
a blank line between them; a single table is nothing but its head and its rows.
"""

import csv
import io
from collections.abc import Iterator

from trainer.reports.report import Cell, Report, Table
from trainer.wording import cells

BOM = "\ufeff"
"""Tells spreadsheets that a file is UTF-8."""

LONGEST = 32_000
"""Characters that a spreadsheet's cell can hold, a few less."""


def csv_lines(report: Report, table: str = "") -> Iterator[str]:
    """A report, or one table of it, as CSV without line ends.

    Args:
        report: What to write.
        table: Key of the one table that is wanted; all if empty.
    """
    if table:
        yield from _table(next(item for item in report.tables if item.key == table))
        return
    yield _line([report.title, report.subject])
    for sentence in report.about:
        yield _line([sentence])
    for item in report.tables:
        yield ""
        yield _line([item.title])
        yield from _table(item)


def _table(table: Table) -> Iterator[str]:
    yield _line([column.key for column in table.columns])
    for row in table.rows:
        yield _line(list(row))


def _line(row: list[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([inert(cell) for cell in row])
    return buffer.getvalue()


def inert(cell: Cell) -> str:
    """A cell as it stands in CSV: text that can only be read, a plain number, yes or no, or nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return str(cell)
    return cells.inert(cell)[:LONGEST]
