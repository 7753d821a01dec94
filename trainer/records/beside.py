"""The small files beside a transcript: whose session it is, when it happened, what still has to be done.

A transcript holds no time and no person, so that equal plays are equal bytes.
What belongs to one sitting lies beside it under the same name:

    .about      id of the session and of its learner
    .times      when each record came about
    .discarded  nobody will go on with it
    .pending    its row in the results database is missing or old
    .overrules  marks that a human set instead, with reasons
    .signature  an exam's signature with the course key
"""

import contextlib
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trainer.errors import CoolheadError, EnvironmentProblem
from trainer.records.learners import DEFAULT, learner_id

TRANSCRIPT_SUFFIX = ".jsonl"
"""Ending of a transcript."""

ABOUT_SUFFIX = ".about"
"""Ending of the file that names session and learner."""

TIMES_SUFFIX = ".times"
"""Ending of the file that says when each record came about."""

DISCARDED_SUFFIX = ".discarded"
"""Ending of the empty file that says: nobody will go on with this session."""

PENDING_SUFFIX = ".pending"
"""Ending of the empty file that says: the results database does not know this yet."""

OVERRULES_SUFFIX = ".overrules"
"""Ending of the file of a human's marks."""

SIGNATURE_SUFFIX = ".signature"
"""Ending of the file that holds an exam's signature."""

TRAVELLING = (TIMES_SUFFIX, DISCARDED_SUFFIX, OVERRULES_SUFFIX, SIGNATURE_SUFFIX)
"""What goes with a transcript to another machine, besides its ``.about``, which is made anew there."""

LARGEST = 16_000_000
"""Bytes of the largest file beside a transcript that is read."""

_OLDER = uuid.UUID("6f2bb1c4-6c0e-5d0f-9a55-0d6a1c0f7e11")


@dataclass(frozen=True, slots=True)
class About:
    """Which session a transcript is, and whose."""

    session: str
    """A UUID; the same wherever the session travels."""
    learner: str
    """Who played."""


def new_about(learner: str) -> About:
    """A session that begins now."""
    return About(str(uuid.uuid4()), learner)


def read_about(path: Path) -> About:
    """Session and learner of a transcript.

    One that is older than these files belongs to the default learner, and its id is made of its name.

    Args:
        path: The transcript.

    Raises:
        EnvironmentProblem: The file beside it says neither.
    """
    beside = path.with_suffix(ABOUT_SUFFIX)
    content = read_small(beside)
    return older_about(path) if content is None else parse_about(content, str(beside))


def older_about(path: Path) -> About:
    """Session and learner of a transcript of before these were kept."""
    return About(str(uuid.uuid5(_OLDER, path.stem)), DEFAULT)


def parse_about(content: bytes, where: str) -> About:
    """What the bytes of an ``.about`` file say.

    Raises:
        EnvironmentProblem: They name no session or no learner.
    """
    try:
        said: Any = json.loads(content)
        return About(str(uuid.UUID(said["session"])), learner_id(said["learner"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, CoolheadError) as error:
        raise EnvironmentProblem(
            "it does not say whose session this is", where=where, remedy="restore the file beside it"
        ) from error


def write_about(path: Path, about: About) -> None:
    """Put session and learner beside a transcript, on the disk before this returns.

    Raises:
        OSError: It cannot be written.
    """
    write_whole(path.with_suffix(ABOUT_SUFFIX), about_bytes(about))


def about_bytes(about: About) -> bytes:
    """The bytes of an ``.about`` file."""
    said = json.dumps({"session": about.session, "learner": about.learner}, ensure_ascii=False)
    return said.encode("utf-8") + b"\n"


def write_whole(path: Path, content: bytes) -> None:
    """Write a small private file, whole or not at all, on the disk before this returns.

    Raises:
        OSError: It cannot be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def read_small(path: Path) -> bytes | None:
    """The bytes of a file beside a transcript; None if there is none.

    Raises:
        EnvironmentProblem: It is there and cannot be read, or is far too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise EnvironmentProblem(reason, where=str(path), remedy="mend its permissions") from error
    if len(content) > LARGEST:
        raise EnvironmentProblem("far too large", where=str(path), remedy="restore the file")
    return content


def mark_pending(path: Path) -> None:
    """Note that the results database has to learn of a session; a note is not worth losing a turn for."""
    with contextlib.suppress(OSError):
        path.with_suffix(PENDING_SUFFIX).touch(mode=0o600)


def moments(path: Path) -> Mapping[int, str]:
    """When each record came about: its number, counted from 0 -> moment in UTC to the millisecond.

    Lines that say no time are passed over: a time is never a reason to refuse a session.
    """
    with contextlib.suppress(EnvironmentProblem):
        return parse_moments(read_small(path.with_suffix(TIMES_SUFFIX)) or b"")
    return {}


def parse_moments(content: bytes) -> Mapping[int, str]:
    """The same from a file's bytes; what is said last of a record counts."""
    found: dict[int, str] = {}
    for line in content.splitlines():
        with contextlib.suppress(ValueError, TypeError, KeyError, OverflowError, RecursionError):
            said: Any = json.loads(line)
            found[int(said["record"])] = utc(datetime.fromisoformat(said["at"]))
    return found


def utc(moment: datetime) -> str:
    """A moment as text that sorts by time and reads the same in every database."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
