"""Transcripts of the records as something to be scored; loads the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from trainer.records.choosing import Chosen, choose, transcripts
from trainer.records.results import Results
from trainer.runs.sources import Shelf, Source, Whose, empty_shelf


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the records hold."""

    sources: Sequence[Source]
    """Sessions that were played to their end, by the time of their beginning."""
    shelf: Shelf
    """Where transcripts are that are no files of this machine."""
    open: int
    """How many sessions have no end yet."""


def from_records(results: Results, *, learner: str = "", course: str = "", since: str = "") -> Recorded:
    """Sessions of the records; what is pending is entered before.

    Args:
        results: The results database.
        learner: Only this one's sessions; everybody's if empty.
        course: Only sessions of this course; all if empty.
        since: Only sessions that began at this moment or later, UTC as text; all if empty.

    Raises:
        EnvironmentProblem: The database cannot be used.
    """
    results.settle()
    found = choose(results, learner=learner, course=course, since=since)
    shared = results.database.shared
    sources = [_source(session, None if shared else results.folder) for session in found.ended]
    shelf: Shelf = partial(_fetch, results) if shared else empty_shelf
    return Recorded(sources, shelf, found.open)


def _source(chosen: Chosen, folder: Path | None) -> Source:
    """A session's file where the files are the truth, its row where many machines share a database."""
    whose = Whose(chosen.session, chosen.learner, chosen.marks)
    name = Path(chosen.file).name
    if folder is None:
        return Source(name, None, chosen.sha256, whose)
    return Source(str(folder / name), folder / name, None, whose)


def _fetch(results: Results, sessions: Sequence[str]) -> Mapping[str, bytes]:
    return transcripts(results, sessions)
