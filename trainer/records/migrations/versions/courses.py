"""Courses: the module that a session was played for, and who takes a course."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table."""
    for name in ("course", "module"):
        op.add_column("sessions", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.create_table(
        "enrolments",
        sa.Column("learner_key", sa.String(64), sa.ForeignKey("learners.learner_key"), primary_key=True),
        sa.Column("course", sa.String(60), primary_key=True),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
