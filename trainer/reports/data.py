"""A report as JSON: every value as it is, text in ASCII, so that no character in it can act anywhere."""

import json
from typing import Any

from trainer.reports.report import Report, Section, Table


def as_json(report: Report, table: str = "") -> str:
    """A report, or one table of it, as JSON.

    Args:
        report: What to write.
        table: Key of the one table that is wanted; the whole report if empty.
    """
    if table:
        wanted: Any = _table(next(item for item in report.tables if item.key == table))
    else:
        wanted = {
            "report": report.kind,
            "title": report.title,
            "subject": report.subject,
            "made": report.made,
            "about": list(report.about),
            "sections": [_section(section) for section in report.sections],
        }
    return json.dumps(wanted, ensure_ascii=True, indent=2)


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "words": list(section.words),
        "tables": [_table(table) for table in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    return {
        "table": table.key,
        "title": table.title,
        "columns": [
            {"key": column.key, "title": column.title, "kind": column.kind.value} for column in table.columns
        ],
        "rows": [dict(zip(keys, row, strict=True)) for row in table.rows],
        "notes": list(table.notes),
    }
