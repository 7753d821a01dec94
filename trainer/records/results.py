"""The results database as a whole: entering sessions, making it anew, forgetting a person.

A session's row is made from its files alone (``entry``). What still has to be
entered carries a ``.pending`` file, so a database that was away, a full disk
or a killed process only postpone a row. Nothing here writes a transcript.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from trainer.errors import CoolheadError
from trainer.model.attempt import Enrolment
from trainer.records.beside import PENDING_SUFFIX, TRANSCRIPT_SUFFIX, mark_pending
from trainer.records.database import Database
from trainer.records.enrolling import forget_learner, put_enrolments, put_learner
from trainer.records.enrolments import all_enrolments, enrolments_folder
from trainer.records.entry import Entry, read_entry, storable
from trainer.records.learners import learner_key
from trainer.records.overrules import FORGOTTEN, Overrule
from trainer.records.tables import (
    CRITICAL_ERRORS,
    LEARNERS,
    METADATA,
    OVERRULES,
    PARTS,
    SESSIONS,
    SKILL_SCORES,
    TRANSCRIPTS,
)
from trainer.records.writer import in_use

BATCH = 200
"""Sessions entered in one transaction when many are."""


@dataclass(slots=True)
class Entered:
    """What came of entering sessions."""

    entered: int = 0
    """Sessions whose rows stand now."""
    problems: list[CoolheadError] = field(default_factory=list)
    """Files that could not be entered, each with its reason."""


class Results:
    """The results database of one data folder."""

    def __init__(self, folder: Path, database: Database) -> None:
        """Join a folder of transcripts and a database.

        Args:
            folder: The folder of transcripts; it need not exist.
            database: Where rows are.
        """
        self.folder = folder
        self.database = database

    def settle(self) -> Entered:
        """Enter the sessions that are marked as pending, or all if the database is new.

        Raises:
            EnvironmentProblem: The database cannot be used; the marks stay.
        """
        self.database.prepare()
        enrolments = self._enrolments()
        if enrolments:
            self.database.write(lambda connection: put_enrolments(connection, enrolments))
        if self.database.fresh:
            self.database.fresh = False
            return self.enter(self.transcripts())
        return self.enter(path for path in self.pending() if not in_use(path))

    def rebuild(self) -> Entered:
        """Make the database anew from the files.

        A database of this machine alone is emptied first. In a shared one the rows of other machines stay,
        and those of this machine are replaced.

        Raises:
            EnvironmentProblem: The database cannot be used; it is as before then.
        """
        found = Entered()
        done: dict[str, int] = {}

        def anew(connection: Connection) -> None:
            """Read inside the transaction: whoever enters a session meanwhile waits, and is not wiped out."""
            found.problems.clear()
            done.clear()
            if not self.database.shared:
                for table in reversed(METADATA.sorted_tables):
                    connection.execute(delete(table))
            for entry in _read(self.transcripts(), found):
                self._put(connection, entry, replace=True)
                done[str(entry.session["file"])] = len(entry.content)
            put_enrolments(connection, self._enrolments())

        self.database.write(anew)
        self.database.fresh = False
        self._settled(done)
        found.entered = len(done)
        return found

    def enter(self, paths: Iterable[Path]) -> Entered:
        """Enter sessions; a file that cannot be entered stops no other.

        Raises:
            EnvironmentProblem: The database cannot be used; what was entered before stays.
        """
        found = Entered()
        batch: list[Entry] = []
        for entry in _read(paths, found):
            batch.append(entry)
            if len(batch) >= BATCH:
                self._enter(batch, found)
                batch = []
        if batch:
            self._enter(batch, found)
        return found

    def transcripts(self) -> list[Path]:
        """All transcripts of the folder that were begun, oldest first."""
        paths = sorted(self.folder.glob(f"*{TRANSCRIPT_SUFFIX}"))
        return [path for path in paths if path.is_file() and path.stat().st_size]

    def pending(self) -> list[Path]:
        """Transcripts that still have to be entered."""
        marks = sorted(self.folder.glob(f"*{PENDING_SUFFIX}"))
        paths = (mark.with_suffix(TRANSCRIPT_SUFFIX) for mark in marks)
        return [path for path in paths if path.is_file() and path.stat().st_size]

    def counts(self) -> dict[str, int]:
        """Table -> number of rows."""
        tables = (LEARNERS, SESSIONS, OVERRULES)
        return self.database.read(
            lambda connection: {table.name: _count(connection, table) for table in tables}
        )

    def rows(self, table: Table) -> list[dict[str, Any]]:
        """All rows of one table in the order of its key."""

        def look(connection: Connection) -> list[dict[str, Any]]:
            found = connection.execute(select(table).order_by(*table.primary_key.columns))
            return [dict(row) for row in found.mappings()]

        return self.database.read(look)

    def known(self) -> dict[str, tuple[int, str]]:
        """Session -> bytes and digest of its transcript as it was entered."""
        columns = (SESSIONS.c.session, SESSIONS.c.size, SESSIONS.c.sha256)
        found = self.database.read(lambda connection: connection.execute(select(*columns)).all())
        return {session: (size, digest) for session, size, digest in found}

    def gone(self) -> list[str]:
        """Names of transcripts that this folder's own database knows and that are not here any more.

        Of a shared database nobody can say: its sessions lie on many machines.
        """
        if self.database.shared:
            return []
        names = self.database.read(
            lambda connection: connection.execute(select(SESSIONS.c.file)).scalars().all()
        )
        return sorted(set(names) - {path.name for path in self.transcripts()})

    def forget(self, learner: str) -> int:
        """Erase one learner's rows and overwrite their pages; marks that he set lose his name.

        Returns:
            How many sessions had rows.

        Raises:
            EnvironmentProblem: The database cannot be used.
        """
        key = learner_key(learner)
        mine = select(SESSIONS.c.session).where(SESSIONS.c.learner_key == key)

        def erase(connection: Connection) -> int:
            for table in (*PARTS, OVERRULES):
                connection.execute(delete(table).where(table.c.session.in_(mine)))
            gone = connection.execute(delete(SESSIONS).where(SESSIONS.c.learner_key == key)).rowcount
            forget_learner(connection, learner)
            named = update(OVERRULES).where(OVERRULES.c.evaluator == learner)
            connection.execute(named.values(evaluator=FORGOTTEN))
            return gone

        gone = self.database.write(erase)
        self.database.vacuum()
        return gone

    def _enrolments(self) -> tuple[Enrolment, ...]:
        return tuple(all_enrolments(enrolments_folder(self.folder)))

    def _enter(self, batch: list[Entry], found: Entered) -> None:
        def put(connection: Connection) -> None:
            for entry in batch:
                self._put(connection, entry)

        self.database.write(put)
        self._settled({str(entry.session["file"]): len(entry.content) for entry in batch})
        found.entered += len(batch)

    def _put(self, connection: Connection, entry: Entry, *, replace: bool = False) -> None:
        """Make one session's rows; a shorter copy of what is there already changes nothing."""
        here = SESSIONS.c.session == entry.about.session
        size = connection.execute(select(SESSIONS.c.size).where(here)).scalar_one_or_none()
        put_learner(connection, entry.about.learner)
        if size is None:
            connection.execute(insert(SESSIONS).values(entry.session))
        elif replace or size <= len(entry.content):
            connection.execute(update(SESSIONS).where(here).values(entry.session))
            for table in PARTS:
                connection.execute(delete(table).where(table.c.session == entry.about.session))
        else:
            return
        for table, rows in self._parts(entry).items():
            if rows:
                connection.execute(insert(table), rows)
        _put_overrules(connection, entry)

    def _parts(self, entry: Entry) -> dict[Table, list[dict[str, Any]]]:
        session = entry.about.session
        return {
            SKILL_SCORES: [{"session": session, "skill": name, "score": mark} for name, mark in entry.skills],
            CRITICAL_ERRORS: [
                {"session": session, "position": place, "name": name}
                for place, name in enumerate(entry.critical)
            ],
            TRANSCRIPTS: [{"session": session, "content": entry.content}] if self.database.shared else [],
        }

    def _settled(self, sizes: Mapping[str, int]) -> None:
        """Take the marks away, but not from a session that went on meanwhile."""
        for name, size in sizes.items():
            path = self.folder / name
            with contextlib.suppress(OSError):
                path.with_suffix(PENDING_SUFFIX).unlink(missing_ok=True)
                if in_use(path) or path.stat().st_size > size:
                    mark_pending(path)


def _read(paths: Iterable[Path], found: Entered) -> Iterator[Entry]:
    """The entries of files; what cannot be read is noted."""
    for path in paths:
        try:
            yield read_entry(path)
        except CoolheadError as error:
            found.problems.append(error)


def _put_overrules(connection: Connection, entry: Entry) -> None:
    """Add the human marks that are not there yet; none is ever taken away by an older copy."""
    here = OVERRULES.c.session == entry.about.session
    known = set(connection.execute(select(OVERRULES.c.overrule).where(here)).scalars())
    rows = [overrule_row(entry.about.session, mark) for mark in entry.overrules if mark.overrule not in known]
    if rows:
        connection.execute(insert(OVERRULES), rows)


def overrule_row(session: str, mark: Overrule) -> dict[str, Any]:
    """A human's mark as a row."""
    texts = {key: storable(value) if isinstance(value, str) else value for key, value in asdict(mark).items()}
    return {"session": session, **texts}


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
