"""Live wordings with workers of every kind: what is ready is heard, and nothing ever waits for longer."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.voice import scripted
from trainer.model.mood import HeatBand
from trainer.voice.live import REFUSED_IN_A_ROW, RESTARTS, LiveVoice, Wanted
from trainer.voice.process import WorkerProcess

LINE = "I've waited forty minutes, and I'm not going to wait another four!"
WORDING = "Forty minutes I've been waiting, and another four I will not wait!"
OTHER = "You said two days. It's been two weeks!"
SLACK = 1.0
"""Seconds that a busy machine may add to a wait."""

Open = Callable[..., LiveVoice]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens live voices over scripted workers, and closes them."""
    made: list[LiveVoice] = []
    (tmp_path / "known.json").write_text(json.dumps({LINE: WORDING}), encoding="utf-8")

    def opened(body: str, *, deadline: float = 0.4, memory: int | None = None) -> LiveVoice:
        made.append(LiveVoice(scripted.starter(tmp_path, body, memory), deadline=deadline))
        return made[-1]

    yield opened
    for live in made:
        live.close()


def wanted(line: str = LINE, mood: HeatBand = HeatBand.ANGRY) -> Wanted:
    return Wanted(line, mood)


def until(holds: Callable[[], object], within: float = 20.0) -> None:
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def gone(pid: int) -> bool:
    """Whether a process is no more, or is only waiting to be forgotten."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def is_ready(live: LiveVoice) -> bool:
    return live.worker is not None and live.worker.ready is not None


def test_what_was_prepared_is_there_at_once_and_is_said_once(opened: Open) -> None:
    live = opened(scripted.HONEST)
    live.prepare([wanted()])
    assert live.settle(20)
    began = time.monotonic()
    assert live.wordings([wanted()]) == {LINE: WORDING}
    assert time.monotonic() - began < 0.2
    live.prepare([])
    assert live.notices() == ()


def test_a_line_that_was_not_prepared_is_asked_for_before_all_others(opened: Open) -> None:
    live = opened(scripted.HONEST, deadline=20.0)
    until(lambda: is_ready(live))
    live.prepare([wanted(OTHER, mood) for mood in HeatBand])
    assert live.wordings([wanted()]) == {LINE: WORDING}


def test_guards_judge_what_comes_and_short_lines_are_not_asked_for(opened: Open) -> None:
    live = opened(scripted.HONEST)
    live.prepare([wanted(OTHER), wanted("Well?")])
    assert live.settle(20)
    assert live.wordings([wanted(OTHER), wanted("Well?")]) == {}
    assert sum(live.rejects.values()) == 1


def test_while_a_model_loads_nothing_waits(opened: Open) -> None:
    live = opened("time.sleep(30)", deadline=5.0)
    began = time.monotonic()
    assert live.wordings([wanted()]) == {}
    assert time.monotonic() - began < SLACK


def test_a_slow_worker_costs_the_deadline_and_no_more(opened: Open) -> None:
    live = opened(scripted.SLOW)
    until(lambda: is_ready(live))
    began = time.monotonic()
    assert live.wordings([wanted()]) == {}
    assert 0.35 <= time.monotonic() - began < 0.4 + SLACK
    assert live.notices() == ()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (scripted.CRASHING, "it has stopped"),
        (scripted.STILLBORN, "it has stopped"),
        (scripted.BABBLING, "it wrote what is no message"),
        (scripted.FLOODING, "it wrote what is no message"),
        (scripted.LYING, "it wrote what is no message"),
        (scripted.ODD, "it wrote what is no message"),
    ],
)
def test_a_worker_that_fails_is_started_again_twice_then_one_notice_says_so(
    tmp_path: Path, body: str, why: str
) -> None:
    pids: list[int] = []
    start = scripted.starter(tmp_path, body)

    def counted() -> WorkerProcess:
        worker = start()
        pids.append(worker.pid)
        return worker

    live = LiveVoice(counted, deadline=0.2)
    while not live.off:
        live.prepare([wanted(), wanted(OTHER)])
        began = time.monotonic()
        assert live.wordings([wanted()]) == {}
        assert time.monotonic() - began < 0.2 + SLACK
        time.sleep(0.02)
    assert len(pids) == 1 + RESTARTS
    assert all(gone(pid) for pid in pids)
    (notice,) = live.notices()
    assert notice == f"Lines are spoken as written from here on: the language model has stopped ({why})."
    assert live.notices() == ()
    assert live.wordings([wanted()]) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc")
def test_a_worker_that_takes_too_much_memory_is_ended(opened: Open) -> None:
    live = opened(scripted.HUNGRY, memory=200_000_000)
    until(lambda: [live.prepare([wanted()])] and live.off, 60)
    (notice,) = live.notices()
    assert "it took more than 200 MB of memory" in notice


def test_a_model_that_cannot_be_loaded_is_not_tried_again(opened: Open) -> None:
    live = opened(scripted.UNUSABLE)
    until(lambda: live.off)
    (notice,) = live.notices()
    assert "it has no chat template" in notice


def test_a_model_whose_lines_are_all_refused_is_switched_off(opened: Open) -> None:
    live = opened(scripted.REFUSED)
    live.prepare([wanted(f"I have called {n} times and nobody has rung me back.") for n in range(20)])
    until(lambda: live.off)
    assert live.notices() == (
        (
            "Lines are spoken as written from here on: the language model found no usable words for "
            f"{REFUSED_IN_A_ROW} lines in a row."
        ),
    )
    assert live.worker is not None
    assert gone(live.worker.pid)


def test_a_worker_that_is_killed_in_mid_line_is_started_again_and_goes_on(
    opened: Open, tmp_path: Path
) -> None:
    mark = tmp_path / "second"
    body = (
        f"ready()\nfirst = not os.path.exists({str(mark)!r})\nopen({str(mark)!r}, 'w').close()\n"
        "for asked in questions():\n"
        "    if first:\n        sys.stdout.write('{\"n\": 1, ')\n        sys.stdout.flush()\n"
        "        time.sleep(60)\n"
        "    answer(asked, known(asked))"
    )
    live = opened(body, deadline=20.0)
    live.prepare([wanted(OTHER)])
    until(lambda: is_ready(live))
    time.sleep(0.3)
    assert live.worker is not None
    first = live.worker.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: is_ready(live) and live.worker is not None and live.worker.pid != first)
    assert live.wordings([wanted()]) == {LINE: WORDING}
    assert live.notices() == ()


def test_closing_leaves_no_process_and_no_notice(opened: Open) -> None:
    live = opened(scripted.SLOW)
    until(lambda: is_ready(live))
    live.prepare([wanted()])
    worker = live.worker
    assert worker is not None
    live.close()
    until(lambda: gone(worker.pid), 5)
    assert live.notices() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_when_the_game_is_killed_its_worker_goes_too(tmp_path: Path) -> None:
    """The worker's own watch on its input, as in ``trainer.voice.worker``, with a sleep for a model."""
    game = textwrap.dedent(
        """
        import sys, time
        from trainer.voice.process import WorkerProcess
        body = (
            "import queue, threading, time\\n"
            "from trainer.voice import worker\\n"
            "worker._prepare()\\n"
            "threading.Thread(target=worker._watch, args=(queue.Queue(),), daemon=True).start()\\n"
            "time.sleep(120)"
        )
        worker = WorkerProcess([sys.executable, "-c", body])
        print(worker.pid, flush=True)
        time.sleep(120)
        """
    )
    root = str(Path(__file__).parents[2])
    env = {**os.environ, "PYTHONPATH": root}
    with subprocess.Popen(
        [sys.executable, "-c", game], stdout=subprocess.PIPE, text=True, env=env
    ) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        time.sleep(0.5)
        assert not gone(pid)
        process.kill()
        process.wait()
        until(lambda: gone(pid), 10)
