"""What the results database holds of one session, read from its files and from nothing else.

The same files give the same rows on any machine and in any database; that is
what lets the database be thrown away and made anew.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import EnvironmentProblem
from trainer.model.transcript import End, Transcript
from trainer.records.beside import About, moments, read_about, utc
from trainer.records.learners import learner_key
from trainer.records.overrules import Overrule, read_overrules
from trainer.records.reader import REMEDY, parse_transcript, read_bytes
from trainer.records.sessions import started

LARGEST_NUMBER = 2**63 - 1
"""Largest number that every database takes."""

LONGEST_NAME = 200
"""Characters of the longest name of a skill."""

Value = str | int | bool | None
"""What a cell can hold."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One session as rows."""

    about: About
    """Which session, and whose."""
    session: dict[str, Value]
    """Column -> value of its row."""
    skills: tuple[tuple[str, int | None], ...]
    """Skill and its mark; None where it could not be judged."""
    critical: tuple[str, ...]
    """Critical errors in order."""
    overrules: tuple[Overrule, ...]
    """Marks that a human set."""
    content: bytes
    """The transcript's whole records."""

    @property
    def ended(self) -> bool:
        """Whether it came to its end."""
        return self.session["ending"] is not None


def read_entry(path: Path) -> Entry:
    """Read one session's rows from its files.

    Args:
        path: Its transcript.

    Raises:
        EnvironmentProblem: A file cannot be read or is damaged.
    """
    content = read_bytes(path)
    stored = parse_transcript(path, content)
    about = read_about(path)
    whole = content[: stored.sound]
    transcript = stored.transcript
    session = {
        "session": about.session,
        "learner_key": learner_key(about.learner),
        "file": path.name,
        "size": len(whole),
        "sha256": hashlib.sha256(whole).hexdigest(),
        **_played(path, transcript),
        **_times(path, transcript),
        **_result(path, transcript.end),
    }
    skills = tuple(_skill(path, name, mark) for name, mark in transcript.end.skills) if transcript.end else ()
    critical = tuple(map(storable, transcript.end.critical)) if transcript.end else ()
    return Entry(about, session, skills, critical, read_overrules(path), whole)


def storable(text: str) -> str:
    """Text without the characters that a database refuses; a replacement character stands for each."""
    return _UNSTORABLE.sub("\ufffd", text)


def _played(path: Path, transcript: Transcript) -> dict[str, Value]:
    start = transcript.start
    return {
        "scenario": storable(start.scenario),
        "persona": storable(start.persona),
        "degree": storable(start.degree),
        "seed": _number(path, "seed", start.seed, LARGEST_NUMBER),
        "mode": storable(start.mode),
        "engine": storable(start.engine),
        "reader": storable(start.reader),
        "content_hash": storable(start.content_hash),
        "turns": len(transcript.turns),
        "course": storable(start.course),
        "module": storable(start.module),
    }


def _times(path: Path, transcript: Transcript) -> dict[str, Value]:
    """When it began, and when its last step was; without times the file's name says the beginning."""
    known = moments(path)
    name = started(path)
    last = len(transcript.steps)
    return {
        "started": known.get(0) or (utc(name) if name else None),
        "ended": known.get(last) if transcript.end else None,
    }


def _result(path: Path, end: End | None) -> dict[str, Value]:
    if end is None:
        return dict.fromkeys(("ending", "outcome", "score", "passed"))
    return {
        "ending": storable(end.ending),
        "outcome": storable(end.outcome),
        "score": _number(path, "score", end.score, 100),
        "passed": end.passed,
    }


def _skill(path: Path, name: str, mark: object) -> tuple[str, int | None]:
    if len(name) > LONGEST_NAME:
        raise _impossible(path, "a skill's name is far too long")
    if mark is None:
        return storable(name), None
    return storable(name), _number(path, storable(name), mark, 100)


def _number(path: Path, name: str, value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise _impossible(path, f"'{name}' is not a number from 0 to {most}")
    return value


def _impossible(path: Path, what: str) -> EnvironmentProblem:
    return EnvironmentProblem(what, where=str(path), remedy=REMEDY)
