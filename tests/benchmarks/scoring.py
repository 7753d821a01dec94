"""Scoring runs measured: how much of one core's rate each of several cores reaches, and whether all agree.

Transcripts are plays of the bots on the shipped scenarios, read by the shipped
reader. Every run is a fresh ``coolhead score``, from the command's start to its
last line. Runs on one core and on all take turns, and the quickest of each counts,
because other work on the machine only ever slows a run down. Seconds of processor
time tell the same without that noise.
"""

import contextlib
import hashlib
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as count_up
from pathlib import Path

from trainer.authoring.bench import play, prepare
from trainer.authoring.bots import BOTS
from trainer.content.library import find_content_root, load_library
from trainer.records.chain import Chain
from trainer.understand.exemplars import load_exemplars
from trainer.understand.reader import load_reader

ROOT = Path(__file__).resolve().parent.parent.parent

FULL = "COOLHEAD_TEST_TRANSCRIPTS"
"""Environment variable: how many transcripts the large measurement scores, 10000 for example."""

COOLHEAD = (sys.executable, "-m", "trainer.cli.main")


@dataclass(frozen=True)
class Ran:
    """One ``coolhead score``."""

    wall: float
    """Seconds from its start to its end."""
    processor: float
    """Seconds of processor time of all its processes."""
    digest: str
    """What it printed, as a digest."""


def make_transcripts(folder: Path, count: int) -> None:
    """Let every bot play every shipped scenario, with one seed after another, until there are enough."""
    library, exemplars, reader = load_library([find_content_root()]), load_exemplars(), load_reader()
    made = sorted(library.scenarios)[: 10 if count > 1000 else 2]
    benches = [
        prepare(library.scenarios[name], library.personas[library.scenarios[name].persona], exemplars, reader)
        for name in made
    ]
    plays = ((bench, bot, seed) for seed in count_up() for bench in benches for bot in BOTS)
    for number, (bench, bot, seed) in zip(range(count), plays, strict=False):
        chain, lines = Chain(), []
        for record in play(bench, bot, seed).transcript.records():
            line, chain = chain.line(record)
            lines.append(line)
        (folder / f"{bench.scenario.scenario}-{bot.name}-{number:06}.jsonl").write_bytes(b"".join(lines))


def score(folder: Path, run: Path, *how: str) -> Ran:
    """Score a folder, keeping results, and see how long it takes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    words = [*COOLHEAD, "score", str(folder), "--run", str(run), "--format", "csv", *how]
    printed = subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(wall, processor, hashlib.sha256(printed).hexdigest())


def on_one_and_on_all(folder: Path, runs: Path, cores: int, rounds: int) -> tuple[list[Ran], list[Ran]]:
    """Runs on one core and on ``cores`` cores that take turns, each in a folder of its own."""
    one, all_ = [], []
    for turn in range(rounds):
        one.append(score(folder, runs / f"one-{turn}", "--jobs", "1"))
        all_.append(score(folder, runs / f"all-{turn}", "--jobs", str(cores)))
    return one, all_


def killed_and_gone_on(folder: Path, run: Path, seconds: float, *how: str) -> tuple[int, Ran]:
    """A run that is killed after ``seconds``, and the one that goes on.

    Returns:
        How many results the killed one had kept, and the second run.
    """
    words = [*COOLHEAD, "score", str(folder), "--run", str(run), "--format", "csv", *how]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    process.wait()
    kept = (run / "scores.run").read_bytes().count(b"\n")
    return kept, score(folder, run, *how)


@contextlib.contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list["subprocess.Popen[str]"]]]:
    """A Dask scheduler and its workers on loopback: the address, and the workers' processes."""
    loopback = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")

    def start(*words: str, until: str) -> tuple["subprocess.Popen[str]", str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words, *loopback],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        found = next(match for line in process.stderr if (match := re.search(until, line)))
        return process, found[1]

    scheduler, address = start("scheduler", "--port", "0", "--no-show", until=r"Scheduler at:\s+(tcp://\S+)")
    how = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    started = [start("worker", address, *how, until="(Registered to)")[0] for _ in range(workers)]
    try:
        yield address, started
    finally:
        for process in (*started, scheduler):
            process.kill()
            process.wait()
