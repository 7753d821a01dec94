"""A run: in order, alike whoever works, nothing done twice, and everything that changed done anew."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.runs.conftest import score
from trainer.content.library import load_library
from trainer.runs import judging, planning, run
from trainer.runs.journal import FILE
from trainer.runs.rubrics import rubrics_of
from trainer.runs.workers import Alone, Processes

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(("jobs", "chunk"), [(1, 1), (1, 50), (2, 1), (3, 4)])
def test_results_are_alike_and_in_order_whoever_works(made_once, jobs, chunk):
    alone = score(made_once.folder, made_once.rubrics)
    hire = (
        (lambda count: Alone(made_once.rubrics))
        if jobs == 1
        else (lambda count: Processes(made_once.rubrics, jobs))
    )
    other = score(made_once.folder, made_once.rubrics, hire=hire, chunk=chunk)
    assert other.lines == alone.lines
    assert [name for name, _ in alone.lines] == sorted(path.name for path in made_once.folder.iterdir())


def test_one_bad_file_stops_no_other_and_keeps_its_place_among_the_troubles(made):
    (made.folder / "kettle-hostile-0002.jsonl").write_text("rubbish\n")
    (made.folder / "aaa.jsonl").write_text("")
    (made.folder / "zzz.jsonl").symlink_to(made.folder / "nowhere.jsonl")
    (made.folder / "notes.txt").write_text("no transcript")
    (made.folder / "folder.jsonl").mkdir()
    os.mkfifo(made.folder / "pipe.jsonl")
    done = score(made.folder, made.rubrics)
    assert len(done.cards) == 41
    told = [line.split(": ")[0] for line in done.run.trouble_lines()]
    assert told == [
        f"{made.folder}/aaa.jsonl:1",
        f"{made.folder}/kettle-hostile-0002.jsonl:1",
        f"{made.folder}/zzz.jsonl",
    ]


def test_what_is_done_is_not_done_again(made, tmp_path):
    first = score(made.folder, made.rubrics, kept=tmp_path / "run")
    assert len(first.given) == 42
    again = score(made.folder, made.rubrics, kept=tmp_path / "run")
    assert (again.given, again.run.earlier) == ([], 42)
    assert again.lines == first.lines


def test_nobody_is_hired_where_all_is_done(made, tmp_path):
    score(made.folder, made.rubrics, kept=tmp_path / "run")

    def hire(count):
        raise AssertionError("hired")

    score(made.folder, made.rubrics, kept=tmp_path / "run", hire=hire)


def test_a_changed_transcript_is_done_anew_and_a_renamed_one_is_not(made, tmp_path):
    score(made.folder, made.rubrics, kept=tmp_path / "run")
    changed = made.folder / "kettle-robot-0003.jsonl"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace('"seed":3', '"seed":4'), encoding="utf-8")
    (made.folder / "kettle-novice-0001.jsonl").rename(made.folder / "kettle-first.jsonl")
    again = score(made.folder, made.rubrics, kept=tmp_path / "run")
    assert again.given == [str(changed)]
    assert again.cards["kettle-robot-0003.jsonl"]["seed"] == 4


def test_a_changed_rubric_is_judged_by_and_the_earlier_marks_stay(made, tmp_path):
    first = score(made.folder, made.rubrics, kept=tmp_path / "run")
    scenario = made.content / "scenarios" / "kettle.yaml"
    scenario.write_text(scenario.read_text() + "rubric:\n  pass_mark: 10\n", encoding="utf-8")
    newer = rubrics_of(load_library([made.content]))
    again = score(made.folder, newer, kept=tmp_path / "run")
    assert len(again.given) == 42
    assert sum(card["passed"] for card in again.cards.values()) > sum(
        card["passed"] for card in first.cards.values()
    )
    back = score(made.folder, made.rubrics, kept=tmp_path / "run")
    assert (back.given, back.lines) == ([], first.lines)


def test_another_scoring_version_is_judged_by(made, tmp_path, monkeypatch):
    score(made.folder, made.rubrics, kept=tmp_path / "run")
    for module in (judging, planning, run):
        monkeypatch.setattr(module, "SCORING_VERSION", "next")
    again = score(made.folder, made.rubrics, kept=tmp_path / "run")
    assert len(again.given) == 42
    assert score(made.folder, made.rubrics, kept=tmp_path / "run").given == []


def test_a_killed_worker_loses_nothing(made_once):
    alone = score(made_once.folder, made_once.rubrics)
    hired = []

    def hire(count):
        hired.append(Processes(made_once.rubrics, 2))
        return hired[0]

    killed = []

    class Watch(run.Run):
        """Kills a worker as soon as there is a first result."""

        def take(self, chunk, outcomes):
            super().take(chunk, outcomes)
            if not killed:
                killed.extend(hired[0]._pool._processes)
                os.kill(killed[0], signal.SIGKILL)

    with pytest.MonkeyPatch.context() as watched:
        watched.setattr(run, "Run", Watch)
        done = score(made_once.folder, made_once.rubrics, hire=hire, chunk=1)
    assert killed
    assert done.lines == alone.lines


SLOW = """
import sys, time
from trainer.cli.main import run
from trainer.runs.journal import Journal
keep = Journal.add
def slowly(self, results):
    time.sleep(0.05)
    return keep(self, results)
Journal.add = slowly
from trainer.runs import run as runs
runs.go_on.__kwdefaults__["chunk"] = 2
if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
"""


def child_processes(pid):
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def alive(pid):
    """Whether a process runs; one that has ended and was not collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_killed_in_the_middle_goes_on_where_it_was_and_leaves_no_process_behind(made, tmp_path, jobs):
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    folder = tmp_path / "run"
    words = [
        "score",
        made.folder,
        "--content",
        made.content,
        "--format",
        "json",
        "--run",
        folder,
        "--jobs",
        jobs,
    ]
    command = [sys.executable, script, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while (
        time.monotonic() < until and not (folder / FILE).is_file() or (folder / FILE).stat().st_size < 20_000
    ):
        time.sleep(0.01)
    workers = child_processes(process.pid)
    process.kill()
    process.wait()
    kept = (folder / FILE).read_bytes().count(b"\n")
    assert 0 < kept < 42
    assert bool(workers) is (jobs == "2")
    went_on = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    cards = json.loads(went_on.stdout)
    assert [Path(card["file"]).name for card in cards] == sorted(path.name for path in made.folder.iterdir())
    assert {Path(card["file"]).name: card["score"] for card in cards} == {
        name: card["score"] for name, card in score(made.folder, made.rubrics).cards.items()
    }
    assert (folder / FILE).read_bytes().count(b"\n") == 42
    assert not [pid for pid in workers if alive(pid)]
