"""What is to be scored: transcripts in files and folders, or in the records."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import CoolheadError, EnvironmentProblem
from trainer.records.beside import ABOUT_SUFFIX, OVERRULES_SUFFIX, TRANSCRIPT_SUFFIX, read_about
from trainer.records.overrules import Overrule, read_overrules
from trainer.records.reader import read_bytes
from trainer.runs.judging import Item, digest_of


@dataclass(frozen=True, slots=True)
class Whose:
    """What belongs to a session and is not in its transcript."""

    session: str = ""
    """Its id; empty where that is not kept beside the file."""
    learner: str = ""
    """Who played; empty where that is not kept."""
    marks: tuple[Overrule, ...] = ()
    """Marks that humans set instead of the game's, oldest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """One transcript."""

    name: str
    """How it is named in results: a path, or in the records the transcript's name."""
    path: Path | None
    """Its file; None where the database holds it."""
    digest: str | None = None
    """What its bytes are known by, where that is known beforehand."""
    whose: Whose | None = None
    """What belongs to it, where that is known beforehand."""


Shelf = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Gives the transcripts of sessions out of a database: id -> bytes."""


def empty_shelf(sessions: Sequence[str]) -> Mapping[str, bytes]:
    """Where every transcript is a file, there is nothing to fetch."""
    return {}


def from_paths(paths: Iterable[Path]) -> Iterator[Source]:
    """Files as they are named, and the transcripts in folders and their folders by name.

    Raises:
        EnvironmentProblem: A folder holds no transcript, or cannot be looked into.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield Source(str(path), path)


def _in_folder(folder: Path) -> list[Source]:
    """The transcripts in a folder, and of each at once whether there is anything beside it to be read.

    A link that leads nowhere is among them, to be told of; a pipe or a folder of such a name is not.
    """

    def refuse(error: OSError) -> None:
        reason = (error.strerror or "it cannot be read").lower()
        place = str(error.filename or folder)
        raise EnvironmentProblem(reason, where=place, remedy="mend its permissions") from error

    found = []
    for place, _, names in os.walk(folder, onerror=refuse):
        known = set(names)
        for name in known:
            if name.endswith(TRANSCRIPT_SUFFIX):
                stem = name.removesuffix(TRANSCRIPT_SUFFIX)
                alone = known.isdisjoint(stem + suffix for suffix in (ABOUT_SUFFIX, OVERRULES_SUFFIX))
                path = Path(place, name)
                if path.is_file() or not path.exists():
                    found.append(Source(str(path), path, whose=Whose() if alone else None))
    if not found:
        raise EnvironmentProblem(
            f"there is no transcript (*{TRANSCRIPT_SUFFIX}) in this folder",
            where=str(folder),
            remedy="name another one",
        )
    return sorted(found, key=lambda source: source.name)


def whose(source: Source) -> Whose:
    """What belongs to a transcript: as the records said, or as the files beside it say.

    Raises:
        EnvironmentProblem: The marks beside it cannot be read.
    """
    if source.whose is not None:
        return source.whose
    path = source.path
    if path is None:
        return Whose()
    marks = read_overrules(path)
    if not path.with_suffix(ABOUT_SUFFIX).exists():
        return Whose(marks=marks)
    try:
        about = read_about(path)
    except CoolheadError:
        return Whose(marks=marks)
    return Whose(about.session, about.learner, marks)


def digest(source: Source) -> str | None:
    """What a transcript's bytes are known by now; None if they cannot be read."""
    if source.digest is not None:
        return source.digest
    try:
        return None if source.path is None else digest_of(read_bytes(source.path))
    except CoolheadError:
        return None


def items(sources: Mapping[int, Source], shelf: Shelf, *, send: bool) -> list[Item]:
    """Transcripts as a worker takes them.

    Args:
        sources: Place -> transcript.
        shelf: Where those are that are no files.
        send: Whether the bytes must go along. A file that cannot be read goes along as a name alone,
            so that whoever tries to read it says why.
    """
    stored = shelf([_session(source) for source in sources.values() if source.path is None])
    return [
        Item(place, source.name, _content(source, stored, send=send)) for place, source in sources.items()
    ]


def _content(source: Source, stored: Mapping[str, bytes], *, send: bool) -> bytes | None:
    if source.path is None:
        return stored.get(_session(source), b"")
    if not send:
        return None
    try:
        return read_bytes(source.path)
    except CoolheadError:
        return None


def _session(source: Source) -> str:
    return source.whose.session if source.whose else ""
