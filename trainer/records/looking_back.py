"""Reads everything that a report needs out of the results database, and turns out of the transcripts.

A shared database holds the transcripts itself; beside a database of this machine
alone they lie as files. Both give the same values: what a report computes is
computed from these, and never by a database.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from trainer.errors import CoolheadError
from trainer.model.attempt import Enrolment
from trainer.records.attempts import attempt_from_row
from trainer.records.past import HumanMark, Past, PastSession, PastTurn
from trainer.records.reader import read_bytes
from trainer.records.results import Results
from trainer.records.tables import (
    CRITICAL_ERRORS,
    ENROLMENTS,
    LEARNERS,
    OVERRULES,
    SESSIONS,
    SKILL_SCORES,
    TRANSCRIPTS,
)

BATCH = 200
"""Transcripts that are fetched from a shared database at a time."""

_GAUGES = ("heat", "trust", "patience")
_Row = Any
Value = TypeVar("Value")


def look_back(results: Results, course: str = "") -> Past:
    """Everything that was played.

    Args:
        results: The results database; what is pending should be settled before.
        course: Only what was played for this course, and who takes it; everything if empty.

    Raises:
        EnvironmentProblem: The database cannot be used.
    """
    rows = results.database.read(lambda connection: connection.execute(_wanted(course)).all())
    parts = results.database.read(_Parts)
    turns = _from_database(results) if results.database.shared else _from_files(results.folder)
    known = dict(turns(rows))
    sessions = [_session(row, parts, known.get(row.session)) for row in rows]
    sessions.sort(key=lambda past: (past.attempt.begun is None, past.attempt.begun, past.attempt.session))
    enrolments = tuple(item for item in parts.enrolments if course in ("", item.course))
    return Past(tuple(sessions), parts.learners, enrolments)


def _wanted(course: str) -> "Select[Any]":
    query = select(SESSIONS, LEARNERS.c.learner).join(LEARNERS)
    return query.where(SESSIONS.c.course == course) if course else query


class _Parts:
    """What other tables hold of all sessions."""

    def __init__(self, connection: Connection) -> None:
        """Read them whole: a report is about most of them."""
        self.skills = _grouped(
            connection.execute(
                select(SKILL_SCORES.c.session, SKILL_SCORES.c.skill, SKILL_SCORES.c.score)
            ).all(),
            lambda row: (row.skill, row.score),
        )
        self.critical = _grouped(
            connection.execute(
                select(CRITICAL_ERRORS).order_by(CRITICAL_ERRORS.c.session, CRITICAL_ERRORS.c.position)
            ).all(),
            lambda row: row.name,
        )
        self.marks = _grouped(
            sorted(connection.execute(select(OVERRULES)).all(), key=lambda row: (row.at, row.overrule)),
            lambda row: HumanMark(row.skill, row.mark, row.reason, row.evaluator, row.at),
        )
        self.learners = tuple(sorted(connection.execute(select(LEARNERS.c.learner)).scalars()))
        enrolled = connection.execute(select(ENROLMENTS, LEARNERS.c.learner).join(LEARNERS)).all()
        self.enrolments = tuple(
            sorted(map(_enrolment, enrolled), key=lambda item: (item.course, item.learner))
        )


def _grouped(rows: Iterable[_Row], value: Callable[[_Row], Value]) -> Mapping[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for row in rows:
        found[row.session].append(value(row))
    return found


def _session(row: _Row, parts: _Parts, turns: tuple[PastTurn, ...] | None) -> PastSession:
    marks = tuple(parts.marks.get(row.session, ()))
    whole = [mark.mark for mark in marks if not mark.skill]
    attempt = attempt_from_row(row._asdict(), whole[-1] if whole else None)
    return PastSession(
        attempt,
        row.learner,
        row.file,
        row.persona,
        row.degree,
        row.ending or "",
        row.outcome or "",
        tuple(sorted(parts.skills.get(row.session, ()))),
        tuple(parts.critical.get(row.session, ())),
        marks,
        turns or (),
        turns is not None,
    )


def _enrolment(row: _Row) -> Enrolment:
    return Enrolment(row.course, row.learner, date.fromisoformat(row.first_day), row.at)


Turns = Callable[[Iterable[_Row]], Iterator[tuple[str, tuple[PastTurn, ...] | None]]]
"""Gives the turns of each session; None where they cannot be read."""


def _from_files(folder: Path) -> Turns:
    def turns(rows: Iterable[_Row]) -> Iterator[tuple[str, tuple[PastTurn, ...] | None]]:
        for row in rows:
            try:
                content = read_bytes(folder / Path(row.file).name)[: row.size]
            except CoolheadError:
                continue
            yield row.session, _turns(content)

    return turns


def _from_database(results: Results) -> Turns:
    def turns(rows: Iterable[_Row]) -> Iterator[tuple[str, tuple[PastTurn, ...] | None]]:
        names = [row.session for row in rows]
        for first in range(0, len(names), BATCH):
            wanted = select(TRANSCRIPTS).where(TRANSCRIPTS.c.session.in_(names[first : first + BATCH]))
            for session, content in results.database.read(_all(wanted)):
                yield session, _turns(bytes(content))

    return turns


def _all(query: "Select[Any]") -> Callable[[Connection], list[Any]]:
    return lambda connection: list(connection.execute(query).all())


def _turns(content: bytes) -> tuple[PastTurn, ...] | None:
    """The turns of a transcript; None if it is none any more."""
    try:
        records = [json.loads(line) for line in content.splitlines()]
        return tuple(_turn(record) for record in records if record["type"] in ("turn", "action"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _turn(record: Mapping[str, Any]) -> PastTurn:
    before, after = record["mood"]["before"], record["mood"]["after"]
    heat, trust, patience = (int(after[gauge]) - int(before[gauge]) for gauge in _GAUGES)
    return PastTurn(
        n=int(record["n"]),
        action=str(record.get("name", "")),
        need=str(record.get("need", "")),
        moves=tuple(str(move["name"]) for move in record.get("moves", ())),
        topics=tuple(map(str, record.get("topics", ()))),
        events=tuple(map(str, record["events"])),
        heat=heat,
        trust=trust,
        patience=patience,
    )
