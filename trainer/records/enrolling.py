"""Learners and enrolments as rows of the results database, made of the enrolments' files."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from trainer.model.attempt import Enrolment
from trainer.records.entry import storable
from trainer.records.learners import learner_key
from trainer.records.tables import ENROLMENTS, LEARNERS


def put_learner(connection: Connection, learner: str) -> str:
    """Make sure that a learner has a row.

    Returns:
        The key of the row.
    """
    key = learner_key(learner)
    here = select(LEARNERS.c.learner_key).where(LEARNERS.c.learner_key == key)
    if connection.execute(here).first() is None:
        connection.execute(insert(LEARNERS).values(learner_key=key, learner=learner))
    return key


def put_enrolments(connection: Connection, enrolments: Iterable[Enrolment]) -> None:
    """Enter enrolments, and bring those that are there to what the files say."""
    for enrolment in enrolments:
        key = put_learner(connection, enrolment.learner)
        row = {"first_day": enrolment.first_day.isoformat(), "at": storable(enrolment.at)}
        here = (ENROLMENTS.c.learner_key == key) & (ENROLMENTS.c.course == enrolment.course)
        if connection.execute(select(ENROLMENTS.c.course).where(here)).first() is None:
            put = insert(ENROLMENTS).values(learner_key=key, course=enrolment.course, **row)
            connection.execute(put)
        else:
            connection.execute(update(ENROLMENTS).where(here).values(row))


def forget_learner(connection: Connection, learner: str) -> None:
    """Erase a learner's enrolments and the learner's own row; the sessions must be gone already."""
    key = learner_key(learner)
    for table in (ENROLMENTS, LEARNERS):
        connection.execute(delete(table).where(table.c.learner_key == key))
