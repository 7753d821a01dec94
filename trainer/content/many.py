"""Checking thousands of files: on all cores, and in the order in which they were named."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from trainer.content.checking import Personas, check_file
from trainer.content.problems import Problem
from trainer.processes import cores, settle_in

MANY = 64
"""Files from which further processes are worth their start."""

BATCH = 16
"""Files that a process is handed at a time."""


def check_files(paths: Sequence[Path]) -> Iterator[Sequence[Problem]]:
    """All problems of each file, in the order of the files.

    Args:
        paths: The files; from ``MANY`` on they are shared out among the cores that this process may use.
    """
    workers = min(cores(), len(paths) // BATCH)
    if len(paths) < MANY or workers < 2:
        yield from map(partial(check_file, known={}), paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=settle_in)
    try:
        yield from pool.map(_check, paths, chunksize=BATCH)
    finally:
        pool.shutdown(cancel_futures=True)


_KNOWN: Personas = {}
"""What this worker process found of personas; it lives as long as one check of many files."""


def _check(path: Path) -> Sequence[Problem]:
    return check_file(path, _KNOWN)
