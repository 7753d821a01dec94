"""Ground rules for worker processes, whatever they work at.

Workers are started afresh (``spawn``), so that they work alike on every system.
Ctrl+C is for the process that started them: it tells the person what was kept.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

RARELY = (200_000, 50, 50)
"""When reference cycles are looked for where hardly any come about: the search goes through all there is."""

ORPHANED = 1
"""Exit code of a worker whose starter is gone."""


def cores() -> int:
    """Cores that this process may use, where the system tells; else all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """What is started in here never hears Ctrl+C; this process answers it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for reference cycles rarely in here: for much work of one kind that leaves hardly any."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def handed_over(thing: object) -> Iterator[Path]:
    """A private file with something large that every worker needs; it is gone afterwards.

    What is given to a process at its start must fit into a pipe, or the next one is not started before
    this one has imported everything.
    """
    with TemporaryDirectory(prefix="coolhead-") as folder:
        place = Path(folder) / "handed-over"
        place.write_bytes(pickle.dumps(thing))
        yield place


def taken_over(place: Path) -> Any:
    """What ``handed_over`` put there, in a worker process."""
    return pickle.loads(place.read_bytes())  # noqa: S301 - written by the process that started this one


@contextmanager
def closing_pool(count: int, begin: Callable[[Path], None], place: Path) -> Iterator["ProcessPoolExecutor"]:
    """As ``new_pool``, shut down in the end; work that was not begun is dropped."""
    pool = new_pool(count, begin, place)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def new_pool(count: int, begin: Callable[[Path], None], place: Path) -> "ProcessPoolExecutor":
    """Worker processes, each begun with what lies at ``place``; to be shut down by whoever asks for them."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), begin, (place,))


def settle_in() -> None:
    """Make this worker process ready for work of the same kind, again and again.

    It looks for reference cycles rarely, and not in what it holds from the start. And it leaves when
    the process that started it is killed: it would otherwise wait for work for ever.
    """
    gc.freeze()
    gc.set_threshold(*RARELY)
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_leave_after, args=(starter.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(ORPHANED)
