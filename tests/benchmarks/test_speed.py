"""Speed as a promise, with room for a busy machine: the exact figures come from ``run.py``."""

import statistics

from tests.benchmarks.measure import (
    first_paint_seconds,
    help_seconds,
    long_session,
    percentile,
    turn_milliseconds,
)


def test_a_turn_is_answered_at_once():
    assert percentile(turn_milliseconds(per_scenario=25), 0.95) < 100


def test_a_long_session_neither_slows_down_nor_grows_without_bound():
    took, memory = long_session(600)
    assert statistics.median(took[-100:]) < 3 * statistics.median(took[50:150]) + 2
    assert memory[-1] - memory[199] < 40_000


def test_help_is_nearly_as_quick_as_click_alone():
    ours, bare = help_seconds(rounds=5)
    assert ours < 3 * bare


def test_the_app_paints_nearly_as_soon_as_an_empty_one():
    ours, empty = first_paint_seconds(rounds=3)
    assert ours < 2.5 * empty
