"""A learner who has passed a course, and how far everything else is, made by hand."""

from datetime import date

from tests.reports.hand import session
from trainer.model.attempt import Enrolment
from trainer.model.course import Course
from trainer.records.past import Past

COURSE = Course.model_validate(
    {
        "course": "week",
        "title": "A week",
        "teaches": ["listening", "promising little"],
        "modules": [
            {"module": "first", "title": "The first", "scenario": "kettle"},
            {"module": "twice", "title": "Twice", "scenario": "kettle", "attempts": {"minimum": 2}},
            {"module": "extra", "title": "An extra", "scenario": "kettle", "optional": True},
            {
                "module": "exam",
                "title": "The exam",
                "scenario": "kettle",
                "mode": "exam",
                "attempts": {"maximum": 2},
            },
        ],
    }
)


def played(learner, module, score, day=0, **more):
    """A session of a module."""
    mode = "exam" if module == "exam" else "practice"
    name = more.pop("session", f"{learner}-{module}-{day}")
    return session(
        learner, score, day=day, course="week", module=module, mode=mode, session=name, passed=True, **more
    )


def whole(learner):
    """Sessions that pass the course."""
    return [
        played(learner, "first", 70),
        played(learner, "first", 85, 1),
        played(learner, "first", 95, 9),
        played(learner, "twice", 90, 2),
        played(learner, "twice", 40, 3),
        played(learner, "exam", 88, 4),
    ]


def past(*sessions, takes=()):
    """What was played, by who takes the course."""
    people = sorted({*takes, *(item.learner for item in sessions)})
    enrolments = tuple(
        Enrolment("week", who, date(2026, 11, 2), "2026-11-02T08:00:00.000Z") for who in people
    )
    return Past(tuple(sessions), tuple(people), enrolments)
