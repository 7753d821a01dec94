"""Who takes a course: one small file for each learner and course, in ``courses/`` of the data folder.

The files are the source of truth, as transcripts are for sessions; the results
database has the same as rows. A file's name holds a digest of the learner's id,
never the id itself.
"""

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from trainer.errors import CoolheadError, EnvironmentProblem
from trainer.model.attempt import Enrolment
from trainer.records.beside import read_small, write_whole
from trainer.records.learners import learner_id, learner_key
from trainer.records.writer import writing

FOLDER = "courses"
"""Folder of enrolments, beside that of sessions."""

NAME = re.compile(r"([a-z][a-z0-9-]{0,59})\.([0-9a-f]{64})\.json")
"""Name of a file: course, and digest of the learner's id."""


def enrolments_folder(sessions: Path) -> Path:
    """The folder of enrolments that lies beside a folder of sessions."""
    return sessions.parent / FOLDER


def enrolment_file(folder: Path, course: str, learner: str) -> Path:
    """Where an enrolment is kept.

    Args:
        folder: The folder of enrolments.
        course: Identifier of the course, as content has it.
        learner: Id of who takes it.
    """
    return folder / f"{course}.{learner_key(learner)}.json"


def read_enrolment(folder: Path, course: str, learner: str) -> Enrolment | None:
    """The enrolment of one learner in one course, or None.

    Raises:
        EnvironmentProblem: The file is there and cannot be read, or is damaged.
    """
    path = enrolment_file(folder, course, learner)
    content = read_small(path)
    return None if content is None else parse_enrolment(content, str(path))


def all_enrolments(folder: Path) -> Iterator[Enrolment]:
    """Every enrolment that can be read, by course and then by digest; one that is damaged hides no other."""
    with contextlib.suppress(OSError):
        for path in sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name)):
            with contextlib.suppress(CoolheadError):
                content = read_small(path)
                if content is not None:
                    yield parse_enrolment(content, str(path))


def write_enrolment(folder: Path, enrolment: Enrolment) -> None:
    """Keep an enrolment, on the disk before this returns.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    path = enrolment_file(folder, enrolment.course, enrolment.learner)
    with writing(path, "the enrolment"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, enrolment_bytes(enrolment))


def erase_enrolments(folder: Path, learner: str) -> int:
    """Erase every enrolment of one learner.

    Returns:
        How many there were.

    Raises:
        EnvironmentProblem: One cannot be erased; the call can be repeated.
    """
    erased = 0
    for path in folder.glob(f"*.{learner_key(learner)}.json"):
        with writing(path, "the enrolment"):
            path.unlink(missing_ok=True)
        erased += 1
    return erased


def enrolment_bytes(enrolment: Enrolment) -> bytes:
    """The bytes of an enrolment's file."""
    said = {
        "course": enrolment.course,
        "learner": enrolment.learner,
        "first_day": enrolment.first_day.isoformat(),
        "at": enrolment.at,
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8") + b"\n"


def parse_enrolment(content: bytes, where: str) -> Enrolment:
    """What the bytes of an enrolment's file say.

    Raises:
        EnvironmentProblem: They are no enrolment.
    """
    try:
        said: Any = json.loads(content)
        course, at = said["course"], said["at"]
        if not NAME.fullmatch(f"{course}.{'0' * 64}.json") or not isinstance(at, str):
            raise ValueError(course)
        return Enrolment(course, learner_id(said["learner"]), date.fromisoformat(said["first_day"]), at)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, CoolheadError) as error:
        raise EnvironmentProblem(
            "it does not say who takes which course", where=where, remedy="restore the file, or start again"
        ) from error
