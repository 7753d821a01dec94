"""Days of a course: what an author writes (``day 4 at 9:00``) and the moment that it comes to.

A course is written once and taken by many, so its days are counted from each
learner's first day. Moments are wall-clock time without a zone: nine o'clock is
nine o'clock where the learner sits, also after the clocks have changed.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

EXAMPLES = "'day 4', 'day 4 at 9:00' or '2026-12-01 at 9:00'"
"""What can be written, as a hint names it."""

MOST_DAYS = 400
"""Last day that a course can name."""

_WHEN = re.compile(
    r"(?:day (?P<day>\d{1,3})|(?P<date>\d{4}-\d{2}-\d{2}))"
    r"(?:(?:,| at)? (?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.IGNORECASE,
)
_MIDNIGHT = time(0, 0)
_SATURDAY = 5
_WEEK = 7


class Calendar(StrEnum):
    """Which days of the week count as days of a course."""

    WORKING_DAYS = "working-days"
    EVERY_DAY = "every-day"


@dataclass(frozen=True, slots=True)
class When:
    """A day of the course or of the calendar, with or without a time."""

    day: int | None = None
    """Day of the course, counted from 1; None where a date is named."""
    on: date | None = None
    """Day of the calendar; None where a day of the course is named."""
    clock: time | None = None
    """Time of that day; None where the whole day is meant."""

    def begins(self, first: date, calendar: Calendar) -> datetime:
        """The moment at which it comes: a day without a time begins at midnight.

        Args:
            first: The learner's first day.
            calendar: Which days count.
        """
        return datetime.combine(self._date(first, calendar), self.clock or _MIDNIGHT)

    def ends(self, first: date, calendar: Calendar) -> datetime:
        """The moment at which it is over: a day without a time is over at the next midnight.

        Args:
            first: The learner's first day.
            calendar: Which days count.
        """
        begins = self.begins(first, calendar)
        return begins if self.clock else begins + timedelta(days=1)

    def _date(self, first: date, calendar: Calendar) -> date:
        return self.on or nth_day(first, self.day or 1, calendar)


def read_when(text: str) -> When | None:
    """The day that ``text`` names, or None where it names none.

    Args:
        text: ``day 4``, ``day 4 at 9:00``, ``2026-12-01`` or ``2026-12-01 at 9:00``.
    """
    found = _WHEN.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    try:
        clock = time(int(found["hour"]), int(found["minute"])) if found["hour"] else None
        named = date.fromisoformat(found["date"]) if found["date"] else None
    except ValueError:
        return None
    if named:
        return When(None, named, clock) if 2000 <= named.year <= 2200 else None
    day = int(found["day"])
    return When(day, None, clock) if 1 <= day <= MOST_DAYS else None


def nth_day(first: date, number: int, calendar: Calendar) -> date:
    """The date of a day of the course.

    Args:
        first: The learner's first day; one on a weekend is taken for the Monday after it where only
            working days count.
        number: Which day, counted from 1.
        calendar: Which days count.
    """
    if calendar is Calendar.EVERY_DAY:
        return first + timedelta(days=number - 1)
    begin = first
    while begin.weekday() >= _SATURDAY:
        begin += timedelta(days=1)
    weeks, rest = divmod(number - 1, _SATURDAY)
    over = begin.weekday() + rest
    return begin + timedelta(days=weeks * _WEEK + rest + (2 if over >= _SATURDAY else 0))
