"""Attempts at the modules of a course, as sessions' files have them.

Progress is made of these values and of nothing else, so that it comes out the
same from files and from rows of the results database.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from trainer.errors import CoolheadError
from trainer.model.attempt import Attempt
from trainer.records.beside import TRANSCRIPT_SUFFIX, read_about
from trainer.records.entry import Entry, read_entry
from trainer.records.overrules import WHOLE

_FIRST_LINE = 1 << 16


def attempts_in(folder: Path, learner: str) -> tuple[Attempt, ...]:
    """All attempts of one learner at modules of any course, in the order of their files.

    A session that cannot be read is passed over: ``records verify`` tells of it.

    Args:
        folder: The folder of sessions; it need not exist.
        learner: Id of the learner.
    """
    return tuple(attempt_of(entry) for entry in _entries(folder, learner))


def attempt_of(entry: Entry) -> Attempt:
    """The attempt that a session is."""
    marks = [mark.mark for mark in entry.overrules if mark.skill == WHOLE]
    return attempt_from_row(entry.session, marks[-1] if marks else None)


def attempt_from_row(row: Mapping[str, Any], mark: int | None = None) -> Attempt:
    """The attempt that a row of the table ``sessions`` is.

    Args:
        row: The row, with the names of its columns.
        mark: The human's mark for the whole session that was set last, if there is one.
    """
    return Attempt(
        session=row["session"],
        course=row["course"],
        module=row["module"],
        scenario=row["scenario"],
        mode=row["mode"],
        turns=row["turns"],
        begun=moment(row["started"]),
        ended=moment(row["ended"]),
        score=row["score"],
        passed=bool(row["passed"]),
        mark=mark,
    )


def moment(text: str | None) -> datetime | None:
    """A moment as it stands in the records, with its zone; None where there is none."""
    return None if text is None else datetime.fromisoformat(text)


def _entries(folder: Path, learner: str) -> Iterator[Entry]:
    for path in sorted(folder.glob(f"*{TRANSCRIPT_SUFFIX}")):
        with contextlib.suppress(CoolheadError, OSError):
            if _is_for_course(path) and read_about(path).learner == learner:
                yield read_entry(path)


def _is_for_course(path: Path) -> bool:
    """Whether a session was played for a course: its first line alone tells."""
    with path.open("rb") as file, contextlib.suppress(ValueError, RecursionError):
        first = json.loads(file.readline(_FIRST_LINE))
        return isinstance(first, dict) and bool(first.get("course"))
    return False
