"""A report in a terminal: as wide as it is, and plain lines where there is none.

A narrow terminal leaves out columns of lesser weight and says how many; a pipe gets all.
Tables for looking things up are named, and shown when they are asked for.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from trainer.reports.cells import short, shown
from trainer.reports.report import Bar, Column, Figure, Kind, Report, Section, Table
from trainer.wording.harmless import one_line

GAP = 2
"""Blanks between two columns."""

WIDEST_WORDS = 40
"""Characters of a column of words before it is wrapped on a terminal."""

NARROWEST = 8
"""Characters below which a column of words is not squeezed."""

BAR = 40
"""Characters of the longest bar."""

RIGHT = (Kind.NUMBER, Kind.SHARE, Kind.DURATION)
"""Kinds that are set flush right."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a report is written on."""

    width: int = 0
    """Characters of a line; 0 where nothing limits it, as in a pipe."""
    details: bool = False
    """Whether tables for looking things up are shown as well."""
    blocks: bool = True
    """Whether the output can show block characters; else bars are drawn with ``#``."""


def lines(report: Report, paper: Paper) -> Iterator[str]:
    """A report as lines without markup.

    Args:
        report: What to say.
        paper: What it is written on.
    """
    subject = f": {one_line(report.subject, 60)}" if report.subject else ""
    yield report.title + subject
    for sentence in report.about:
        yield from _wrapped(sentence, paper)
    for section in report.sections:
        yield ""
        yield section.title
        yield "=" * len(section.title)
        yield from _section(section, report, paper)


def _section(section: Section, report: Report, paper: Paper) -> Iterator[str]:
    for sentence in section.words:
        yield from _wrapped(sentence, paper)
    for figure in section.figures:
        yield ""
        yield from figure_lines(figure, paper)
    for table in section.tables:
        yield ""
        if table.detail and table.rows and not paper.details:
            rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
            yield from _wrapped(f"{table.title}: {rows}; --table {table.key} shows them.", paper)
        else:
            if table.title != section.title:
                yield table.title
            yield from table_lines(table, report, paper)


def table_lines(table: Table, report: Report, paper: Paper) -> Iterator[str]:
    """One table with its notes."""
    if not table.rows:
        yield table.empty
        return
    cells = [
        [shown(cell, column, report.zone) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    kept = _fitting(table, cells, paper.width)
    columns = [table.columns[place] for place in kept]
    widths = [
        _width(column, [row[place] for row in cells], paper.width)
        for place, column in zip(kept, columns, strict=True)
    ]
    widths = _squeezed(widths, columns, paper.width)
    head = [short(column.title) for column in columns]
    yield from _row(head, widths, [False] * len(kept))
    yield "  ".join("-" * width for width in widths)
    right = [column.kind in RIGHT for column in columns]
    for row in cells:
        yield from _row([row[place] for place in kept], widths, right)
    yield from _wrapped(_left_out(table, kept), paper)
    if table.notes:
        yield ""
    for note in table.notes:
        yield from _wrapped(f"Note: {note}", paper)


def _left_out(table: Table, kept: Sequence[int]) -> str:
    names = [table.columns[place].title for place in table.telling if place not in kept]
    return f"(not shown, for want of width: {', '.join(names)})" if names else ""


def _fitting(table: Table, cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Places of the columns that fit: those of the lightest weight go first, the last of them first."""
    kept, columns = list(table.telling), table.columns
    if not width:
        return kept
    widths = [_width(column, [row[place] for row in cells], width) for place, column in enumerate(columns)]
    while sum(widths[place] + GAP for place in kept) - GAP > width:
        lightest = max(kept, key=lambda place: (columns[place].rank, place))
        if columns[lightest].rank == 0:
            break
        kept.remove(lightest)
    return kept


def _squeezed(widths: list[int], columns: Sequence[Column], paper: int) -> list[int]:
    """Widths that fit, as long as columns of words can give: the widest gives first."""
    widths = list(widths)
    words = [place for place, column in enumerate(columns) if column.kind not in RIGHT]
    while paper and words and sum(widths) + GAP * (len(widths) - 1) > paper:
        widest = max(words, key=lambda place: (widths[place], place))
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _width(column: Column, cells: Sequence[str], paper: int) -> int:
    longest = max(map(cell_len, cells), default=0)
    head = short(column.title)
    if not paper:
        return max(longest, cell_len(head))
    narrow = max(map(cell_len, head.split()))
    if column.kind in RIGHT:
        return max(longest, narrow)
    return max(min(longest, WIDEST_WORDS), narrow)


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """One row; what is longer than its column goes on below."""
    folded = [_fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for level in range(max(map(len, folded))):
        parts = []
        for part, width, flush in zip(folded, widths, right, strict=True):
            text = part[level] if level < len(part) else ""
            parts.append(_padded(text, width, flush))
        yield "  ".join(parts).rstrip()


def _padded(text: str, width: int, flush: bool) -> str:
    """A cell as wide as its column, as a terminal counts: some letters take two places."""
    blanks = " " * max(0, width - cell_len(text))
    return blanks + text if flush else text + blanks


def _fold(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, max(width, 1), break_on_hyphens=False) or [""]


def _wrapped(sentence: str, paper: Paper) -> list[str]:
    text = one_line(sentence)
    if not text:
        return []
    return textwrap.wrap(text, paper.width, break_on_hyphens=False) if paper.width else [text]


def figure_lines(figure: Figure, paper: Paper) -> Iterator[str]:
    """A picture in characters, with its values."""
    yield figure.title + (f" (| is the {figure.mark_label})" if figure.mark_label else "")
    labels = [one_line(bar.label, 30) for bar in figure.bars]
    widest = max(map(len, labels), default=0)
    longest = max((len(bar.words) for bar in figure.bars), default=0)
    room = min(BAR, paper.width - widest - longest - 2 * GAP) if paper.width else BAR
    for label, bar in zip(labels, figure.bars, strict=True):
        yield f"{label.ljust(widest)}  {_bar(bar, figure, max(room, 8), paper)}  {bar.words}".rstrip()


def _bar(bar: Bar, figure: Figure, room: int, paper: Paper) -> str:
    full = min(room, max(0, round(room * bar.value / figure.most)))
    drawn = list(("█" if paper.blocks else "#") * full + " " * (room - full))
    if figure.mark is not None:
        drawn[min(room - 1, round(room * figure.mark / figure.most))] = "|"
    return "".join(drawn)
