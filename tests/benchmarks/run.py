"""``python tests/benchmarks/run.py``: the figures of the README, measured here and now."""

import os
import platform
import statistics
import sys
import tempfile
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.benchmarks.measure import (
    first_paint_seconds,
    help_seconds,
    long_session,
    percentile,
    turn_milliseconds,
)
from tests.benchmarks.scoring import (
    FULL,
    Ran,
    dask_cluster,
    killed_and_gone_on,
    make_transcripts,
    on_one_and_on_all,
    score,
)
from trainer.processes import cores


def main() -> None:
    """Measure what is named (a name of ``PARTS``), or everything, and print a table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    for name in sys.argv[1:] or PARTS:
        for line in PARTS[name]():
            print(line, flush=True)


def turn_lines() -> list[str]:
    """A turn, from reply to customer line."""
    took = turn_milliseconds()
    p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
    slowest = max(took)
    return [
        f"turn ({len(took)} turns): median {p50:.1f} ms, p95 {p95:.1f} (goal: under 30), most {slowest:.0f}"
    ]


def long_lines() -> list[str]:
    """A thousand turns of one session."""
    took, memory = long_session()
    early, late = statistics.median(took[50:150]), statistics.median(took[-100:])
    grown = (memory[-1] - memory[99]) / 1000
    return [f"1,000 turns: 51-150 {early:.1f} ms, last 100 {late:.1f} ms, memory +{grown:.1f} MB after 100"]


def help_lines() -> list[str]:
    """Start-up of the command line."""
    ours, bare = help_seconds()
    return [
        f"--help: {ours * 1000:.0f} ms, bare click {bare * 1000:.0f} ms, {ours / bare:.2f}x (goal: under 2)"
    ]


def paint_lines() -> list[str]:
    """Start-up of the app."""
    ours, empty = first_paint_seconds()
    ratio = ours / empty
    return [
        f"first paint: {ours * 1000:.0f} ms, empty app {empty * 1000:.0f} ms, {ratio:.2f}x (goal: under 1.5)"
    ]


def scoring_lines() -> list[str]:
    """A scoring run on one core, on all, on a cluster, and killed in the middle."""
    count = int(os.environ.get(FULL, "1000"))
    with tempfile.TemporaryDirectory() as name:
        folder, runs = Path(name) / "transcripts", Path(name) / "runs"
        folder.mkdir()
        make_transcripts(folder, count)
        one, all_ = on_one_and_on_all(folder, runs, cores(), rounds=3)
        lines = _rate_lines(count, one, all_)
        known = {ran.digest for ran in (*one, *all_)}
        kept, again = killed_and_gone_on(folder, runs / "killed", 0.6 * min(ran.wall for ran in all_))
        lines.append(
            f"killed with {kept:,} kept, went on in {again.wall:.1f} s: {_alike(known, again.digest)}"
        )
        with dask_cluster(Path(name)) as (address, workers):
            there = score(folder, runs / "dask", "--scheduler", address)
            lines.append(f"Dask, two workers: {count / there.wall:.0f}/s: {_alike(known, there.digest)}")
            threading.Timer(0.6 * there.wall, workers[0].kill).start()
            fewer = score(folder, runs / "fewer", "--scheduler", address)
            lines.append(
                f"Dask, one of them killed: {count / fewer.wall:.0f}/s: {_alike(known, fewer.digest)}"
            )
        return lines


def _rate_lines(count: int, one: list[Ran], all_: list[Ran]) -> list[str]:
    number = cores()
    wall_one, wall_all = (count / min(ran.wall for ran in runs) for runs in (one, all_))
    cpu_one, cpu_all = (count / min(ran.processor for ran in runs) for runs in (one, all_))
    rates = f"1 core: {wall_one:.0f}/s; {number} cores: {wall_all:.0f}/s"
    share = f"{wall_all / number / wall_one:.0%} of that per core (goal: 70%)"
    effort = f"1 core: {cpu_one:.0f}; {number} cores: {cpu_all:.0f}, {cpu_all / cpu_one:.0%}"
    return [f"{count:,} transcripts, {rates}, {share}", f"per processor second, {effort}"]


def _alike(known: set[str], digest: str) -> str:
    return "the same, byte for byte" if known == {digest} else "NOT THE SAME"


PARTS = {
    "turn": turn_lines,
    "long": long_lines,
    "help": help_lines,
    "paint": paint_lines,
    "scoring": scoring_lines,
}
"""What can be measured."""


if __name__ == "__main__":
    main()
