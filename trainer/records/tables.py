"""The tables of the results database.

Every key is a value of the files themselves, nothing is counted up by a
database and no row knows when it was written: the same files give the same
rows. Text whose length nobody limits stands in no index, because Postgres
refuses long index entries. Moments are text in UTC, equal in every database.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

HEAD = "0002"
"""The migration that these tables are the result of."""

METADATA = MetaData()
"""All tables."""


def _session(*, key: bool = False, index: bool = False) -> "Column[str]":
    target = ForeignKey("sessions.session", ondelete="CASCADE")
    return Column("session", String(36), target, primary_key=key, nullable=False, index=index)


LEARNERS = Table(
    "learners",
    METADATA,
    Column("learner_key", String(64), primary_key=True),
    Column("learner", Text, nullable=False),
)
"""Who learns: a chosen id and its digest."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("session", String(36), primary_key=True),
    Column("learner_key", String(64), ForeignKey("learners.learner_key"), nullable=False),
    Column("file", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("persona", Text, nullable=False),
    Column("degree", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("mode", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("started", String(32)),
    Column("ended", String(32)),
    Column("ending", Text),
    Column("outcome", Text),
    Column("score", Integer),
    Column("passed", Boolean),
    Column("course", Text, nullable=False, server_default=""),
    Column("module", Text, nullable=False, server_default=""),
    Index("sessions_of_learner", "learner_key", "started"),
)
"""One row a transcript; ``ended`` to ``passed`` are empty while it has no end, and ``course`` and ``module``
where it belongs to none."""

ENROLMENTS = Table(
    "enrolments",
    METADATA,
    Column("learner_key", String(64), ForeignKey("learners.learner_key"), primary_key=True),
    Column("course", String(60), primary_key=True),
    Column("first_day", String(10), nullable=False),
    Column("at", Text, nullable=False),
)
"""Who takes which course, and the date from which its days are counted."""

SKILL_SCORES = Table(
    "skill_scores",
    METADATA,
    _session(key=True),
    Column("skill", String(200), primary_key=True),
    Column("score", Integer),
)
"""The game's marks; empty where a skill could not be judged."""

CRITICAL_ERRORS = Table(
    "critical_errors",
    METADATA,
    _session(key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)
"""Acts that fail a session whatever its score."""

OVERRULES = Table(
    "overrules",
    METADATA,
    Column("overrule", String(36), primary_key=True),
    _session(index=True),
    Column("skill", Text, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("evaluator", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Marks that a human set; an empty skill means the session's score."""

TRANSCRIPTS = Table(
    "transcripts",
    METADATA,
    _session(key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The transcript's bytes, in a shared database only: elsewhere the files lie beside it."""

PARTS = (SKILL_SCORES, CRITICAL_ERRORS, TRANSCRIPTS)
"""What is replaced as a whole when a session is entered again."""
