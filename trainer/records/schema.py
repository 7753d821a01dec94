"""Bringing a database to the tables of this version, whoever else is doing so at this moment."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from trainer.errors import EnvironmentProblem
from trainer.records.tables import HEAD

_LOCK = 0x0C001_4EAD


def version_of(connection: Connection) -> str | None:
    """The migration that a database stands at; None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def migrate(connection: Connection) -> bool:
    """Run what is missing of the migrations, inside the caller's transaction.

    Args:
        connection: In a transaction that no other writer can share: SQLite's lock is taken by its
            beginning, a server's is taken here.

    Returns:
        Whether the tables were made from nothing.

    Raises:
        EnvironmentProblem: The database is of a newer version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    version = version_of(connection)
    if version == HEAD:
        return False
    _upgrade(connection, version)
    return version is None


def _upgrade(connection: Connection, version: str | None) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    steps = list(reversed(list(script.walk_revisions())))
    known = [step.revision for step in steps]
    if version is not None and version not in known:
        raise EnvironmentProblem(
            "the results database was made by a newer version of coolhead", remedy="install that version"
        )
    done = 0 if version is None else known.index(version) + 1
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for step in steps[done:]:
            step.module.upgrade()
            context.stamp(script, step.revision)
