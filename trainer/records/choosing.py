"""Which sessions of the records are meant, for whoever works through them: by learner, course and time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from trainer.records.learners import learner_key
from trainer.records.overrules import Overrule
from trainer.records.results import Results
from trainer.records.tables import LEARNERS, OVERRULES, SESSIONS, TRANSCRIPTS

BATCH = 500
"""Sessions that are asked for at a time; databases limit how many may be named in one question."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One session that was played to its end."""

    session: str
    """Its id."""
    learner: str
    """Who played."""
    file: str
    """Name of its transcript."""
    sha256: str
    """What the transcript's bytes are known by."""
    marks: tuple[Overrule, ...]
    """Marks that humans set, oldest first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Sessions that are meant."""

    ended: tuple[Chosen, ...]
    """Those that were played to their end, by the time of their beginning, then by id."""
    open: int
    """How many others have no end yet."""


def choose(results: Results, *, learner: str = "", course: str = "", since: str = "") -> Choice:
    """Look up sessions.

    Args:
        results: The results database; what is pending should be settled before.
        learner: Only this one's sessions; everybody's if empty.
        course: Only sessions of this course; all if empty.
        since: Only sessions that began at this moment or later, UTC as text; all if empty.

    Raises:
        EnvironmentProblem: The database cannot be used.
    """
    query = select(SESSIONS, LEARNERS.c.learner).join(LEARNERS)
    if learner:
        query = query.where(SESSIONS.c.learner_key == learner_key(learner))
    if course:
        query = query.where(SESSIONS.c.course == course)
    if since:
        query = query.where(SESSIONS.c.started >= since)
    rows = results.database.read(_all(query))
    marks = _marks(results)
    ended = [
        Chosen(row.session, row.learner, row.file, row.sha256, tuple(marks.get(row.session, ())))
        for row in sorted(rows, key=lambda row: (row.started or "", row.session))
        if row.ending is not None
    ]
    return Choice(tuple(ended), len(rows) - len(ended))


def transcripts(results: Results, sessions: Sequence[str]) -> Mapping[str, bytes]:
    """The transcripts that a shared database holds.

    Args:
        results: The results database.
        sessions: Ids; those without a transcript are left out of the answer.

    Raises:
        EnvironmentProblem: The database cannot be used.
    """
    found: dict[str, bytes] = {}
    for first in range(0, len(sessions), BATCH):
        wanted = select(TRANSCRIPTS).where(TRANSCRIPTS.c.session.in_(sessions[first : first + BATCH]))
        found |= {row.session: bytes(row.content) for row in results.database.read(_all(wanted))}
    return found


def _all(query: "Select[Any]") -> "Callable[[Connection], Sequence[Row[Any]]]":
    return lambda connection: connection.execute(query).all()


def _marks(results: Results) -> Mapping[str, list[Overrule]]:
    rows = results.database.read(_all(select(OVERRULES)))
    found: dict[str, list[Overrule]] = {}
    for row in sorted(rows, key=lambda row: (row.at, row.overrule)):
        mark = Overrule(row.overrule, row.skill, row.mark, row.reason, row.evaluator, row.at)
        found.setdefault(row.session, []).append(mark)
    return found
