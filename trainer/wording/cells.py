"""Cells of a CSV file that any spreadsheet shows as text and none computes with."""

import csv
import io
import re
from collections.abc import Iterable

from trainer.wording.harmless import one_line

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet compute a cell instead of showing it; the wide ones do so in
Japanese and Chinese ones."""

_PLAIN = re.compile(r"/?[A-Za-z0-9]+(?:[ ._/-][A-Za-z0-9]+)*")
"""Words and paths without any sign that needs a closer look, as most cells are."""

Cell = str | int | float | None
"""What a cell can be: text from anywhere, a number of our own, or nothing."""


def inert(cell: str) -> str:
    """A cell that stays text: one line, no control characters, an apostrophe before what starts a formula."""
    if not cell or _PLAIN.fullmatch(cell):
        return cell
    flat = one_line(cell)
    begins = cell.lstrip(" ").startswith(FORMULA_STARTS) or flat.startswith(FORMULA_STARTS)
    mark = "'" if begins else ""
    return mark + flat


def csv_line(cells: Iterable[Cell]) -> str:
    """Cells as one line of CSV without its line feed; numbers stay numbers, ``None`` is an empty cell."""
    buffer = io.StringIO()
    row = [inert(cell) if isinstance(cell, str) else cell for cell in cells]
    csv.writer(buffer, lineterminator="").writerow(row)
    return buffer.getvalue()
