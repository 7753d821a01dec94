"""The connection to the results database: SQLite in the data folder, or a Postgres server by URL.

Writers of SQLite take its lock when they begin, wait for it, and try again;
each commit is on the disk. Whatever a driver complains of becomes one line
with what to do, and never shows a password. The transcripts are safe in their
files in any case: nothing here can lose one.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.schema import migrate
from trainer.records.tables import METADATA

Result = TypeVar("Result")

BUSY_MS = 15_000
"""Milliseconds that a writer waits for another before it tries again."""

TRIES = 8
"""How often a write is tried when the database is busy."""

CONNECT_SECONDS = 5
"""Seconds after which a server that does not answer counts as away."""

LATER = "the sessions are safe in their files; 'coolhead records rebuild' enters them when this is mended"
"""What helps with most failures."""

_BUSY = (
    "database is locked",
    "database table is locked",
    "deadlock detected",
    "could not serialize",
    "duplicate key value",  # another process entered the same learner or session a moment before
)
_SCHEMES = ("postgres", "postgresql", "postgresql+psycopg")


class Database:
    """One results database."""

    def __init__(self, url: str) -> None:
        """Name a database; it is not touched yet.

        Args:
            url: ``sqlite:///FILE`` or ``postgresql://…``.

        Raises:
            UsageError: The URL is none, or of another kind.
            EnvironmentProblem: The driver is not installed.
        """
        self.url = parse_url(url)
        self.name = self.url.render_as_string(hide_password=True)
        self.shared = self.url.get_backend_name() != "sqlite"
        self.fresh = False
        self._engine = self._make_engine()
        self._ready = False

    def write(self, job: Callable[[Connection], Result]) -> Result:
        """Do something in one transaction, again if another writer was in the way.

        Args:
            job: What to do; nothing of it stays if it fails.

        Raises:
            EnvironmentProblem: The database is away, full, damaged or of a newer version.
        """
        with self._told():
            for attempt in range(1, TRIES + 1):
                try:
                    return self._once(job)
                except DBAPIError as error:
                    if attempt == TRIES or not any(word in str(error.orig) for word in _BUSY):
                        raise
                    time.sleep(0.05 * attempt)
        raise AssertionError

    def read(self, job: Callable[[Connection], Result]) -> Result:
        """Look something up; waits for no writer of SQLite.

        Raises:
            EnvironmentProblem: As ``write``.
        """
        self.prepare()
        with self._told(), self._engine.begin() as connection:
            return job(connection)

    def prepare(self) -> None:
        """Make or renew the tables, once.

        Raises:
            EnvironmentProblem: As ``write``.
        """
        if not self._ready:
            self.write(lambda _: None)

    def vacuum(self) -> None:
        """Overwrite what was deleted: free pages of SQLite with its log, dead rows of a server.

        Raises:
            EnvironmentProblem: As ``write``.
        """
        options: dict[str, Any] = (
            {"isolation_level": "AUTOCOMMIT"} if self.shared else {"coolhead_plain": True}
        )
        with self._told(), self._engine.connect().execution_options(**options) as connection:
            if self.shared:
                connection.exec_driver_sql("VACUUM " + ", ".join(METADATA.tables))
            else:
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _once(self, job: Callable[[Connection], Result]) -> Result:
        with self._engine.connect().execution_options(coolhead_writes=True) as connection, connection.begin():
            if not self._ready:
                self.fresh = migrate(connection)
            result = job(connection)
        self._ready = True
        return result

    def _make_engine(self) -> Engine:
        try:
            if self.shared:
                options = {"connect_timeout": CONNECT_SECONDS}
                return create_engine(self.url, pool_pre_ping=True, connect_args=options)
            engine = create_engine(self.url, connect_args={"timeout": BUSY_MS / 1000})
        except ModuleNotFoundError as error:
            raise EnvironmentProblem(
                "the driver for Postgres is not installed", remedy="pip install 'coolhead[postgres]'"
            ) from error
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn a driver's complaint into words."""
        try:
            yield
        except SQLAlchemyError as error:
            cause = getattr(error, "orig", None) or error
            lines = str(cause).strip().splitlines() or [type(cause).__name__]
            raise EnvironmentProblem(
                f"the results database cannot be used: {lines[0].rstrip('.')}", where=self.name, remedy=LATER
            ) from error


def parse_url(url: str) -> URL:
    """A database's URL, with the driver that is used here.

    Raises:
        UsageError: It is no URL, or of a database that is not known here.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    if parsed is not None and parsed.drivername in _SCHEMES:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed is not None and parsed.drivername == "sqlite" and parsed.database:
        return parsed
    raise UsageError(
        "this is no address of a results database",
        remedy="name one like postgresql://user@host/database, or 'local'",
    )


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Settings of each new connection: the driver leaves transactions to us, and a commit is on the disk."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    for _attempt in range(TRIES):
        if _uses_log(cursor):
            break
        time.sleep(0.1)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _uses_log(cursor: Any) -> bool:
    """Switch to a write-ahead log; refused for a moment while another process does the same."""
    import sqlite3

    try:
        return bool(cursor.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise


def _begin_sqlite(connection: Connection) -> None:
    """Take the lock at once where something will be written: a lock asked for later can be refused."""
    options = connection.get_execution_options()
    if not options.get("coolhead_plain"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("coolhead_writes") else "BEGIN")
