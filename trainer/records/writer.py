"""A transcript file that grows by one record at a time and is never behind the screen.

Every record is written, flushed and synced to the disk before ``append``
returns, and nothing is shown before that. A write that fails (disk full) is
taken back, so the same record can be tried again after space was made. Times
and the learner go into files beside it: equal plays stay equal bytes. Each
line is chained to those before it.
"""

import contextlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType

from trainer.errors import EnvironmentProblem
from trainer.model.transcript import End, SessionStart, Step
from trainer.records.beside import ABOUT_SUFFIX, TIMES_SUFFIX, About, mark_pending, write_about
from trainer.records.chain import Chain, head_after

_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_TRIES = 50
_locking: ModuleType | None
try:
    import fcntl as _fcntl

    _locking = _fcntl
except ImportError:
    _locking = None


class TranscriptWriter:
    """One open transcript file.

    It holds an advisory lock while it is open, so that another window does
    not offer a running session as a broken-off one.
    """

    def __init__(self, path: Path, descriptor: int, size: int, count: int) -> None:
        """Take over an open file; use ``create`` or ``reopen``.

        Args:
            path: Its path.
            descriptor: Its descriptor, open for appending.
            size: Bytes of whole records in it.
            count: Number of those records.
        """
        self.path = path
        self._file = os.fdopen(descriptor, "ab", buffering=0)
        self._size = size
        self._count = count
        self._stale = False
        self._chain = Chain() if not size else Chain(head_after(_tail(path, size)))

    @classmethod
    def create(cls, folder: Path, start: SessionStart, moment: datetime, about: About) -> "TranscriptWriter":
        """Begin a new file with its first record; whose session it is, is on the disk before it.

        Args:
            folder: Folder of sessions; made if it is not there.
            start: First record. Only its scenario identifier gets into the file's name.
            moment: When the session begins, in local time.
            about: Which session it is and whose; goes beside the file.

        Returns:
            The writer, its first record on the disk.

        Raises:
            EnvironmentProblem: The folder or the file cannot be written.
        """
        scenario = start.scenario if _ID.fullmatch(start.scenario) else "session"
        stem = f"{moment:%Y%m%d-%H%M%S}-{scenario}"
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path, descriptor = create_unique(folder, stem)
        writer = cls(path, descriptor, 0, 0)
        lock(writer._file.fileno())
        try:
            with writing(path):
                write_about(path, about)
            writer.append(start, moment)
        except EnvironmentProblem:
            writer.close()
            path.unlink(missing_ok=True)
            path.with_suffix(ABOUT_SUFFIX).unlink(missing_ok=True)
            raise
        mark_pending(path)
        _sync_folder(folder)
        return writer

    @classmethod
    def reopen(cls, path: Path, sound: int, count: int) -> "TranscriptWriter":
        """Go on with a file that was broken off; whatever follows its whole records is cut off.

        Args:
            path: The file.
            sound: Bytes of whole records, as the reader found them.
            count: Number of those records.

        Raises:
            EnvironmentProblem: It cannot be written, or another window has it open.
        """
        with writing(path):
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
        writer = cls(path, descriptor, sound, count)
        if not lock(descriptor):
            writer.close()
            raise EnvironmentProblem(
                "this session is open in another window",
                where=str(path),
                remedy="go on there, or close it first",
            )
        with writing(path):
            writer._repair()
        mark_pending(path)
        return writer

    def append(self, record: SessionStart | Step | End, moment: datetime) -> None:
        """Put one record on the disk; when this returns it is safe to show.

        Args:
            record: The next record.
            moment: When it came about; goes into the file of times.

        Raises:
            EnvironmentProblem: It could not be written. The file is as before, and the call can be repeated.
        """
        if self._file.closed:
            raise EnvironmentProblem(
                "this session has been closed", where=str(self.path), remedy="open it again from the start"
            )
        line, chain = self._chain.line(record.record())
        if isinstance(record, End):
            mark_pending(self.path)
        with writing(self.path):
            self._repair_if_stale()
            self._stale = True
            self._write(line)
            self._stale = False
        self._size, self._chain = self._size + len(line), chain
        self._note_time(moment)
        self._count += 1

    def close(self) -> None:
        """Let go of the file and its lock; harmless when repeated."""
        self._file.close()

    def _write(self, line: bytes) -> None:
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._file.fileno(), rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                self._repair()
                self._stale = False
            raise

    def _repair_if_stale(self) -> None:
        """Take back a failed write that could not be taken back at once."""
        if self._stale:
            self._repair()

    def _repair(self) -> None:
        """Make the file end after its last whole record."""
        descriptor = self._file.fileno()
        os.ftruncate(descriptor, self._size)
        if self._size and os.pread(descriptor, 1, self._size - 1) != b"\n":
            self._size += os.write(descriptor, b"\n")

    def _note_time(self, moment: datetime) -> None:
        """Keep the time beside the transcript; a time is not worth losing a turn for."""
        entry = json.dumps({"record": self._count, "at": moment.isoformat(timespec="milliseconds")})
        with (
            contextlib.suppress(OSError),
            self.path.with_suffix(TIMES_SUFFIX).open("a", encoding="ascii") as file,
        ):
            file.write(f"{entry}\n")


def lock(descriptor: int) -> bool:
    """Take the lock of an open file without waiting.

    Returns:
        False if somebody else holds it; True where it was taken or where this system has no such locks.
    """
    if _locking is None:
        return True
    try:
        _locking.flock(descriptor, _locking.LOCK_EX | _locking.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def in_use(path: Path) -> bool:
    """Whether a writer has this file open, here or in another process."""
    try:
        with path.open("rb") as file:
            return not lock(file.fileno())
    except OSError:
        return False


def _tail(path: Path, size: int) -> bytes:
    """The last whole line of a file, from its first ``size`` bytes."""
    with writing(path), path.open("rb") as file:
        return file.read(size).rstrip(b"\n").rsplit(b"\n", 1)[-1]


def create_unique(folder: Path, stem: str) -> tuple[Path, int]:
    """Create a file that did not exist, whoever else is creating files now."""
    for _ in range(_TRIES):
        path = folder / f"{stem}-{secrets.token_hex(2)}.jsonl"
        with contextlib.suppress(FileExistsError):
            return path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
    raise FileExistsError(17, "no free name was found", str(folder))


def _sync_folder(folder: Path) -> None:
    """Make a new file's name durable, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def writing(path: Path, what: str = "the session") -> Iterator[None]:
    """Turn a failed write into words.

    Args:
        path: What is written.
        what: Its name in the message.

    Raises:
        EnvironmentProblem: The write failed.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise EnvironmentProblem(
            f"{what} cannot be written: {reason}",
            where=str(path),
            remedy="make space or mend the permissions, then try again; COOLHEAD_HOME names another folder",
        ) from error
