"""Erasing one person wholly: every file of every session, every row, and the free pages behind them.

Files go first and the file that says whose a session is goes last, so that an
erasure that was cut off can be repeated and finds what is left.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.errors import CoolheadError, EnvironmentProblem, UsageError
from trainer.records.beside import (
    ABOUT_SUFFIX,
    PENDING_SUFFIX,
    TRANSCRIPT_SUFFIX,
    TRAVELLING,
    mark_pending,
    read_about,
)
from trainer.records.enrolments import enrolments_folder, erase_enrolments
from trainer.records.overrules import FORGOTTEN, read_overrules, write_overrules
from trainer.records.results import Results
from trainer.records.writer import in_use, writing


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased."""

    sessions: int
    """Sessions whose files are gone."""
    rows: int
    """Sessions whose rows are gone."""


def sessions_of(folder: Path, learner: str) -> tuple[Path, ...]:
    """The transcripts of one learner, those of which only the file beside them is left included.

    A session whose ``.about`` cannot be read is nobody's.
    """
    return tuple(path for path in _all(folder) if _owner(path) == learner)


def forget(results: Results, learner: str) -> Forgotten:
    """Erase one learner; the database is asked first, so that nothing is erased by half when it is away.

    Raises:
        UsageError: A session of this learner is running.
        EnvironmentProblem: The database cannot be used, or a file cannot be erased; the call can be repeated.
    """
    results.database.prepare()
    paths = sessions_of(results.folder, learner)
    running = next(filter(in_use, paths), None)
    if running is not None:
        raise UsageError(
            "a session of this learner is running",
            where=str(running),
            remedy="end it first, then repeat this",
        )
    for path in paths:
        _erase(path)
    erase_enrolments(enrolments_folder(results.folder), learner)
    _take_name_away(results.folder, learner)
    return Forgotten(len(paths), results.forget(learner))


def _all(folder: Path) -> Iterator[Path]:
    stems = {path.stem for suffix in (TRANSCRIPT_SUFFIX, ABOUT_SUFFIX) for path in folder.glob(f"*{suffix}")}
    return (folder / f"{stem}{TRANSCRIPT_SUFFIX}" for stem in sorted(stems))


def _owner(path: Path) -> str:
    with contextlib.suppress(CoolheadError):
        return read_about(path).learner
    return ""


def _erase(path: Path) -> None:
    for suffix in (TRANSCRIPT_SUFFIX, *TRAVELLING, PENDING_SUFFIX, ABOUT_SUFFIX):
        try:
            path.with_suffix(suffix).unlink(missing_ok=True)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise EnvironmentProblem(
                f"a file cannot be erased: {reason}",
                where=str(path.with_suffix(suffix)),
                remedy="mend the folder's permissions and repeat this",
            ) from error


def _take_name_away(folder: Path, learner: str) -> None:
    """Marks that the person set on others' sessions stay, without the name."""
    for path in _all(folder):
        marks = read_overrules(path)
        if any(mark.evaluator == learner for mark in marks):
            unnamed = (
                replace(mark, evaluator=FORGOTTEN) if mark.evaluator == learner else mark for mark in marks
            )
            with writing(path, "the marks"):
                write_overrules(path, tuple(unnamed))
            mark_pending(path)
