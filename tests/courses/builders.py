"""Courses and attempts made by hand, for tests that need no file."""

from datetime import UTC, date, datetime, timedelta

from trainer.model.attempt import Attempt, Enrolment
from trainer.model.course import Course

MONDAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def module(name, **fields):
    """A module as its file would say it."""
    return {"module": name, "title": name.capitalize(), "scenario": "kettle", **fields}


def course(*modules, **fields):
    """A course of these modules."""
    content = {"course": "tea", "title": "Tea", "teaches": ["tea"], "modules": list(modules), **fields}
    return Course.model_validate(content)


def enrolled(first_day=MONDAY):
    """An enrolment from that day on."""
    return Enrolment("tea", "anna", first_day, "2026-11-23T08:00:00.000Z")


def attempt(name, score=None, n=0, **fields):
    """One attempt; without a score it was broken off."""
    made = {
        "session": f"{name}-{n:03}",
        "course": "tea",
        "module": name,
        "scenario": "kettle",
        "mode": "practice",
        "turns": 3,
        "begun": MORNING + timedelta(minutes=n),
        "score": score,
        "passed": score is not None and score >= 70,
    }
    return Attempt(**{**made, **fields})
