"""Where a run keeps its results: one line each, on the disk before it counts as done.

A line that a killed process left half written is cut off when the file is opened
again; any other line that is not a result is passed over, and what it was about is
scored anew. Lines are only ever added, so that results of an earlier rubric or
scoring version stay and can be laid beside later ones. Without a folder the file
is a temporary one, so that even a hundred thousand results need no memory.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from trainer.errors import EnvironmentProblem, UsageError
from trainer.records.writer import lock
from trainer.runs.judging import Basis, Card, Judged

FILE = "scores.run"
"""Name of the file in a run's folder; not that of a transcript, so that no run scores itself."""

AGAIN = "make space or mend the permissions, then give the same command again: what is kept is not done twice"
"""What helps when results cannot be kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result in the journal."""

    basis: Basis
    """What it rests on."""
    offset: int
    """First byte of its line."""
    length: int
    """Bytes of its line."""


class Journal:
    """The results of a run; a context manager."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open a run.

        Args:
            folder: Its folder, made if it is not there; None keeps results only as long as this is open.

        Raises:
            UsageError: The folder is a file, or a run is going on in it.
            EnvironmentProblem: It cannot be read or written.
        """
        self.folder = folder
        self._known: dict[str, list[Kept]] = {}
        self._size = 0
        with self._told():
            self._file = _temporary() if folder is None else _opened(folder)
            if folder is not None:
                self._take_stock(folder / FILE)

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        """Transcripts with a result."""
        return len(self._known)

    def find(self, digest: str, holds: Callable[[Basis], bool]) -> Kept | None:
        """The latest result of a transcript with a basis that ``holds``."""
        return next((kept for kept in reversed(self._known.get(digest, ())) if holds(kept.basis)), None)

    def before(self, digest: str, basis: Basis) -> Kept | None:
        """The latest result of a transcript that rests on anything else."""
        return self.find(digest, lambda other: other != basis)

    def add(self, results: Sequence[Judged]) -> list[Kept]:
        """Keep results; they are on the disk when this returns.

        Raises:
            EnvironmentProblem: They cannot be written; what was kept before stays.
        """
        with self._told():
            self._write(b"".join(result.line for result in results))
        kept = []
        for result in results:
            place = Kept(result.basis, self._size, len(result.line))
            self._known.setdefault(result.digest, []).append(place)
            self._size += len(result.line)
            kept.append(place)
        return kept

    def card(self, kept: Kept) -> Card:
        """A result's scorecard.

        Raises:
            EnvironmentProblem: It cannot be read back.
        """
        with self._told():
            self._file.seek(kept.offset)
            line = self._file.read(kept.length)
        try:
            card: Card = json.loads(line)["card"]
        except (ValueError, LookupError) as error:
            raise EnvironmentProblem(
                "the file was changed while it was used", where=self._place(), remedy="give the command again"
            ) from error
        return card

    def _write(self, lines: bytes) -> None:
        """Add whole lines, or none of them."""
        rest = memoryview(lines)
        try:
            self._file.seek(self._size)
            while rest:
                rest = rest[self._file.write(rest) :]
            if self.folder is not None:
                os.fsync(self._file.fileno())
        except OSError:
            os.ftruncate(self._file.fileno(), self._size)
            raise

    def _take_stock(self, path: Path) -> None:
        """Find what is kept already, and cut off what was being written when a run was killed."""
        with path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self._note(line)
                self._size += len(line)
        os.ftruncate(self._file.fileno(), self._size)

    def _note(self, line: bytes) -> None:
        try:
            entry = json.loads(line)
            digest, basis = entry["digest"], Basis(**entry["basis"])
            usable = isinstance(digest, str) and isinstance(entry["card"], dict)
        except (ValueError, LookupError, TypeError, RecursionError):
            return
        if usable:
            self._known.setdefault(digest, []).append(Kept(basis, self._size, len(line)))

    def _place(self) -> str:
        return str(self.folder / FILE) if self.folder else tempfile.gettempdir()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the system complains of into words."""
        try:
            yield
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise EnvironmentProblem(
                f"results cannot be kept: {reason}", where=self._place(), remedy=AGAIN
            ) from error


def _temporary() -> FileIO:
    return tempfile.TemporaryFile(buffering=0)


def _opened(folder: Path) -> FileIO:
    """The file of a run's folder, held against other runs.

    Raises:
        UsageError: The folder is a file, or a run is going on in it.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("this is a file, not a run's folder", where=str(folder), remedy="name a folder")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = FileIO(os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    if not lock(file.fileno()):
        file.close()
        raise UsageError(
            "a run is going on in this folder",
            where=str(folder),
            remedy="wait for it, or name another folder",
        )
    return file
