"""Hands out work, takes results, and outlives workers that die.

Work whose worker died is handed out once more. What is lost twice may itself be the
reason, a transcript that eats all memory for example: its transcripts are then tried
one by one with nothing beside them, and one that is lost twice in that way is named as a trouble.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from dataclasses import dataclass

from trainer.runs.judging import Item, Outcome, Trouble
from trainer.runs.planning import chunks
from trainer.runs.workers import Work, Workers

AHEAD = 3
"""Pieces of work that are handed over for each worker, so that none waits for the next."""

TRIES = 2
"""How often a piece of work is handed out before it is suspected itself."""

PATIENCE = 5.0
"""Seconds without any result after which the workers are looked at."""

Chunk = Sequence[Item]
"""Transcripts that are handed out together."""

Done = tuple[Chunk, list[Outcome]]
"""Transcripts and what came of each."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A piece of work and how often it was lost."""

    chunk: Chunk
    lost: int = 0


class _Shift:
    """Work that is handed out and not done yet."""

    def __init__(self, workers: Workers, work: Iterator[Chunk], width: int) -> None:
        self.suspects: list[Item] = []
        self._workers = workers
        self._work = work
        self._width = width
        self._again: deque[_Try] = deque()
        self._out: dict[Work, _Try] = {}

    def results(self) -> Iterator[Done]:
        """What comes back, in whatever order."""
        self._hand_out()
        while self._out:
            finished, _ = wait(self._out, PATIENCE, FIRST_COMPLETED)
            if not finished:
                self._workers.check()
            yield from self._taken(finished)
            self._hand_out()

    def _hand_out(self) -> None:
        while len(self._out) < self._width:
            chunk = next(self._work, None) if not self._again else None
            if chunk is None and not self._again:
                return
            piece = self._again.popleft() if chunk is None else _Try(chunk)
            try:
                self._out[self._workers.submit(piece.chunk)] = piece
            except self._workers.losses:
                self._again.append(piece)
                self._workers.renew()

    def _taken(self, finished: set[Work]) -> Iterator[Done]:
        losses = self._workers.losses
        lost = any(isinstance(_error(work), losses) for work in finished)
        if lost and self._workers.together:
            finished = wait(self._out).done
        for work in finished:
            piece, error = self._out.pop(work), _error(work)
            if error is None:
                yield piece.chunk, work.result()
            elif isinstance(error, losses):
                self._note_loss(_Try(piece.chunk, piece.lost + 1))
            else:
                raise self._workers.failure(error) from error
        if lost:
            self._workers.renew()

    def _note_loss(self, piece: _Try) -> None:
        if piece.lost < TRIES:
            self._again.append(piece)
        else:
            self.suspects.extend(piece.chunk)


def drive(workers: Workers, work: Iterator[Chunk]) -> Iterator[Done]:
    """Have work done.

    Args:
        workers: Who does it.
        work: Pieces of it; taken only as they can be handed out.

    Returns:
        Each piece with what came of it, in whatever order it is done.

    Raises:
        EnvironmentProblem: Nobody is left who could work.
    """
    shift = _Shift(workers, work, AHEAD * workers.count)
    yield from shift.results()
    alone = _Shift(workers, chunks(shift.suspects, 1), 1)
    yield from alone.results()
    for item in alone.suspects:
        yield [item], [_deadly(item)]


def _error(work: Work) -> BaseException | None:
    return CancelledError() if work.cancelled() else work.exception()


def _deadly(item: Item) -> Trouble:
    what = "whatever scores this is killed, perhaps for want of memory"
    return Trouble(what, item.name, "look into it, or leave it out")
