"""A transcript file holds every turn that was shown, whatever happened to the process."""

import contextlib
import errno
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.builders import MOMENT, action, end, start, turn
from trainer.errors import EnvironmentProblem
from trainer.model.transcript import Transcript
from trainer.records.chain import unchained
from trainer.records.lines import dump_bytes
from trainer.records.reader import read_transcript
from trainer.records.sessions import Best, Sessions, started
from trainer.records.writer import TranscriptWriter


@pytest.fixture
def sessions(tmp_path):
    return Sessions(tmp_path / "sessions")


def play(sessions, *steps, scenario="printer"):
    writer = sessions.begin(start(scenario), MOMENT)
    for step in steps:
        writer.append(step, MOMENT)
    writer.close()
    return writer.path


def test_what_is_written_reads_back_the_same(sessions):
    path = play(sessions, turn(1), action(1), turn(2), end())
    assert read_transcript(path).transcript == Transcript(start(), (turn(1), action(1), turn(2)), end())


def test_equal_plays_are_equal_bytes_and_times_lie_beside(sessions):
    first, second = (play(sessions, turn(1), end()) for _ in range(2))
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    times = [json.loads(line) for line in first.with_suffix(".times").read_text().splitlines()]
    assert times == [{"record": n, "at": "2026-11-26T09:30:15.000+00:00"} for n in range(3)]


def test_the_file_is_named_by_moment_and_scenario(sessions):
    path = play(sessions, turn(1))
    assert re.fullmatch(r"20261126-093015-printer-[0-9a-f]{4}\.jsonl", path.name)
    moment = started(path)
    assert moment is not None
    assert moment.replace(tzinfo=None) == MOMENT.replace(tzinfo=None)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "Ünïcode", "", "x" * 300, "-rf", "a\nb"])
def test_a_file_name_is_never_made_of_content_text(sessions, name):
    path = play(sessions, turn(1), scenario=name)
    assert path.parent == sessions.folder
    assert re.fullmatch(r"20261126-093015-session-[0-9a-f]{4}\.jsonl", path.name)


def test_only_its_owner_can_read_a_transcript(sessions):
    assert play(sessions, turn(1)).stat().st_mode & 0o077 == 0


@given(st.text(), st.text())
def test_any_text_survives_as_one_line(reply, line):
    written = dump_bytes(turn(1, reply=reply, line=line).record())
    assert written.count(b"\n") == 1
    assert json.loads(written)["reply"] == reply
    assert json.loads(written)["line"] == line


def test_text_that_utf_8_cannot_carry_is_escaped():
    written = dump_bytes(turn(1, reply="\udc80 grüße").record())
    assert json.loads(written.decode("utf-8"))["reply"] == "\udc80 grüße"


@pytest.mark.parametrize("cut", [1, 5, 60, 200])
def test_a_torn_last_line_is_dropped_and_the_session_goes_on(sessions, cut):
    path = play(sessions, turn(1), turn(2))
    whole = path.read_bytes()
    path.write_bytes(whole + dump_bytes(turn(3).record())[:cut])

    (stored,) = sessions.unfinished()
    assert stored.transcript.steps == (turn(1), turn(2))
    assert stored.torn == cut
    writer = sessions.reopen(stored)
    writer.append(end(), MOMENT)
    writer.close()
    assert path.read_bytes().startswith(whole)
    assert unchained(path.read_bytes()) == unchained(whole) + dump_bytes(end().record())


def test_a_last_record_whose_line_feed_is_missing_counts(sessions):
    path = play(sessions, turn(1), turn(2))
    path.write_bytes(path.read_bytes()[:-1])
    (stored,) = sessions.unfinished()
    assert (len(stored.transcript.steps), stored.torn) == (2, 0)
    writer = sessions.reopen(stored)
    writer.append(turn(3), MOMENT)
    writer.append(turn(4), MOMENT)
    writer.close()
    assert [item.n for item in read_transcript(path).transcript.turns] == [1, 2, 3, 4]


def broken(record, **changes):
    return dump_bytes({**record, **changes})


TURN = turn(1).record()
DAMAGE = [
    (b"{not json}\n", "not a line of JSON"),
    (b"[" * 100_000 + b"\n", "not a line of JSON"),
    (b"\n", "not a line of JSON"),
    (b"\xff\xfe\n", "not a line of JSON"),
    (b"[1]\n", "not a record of a transcript"),
    (broken(TURN, type="tune"), "not a record of a transcript"),
    (broken(TURN, type=["turn"]), "not a record of a transcript"),
    (broken(TURN, n="1"), "'n' is text"),
    (broken(TURN, n=True), "'n' is true or false"),
    (broken(TURN, ledger={}), "'ledger' is an object"),
    (
        broken(TURN, ledger=[{"mood": "heat", "change": "8", "reason": "", "source": ""}]),
        "'ledger[0].change' is text",
    ),
    (broken(TURN, mood={"before": TURN["mood"]["before"]}), "'mood.after' is missing"),
    (
        broken(TURN, mood={**TURN["mood"], "after": {**TURN["mood"]["after"], "heat": 101}}),
        "heat must be 0..100, not 101",
    ),
    (broken(TURN, moves=[{"name": "hug", "score": 1, "start": 0, "end": 1}]), "'hug' is not a valid Move"),
    (dump_bytes({key: value for key, value in TURN.items() if key != "line"}), "'line' is missing"),
    (dump_bytes(start().record()), "a record of type 'session' cannot stand here"),
    (dump_bytes(end().record()), "a record of type 'end' cannot stand here"),
]


@pytest.mark.parametrize(("line", "what"), DAMAGE, ids=[what for _, what in DAMAGE])
def test_any_other_damage_is_refused_with_file_and_line(sessions, line, what):
    path = play(sessions, turn(1), turn(2))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], line, *lines[1:]]))
    with pytest.raises(EnvironmentProblem) as caught:
        read_transcript(path)
    assert str(caught.value) == f"{path}:2: {what}; restore the file or leave it out"
    assert sessions.unfinished() == ()


@pytest.mark.parametrize("content", [b"", b"\n", b"{", b'{"type":"turn"'])
def test_a_file_without_a_first_record_is_no_transcript(tmp_path, content):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match=r"x\.jsonl:1: not a line of JSON"):
        read_transcript(path)


def test_a_missing_file_is_said_plainly(tmp_path):
    with pytest.raises(EnvironmentProblem) as caught:
        read_transcript(tmp_path / "none.jsonl")
    assert str(caught.value) == (
        f"{tmp_path / 'none.jsonl'}: cannot read the transcript: no such file or directory; "
        "check the path and its permissions"
    )


WRITE_FOR_EVER = textwrap.dedent("""
    import sys, pathlib
    from tests.records.builders import MOMENT, start, turn
    from trainer.records.sessions import Sessions
    writer = Sessions(pathlib.Path(sys.argv[1])).begin(start(), MOMENT)
    for n in range(1, 1_000_000):
        writer.append(turn(n, reply="x" * 5_000), MOMENT)
        print(n, flush=True)
""")


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.05])
def test_kill_9_in_mid_write_loses_no_turn_that_was_shown(sessions, delay):
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, str(sessions.folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(delay)
    assert sessions.unfinished() == (), "a running session is not offered"
    process.send_signal(signal.SIGKILL)
    shown = [1, *map(int, process.stdout.read().split())]
    process.wait()

    (stored,) = sessions.unfinished()
    kept = [item.n for item in stored.transcript.turns]
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= shown[-1]
    writer = sessions.reopen(stored)
    writer.append(end(), MOMENT)
    writer.close()
    assert read_transcript(stored.path).transcript.end == end()


FILL = textwrap.dedent("""
    import resource, sys, pathlib
    from tests.records.builders import MOMENT, start, turn
    from trainer.errors import EnvironmentProblem
    from trainer.records.sessions import Sessions
    writer = Sessions(pathlib.Path(sys.argv[1])).begin(start(), MOMENT)
    writer.append(turn(1), MOMENT)
    limit = writer.path.stat().st_size + 300
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        writer.append(turn(2), MOMENT)
    except EnvironmentProblem as error:
        print(error.what)
    print(writer.path.stat().st_size == limit - 300)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    writer.append(turn(2), MOMENT)
""")


def test_when_space_runs_out_the_file_stays_whole_and_the_turn_can_be_tried_again(sessions):
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(sessions.folder)], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["the session cannot be written: file too large", "True"]
    (stored,) = sessions.unfinished()
    assert stored.transcript.steps == (turn(1), turn(2))


def test_a_full_disk_is_reported_with_a_remedy(sessions, monkeypatch):
    writer = sessions.begin(start(), MOMENT)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("trainer.records.writer.os.write", full)
    with pytest.raises(EnvironmentProblem) as caught:
        writer.append(turn(1), MOMENT)
    assert str(caught.value) == (
        f"{writer.path}: the session cannot be written: no space left on device; "
        "make space or mend the permissions, then try again; COOLHEAD_HOME names another folder"
    )
    monkeypatch.undo()
    writer.append(turn(1), MOMENT)
    assert read_transcript(writer.path).transcript.steps == (turn(1),)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentProblem, match="the session cannot be written: not a directory"):
        Sessions(tmp_path / "file" / "sessions").begin(start(), MOMENT)


@contextlib.contextmanager
def as_nobody():
    """Root may write anywhere, so that a closed folder needs somebody else."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_read_only_folder_is_reported(sessions):
    sessions.folder.mkdir()
    sessions.folder.chmod(0o500)
    with as_nobody(), pytest.raises(EnvironmentProblem) as caught:
        sessions.begin(start(), MOMENT)
    assert caught.value.what == "the session cannot be written: permission denied"


def test_an_unreadable_transcript_is_reported(sessions):
    path = play(sessions, turn(1))
    path.chmod(0)
    with as_nobody(), pytest.raises(EnvironmentProblem) as caught:
        read_transcript(path)
    assert caught.value.what == "cannot read the transcript: permission denied"


def test_a_session_that_runs_elsewhere_cannot_be_opened_twice(sessions):
    running = sessions.begin(start(), MOMENT)
    running.append(turn(1), MOMENT)
    another = Sessions(sessions.folder)
    assert another.unfinished() == ()
    with pytest.raises(EnvironmentProblem) as caught:
        TranscriptWriter.reopen(running.path, 0, 0)
    assert caught.value.what == "this session is open in another window"
    assert read_transcript(running.path).transcript.steps == (turn(1),)


def test_a_session_left_behind_in_the_same_process_is_taken_over(sessions):
    left = sessions.begin(start(), MOMENT)
    left.append(turn(1), MOMENT)
    (stored,) = sessions.unfinished()
    taken = sessions.reopen(stored)
    taken.append(turn(2), MOMENT)
    with pytest.raises(EnvironmentProblem, match="this session has been closed"):
        left.append(turn(3), MOMENT)
    assert read_transcript(left.path).transcript.steps == (turn(1), turn(2))


def test_only_sessions_that_were_cut_off_are_offered_newest_first(sessions):
    old = play(sessions, turn(1))
    old = old.rename(old.with_name("20200101-000000-printer-aaaa.jsonl"))
    new = play(sessions, turn(1), action(1))
    play(sessions, turn(1), end())
    play(sessions)
    (sessions.folder / "notes.txt").write_text("not a session")
    (sessions.folder / "20300101-000000-printer-aaaa.jsonl").write_text("rubbish\n")
    assert [stored.path for stored in sessions.unfinished()] == [new, old]
    sessions.discard(new)
    assert [stored.path for stored in sessions.unfinished()] == [old]
    assert read_transcript(new).transcript.steps == (turn(1), action(1)), "the transcript itself is kept"


def test_the_best_attempt_is_a_passed_one(sessions):
    for result in (end(40, False), end(90, False), end(75, True)):
        play(sessions, turn(1), result)
    play(sessions, turn(1), end(55, False), scenario="queue")
    play(sessions, turn(1), scenario="queue")
    assert sessions.bests() == {"printer": Best(75, True, 3), "queue": Best(55, False, 1)}


def test_sessions_are_counted_by_scenario(sessions):
    for scenario in ("printer", "printer", "printer-two", "queue"):
        play(sessions, scenario=scenario)
    assert [sessions.count(name) for name in ("printer", "printer-two", "queue", "none")] == [2, 1, 1, 0]


def test_an_empty_or_missing_folder_has_neither_bests_nor_offers(sessions):
    assert (sessions.bests(), sessions.unfinished()) == ({}, ())


def test_bests_of_hundreds_of_long_sessions_take_a_moment(sessions):
    content = play(sessions, *(turn(n) for n in range(1, 60)), end()).read_bytes()
    for number in range(400):
        (sessions.folder / f"20250101-{number:06}-printer-aaaa.jsonl").write_bytes(content)
    began = time.perf_counter()
    assert sessions.bests()["printer"].attempts == 401
    assert time.perf_counter() - began < 1.0
