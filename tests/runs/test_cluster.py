"""A Dask cluster of two workers on loopback gives what this process gives, bit for bit, whoever dies."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs.conftest import score
from trainer import __version__
from trainer.errors import EnvironmentProblem, UsageError
from trainer.runs import cluster, run
from trainer.runs.cluster import Cluster
from trainer.scoring import SCORING_VERSION

pytest.importorskip("distributed")

ROOT = Path(__file__).resolve().parent.parent.parent
LOOPBACK = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")


class Processes:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.address = ""
        self.scheduler = self._start("scheduler", "--port", "0", "--no-show")
        self.address = self._said(self.scheduler, r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self.add_worker() for _ in range(2)]
        for worker in self.workers:
            self._said(worker, r"(Registered to)")

    def add_worker(self):
        how = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder))
        return self._start("worker", self.address, *how)

    def stop(self):
        for process in (self.scheduler, *self.workers):
            process.kill()
            process.wait()
            process.stderr.close()

    def _start(self, what, *how):
        words = [sys.executable, "-m", "dask", what, *how, *LOOPBACK]
        return subprocess.Popen(
            [word for word in words if word],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )

    def _said(self, process, pattern):
        for line in process.stderr:
            found = re.search(pattern, line)
            if found:
                return found[1]
        raise AssertionError(f"it never said {pattern}")


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    """One cluster for all tests here; the last two kill a part of it each."""
    processes = Processes(tmp_path_factory.mktemp("dask"))
    yield processes
    processes.stop()


@pytest.fixture
def hire(made_once, dask):
    return lambda count: Cluster(made_once.rubrics, dask.address)


@pytest.fixture
def kill_after_first(monkeypatch):
    """Kill a process as soon as there is a first result; gives the sizes of all results."""

    def watch(process):
        took, results = run.Run.take, []

        def take(self, chunk, outcomes):
            took(self, chunk, outcomes)
            results.append(len(chunk))
            if len(results) == 1:
                process.send_signal(signal.SIGKILL)

        monkeypatch.setattr(run.Run, "take", take)
        return results

    return watch


def test_a_cluster_scores_alike_bit_for_bit_and_in_order(made_once, hire):
    assert score(made_once.folder, made_once.rubrics, hire=hire).lines == (
        score(made_once.folder, made_once.rubrics).lines
    )


def test_a_bad_file_on_this_machine_is_told_as_here(made, hire):
    (made.folder / "bad.jsonl").write_text("rubbish\n")
    (made.folder / "worse.jsonl").write_text("")
    there = score(made.folder, made.rubrics, hire=hire).run.trouble_lines()
    assert there == score(made.folder, made.rubrics).run.trouble_lines()
    assert len(there) == 2


def test_another_version_is_refused(made_once, dask, monkeypatch):
    monkeypatch.setattr(cluster, "_of_scheduler", lambda client: ("0.0", "0"))
    with pytest.raises(EnvironmentProblem) as caught:
        Cluster(made_once.rubrics, dask.address)
    here = f"coolhead {__version__}, scoring {SCORING_VERSION}"
    assert str(caught.value) == (
        f"{dask.address}: there is coolhead 0.0, scoring 0; here is {here}; install the same coolhead there"
    )


def test_a_worker_that_is_killed_loses_nothing(made_once, dask, hire, kill_after_first):
    results = kill_after_first(dask.workers[0])
    done = score(made_once.folder, made_once.rubrics, hire=hire, chunk=1)
    assert len(results) == 42
    assert dask.workers[0].wait(5) == -signal.SIGKILL
    assert done.lines == score(made_once.folder, made_once.rubrics).lines


def test_a_scheduler_that_dies_is_told_and_what_was_kept_stays(
    made_once, dask, hire, kill_after_first, tmp_path, capfd
):
    kill_after_first(dask.scheduler)
    with pytest.raises(EnvironmentProblem) as caught:
        score(made_once.folder, made_once.rubrics, hire=hire, chunk=1, kept=tmp_path / "run")
    assert str(caught.value) == (
        f"{dask.address}: the scheduler is gone; start it, then give the same command again"
    )
    went_on = score(made_once.folder, made_once.rubrics, kept=tmp_path / "run")
    assert 1 <= went_on.run.earlier < 42
    assert went_on.lines == score(made_once.folder, made_once.rubrics).lines
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("address", ["tcp://", "foo://127.0.0.1:1", "127.0.0.1:8786", "tcp://h:99999", ":"])
def test_what_is_no_address_is_refused_before_anything_is_loaded(made_once, address):
    with pytest.raises(UsageError) as caught:
        Cluster(made_once.rubrics, address)
    assert str(caught.value) == (
        f"{address}: this is no address of a scheduler; name one like tcp://host:8786"
    )


def test_where_no_scheduler_answers_it_says_how_to_start_one(made_once, monkeypatch):
    monkeypatch.setattr(cluster, "ANSWER_SECONDS", 0.5)
    with pytest.raises(EnvironmentProblem) as caught:
        Cluster(made_once.rubrics, "tcp://127.0.0.1:9")
    assert str(caught.value) == (
        "tcp://127.0.0.1:9: no scheduler answers; "
        "start one with 'dask scheduler' and 'dask worker', or leave --scheduler out"
    )


def test_without_dask_it_says_what_to_install(made_once, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EnvironmentProblem, match=r"Dask is not installed; pip install 'coolhead\[cluster\]'"):
        Cluster(made_once.rubrics, "tcp://127.0.0.1:8786")


def test_a_cluster_without_workers_is_waited_for_and_then_told(made_once, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "WORKER_SECONDS", 0.5)
    lonely = Processes.__new__(Processes)
    lonely.folder, lonely.address, lonely.workers = tmp_path, "", []
    lonely.scheduler = lonely._start("scheduler", "--port", "0", "--no-show")
    lonely.address = lonely._said(lonely.scheduler, r"Scheduler at:\s+(tcp://\S+)")
    try:
        with pytest.raises(EnvironmentProblem, match="no worker is there; start workers, then give the same"):
            Cluster(made_once.rubrics, lonely.address)
    finally:
        lonely.stop()
