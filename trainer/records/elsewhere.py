"""What one learner did on other machines, where results are shared in one database.

Files on this machine are the truth for what was played here. A course goes over
all machines, so its gates also ask the shared database. Nothing is asked where
there is none, and one that is away closes no course: then this machine's files count.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.errors import CoolheadError
from trainer.model.attempt import Attempt, Enrolment
from trainer.records.attempts import attempt_from_row
from trainer.records.overrules import WHOLE
from trainer.records.paths import DATABASE_VARIABLE, LOCAL, settings_file
from trainer.records.settings import load_settings

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a shared database knows of one learner."""

    attempts: tuple[Attempt, ...] = ()
    """Attempts at modules of courses, by the time of their beginning; those of this machine among them."""
    enrolments: Mapping[str, Enrolment] = field(default_factory=dict)
    """Course -> since when the learner takes it."""


def elsewhere(data: Path, learner: str) -> Elsewhere:
    """Ask the shared database, if there is one and it answers.

    Args:
        data: The data folder.
        learner: Id of the learner.
    """
    try:
        chosen = os.environ.get(DATABASE_VARIABLE, "").strip() or load_settings(settings_file(data)).database
        if not chosen or chosen == LOCAL:
            return Elsewhere()
        return _asked(data, learner)
    except CoolheadError:
        return Elsewhere()


def _asked(data: Path, learner: str) -> Elsewhere:
    from trainer.records.opening import open_results

    results = open_results(data)
    try:
        return results.database.read(lambda connection: _read(connection, learner))
    finally:
        results.database.close()


def _read(connection: "Connection", learner: str) -> Elsewhere:
    from sqlalchemy import select

    from trainer.records.learners import learner_key
    from trainer.records.tables import ENROLMENTS, OVERRULES, SESSIONS

    key = learner_key(learner)
    mine = select(SESSIONS).where(SESSIONS.c.learner_key == key, SESSIONS.c.course != "")
    rows: list[Mapping[str, Any]] = [dict(row) for row in connection.execute(mine).mappings()]
    given = select(OVERRULES).join(SESSIONS).where(SESSIONS.c.learner_key == key, OVERRULES.c.skill == WHOLE)
    marks = {row.session: row.mark for row in connection.execute(given.order_by(OVERRULES.c.at))}
    taken = connection.execute(select(ENROLMENTS).where(ENROLMENTS.c.learner_key == key)).all()
    ordered = sorted(rows, key=lambda row: (row["started"] or "", row["session"]))
    return Elsewhere(
        tuple(attempt_from_row(row, marks.get(row["session"])) for row in ordered),
        {
            row.course: Enrolment(row.course, learner, date.fromisoformat(row.first_day), row.at)
            for row in taken
        },
    )
