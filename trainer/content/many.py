"""Checking thousands of files: on all cores, and in the order in which they were named."""

import gc
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from trainer.content.checking import check_file
from trainer.content.problems import Problem

MANY = 64
"""Files from which further processes are worth their start."""

BATCH = 16
"""Files that a process is handed at a time."""


def check_files(paths: Sequence[Path]) -> Iterator[Sequence[Problem]]:
    """All problems of each file, in the order of the files.

    Args:
        paths: The files; from ``MANY`` on they are shared out among the cores that this process may use.
    """
    check = partial(check_file, known={})
    workers = min(_cores(), len(paths) // BATCH)
    if len(paths) < MANY or workers < 2:
        yield from map(check, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_ready) as pool:
        try:
            yield from pool.map(check, paths, chunksize=BATCH)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _cores() -> int:
    """Cores that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _ready() -> None:
    """Look for reference cycles rarely: a file leaves hardly any, and the search goes through all of it."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
