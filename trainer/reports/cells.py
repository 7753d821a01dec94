"""Cells as people read them: ``62 %``, ``1 h 05 min``, ``2026-11-26 09:30``, and endless names cut.

Text is made harmless here once for every form that people read: no character in it acts
on a terminal, turns the reading direction round, or goes on for pages.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from trainer.reports.report import Cell, Column, Kind
from trainer.wording.harmless import one_line

NOTHING = "–"
"""Stands for a cell with nothing to say."""

LONGEST = 60
"""Characters of the longest name that is shown whole."""

MARK = 6
"""Hexadecimal digits that tell names apart which are cut."""


def shown(cell: Cell, column: Column, zone: tzinfo) -> str:
    """A cell as text for people, on one line.

    Args:
        cell: Its value.
        column: What it means.
        zone: Time zone in which moments are told.
    """
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return _text(cell, column, zone)
    return _NUMBERS.get(column.kind, _number)(cell)


def _text(text: str, column: Column, zone: tzinfo) -> str:
    if column.kind is Kind.MOMENT:
        return moment(text, zone)
    return short(text) if column.kind is Kind.NAME else one_line(text, 400)


def short(name: str) -> str:
    """A name as it may be shown; one that is far too long is cut, with a mark that tells it from others."""
    text = one_line(name) or "(blank)"
    if len(text) <= LONGEST:
        return text
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:MARK]
    return f"{text[: LONGEST - MARK - 4]}… #{digest}"


def moment(text: str, zone: tzinfo) -> str:
    """A moment in somebody's own time, to the minute."""
    return datetime.fromisoformat(text).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def duration(seconds: float) -> str:
    """Seconds in words: ``40 s``, ``12 min``, ``1 h 05 min``, ``3 d 4 h``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02} min"
    days, hours = divmod(round(whole / 3600), 24)
    return f"{days} d {hours} h"


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def _share(value: float) -> str:
    return f"{round(100 * value)} %"


_NUMBERS: Mapping[Kind, Callable[[float], str]] = {Kind.SHARE: _share, Kind.DURATION: duration}
