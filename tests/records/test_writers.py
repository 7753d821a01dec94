"""Many writers, killed writers, full disks, servers that are away: what was acknowledged is not lost."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from tests.records.builders import end, turn
from tests.records.rows import everything, play
from trainer.records import tables
from trainer.records.database import Database
from trainer.records.opening import enter_pending, open_results
from trainer.records.results import Results

WRITE_MANY = textwrap.dedent("""
    import pathlib, sys
    from tests.records.builders import MOMENT, end, start, turn
    from trainer.records.database import Database
    from trainer.records.results import Results
    from trainer.records.sessions import Sessions
    folder, url, learner, count = pathlib.Path(sys.argv[1]), *sys.argv[2:4], int(sys.argv[4])
    results, sessions = Results(folder, Database(url)), Sessions(folder, learner)
    for number in range(count):
        writer = sessions.begin(start(), MOMENT)
        print("begun", writer.path.name, flush=True)
        for step in (turn(1), end()):
            writer.append(step, MOMENT)
            print("kept", writer.path.name, flush=True)
        writer.close()
        assert results.enter([writer.path]).entered == 1
        print("entered", writer.path.name, flush=True)
""")


def writer_process(results, url, learner, count):
    words = [sys.executable, "-c", WRITE_MANY, str(results.folder), url, learner, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.timeout(900)
def test_four_processes_write_at_once_and_none_is_lost_or_refused(results, url):
    count = int(os.environ.get("COOLHEAD_TEST_SESSIONS", "40"))
    running = [writer_process(results, url, f"learner {number % 2}", count) for number in range(4)]
    for process in running:
        _, complaints = process.communicate()
        assert (process.returncode, complaints) == (0, "")
    assert results.counts() == {"learners": 2, "sessions": 4 * count, "overrules": 0}
    before = everything(results)
    results.rebuild()
    assert everything(results) == before


@pytest.mark.timeout(900)
def test_40_times_kill_9_loses_nothing_that_was_acknowledged(results, url):
    results.database.prepare()
    kept, entered = {}, set()
    for number in range(40):
        process = writer_process(results, url, "me", 1_000)
        for _ in range(1 + number % 7):
            _note(process.stdout.readline(), kept, entered)
        time.sleep(0.002 * (number % 5))
        process.send_signal(signal.SIGKILL)
        for line in process.stdout:
            _note(line, kept, entered)
        process.communicate()
    rows = {row["file"]: row for row in results.rows(tables.SESSIONS)}
    assert entered <= set(rows), "what was entered is there"
    assert results.settle().problems == []
    rows = {row["file"]: row for row in results.rows(tables.SESSIONS)}
    for name, steps in kept.items():
        assert rows[name]["turns"] == 1
        assert rows[name]["score"] == 81 or steps == 1
    before = everything(results)
    results.rebuild()
    assert everything(results) == before


def _note(line, kept, entered):
    """A line that was cut off by the kill acknowledges nothing."""
    what, _, name = line.partition(" ")
    if not name.endswith("\n"):
        return
    name = name.strip()
    if what == "kept":
        kept[name] = kept.get(name, 0) + 1
    elif what == "entered":
        entered.add(name)


FILL = textwrap.dedent("""
    import pathlib, resource, sys
    from tests.records.builders import MOMENT, end, start, turn
    from trainer.records.opening import enter_pending
    from trainer.records.sessions import Sessions
    data = pathlib.Path(sys.argv[1])
    print(repr(enter_pending(data)))
    writer = Sessions(data / "sessions").begin(start(), MOMENT)
    for step in (turn(1), end()):
        writer.append(step, MOMENT)
    writer.close()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    print(enter_pending(data))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    print(repr(enter_pending(data)))
""")


def test_a_full_disk_is_told_and_the_session_enters_later(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    before, full, after = run.stdout.splitlines()
    assert (before, after) == ("''", "''")
    assert "the results database cannot be used" in full
    assert full.endswith(
        "the sessions are safe in their files; 'coolhead records rebuild' enters them when this is mended"
    )
    assert len(open_results(tmp_path).rows(tables.SESSIONS)) == 1


def test_a_server_that_is_away_is_told_without_its_password_and_the_session_enters_later(
    tmp_path, monkeypatch
):
    results = open_results(tmp_path)
    play(results, turn(1), end())
    monkeypatch.setenv("COOLHEAD_DATABASE", "postgresql://lead:geheim@127.0.0.1:1/course")
    problem = enter_pending(tmp_path)
    assert problem.startswith(
        "postgresql+psycopg://lead:***@127.0.0.1:1/course: the results database cannot be used"
    )
    assert "geheim" not in problem
    assert len(results.pending()) == 1
    monkeypatch.delenv("COOLHEAD_DATABASE")
    assert enter_pending(tmp_path) == ""
    assert (len(results.rows(tables.SESSIONS)), results.pending()) == (1, [])


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "records.db").write_bytes(b"not a database at all" * 100)
    play(Results(tmp_path / "sessions", Database("sqlite:///x.db")), end())
    assert "file is not a database" in enter_pending(tmp_path)
