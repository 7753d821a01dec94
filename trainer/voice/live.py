"""Live wordings: a pool that a worker fills while the trainee types, and a wait that always ends.

Theory of operation. One thread owns the worker. It takes the next line that is
wanted, asks, lets the guards judge the drafts, and puts what passes into the
pool. A talk asks for the wordings of the lines that are due now: what is in the
pool comes at once; what is not is asked for next, and waited for no longer than
the deadline. A worker that is lost is started again at most twice. After that,
and where a model's lines are refused again and again, live wordings are off:
one notice says so, and every line is spoken as written.
"""

import atexit
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trainer.guards.drafts import Alike, judge_draft
from trainer.guards.guard import Pair, Scene
from trainer.model.mood import HeatBand
from trainer.voice import DEADLINE
from trainer.voice.process import ModelRefusedError, WorkerLostError, WorkerProcess
from trainer.voice.protocol import question

RESTARTS = 2
"""Times that a lost worker is started again."""

DRAFTS = 2
"""Drafts that are asked for at a time."""

REFUSED_IN_A_ROW = 12
"""Lines in a row without one usable draft after which a model is no use."""

NO_SCENE = Scene()
"""Nothing is known of where a line is said."""

SHORTEST = 24
"""Characters from which a line is worth another wording."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that may be due."""

    line: str
    """The line as written, slots unfilled."""
    mood: HeatBand
    """How heated the customer is when it is said."""
    scene: Scene = NO_SCENE
    """What the guards may know there; never sent to the model."""

    @property
    def key(self) -> tuple[str, HeatBand]:
        """What makes two of them the same."""
        return self.line, self.mood


class LiveVoice:
    """A model that words lines while a talk goes on."""

    def __init__(
        self,
        start: Callable[[], WorkerProcess],
        *,
        deadline: float = DEADLINE,
        seed: int = 0,
        alike: Alike | None = None,
    ) -> None:
        """Start the worker in the background.

        Args:
            start: Starts a worker.
            deadline: Seconds that ``wordings`` may wait.
            seed: Number of the first question.
            alike: Measures likeness of meaning; called in another thread.
        """
        self._start = start
        self._alike = alike
        self._deadline = deadline
        self._number = seed
        self._changed = threading.Condition()
        self._due: deque[Wanted] = deque()
        self._ahead: deque[Wanted] = deque()
        self._pool: dict[tuple[str, HeatBand], str] = {}
        self._done: set[tuple[str, HeatBand]] = set()
        self._busy: tuple[str, HeatBand] | None = None
        self._notices: list[str] = []
        self._worker: WorkerProcess | None = None
        self._closing = False
        self.off = False
        self.rejects: dict[str, int] = {}
        threading.Thread(target=self._work, daemon=True, name="voice").start()
        atexit.register(self.close)

    @property
    def worker(self) -> WorkerProcess | None:
        """The running worker, if there is one."""
        return self._worker

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Work on these lines when there is nothing more urgent; earlier wishes are dropped."""
        with self._changed:
            self._due.clear()
            self._ahead = deque(item for item in wanted if self._is_open(item))
            self._changed.notify_all()

    def wordings(self, wanted: Sequence[Wanted]) -> dict[str, str]:
        """Wordings of lines that are due now, as far as they are there before the deadline.

        Each wording is given once, so that a line that comes again is not said in the same words.
        """
        with self._changed:
            missing = [item for item in wanted if self._is_open(item)]
            self._due.extend(item for item in missing if item.key != self._busy)
            self._changed.notify_all()
            if self._worker is not None and self._worker.ready is not None:
                keys = [item.key for item in missing]
                self._changed.wait_for(lambda: self.off or self._done.issuperset(keys), self._deadline)
            found = {item.line: self._pool.pop(item.key) for item in wanted if item.key in self._pool}
            self._done.difference_update(item.key for item in wanted if item.line in found)
            return found

    def settle(self, within: float) -> bool:
        """Wait until nothing is left to do or live wordings are off, and tell whether that came in time."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self.off or not (self._due or self._ahead or self._busy), within
            )

    def notices(self) -> tuple[str, ...]:
        """What must be told, each once."""
        with self._changed:
            told, self._notices = tuple(self._notices), []
            return told

    def close(self) -> None:
        """Stop for good, and leave no process behind."""
        atexit.unregister(self.close)
        with self._changed:
            self._closing = self.off = True
            self._changed.notify_all()
        worker = self._worker
        if worker is not None:
            worker.end()

    def _is_open(self, item: Wanted) -> bool:
        """Whether a line still needs to be asked about."""
        return not self.off and len(item.line) >= SHORTEST and item.key not in self._done

    # In the thread

    def _work(self) -> None:
        """Keep a worker at work; start it again if it is lost, twice at most."""
        why = ""
        for _ in range(1 + RESTARTS):
            try:
                self._worker = self._start()
                if self._closing:
                    self._worker.end()
                self._worker.wait_ready()
                self._serve(self._worker)
                return
            except ModelRefusedError as problem:
                why = str(problem)
                break
            except WorkerLostError as problem:
                why = str(problem)
            if self._closing:
                return
        self._give_up(f"the language model has stopped ({why})")

    def _serve(self, worker: WorkerProcess) -> None:
        """Answer what is wanted until there is no more use in it."""
        refused = 0
        while (item := self._take()) is not None:
            self._number += 1
            asked = question(self._number, item.line, item.mood.value, DRAFTS, self._number)
            answer = worker.ask(asked, self._number)
            found = self._first_good(item, answer.drafts)
            refused = 0 if found else refused + 1
            with self._changed:
                self._busy = None
                self._done.add(item.key)
                if found:
                    self._pool[item.key] = found
                self._changed.notify_all()
            if refused >= REFUSED_IN_A_ROW:
                worker.end()
                self._give_up(f"the language model found no usable words for {refused} lines in a row")
                return

    def _take(self) -> Wanted | None:
        """The next line, what is due before what may be; None when it is time to stop."""
        with self._changed:
            self._busy = None
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closing or self._due or self._ahead)
            if self._closing:
                return None
            item = (self._due or self._ahead).popleft()
            self._busy = item.key
            return item

    def _first_good(self, item: Wanted, drafts: Sequence[str]) -> str:
        """The first draft that the guards let pass, or nothing."""
        for text in drafts:
            reject = judge_draft(Pair(item.line, text, frozenset({item.mood}), item.scene), self._alike)
            if reject is None:
                return text
            self.rejects[reject.code.value] = self.rejects.get(reject.code.value, 0) + 1
        return ""

    def _give_up(self, why: str) -> None:
        with self._changed:
            self.off = True
            self._busy = None
            self._due.clear()
            self._ahead.clear()
            if not self._closing:
                self._notices.append(f"Lines are spoken as written from here on: {why}.")
            self._changed.notify_all()
