"""Driving one worker process: start, ask, wait with an eye on its memory, and end it for good."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from trainer.voice.protocol import LONGEST, Answered, Failed, GarbageError, Ready, read_message

LOOK_EVERY = 0.1
"""Seconds between two looks at a worker's memory while it is waited for."""

LOAD_WITHIN = 120.0
"""Seconds within which a model must be loaded."""

ANSWER_WITHIN = 60.0
"""Seconds within which one question must be answered."""


class WorkerLostError(Exception):
    """A worker that is of no use any more; it has been ended. The message says why, as a clause."""


class ModelRefusedError(WorkerLostError):
    """A worker that cannot load its model, and never will."""


def worker_command(folder: Path) -> list[str]:
    """The command of the worker for a model's folder."""
    return [sys.executable, "-m", "trainer.voice.worker", str(folder)]


def usual_memory() -> int:
    """Bytes that a worker may hold: two thirds of this machine's memory, and never less than 2 GB."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        whole = 6_000_000_000
    return max(2_000_000_000, whole * 2 // 3)


class WorkerProcess:
    """One running worker."""

    def __init__(self, command: Sequence[str], memory: int | None = None) -> None:
        """Start it.

        Args:
            command: The worker's command; questions on standard input, answers on standard output.
            memory: Bytes that it may hold.

        Raises:
            WorkerLostError: It cannot be started.
        """
        self._memory = usual_memory() if memory is None else memory
        self.peak = 0
        self.ready: Ready | None = None
        package = str(Path(__file__).resolve().parents[2])
        paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        except OSError as problem:
            raise WorkerLostError("it cannot be started") from problem
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
        self._closed = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def wait_ready(self, within: float = LOAD_WITHIN) -> Ready:
        """Wait until the model is loaded.

        Raises:
            ModelRefusedError: It cannot be loaded.
            WorkerLostError: The worker is lost.
        """
        found = self._next(within, "it took too long to load")
        if isinstance(found, Failed):
            self.end()
            raise ModelRefusedError(found.why)
        if not isinstance(found, Ready):
            raise self._lost("it wrote what is no message")
        self.ready = found
        return found

    def ask(self, question: bytes, number: int, within: float = ANSWER_WITHIN) -> Answered:
        """Ask, and wait for the answer.

        Raises:
            WorkerLostError: The worker is lost.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
        except (OSError, ValueError) as problem:
            raise self._lost("it has stopped") from problem
        found = self._next(within, "it took too long to answer")
        if not isinstance(found, Answered) or found.number != number:
            raise self._lost("it wrote what is no message")
        return found

    def end(self) -> None:
        """End it now, whatever it does, and wait until it is gone."""
        self._closed.set()
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if pipe is not None:
                    pipe.close()

    def _next(self, within: float, late: str) -> Ready | Answered | Failed:
        """The next message, looking at the memory meanwhile."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            try:
                raw = self._lines.get(timeout=LOOK_EVERY)
            except queue.Empty:
                self._look()
                continue
            return self._message(raw)
        raise self._lost(late)

    def _message(self, raw: bytes) -> Ready | Answered | Failed:
        if not raw:
            raise self._lost("it has stopped")
        try:
            return read_message(raw)
        except GarbageError as problem:
            raise self._lost(str(problem)) from problem

    def _look(self) -> None:
        """End a worker that holds too much."""
        held = held_memory(self.pid)
        self.peak = max(self.peak, held)
        if held > self._memory:
            raise self._lost(f"it took more than {self._memory // 1_000_000:,} MB of memory")

    def _lost(self, why: str) -> WorkerLostError:
        self.end()
        return WorkerLostError(why)

    def _read(self) -> None:
        """Pass lines on; an empty one says that there are no more."""
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while not self._closed.is_set():
                line = self._process.stdout.readline(LONGEST)
                if not self._hand_on(line) or not line:
                    return
        self._hand_on(b"")

    def _hand_on(self, line: bytes) -> bool:
        while not self._closed.is_set():
            with contextlib.suppress(queue.Full):
                self._lines.put(line, timeout=LOOK_EVERY)
                return True
        return False


def held_memory(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        pass
    if sys.platform in ("darwin", "freebsd"):
        command = ["/bin/ps", "-o", "rss=", "-p", str(pid)]
        shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        return int(shown) * 1024 if shown.isdigit() else 0
    return 0
