"""One scoring run from its transcripts to its results, in the order in which they were named."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from trainer.errors import EnvironmentProblem
from trainer.processes import rarely_collecting
from trainer.runs.driving import Chunk, drive
from trainer.runs.journal import Journal, Kept
from trainer.runs.judging import Judged, Outcome, Trouble
from trainer.runs.planning import CHUNK, chunks, plan
from trainer.runs.rubrics import Rubrics
from trainer.runs.sources import Shelf, Source, digest, empty_shelf, items
from trainer.runs.workers import Workers
from trainer.scoring import SCORING_VERSION

Progress = Callable[[int, int], None]
"""Told how much is done of how much."""

Hire = Callable[[int], Workers]
"""Finds workers for a number of transcripts; not asked where all is done already."""


@dataclass(slots=True)
class Run:
    """A run's transcripts and what came of each."""

    sources: Sequence[Source]
    """The transcripts."""
    journal: Journal
    """Where the results are."""
    kept: dict[int, Kept] = field(default_factory=dict)
    """Place of a transcript -> its result."""
    digests: dict[int, str] = field(default_factory=dict)
    """Place of a transcript -> what it is known by."""
    troubles: dict[int, Trouble] = field(default_factory=dict)
    """Place of a transcript -> why it has no result."""
    earlier: int = 0
    """Results that were kept from an earlier run and not done again."""

    def scored(self) -> Iterator[tuple[int, Source, Kept]]:
        """Transcripts that have a result, in order."""
        for place, source in enumerate(self.sources):
            if place in self.kept:
                yield place, source, self.kept[place]

    def trouble_lines(self) -> list[str]:
        """What could not be scored, in order: where, what, and what to do."""
        return [str(self.troubles[place]) for place in sorted(self.troubles)]

    def take(self, chunk: Chunk, outcomes: Sequence[Outcome]) -> None:
        """Keep what came of some transcripts.

        Raises:
            EnvironmentProblem: It cannot be kept, or comes from a worker of another version.
        """
        found = dict(zip((item.place for item in chunk), outcomes, strict=True))
        judged = {place: outcome for place, outcome in found.items() if isinstance(outcome, Judged)}
        for result in judged.values():
            _refuse_other_version(result)
        places = self.journal.add(list(judged.values()))
        for place, kept in zip(judged, places, strict=True):
            self.kept[place], self.digests[place] = kept, judged[place].digest
        self.troubles |= {place: trouble for place, trouble in found.items() if isinstance(trouble, Trouble)}


def begin(sources: Sequence[Source], rubrics: Rubrics, journal: Journal) -> tuple[Run, Sequence[int]]:
    """A run with what is done already.

    Returns:
        The run, and the places of the transcripts that are still to be scored.
    """
    known = [digest(source) if len(journal) else None for source in sources]
    found = plan(known, journal, rubrics)
    digests = {place: text for place in found.done if (text := known[place]) is not None}
    return Run(sources, journal, dict(found.done), digests, earlier=len(found.done)), found.todo


def go_on(
    run: Run,
    todo: Sequence[int],
    hire: Hire,
    *,
    shelf: Shelf = empty_shelf,
    progress: Progress = lambda done, of: None,
    chunk: int = CHUNK,
) -> None:
    """Score what is still to be scored; each result is kept as it comes.

    Args:
        run: The run.
        todo: Places of the transcripts.
        hire: Finds workers.
        shelf: Where transcripts are that are no files.
        progress: Told how many are done, of how many.
        chunk: Transcripts that are handed out at a time.

    Raises:
        EnvironmentProblem: There are no workers, or results cannot be kept; what was kept before stays.
    """
    total = len(run.sources)
    progress(total - len(todo), total)
    if not todo:
        return
    with rarely_collecting(), closing(hire(len(todo))) as workers:
        work = (
            items({place: run.sources[place] for place in part}, shelf, send=workers.remote)
            for part in chunks(todo, chunk)
        )
        for piece, outcomes in drive(workers, work):
            run.take(piece, outcomes)
            progress(len(run.kept) + len(run.troubles), total)


def _refuse_other_version(judged: Judged) -> None:
    if judged.basis.scoring != SCORING_VERSION:
        raise EnvironmentProblem(
            f"a worker has scoring version {judged.basis.scoring}, this machine has {SCORING_VERSION}",
            remedy="install the same coolhead on every worker",
        )
