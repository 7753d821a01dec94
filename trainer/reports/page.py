"""A report as one HTML page that needs nothing else: no script, no request, no font from anywhere.

Everything that comes from people goes through Jinja's escaping and through ``cells``;
the page forbids itself all requests (Content-Security-Policy), so that even a slip
here could load nothing. Tables have captions, heads and row heads for screen readers.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from trainer.reports.cells import moment, short, shown
from trainer.reports.pictures import svg
from trainer.reports.report import Kind, Report, Section, Table
from trainer.reports.terminal import RIGHT
from trainer.wording.harmless import one_line

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell of the page."""

    text: str
    """What is shown."""
    css: str
    """Class: ``number``, ``name``, ``words``, ``moment`` or nothing."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table of the page."""

    table: Table
    """What it is made of."""
    heads: tuple[PageCell, ...]
    """Its head."""
    rows: tuple[tuple[PageCell, ...], ...]
    """Its rows."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section of the page."""

    name: str
    """Id within the page."""
    section: Section
    """What it is made of."""
    pictures: "tuple[Markup, ...]"
    """Its pictures, whole."""
    tables: tuple[PageTable, ...]
    """Its tables."""


def page(report: Report) -> str:
    """A report as a whole HTML page."""
    sections = tuple(_section(report, place, item) for place, item in enumerate(report.sections, start=1))
    return _template().render(
        report=report,
        subject=one_line(report.subject, 200),
        made=moment(report.made, report.zone) if report.made else "",
        sections=sections,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("trainer.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def _clean(value: object) -> object:
    """Everything that is put into the page, without characters that act; what is whole HTML stays."""
    return one_line(value) if type(value) is str else value


def _section(report: Report, place: int, section: Section) -> PageSection:
    from markupsafe import Markup

    pictures = tuple(
        Markup(svg(figure, f"s{place}-p{number}"))  # noqa: S704 - made of escaped text by ``pictures`` alone
        for number, figure in enumerate(section.figures, start=1)
    )
    return PageSection(
        f"s{place}", section, pictures, tuple(_table(report, table) for table in section.tables)
    )


def _table(report: Report, table: Table) -> PageTable:
    columns = [(place, table.columns[place], _css(table.columns[place].kind)) for place in table.telling]
    heads = tuple(PageCell(short(column.title), css) for _, column, css in columns)
    rows = tuple(
        tuple(PageCell(shown(row[place], column, report.zone), css) for place, column, css in columns)
        for row in table.rows
    )
    return PageTable(table, heads, rows)


def _css(kind: Kind) -> str:
    return "number" if kind in RIGHT else _CLASSES.get(kind, "")


_CLASSES = {Kind.NAME: "name", Kind.TEXT: "words", Kind.MOMENT: "moment", Kind.DATE: "moment"}
