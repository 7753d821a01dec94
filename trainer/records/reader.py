"""Reading a transcript file back: patient with a torn last line, strict about everything else.

A process that is killed in mid-write leaves a last line without its end. That
line was never shown to anybody, so it is dropped and counted. Any other flaw
means that the file was changed or damaged, and it is refused with file and
line rather than half believed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import EnvironmentProblem
from trainer.model.transcript import Action, End, Record, SessionStart, Step, Transcript, Turn
from trainer.records.glance import FITS
from trainer.records.shapes import SHAPES, misfit

MAX_BYTES = 64_000_000
"""Largest file that is taken for a transcript; a thousand long turns come to about 3 MB."""

Entry = SessionStart | Step | End
"""Anything that a line of a transcript can be."""

MAKERS: Mapping[str, Callable[[Record], Entry]] = {
    "session": SessionStart.from_record,
    "turn": Turn.from_record,
    "action": Action.from_record,
    "end": End.from_record,
}
"""Record type -> what makes a value of it."""

REMEDY = "restore the file or leave it out"
"""What helps with a damaged transcript."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A transcript as it was found in its file."""

    path: Path
    """The file."""
    transcript: Transcript
    """What it says."""
    sound: int
    """Bytes from the start that are whole records."""
    torn: int
    """Bytes after them that a cut-off write left behind; 0 in a whole file."""


def read_transcript(path: Path) -> Stored:
    """Read one transcript file.

    Args:
        path: The file.

    Returns:
        The transcript and how much of the file is sound.

    Raises:
        EnvironmentProblem: The file cannot be read, or is not a transcript.
    """
    return parse_transcript(path, read_bytes(path))


def parse_transcript(path: Path, content: bytes) -> Stored:
    """The transcript that some bytes are.

    Args:
        path: Where they come from, for messages.
        content: All of them.

    Raises:
        EnvironmentProblem: They are not a transcript.
    """
    sound = _sound_length(content)
    records = list(_records(path, content[:sound]))
    return Stored(path, _assemble(path, records), sound, len(content) - sound)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of sensible size.

    Raises:
        EnvironmentProblem: The file cannot be read or is too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise EnvironmentProblem(
            f"cannot read the transcript: {reason}",
            where=str(path),
            remedy="check the path and its permissions",
        ) from error
    if len(content) > MAX_BYTES:
        raise EnvironmentProblem("too large to be a transcript", where=str(path), remedy=REMEDY)
    return content


def _sound_length(content: bytes) -> int:
    """How many bytes are whole lines; a last line without line feed counts if it is whole JSON."""
    whole = content.rfind(b"\n") + 1
    tail = content[whole:]
    if not tail.strip():
        return whole
    try:
        complete = isinstance(json.loads(tail), dict)
    except (ValueError, RecursionError):
        complete = False
    return len(content) if complete else whole


def _records(path: Path, content: bytes) -> Iterator[Record]:
    """Every line as a record of a known type and the right shape."""
    for number, line in enumerate(content.removesuffix(b"\n").split(b"\n"), start=1):
        record = _parse(path, number, line)
        kind = record.get("type")
        if not isinstance(kind, str) or kind not in SHAPES:
            raise _damaged(path, number, "not a record of a transcript")
        problem = "" if FITS[kind](record) else misfit(record, SHAPES[kind])
        if problem:
            raise _damaged(path, number, problem)
        yield record


def _parse(path: Path, number: int, line: bytes) -> Record:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, number, "not a line of JSON") from error
    if not isinstance(record, dict):
        raise _damaged(path, number, "not a record of a transcript")
    return record


def _assemble(path: Path, records: list[Record]) -> Transcript:
    """Put start, steps and end together; they must come in that order."""
    kinds = [str(record["type"]) for record in records]
    if kinds[0] != "session":
        raise _damaged(path, 1, "a transcript begins with its session record")
    for number, kind in enumerate(kinds[1:], start=2):
        if kind == "session" or (kind == "end" and number != len(kinds)):
            raise _damaged(path, number, f"a record of type '{kind}' cannot stand here")
    made = [_make(path, number, record) for number, record in enumerate(records, start=1)]
    end = made.pop() if isinstance(made[-1], End) else None
    steps = tuple(item for item in made if isinstance(item, Turn | Action))
    start = made[0]
    assert isinstance(start, SessionStart)
    assert end is None or isinstance(end, End)
    return Transcript(start, steps, end)


def _make(path: Path, number: int, record: Record) -> Entry:
    try:
        return MAKERS[record["type"]](record)
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(path, number, str(error) or "not a record of a transcript") from error


def _damaged(path: Path, number: int, what: str) -> EnvironmentProblem:
    return EnvironmentProblem(what, where=f"{path}:{number}", remedy=REMEDY)
