# ruff: noqa: DTZ001 - moments of a course are wall-clock times without a zone
"""Days of a course: what can be written, and the moment that it comes to."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.calendar import Calendar, nth_day, read_when

WORKING, EVERY = Calendar.WORKING_DAYS, Calendar.EVERY_DAY
THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("day 1", datetime(2026, 11, 26), datetime(2026, 11, 27)),
        ("Day 3", datetime(2026, 11, 30), datetime(2026, 12, 1)),
        ("day 2 at 9:00", datetime(2026, 11, 27, 9), datetime(2026, 11, 27, 9)),
        ("day 2, 9:00", datetime(2026, 11, 27, 9), datetime(2026, 11, 27, 9)),
        ("day  2   09:30", datetime(2026, 11, 27, 9, 30), datetime(2026, 11, 27, 9, 30)),
        ("2026-12-01", datetime(2026, 12, 1), datetime(2026, 12, 2)),
        ("2026-12-01 at 17:00", datetime(2026, 12, 1, 17), datetime(2026, 12, 1, 17)),
    ],
)
def test_a_day_or_a_date_with_or_without_a_time(text, begins, ends):
    when = read_when(text)
    assert when is not None
    assert when.begins(THURSDAY, WORKING) == begins
    assert when.ends(THURSDAY, WORKING) == ends


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tuesday",
        "day",
        "day 0",
        "day 401",
        "day -1",
        "day 2 at 24:00",
        "day 2 at 9",
        "2026-02-30",
        "1999-01-01",
        "day 1 or 2",
        "٣",
    ],
)
def test_what_is_no_day_is_none(text):
    assert read_when(text) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_working_days_follow_each_other_and_leave_the_weekend_out(first, number):
    here, following = nth_day(first, number, WORKING), nth_day(first, number + 1, WORKING)
    assert here.weekday() < 5
    assert (following - here).days == (3 if here.weekday() == 4 else 1)
    assert (nth_day(first, number + 1, EVERY) - nth_day(first, number, EVERY)).days == 1
    assert nth_day(first, 1, EVERY) == first
