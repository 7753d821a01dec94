"""A report's tables as Parquet, for whoever goes on computing; needs the extra ``analytics``."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from trainer.errors import EnvironmentProblem
from trainer.reports.report import Cell, Column, Kind, Report, Table

EXTRA = "pip install 'coolhead[analytics]'"
"""What helps where pyarrow is missing."""


def parquet_tables(report: Report, table: str = "") -> Iterator[tuple[str, bytes]]:
    """Key and Parquet file of each table, or of one.

    Args:
        report: What to write.
        table: Key of the one table that is wanted; all if empty.

    Raises:
        EnvironmentProblem: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise EnvironmentProblem("Parquet needs pyarrow, which is not installed", remedy=EXTRA) from error
    for item in report.tables:
        if table in ("", item.key):
            buffer = BytesIO()
            parquet.write_table(_arrow(pa, report, item), buffer)
            yield item.key, buffer.getvalue()


def _arrow(pa: Any, report: Report, table: Table) -> Any:
    fields, arrays = [], []
    for place, column in enumerate(table.columns):
        kind = _type(pa, column, [row[place] for row in table.rows])
        fields.append(pa.field(column.key, kind, metadata={"title": column.title, "kind": column.kind.value}))
        arrays.append(pa.array([_value(row[place], kind, pa) for row in table.rows], kind))
    about = {"report": report.kind, "table": table.key, "title": table.title, "notes": "\n".join(table.notes)}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))


def _type(pa: Any, column: Column, cells: list[Cell]) -> Any:
    """A column's type by what it means, so that a file with few rows has the same types as one with many."""
    if column.kind is Kind.YES_NO:
        return pa.bool_()
    if column.kind is Kind.MOMENT:
        return pa.timestamp("ms", "UTC")
    if column.kind in (Kind.NUMBER, Kind.SHARE, Kind.DURATION):
        return pa.float64()
    return pa.string()


def _value(cell: Cell, kind: Any, pa: Any) -> Any:
    if cell is None:
        return None
    if pa.types.is_timestamp(kind):
        from datetime import datetime

        return datetime.fromisoformat(str(cell))
    if pa.types.is_floating(kind):
        return float(cell)
    if pa.types.is_string(kind):
        return str(cell).encode("utf-8", "replace").decode("utf-8")
    return cell
