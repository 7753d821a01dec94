"""The sessions of one learner: beginning one, finding those cut off, and the best results.

Several learners may share a folder; each sees only his own.

Lists are made from the first and the last line of each file, so that
hundreds of sessions cost milliseconds; only a session that was cut off is
read as a whole.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trainer.errors import CoolheadError, EnvironmentProblem, UsageError
from trainer.model.transcript import SessionStart
from trainer.records.beside import DISCARDED_SUFFIX, TRANSCRIPT_SUFFIX, mark_pending, new_about, read_about
from trainer.records.learners import DEFAULT
from trainer.records.paths import course_key_file
from trainer.records.reader import Stored, read_transcript
from trainer.records.signing import load_key, sign
from trainer.records.writer import TranscriptWriter, in_use

_EDGE = 8_192
_STAMP_LENGTH = len("20261231-235959")
_TAIL_LENGTH = len("-0000.jsonl")


@dataclass(frozen=True, slots=True)
class Best:
    """The best that was reached in one scenario."""

    score: int
    """Score of the best attempt, 0..100; a passed attempt beats any that failed."""
    passed: bool
    """Whether any attempt passed."""
    attempts: int
    """Attempts that came to an end."""


class Sessions:
    """One learner's sessions in one data folder."""

    def __init__(self, folder: Path, learner: str = DEFAULT) -> None:
        """Look into one folder.

        Args:
            folder: The folder of transcripts; it need not exist.
            learner: Whose sessions; also who plays those that begin here.
        """
        self.folder = folder
        self.learner = learner
        self._open: dict[Path, TranscriptWriter] = {}

    def begin(self, start: SessionStart, moment: datetime) -> TranscriptWriter:
        """Begin a session's file.

        Raises:
            EnvironmentProblem: The folder cannot be written.
        """
        writer = TranscriptWriter.create(self.folder, start, moment, new_about(self.learner))
        self._open[writer.path] = writer
        return writer

    def reopen(self, stored: Stored) -> TranscriptWriter:
        """Go on with a session that was cut off.

        A session left behind in this very process is taken over; one that
        runs in another process is not.

        Raises:
            EnvironmentProblem: It cannot be written or is open elsewhere.
        """
        self._let_go(stored.path)
        count = len(stored.transcript.records())
        writer = TranscriptWriter.reopen(stored.path, stored.sound, count)
        self._open[stored.path] = writer
        return writer

    def unfinished(self) -> tuple[Stored, ...]:
        """Sessions with replies and no end, newest first.

        Left out are those that were discarded, that run in another window,
        or that cannot be read: an offer must not fail.
        """
        found = []
        for path in self._files():
            if self._may_be_resumed(path) and self._is_mine(path):
                with contextlib.suppress(CoolheadError):
                    stored = read_transcript(path)
                    if stored.transcript.steps and stored.transcript.end is None:
                        found.append(stored)
        return tuple(found)

    def discard(self, path: Path) -> None:
        """Mark a session as one that nobody will go on with; its transcript stays.

        Raises:
            EnvironmentProblem: The mark cannot be written.
        """
        self._let_go(path)
        try:
            path.with_suffix(DISCARDED_SUFFIX).touch(mode=0o600)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise EnvironmentProblem(
                f"the session cannot be discarded: {reason}",
                where=str(path),
                remedy="mend the folder's permissions",
            ) from error
        mark_pending(path)

    def seal(self, path: Path) -> None:
        """Sign an exam that has ended, where the course key is; a lead can do it later where this fails."""
        with contextlib.suppress(CoolheadError, OSError):
            key = load_key(course_key_file(self.folder.parent))
            if key is not None:
                sign(path, key)

    def count(self, scenario: str) -> int:
        """How many sessions of one scenario this learner has begun."""
        files = (path for path in self._files() if path.name[_STAMP_LENGTH + 1 : -_TAIL_LENGTH] == scenario)
        return sum(map(self._is_mine, files))

    def bests(self) -> Mapping[str, Best]:
        """Scenario identifier -> best result, from all sessions that came to an end."""
        bests: dict[str, Best] = {}
        for path in self._files():
            result = _result(path)
            if result and self._is_mine(path):
                scenario, score, passed = result
                bests[scenario] = _better(bests.get(scenario), score, passed)
        return bests

    def _let_go(self, path: Path) -> None:
        writer = self._open.pop(path, None)
        if writer is not None:
            writer.close()

    def _is_mine(self, path: Path) -> bool:
        """Whether a session is this learner's; one that does not say whose it is, is nobody's."""
        with contextlib.suppress(EnvironmentProblem):
            return read_about(path).learner == self.learner
        return False

    def _may_be_resumed(self, path: Path) -> bool:
        if path.with_suffix(DISCARDED_SUFFIX).exists() or _result(path):
            return False
        return path in self._open or not in_use(path)

    def _files(self) -> Iterator[Path]:
        """Transcript files, newest first; none if the folder is missing or closed to us."""
        try:
            names = sorted((entry.name for entry in os.scandir(self.folder)), reverse=True)
        except OSError:
            names = []
        return (self.folder / name for name in names if name.endswith(".jsonl"))


def may_go_on(path: Path) -> bool:
    """Whether a transcript is there that nobody has discarded and that no other process writes."""
    return path.is_file() and not path.with_suffix(DISCARDED_SUFFIX).exists() and not in_use(path)


def find_session(folder: Path, named: str) -> Path:
    """The transcript that somebody means.

    Args:
        folder: The folder of sessions.
        named: A file, the name of one in the folder with or without its ending, or a session's id.

    Raises:
        UsageError: There is none.
    """
    name = Path(named).name
    for path in (Path(named), folder / name, folder / f"{name}{TRANSCRIPT_SUFFIX}"):
        if path.suffix == TRANSCRIPT_SUFFIX and path.is_file():
            return path
    for path in sorted(folder.glob(f"*{TRANSCRIPT_SUFFIX}")):
        with contextlib.suppress(CoolheadError):
            if read_about(path).session == named:
                return path
    raise UsageError(
        "there is no such session", where=named, remedy="name its transcript, or its id as reports give it"
    )


def started(path: Path) -> datetime | None:
    """When a session began, local time, from its file's name; None if the name does not say."""
    with contextlib.suppress(ValueError):
        return datetime.strptime(path.name[:_STAMP_LENGTH], "%Y%m%d-%H%M%S").astimezone()
    return None


def _better(best: Best | None, score: int, passed: bool) -> Best:
    if best is None:
        return Best(score, passed, 1)
    top = max((best.passed, best.score), (passed, score))
    return Best(top[1], top[0], best.attempts + 1)


def _result(path: Path) -> tuple[str, int, bool] | None:
    """Scenario, score and passed of a session that ended; None of any other file."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        first, last = _edges(path)
        start, end = _object(first), _object(last)
        scenario, score, passed = start.get("scenario"), end.get("score"), end.get("passed")
        if end.get("type") == "end" and isinstance(scenario, str) and isinstance(score, int):
            return scenario, score, passed is True
    return None


def _object(line: bytes) -> dict[str, Any]:
    value = json.loads(line)
    return value if isinstance(value, dict) else {}


def _edges(path: Path) -> tuple[bytes, bytes]:
    """First and last line of a file, without reading what is between."""
    with path.open("rb") as file:
        first = file.readline(_EDGE)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _EDGE))
        last = file.read().rstrip(b"\n").rsplit(b"\n", 1)[-1]
    return first, last
