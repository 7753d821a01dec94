"""``python tests/benchmarks/run.py``: the figures of the README, measured here and now."""

import platform
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.benchmarks.measure import (
    first_paint_seconds,
    help_seconds,
    long_session,
    percentile,
    turn_milliseconds,
)


def main() -> None:
    """Measure everything and print a table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    for line in (*turn_lines(), *long_lines(), *help_lines(), *paint_lines()):
        print(line)


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


if __name__ == "__main__":
    main()
