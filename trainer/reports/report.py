"""Report: sections with plain words, tables and pictures, before anybody has chosen a form.

A cell is a plain value and its column says what it means, so that a terminal can
write ``62 %`` where a spreadsheet gets 0.62. Text in a cell may come from anybody
and from anywhere; each form makes it harmless in its own way.
"""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import StrEnum

Cell = str | int | float | bool | None
"""What a cell holds; None where there is nothing to say."""


class Kind(StrEnum):
    """What the values of a column mean."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    SHARE = "share"
    MOMENT = "moment"
    DATE = "date"
    DURATION = "duration"
    YES_NO = "yes/no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: str
    """Name for programs, never changed: lower case with underscores."""
    title: str
    """Name for people."""
    kind: Kind = Kind.TEXT
    """What the values mean: ``name`` is text that a person chose, ``share`` 0..1, ``moment`` UTC as text,
    ``date`` ISO, ``duration`` seconds."""
    rank: int = 0
    """0 is always shown; higher ones are left out first where the terminal is narrow."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    key: str
    """Name for programs and for files; lower case with hyphens."""
    title: str
    """Headline."""
    columns: tuple[Column, ...]
    """Columns in order; the first names the row."""
    rows: tuple[tuple[Cell, ...], ...]
    """Cells, one for each column."""
    notes: tuple[str, ...] = ()
    """What the numbers say and what they do not."""
    empty: str = "Nothing yet."
    """What is said where there are no rows."""
    detail: bool = False
    """Whether it is long and for looking things up: a terminal names it and shows it when asked."""

    @property
    def telling(self) -> tuple[int, ...]:
        """Places of the columns that say anything to a reader: columns of words may be empty throughout."""
        return tuple(
            place
            for place, column in enumerate(self.columns)
            if place == 0 or column.kind is not Kind.TEXT or any(row[place] for row in self.rows)
        )

    def __post_init__(self) -> None:
        """Refuse a row that does not fit its columns: it would be read wrongly.

        Raises:
            ValueError: A row has too many or too few cells.
        """
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of table '{self.key}' does not fit its columns")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a picture."""

    label: str
    """What it stands for."""
    value: float
    """How far it reaches, in the picture's unit."""
    low: float | None = None
    """Lower end of the spread around it; None without spread."""
    high: float | None = None
    """Upper end."""
    words: str = ""
    """The value in words, e.g. ``62 (n 40)``."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of bars; a table beside it says the same in numbers."""

    title: str
    """Headline."""
    about: str
    """What is seen, for somebody who cannot see it."""
    bars: tuple[Bar, ...]
    """Bars from top to bottom."""
    most: float = 100
    """Value at the right end."""
    mark: float | None = None
    """A value at which a line is drawn, e.g. the pass mark."""
    mark_label: str = ""
    """What that line is."""


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer."""

    title: str
    """The question as a headline."""
    words: tuple[str, ...] = ()
    """The answer in sentences."""
    figures: tuple[Figure, ...] = ()
    """Pictures of it."""
    tables: tuple[Table, ...] = ()
    """The numbers."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    kind: str
    """``learner``, ``cohort``, ``scenario`` or ``skills``."""
    title: str
    """Headline."""
    subject: str
    """Whom or what it is about: a learner's id, a scenario; empty for everybody."""
    about: tuple[str, ...]
    """What it covers: course, time, numbers."""
    sections: tuple[Section, ...]
    """In reading order."""
    made: str = ""
    """When it was made, UTC as text."""
    zone: tzinfo = UTC
    """Time zone in which people are shown moments."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(table for section in self.sections for table in section.tables)
