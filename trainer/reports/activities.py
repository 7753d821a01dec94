"""What learners do, as xAPI activities: courses, modules, scenarios and replies, each with an IRI.

Names of content are short and plain and stand in the IRI as they are. A transcript from elsewhere may
name anything; what is no such name is replaced by a digest, so that an IRI is always one.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.model.attempt import Attempt
from trainer.model.course import Course
from trainer.model.mode import Mode
from trainer.model.scenario import Scenario
from trainer.wording.harmless import one_line

BASE = "https://coolhead.example/xapi"
"""Begins the IRIs of activities and extensions; the name is reserved (RFC 2606) and leads nowhere."""

LONGEST = 200
"""Characters of the longest title that is told."""

_TYPES = "http://adlnet.gov/expapi/activities"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

Activity = dict[str, Any]
"""One activity as plain data."""


@dataclass(frozen=True, slots=True)
class Activities:
    """What an attempt is about, and what that belongs to."""

    played: Activity
    """The module; the scenario where there is no course."""
    course: Activity | None
    """The course, if there is one."""
    scenario: Activity
    """The scenario."""

    @classmethod
    def of(
        cls, attempt: Attempt, courses: Mapping[str, Course], scenarios: Mapping[str, Scenario]
    ) -> "Activities":
        """The activities of an attempt; what content does not know any more goes by its identifier."""
        known = scenarios.get(attempt.scenario)
        title = known.title if known else attempt.scenario
        scenario = _activity(f"scenarios/{_part(attempt.scenario)}", title, "simulation")
        if not attempt.course:
            return cls(scenario, None, scenario)
        course = courses.get(attempt.course)
        module = course.module(attempt.module) if course else None
        place = f"courses/{_part(attempt.course)}"
        return cls(
            _activity(
                f"{place}/modules/{_part(attempt.module)}",
                module.title if module else attempt.module,
                "assessment" if attempt.mode == Mode.EXAM else "module",
            ),
            _activity(place, course.title if course else attempt.course, "course"),
            scenario,
        )

    @property
    def context(self) -> dict[str, list[Activity]]:
        """What the attempt as a whole belongs to."""
        if self.course is None:
            return {}
        return {"parent": [self.course], "grouping": [self.scenario]}

    @property
    def context_of_reply(self) -> dict[str, list[Activity]]:
        """What a reply belongs to."""
        if self.course is None:
            return {"parent": [self.played]}
        return {"parent": [self.played], "grouping": [self.course, self.scenario]}

    def reply(self, number: int) -> Activity:
        """The reply of that number, as an interaction that is answered in one's own words."""
        activity = _activity(
            f"{self.played['id'].removeprefix(f'{BASE}/')}/replies/{number}",
            f"Reply {number}",
            "cmi.interaction",
        )
        activity["definition"]["interactionType"] = "long-fill-in"
        return activity


def _activity(place: str, title: str, kind: str) -> Activity:
    name = one_line(title, LONGEST) or "(untitled)"
    definition = {"name": {"en": name}, "type": f"{_TYPES}/{kind}"}
    return {"objectType": "Activity", "id": f"{BASE}/{place}", "definition": definition}


def _part(name: str) -> str:
    """A name as one part of an IRI."""
    if _PLAIN.fullmatch(name):
        return name
    return f"_{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
