"""Plain tables: columns that line up, and nothing that a screen reader would stumble over."""

from collections.abc import Sequence

GAP = "  "
"""What stands between two columns."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table with left-aligned columns.

    Args:
        head: Names of the columns.
        rows: Cells, one for each column; made harmless here.

    Returns:
        One line for the head and one a row, without trailing blanks.
    """
    from trainer.wording.harmless import one_line

    cells = [[one_line(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return [
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    ]
