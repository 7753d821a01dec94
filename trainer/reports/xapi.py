"""Sessions as xAPI 1.0.3 statements, for a learning record store. Pure.

A session is one registration. It is initialized, each reply is answered, and at its end it is
completed, and passed or failed; a human's mark for the whole session adds one more passed or failed,
with the human as instructor. A statement's id is made of the session's id and of what is said, and of
nothing that content or options could change: what was sent once has the same id for ever.

Activities and extensions carry IRIs under ``https://coolhead.example``. That name is reserved
(RFC 2606), so it is nobody's and nothing is ever fetched from it.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from trainer.model.course import Course
from trainer.model.scenario import Scenario
from trainer.records.beside import utc
from trainer.records.entry import storable
from trainer.records.overrules import FORGOTTEN
from trainer.records.past import HumanMark, PastSession, PastTurn
from trainer.reports.activities import BASE, Activities
from trainer.reports.facts import USUAL_PASS_MARK
from trainer.reports.tries import working_seconds

Statement = dict[str, Any]
"""One statement as plain data."""

HOME_PAGE = "https://coolhead.example"
"""Whose accounts the learners' ids are, unless a lead names a page of their own."""

PLATFORM = "Coolhead"
"""Where it happened."""

LANGUAGE = "en"
"""Language of the replies: the reader understands no other."""

_IDS = uuid.uuid5(uuid.NAMESPACE_URL, f"{BASE}/statements")
_REGISTRATIONS = uuid.uuid5(uuid.NAMESPACE_URL, f"{BASE}/registrations")
_VERBS = "http://adlnet.gov/expapi/verbs"
_RESULT = "result"
"""Stands for passed and failed in an id, so that a pass mark that changes later never says both."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How statements are worded."""

    courses: Mapping[str, Course] = field(default_factory=dict)
    """Courses as content has them today."""
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    """Scenarios likewise."""
    home_page: str = HOME_PAGE
    """Home page of the learners' accounts."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a session's rows do not say."""

    moments: Mapping[int, str] = field(default_factory=dict)
    """Number of a record of the transcript -> when it came about, UTC; may be empty."""
    replies: Mapping[int, str] = field(default_factory=dict)
    """Number of a record -> the reply as typed; empty unless replies are to be told."""


def statement_id(session: str, verb: str, detail: object = "") -> str:
    """The id of a statement: the same whenever and wherever it is made.

    Args:
        session: Id of the session.
        verb: What is said of it.
        detail: Which one, where there are several: the number of the reply.
    """
    return str(uuid.uuid5(_IDS, f"{session} {verb} {detail}"))


def registration(session: str) -> str:
    """The registration that all statements of an attempt share."""
    return str(uuid.uuid5(_REGISTRATIONS, session))


def statements_of(past: PastSession, terms: Terms, beside: Beside) -> Iterator[Statement]:
    """What there is to say of a session so far; nothing before its first reply.

    Args:
        past: The session.
        terms: How it is worded.
        beside: Moments and replies.
    """
    if past.attempt.tried:
        for statement in _Session(past, terms, beside).statements():
            yield _clean(statement)


def success(past: PastSession, terms: Terms, mark: int | None = None) -> bool:
    """Whether a session passes, by the game's score or by a human's mark.

    Args:
        past: The session.
        terms: Where pass marks are found.
        mark: The human's mark; None for the game's own judgement.
    """
    attempt = replace(past.attempt, mark=mark)
    course = terms.courses.get(attempt.course)
    module = course.module(attempt.module) if course else None
    if course and module:
        return attempt.passes(course.mark_for(module))
    if mark is None:
        return attempt.passed
    scenario = terms.scenarios.get(attempt.scenario)
    return attempt.passes(scenario.rubric.pass_mark if scenario else USUAL_PASS_MARK)


class _Session:
    """One session, about to be told."""

    def __init__(self, past: PastSession, terms: Terms, beside: Beside) -> None:
        self.past, self.terms, self.beside = past, terms, beside
        self.attempt = past.attempt
        self.activities = Activities.of(past.attempt, terms.courses, terms.scenarios)
        self.begun = utc(past.attempt.begun) if past.attempt.begun else ""

    def statements(self) -> Iterator[Statement]:
        """In the order in which they came about."""
        yield self._say("initialized", at=self.begun)
        for record, turn in enumerate(self.past.turns, start=1):
            if not turn.action:
                yield self._answered(record, turn)
        if self.attempt.score is not None:
            yield from self._ended(self.attempt.score)
        for mark in self.past.marks:
            if not mark.skill:
                yield self._judged(mark)

    def _answered(self, record: int, turn: PastTurn) -> Statement:
        known, reply = self.beside.moments.get(record, ""), self.beside.replies.get(record, "")
        understood = {
            "moves": list(turn.moves),
            "need": turn.need,
            "mood-change": {"heat": turn.heat, "trust": turn.trust, "patience": turn.patience},
        }
        statement = self._say(
            "answered",
            detail=turn.n,
            at=known or self.begun,
            result={**({"response": reply} if reply else {}), "extensions": _extensions(understood)},
            about={} if known else {"time-is-of-session-start": True},
        )
        statement["object"] = self.activities.reply(turn.n)
        statement["context"]["contextActivities"] = self.activities.context_of_reply
        return statement

    def _ended(self, score: int) -> Iterator[Statement]:
        at = utc(self.attempt.ended) if self.attempt.ended else self.begun
        seconds = working_seconds(self.past)
        took = {} if seconds is None else {"duration": iso_duration(seconds)}
        yield self._say("completed", at=at, result={"completion": True, **took})
        passed = success(self.past, self.terms)
        marks = {"skills": dict(self.past.skills), "critical-errors": list(self.past.critical)}
        yield self._say(
            "passed" if passed else "failed",
            key=_RESULT,
            at=at,
            result={"score": _score(score), "success": passed, **took, "extensions": _extensions(marks)},
            about={"ending": self.past.ending},
        )

    def _judged(self, mark: HumanMark) -> Statement:
        """A human's mark, which counts in the place of the game's from then on."""
        passed = success(self.past, self.terms, mark.mark)
        statement = self._say(
            "passed" if passed else "failed",
            key="judged",
            detail=f"{mark.at} {mark.mark}",
            at=mark.at,
            result={"score": _score(mark.mark), "success": passed},
            about={"set-by-human": True},
        )
        if mark.evaluator != FORGOTTEN:
            statement["context"]["instructor"] = self._person(mark.evaluator)
        return statement

    def _say(
        self,
        verb: str,
        *,
        key: str = "",
        detail: object = "",
        at: str = "",
        result: Mapping[str, Any] | None = None,
        about: Mapping[str, Any] | None = None,
    ) -> Statement:
        """A statement about the attempt as a whole."""
        session = self.attempt.session
        return {
            "id": statement_id(session, key or verb, detail),
            "actor": self._person(self.past.learner),
            "verb": {"id": f"{_VERBS}/{verb}", "display": {"en": verb}},
            "object": self.activities.played,
            **({"result": dict(result)} if result else {}),
            "context": self._context(about or {}),
            **({"timestamp": at} if at else {}),
        }

    def _context(self, about: Mapping[str, Any]) -> Statement:
        past, activities = self.past, self.activities.context
        details = {"mode": self.attempt.mode, "degree": past.degree, "persona": past.persona, **about}
        extensions = _extensions(details)
        return {
            "registration": registration(self.attempt.session),
            "platform": PLATFORM,
            "language": LANGUAGE,
            **({"contextActivities": activities} if activities else {}),
            **({"extensions": extensions} if extensions else {}),
        }

    def _person(self, name: str) -> Statement:
        return {"objectType": "Agent", "account": {"homePage": self.terms.home_page, "name": name}}


def iso_duration(seconds: int) -> str:
    """Seconds as an ISO 8601 duration: ``PT1H2M3S``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = (f"{value}{unit}" for value, unit in ((hours, "H"), (minutes, "M")) if value)
    return f"PT{''.join(parts)}{rest}S"


def _score(mark: int) -> dict[str, Any]:
    """A score of 0..100 as xAPI scales it, -1..1: nothing below 0 is ever scored here."""
    return {"scaled": mark / 100, "raw": mark, "min": 0, "max": 100}


def _extensions(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{BASE}/extensions/{name}": value for name, value in values.items() if value not in ("", None)}


def _clean(value: Any) -> Any:
    """Without the characters that stores refuse: one statement that fails would hold up all others."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list) else value
