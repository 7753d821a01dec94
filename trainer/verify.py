"""Whether a stored session is what was played: its chain, its replay, its signature, the database.

The chain finds a changed byte and names its line. The replay gives every reply
to the engine and the reader again and finds what a rewritten chain would hide.
A session of another version or of other content cannot be replayed here; that
is said as such, and is no accusation.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.engine import ENGINE_VERSION
from trainer.errors import CoolheadError
from trainer.game import Game
from trainer.model.mode import Mode
from trainer.model.transcript import Step, Transcript
from trainer.model.variety import Variety
from trainer.play import Play
from trainer.records.beside import read_about
from trainer.records.chain import first_break, has_link, is_older
from trainer.records.reader import parse_transcript, read_bytes
from trainer.records.signing import KEY_MISSING, UNSIGNED, CourseKey, signature_flaw

Known = Mapping[str, tuple[int, str]]
"""Session -> bytes and digest of its transcript as the database has it."""

_WHOLE_AND_MORE = re.compile(rb'.*"chain":"[0-9a-f]{64}"\}.+', re.DOTALL)


class Grade(StrEnum):
    """How much a finding means."""

    SOUND = "sound"
    """Every line is as it was played."""
    NOTE = "note"
    """It cannot be checked wholly, and nothing speaks against it."""
    CHANGED = "changed"
    """A line is not as it was played, or an exam's signature does not hold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was found of one transcript."""

    path: Path
    """The transcript."""
    grade: Grade
    """How much it means."""
    what: str
    """One clause."""
    line: int | None = None
    """Number of the first line that it is about, counted from 1."""

    def __str__(self) -> str:
        """``file:line: grade: what``."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.grade}: {self.what}"


def verify(game: Game, path: Path, known: Known, key: CourseKey | None) -> tuple[Verdict, ...]:
    """Check one stored session.

    Args:
        game: The service, with the content that it was played on.
        path: The transcript.
        known: What the database has of it and others; may be empty.
        key: The course key, if it is here.

    Returns:
        What was found, never nothing: ``sound`` alone, or everything that is not.

    Raises:
        EnvironmentProblem: A file cannot be read.
    """
    content = read_bytes(path)
    broken = _broken(path, content)
    if broken is not None:
        return (broken,)
    try:
        stored = parse_transcript(path, content)
    except CoolheadError as error:
        line = error.where.rpartition(":")[2]
        return (Verdict(path, Grade.CHANGED, error.what, int(line) if line.isdigit() else None),)
    found = [
        *_unlike_database(path, content, known),
        *_replayed(game, path, stored.transcript),
        *_signed(path, stored.transcript, key),
    ]
    if stored.torn:
        what = "the last line was cut off in mid-write and was never shown; all before it is whole"
        found.append(Verdict(path, Grade.NOTE, what, content.count(b"\n") + 1))
    return tuple(found) or (Verdict(path, Grade.SOUND, _size(stored.transcript)),)


def _size(transcript: Transcript) -> str:
    state = "ended" if transcript.end else "not ended"
    return f"{len(transcript.records())} lines replayed, {state}"


def _broken(path: Path, content: bytes) -> Verdict | None:
    """Where the chain breaks; transcripts of before there were chains have only their replay."""
    *lines, tail = content.split(b"\n")
    if is_older((lines or [tail])[0]):
        return None
    number = first_break(lines)
    if number is None and _is_changed_tail(lines, tail):
        number = len(lines) + 1
    return Verdict(path, Grade.CHANGED, "this line is not as it was written", number) if number else None


def _is_changed_tail(lines: list[bytes], tail: bytes) -> bool:
    """Whether what follows the last line feed was changed; a write that was cut off leaves a beginning."""
    if has_link(tail):
        return first_break([*lines, tail]) is not None
    return _WHOLE_AND_MORE.fullmatch(tail) is not None


def _unlike_database(path: Path, content: bytes, known: Known) -> Iterator[Verdict]:
    """What is not as it was when the session was entered: a file may have grown, and nothing else."""
    size, digest = known.get(read_about(path).session, (0, ""))
    if len(content) < size:
        what = "what stood from here on, and is in the database, was taken away"
        yield Verdict(path, Grade.CHANGED, what, content.count(b"\n") + 1)
    elif size and hashlib.sha256(content[:size]).hexdigest() != digest:
        yield Verdict(path, Grade.CHANGED, "this is another transcript than the database knows")


def _signed(path: Path, transcript: Transcript, key: CourseKey | None) -> Iterator[Verdict]:
    if transcript.start.mode != Mode.EXAM or transcript.end is None:
        return
    flaw = signature_flaw(path, key)
    if flaw:
        grade = Grade.NOTE if flaw in (UNSIGNED, KEY_MISSING) else Grade.CHANGED
        yield Verdict(path, grade, flaw)


def _replayed(game: Game, path: Path, transcript: Transcript) -> Iterator[Verdict]:
    other = _other_version(game, transcript)
    if other:
        yield Verdict(path, Grade.NOTE, f"{other}, so it cannot be replayed here")
        return
    line = first_difference(game, transcript)
    if line is not None:
        what = "this line does not follow from the replies before it"
        yield Verdict(path, Grade.CHANGED, what, line)


def _other_version(game: Game, transcript: Transcript) -> str:
    """Why a session cannot be replayed here; empty if it can."""
    start, library = transcript.start, game.library
    scenario, persona = library.scenarios.get(start.scenario), library.personas.get(start.persona)
    reader = game.warm_up().version
    if start.engine != ENGINE_VERSION:
        return f"played with engine version {start.engine}, and this is {ENGINE_VERSION}"
    if start.reader != reader:
        return f"read by reader version {start.reader}, and this is {reader}"
    if scenario is None or persona is None:
        return "its scenario or persona is not here"
    if start.content_hash != library.fingerprint(scenario, persona, Variety(start.variety)):
        return "its scenario or persona has changed since"
    return ""


def first_difference(game: Game, transcript: Transcript) -> int | None:
    """Play a session again from its own replies.

    Args:
        game: The service, with the versions and the content that it was played with.
        transcript: What is stored.

    Returns:
        Number of the first line that is not what comes out, counted from 1, or None.
    """
    try:
        play = Play.replayed(game, transcript, 0)
    except (CoolheadError, ValueError):
        return 1
    if play.start != transcript.start:
        return 1
    for number, step in enumerate(transcript.steps, start=2):
        if not _follows(play, step):
            return number
    if transcript.end is None:
        return None
    play.finish()
    return None if transcript.end == play.transcript.end else len(transcript.records())


def _follows(play: Play, step: Step) -> bool:
    """Whether a step comes out of its own words; it is taken in ``play``."""
    try:
        return play.retake(step) == step
    except (CoolheadError, ValueError):
        return False
