"""Speed as a promise, with room for a busy machine: the exact figures come from ``run.py``."""

import os
import statistics

import pytest

from tests.benchmarks.measure import (
    first_paint_seconds,
    help_seconds,
    long_session,
    percentile,
    turn_milliseconds,
)
from tests.benchmarks.scoring import FULL, make_transcripts, on_one_and_on_all
from trainer.processes import cores


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


@pytest.mark.skipif(not os.environ.get(FULL), reason=f"{FULL}=10000 scores as many transcripts")
@pytest.mark.timeout(1800)
def test_each_core_of_a_scoring_run_does_most_of_what_one_alone_does(tmp_path):
    count = int(os.environ[FULL])
    folder = tmp_path / "transcripts"
    folder.mkdir()
    make_transcripts(folder, count)
    one, all_ = on_one_and_on_all(folder, tmp_path / "runs", cores(), rounds=3)
    assert len({ran.digest for ran in (*one, *all_)}) == 1
    assert min(ran.wall for ran in one) / min(ran.wall for ran in all_) >= 0.7 * cores()
