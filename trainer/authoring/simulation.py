"""Many talks of many bots, on all cores, added up.

Chunks of talks go to worker processes that are started afresh (``spawn``), so that it works alike
on every system. A talk is known by bot and seed alone; the sums are whole numbers. So the outcome
does not depend on how many processes there were.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, as_completed
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trainer.authoring.bench import Bench, Progress, play
from trainer.authoring.bots import BOTS, Bot
from trainer.authoring.talk import Talk
from trainer.authoring.tally import Tally
from trainer.model.persona import Degree, Persona
from trainer.processes import closing_pool, deaf_to_interrupts, handed_over, settle_in, taken_over

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Made = TypeVar("Made")

CHUNK = 50
"""Talks that a worker plays at a time."""

FEW = 200
"""Talks up to which starting workers takes longer than playing."""


@dataclass(frozen=True, slots=True)
class Order:
    """Some talks of one bot."""

    bot: type[Bot]
    """Which one."""
    seeds: range
    """A seed for each talk."""
    degrees: tuple[Degree, ...] = (Degree.MARKED,)
    """How strongly the temper shows; taken in turn."""
    alone: Persona | None = None
    """Who plays instead, in words of their own alone; None for the bench's own casting."""

    def talks(self, bench: Bench) -> Iterator[tuple[int, Talk]]:
        """Play them, each with its seed."""
        if self.alone is not None:
            bench = bench.without_words(self.alone)
        for seed in self.seeds:
            yield seed, play(bench, self.bot, seed, self.degrees[seed % len(self.degrees)])


def orders(bots: Sequence[type[Bot]], talks: int, seed: int) -> list[Order]:
    """Chunks that add up to ``talks`` of each bot, seeds counted up from ``seed``."""
    return [
        Order(bot, range(first, min(first + CHUNK, seed + talks)))
        for bot in bots
        for first in range(seed, seed + talks, CHUNK)
    ]


def simulate(
    bench: Bench,
    *,
    bots: Sequence[type[Bot]] = BOTS,
    talks: int = 1000,
    seed: int = 0,
    jobs: int = 1,
    pool: "ProcessPoolExecutor | None" = None,
    progress: Progress = lambda done, of: None,
) -> list[Tally]:
    """Let each of ``bots`` play ``talks`` talks.

    Args:
        bench: Where they play.
        bots: Which trainees.
        talks: Talks of each.
        seed: Seed of the first talk; the others follow.
        jobs: Worker processes.
        pool: Workers from ``ready_pool`` that are up already; new ones if not given.
        progress: Told how many talks are done, of how many.
    """
    found = {bot.name: Tally(bot.name) for bot in bots}
    todo = orders(bots, talks, seed)
    done, total = 0, talks * len(bots)
    with closing(each(bench, count, todo, jobs=jobs if total > FEW else 1, pool=pool)) as tallies:
        for tally in tallies:
            found[tally.bot].add(tally)
            done += tally.talks
            progress(done, total)
    return list(found.values())


def count(bench: Bench, order: Order) -> Tally:
    """Play an order and add it up."""
    tally = Tally(order.bot.name)
    for seed, talk in order.talks(bench):
        tally.count(talk, seed)
    return tally


def each(
    bench: Bench,
    work: Callable[[Bench, Order], Made],
    todo: Sequence[Order],
    *,
    jobs: int,
    pool: "ProcessPoolExecutor | None" = None,
) -> Generator[Made, None, None]:
    """What is made of each order, in whatever order it is done; to be closed by whoever stops early.

    Args:
        bench: Where they play.
        work: What makes it; a function known by name, so that it can be sent.
        todo: The orders.
        jobs: Worker processes; 1 plays in this one.
        pool: Workers that are up already; new ones if not given.
    """
    if jobs <= 1:
        for order in todo:
            yield work(bench, order)
        return
    with ExitStack() as stack:
        place = stack.enter_context(handed_over(bench))
        workers = pool or stack.enter_context(ready_pool(jobs))
        with deaf_to_interrupts():
            waiting: list[Future[Made]] = [workers.submit(_work, place, work, order) for order in todo]
        for future in as_completed(waiting):
            yield future.result()


@contextmanager
def ready_pool(jobs: int) -> Iterator["ProcessPoolExecutor"]:
    """Worker processes that come up at once, while this one still prepares what they will play on."""
    with closing_pool(jobs, _begin, Path()) as pool:
        with deaf_to_interrupts():
            for _ in range(jobs):
                pool.submit(_come_up)
        yield pool


_BENCHES: dict[Path, Bench] = {}
"""The bench of this worker process, by where it was handed over."""


def _begin(_: Path) -> None:
    """Make a worker ready; what it plays on comes with the first order."""
    settle_in()


def _come_up() -> None:
    """Nothing; a worker is started to do it, and has imported all that it needs by then."""


def _work(place: Path, work: Callable[[Bench, Order], Made], order: Order) -> Made:
    if place not in _BENCHES:
        _BENCHES.clear()
        _BENCHES[place] = taken_over(place)
    return work(_BENCHES[place], order)
