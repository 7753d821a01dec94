"""The first tables: learners, sessions, marks and what humans made of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "learners",
        sa.Column("learner_key", sa.String(64), primary_key=True),
        sa.Column("learner", sa.Text, nullable=False),
    )
    _sessions()
    op.create_table(
        "skill_scores",
        _session(key=True),
        sa.Column("skill", sa.String(200), primary_key=True),
        sa.Column("score", sa.Integer),
    )
    op.create_table(
        "critical_errors",
        _session(key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "overrules",
        sa.Column("overrule", sa.String(36), primary_key=True),
        _session(),
        sa.Column("skill", sa.Text, nullable=False),
        sa.Column("mark", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("evaluator", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("ix_overrules_session", "overrules", ["session"])
    op.create_table(
        "transcripts",
        _session(key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _sessions() -> None:
    texts = ("scenario", "persona", "degree")
    versions = ("mode", "engine", "reader", "content_hash")
    op.create_table(
        "sessions",
        sa.Column("session", sa.String(36), primary_key=True),
        sa.Column("learner_key", sa.String(64), sa.ForeignKey("learners.learner_key"), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.Column("seed", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in versions),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("started", sa.String(32)),
        sa.Column("ended", sa.String(32)),
        sa.Column("ending", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("score", sa.Integer),
        sa.Column("passed", sa.Boolean),
    )
    op.create_index("sessions_of_learner", "sessions", ["learner_key", "started"])


def _session(*, key: bool = False) -> "sa.Column[str]":
    target = sa.ForeignKey("sessions.session", ondelete="CASCADE")
    return sa.Column("session", sa.String(36), target, primary_key=key, nullable=False)
