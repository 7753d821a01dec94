"""Moments in words, as a colleague would say them: ``Thursday 9:00`` rather than a date with a zone."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Names of days, not the machine's: the program speaks English."""

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
"""Names of months."""

_NEAR = 6
_MIDNIGHT = time(0, 0)


def opening_words(moment: datetime, now: datetime) -> str:
    """When something opens: ``Thursday 9:00``, ``today 14:00`` or ``3 December 2026``.

    Args:
        moment: Wall-clock time of it.
        now: Wall-clock time of the learner.
    """
    return _day(moment, now) if moment.time() == _MIDNIGHT else f"{_day(moment, now)} {clock(moment)}"


def closing_words(moment: datetime, now: datetime) -> str:
    """When something closes; midnight is the end of the day before it."""
    if moment.time() == _MIDNIGHT:
        return f"the end of {_day(moment - timedelta(minutes=1), now)}"
    return f"{_day(moment, now)} {clock(moment)}"


def date_words(day: date) -> str:
    """``3 December 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """``9:00``."""
    return f"{moment.hour}:{moment.minute:02}"


def listed(titles: Iterable[str]) -> str:
    """Titles in quotes: ``'A'``, ``'A' and 'B'``, ``'A', 'B' and 'C'``."""
    quoted = [f"'{title}'" for title in titles]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def _day(moment: datetime, now: datetime) -> str:
    away = (moment.date() - now.date()).days
    if away == 0:
        return "today"
    if abs(away) <= _NEAR:
        return WEEKDAYS[moment.weekday()]
    return date_words(moment.date())


def attempts_left(number: int) -> str:
    """How many attempts are left, in words."""
    return "1 attempt left" if number == 1 else f"{number} attempts left"
