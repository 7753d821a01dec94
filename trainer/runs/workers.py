"""Hands for a run: this process alone, or processes on all cores of this machine."""

from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from trainer.processes import deaf_to_interrupts, handed_over, new_pool, settle_in, taken_over
from trainer.runs.judging import Item, Outcome, judge_all
from trainer.runs.rubrics import Rubrics

Work = Future[list[Outcome]]
"""What comes of some transcripts, in their order."""


class Workers(Protocol):
    """Whoever scores."""

    count: int
    """How many can work at once."""
    remote: bool
    """Whether transcripts must be sent to them, for they do not see this machine's files."""
    losses: tuple[type[BaseException], ...]
    """What a piece of work ends with when the worker that had it is gone."""
    together: bool
    """Whether all work is lost when one worker is."""

    def submit(self, items: Sequence[Item]) -> Work:
        """Hand over some transcripts."""

    def failure(self, error: BaseException) -> BaseException:
        """What to tell of work that ended with an error, and not because a worker is gone."""

    def renew(self) -> None:
        """Make good for a worker that is gone."""

    def check(self) -> None:
        """Called while nothing comes back.

        Raises:
            EnvironmentProblem: Nobody is left who could work.
        """

    def close(self) -> None:
        """Send everybody home; what was not begun is dropped."""


class Alone:
    """This process."""

    count = 1
    remote = False
    losses: tuple[type[BaseException], ...] = ()
    together = False

    def __init__(self, rubrics: Rubrics) -> None:
        """Take the rubrics."""
        self._rubrics = rubrics

    def submit(self, items: Sequence[Item]) -> Work:
        """Score at once."""
        done: Work = Future()
        done.set_result(judge_all(self._rubrics, items))
        return done

    def failure(self, error: BaseException) -> BaseException:
        """A defect; nothing else can happen here."""
        return error

    def renew(self) -> None:
        """Nobody to make good for."""

    def check(self) -> None:
        """Nothing is ever waited for."""

    def close(self) -> None:
        """Nobody to send home."""


class Processes:
    """Processes of this machine."""

    remote = False
    losses: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    together = True

    def __init__(self, rubrics: Rubrics, count: int) -> None:
        """Start them with the first work.

        Args:
            rubrics: What they judge by.
            count: How many.
        """
        self.count = count
        self._stack = ExitStack()
        self._place = self._stack.enter_context(handed_over(rubrics.ready()))
        self._pool = new_pool(count, _begin, self._place)

    def submit(self, items: Sequence[Item]) -> Work:
        """Hand over some transcripts."""
        with deaf_to_interrupts():
            return self._pool.submit(_judge, items)

    def failure(self, error: BaseException) -> BaseException:
        """A defect; whatever is wrong with a transcript is an outcome."""
        return error

    def renew(self) -> None:
        """Start anew: when one process of a pool is killed, the pool gives up."""
        self._pool.shutdown()
        self._pool = new_pool(self.count, _begin, self._place)

    def check(self) -> None:
        """A process that is gone is told of by the pool."""

    def close(self) -> None:
        """Send them home; what was not begun is dropped."""
        self._pool.shutdown(cancel_futures=True)
        self._stack.close()


_RUBRICS: list[Rubrics] = []
"""The rubrics of this worker process."""


def _begin(place: Path) -> None:
    _RUBRICS[:] = [taken_over(place)]
    settle_in()


def _judge(items: Sequence[Item]) -> list[Outcome]:
    return judge_all(_RUBRICS[0], items)
