"""Measuring a model on this machine: how often it finds usable words, and how fast."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from trainer.guards.drafts import Alike, judge_draft
from trainer.guards.guard import Pair
from trainer.model.mood import HeatBand
from trainer.voice import DEADLINE, LEAST_ACCEPTED
from trainer.voice.lines import BUNDLED
from trainer.voice.live import DRAFTS
from trainer.voice.process import WorkerProcess
from trainer.voice.protocol import question

CUT = "cut off"
"""What a draft is counted as that the limit of tokens ended."""

Told = Callable[[int, int], None]
"""Told how much is done of how much."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a model made of one line."""

    line: str
    """The line."""
    mood: HeatBand
    """Its mood."""
    drafts: tuple[tuple[str, str], ...]
    """Each draft with the code and sentence of what is wrong with it, empty where nothing is."""
    seconds: float
    """How long it took."""
    cut: int = 0
    """Drafts that were cut off."""

    @property
    def accepted(self) -> bool:
        """Whether one of the drafts can be used."""
        return any(not reject for _, reject in self.drafts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a model is worth here."""

    tried: tuple[Tried, ...]
    """Line by line."""
    load_seconds: float
    """Until it was ready."""
    peak: int
    """Most bytes of memory that were seen."""
    numbers: str
    """Number type."""
    parameters: int
    """Numbers of the model."""
    rejects: dict[str, int] = field(default_factory=dict)
    """Code -> drafts that were refused for it."""

    @property
    def accepted(self) -> float:
        """Share of the lines for which one draft at least can be used."""
        return sum(item.accepted for item in self.tried) / max(1, len(self.tried))

    @property
    def seconds(self) -> float:
        """Median time of a line."""
        return median(item.seconds for item in self.tried) if self.tried else 0.0

    @property
    def may_speak(self) -> bool:
        """Whether it may word lines live."""
        return self.accepted >= LEAST_ACCEPTED

    @property
    def in_time(self) -> bool:
        """Whether a line that was not prepared is usually ready before the deadline."""
        return self.seconds <= DEADLINE


def ask_once(
    worker: WorkerProcess,
    line: str,
    mood: HeatBand,
    number: int,
    count: int = DRAFTS,
    alike: Alike | None = None,
) -> Tried:
    """Ask for one line and judge what comes.

    Args:
        worker: The model's worker.
        line: The line.
        mood: Its mood.
        number: Of the question; also what its dice start from.
        count: Drafts.
        alike: Measures likeness of meaning.

    Raises:
        WorkerLostError: The worker is lost.
    """
    answer = worker.ask(question(number, line, mood.value, count, number), number)
    pairs = (Pair(line, text, frozenset({mood})) for text in answer.drafts)
    judged = ((pair.wording, judge_draft(pair, alike)) for pair in pairs)
    drafts = tuple((text, f"{found.code.value} {found.sentence}" if found else "") for text, found in judged)
    return Tried(line, mood, drafts, answer.seconds, answer.cut)


def measure(
    worker: WorkerProcess,
    lines: Sequence[tuple[str, HeatBand]] = BUNDLED,
    told: Told = lambda done, of: None,
    count: int = DRAFTS,
    alike: Alike | None = None,
) -> Outcome:
    """Try a model on lines.

    Args:
        worker: The model's worker; it may still be loading.
        lines: Line and mood.
        told: Told how much is done.
        count: Drafts a line.
        alike: Measures likeness of meaning.

    Raises:
        WorkerLostError: The worker is lost.
    """
    ready = worker.ready or worker.wait_ready()
    tried = []
    for number, (line, mood) in enumerate(lines, start=1):
        tried.append(ask_once(worker, line, mood, number, count, alike))
        told(number, len(lines))
    rejects = Counter(reject.partition(" ")[0] for item in tried for _, reject in item.drafts if reject)
    rejects.update({CUT: sum(item.cut for item in tried)})
    counted = {code: count for code, count in sorted(rejects.items()) if count}
    return Outcome(tuple(tried), ready.seconds, worker.peak, ready.numbers, ready.parameters, counted)
