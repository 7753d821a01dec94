"""What many talks of one bot come to: endings, scores, turns, and the mood's way.

Whole numbers only, so that adding up parts in any order gives the same.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt

from trainer.authoring.talk import Talk
from trainer.model.mood import Gauge
from trainer.model.scenario import EndingKind


@dataclass(slots=True)
class Tally:
    """Talks of one bot, added up."""

    bot: str
    """Which one."""
    talks: int = 0
    """How many."""
    passed: int = 0
    """How many were passed."""
    endings: Counter[str] = field(default_factory=Counter)
    """Ending -> talks."""
    kinds: Counter[str] = field(default_factory=Counter)
    """``best``, ``partial`` or ``lost`` -> talks."""
    scores: Counter[int] = field(default_factory=Counter)
    """Score -> talks."""
    turns: Counter[int] = field(default_factory=Counter)
    """Number of replies -> talks."""
    moods: dict[str, list[int]] = field(default_factory=dict)
    """Gauge -> sum of its values before the first reply and after each; ended talks keep their last."""
    a_pass: int | None = None
    """Least seed of a talk that was passed."""
    no_pass: int | None = None
    """Least seed of a talk that was not passed."""
    no_best: int | None = None
    """Least seed of a talk that did not reach the best ending."""

    def count(self, talk: Talk, seed: int) -> None:
        """Add one talk that has ended."""
        end = talk.end
        assert end is not None
        kind = talk.ending.kind
        self.talks += 1
        self.endings[end.ending] += 1
        self.kinds[kind.value] += 1
        self.scores[end.score] += 1
        self.turns[talk.state.turn] += 1
        if end.passed:
            self.passed += 1
            self.a_pass = _least(self.a_pass, seed)
        else:
            self.no_pass = _least(self.no_pass, seed)
        if kind is not EndingKind.BEST:
            self.no_best = _least(self.no_best, seed)
        self._count_moods(talk)

    def _count_moods(self, talk: Talk) -> None:
        moods = [talk.start.mood, *(turn.after for turn in talk.turns)]
        width = talk.state.casting.scenario.max_turns + 1
        for gauge in (Gauge.HEAT, Gauge.TRUST):
            values = [mood.value(gauge) for mood in moods][:width]
            values += [talk.mood.value(gauge)] * (width - len(values))
            self.moods[gauge.value] = _added(self.moods.get(gauge.value, []), values)

    def add(self, other: "Tally") -> None:
        """Add the talks of another tally of the same bot."""
        self.talks += other.talks
        self.passed += other.passed
        self.endings.update(other.endings)
        self.kinds.update(other.kinds)
        self.scores.update(other.scores)
        self.turns.update(other.turns)
        self.a_pass = _least(self.a_pass, other.a_pass)
        self.no_pass = _least(self.no_pass, other.no_pass)
        self.no_best = _least(self.no_best, other.no_best)
        for gauge, sums in other.moods.items():
            self.moods[gauge] = _added(self.moods.get(gauge, []), sums)

    def share(self, count: int) -> float:
        """A number of talks as a part of all, 0..1."""
        return count / self.talks if self.talks else 0.0

    @property
    def best(self) -> float:
        """Part of the talks that reached a best ending, 0..1."""
        return self.share(self.kinds[EndingKind.BEST.value])

    @property
    def mean_score(self) -> float:
        """Mean score, 0..100."""
        return _mean(self.scores)

    @property
    def spread(self) -> float:
        """Standard deviation of the score."""
        mean = self.mean_score
        total = sum(count * (score - mean) ** 2 for score, count in self.scores.items())
        return sqrt(total / self.talks) if self.talks else 0.0

    @property
    def mean_turns(self) -> float:
        """Mean number of replies."""
        return _mean(self.turns)

    def course(self, gauge: Gauge) -> list[float]:
        """Mean of a gauge before the first reply and after each, as far as nine talks in ten went."""
        sums = self.moods.get(gauge.value, [])
        return [total / self.talks for total in sums[: _nine_in_ten(self.turns) + 1]]


def _least(left: int | None, right: int | None) -> int | None:
    known = [value for value in (left, right) if value is not None]
    return min(known) if known else None


def _added(left: list[int], right: list[int]) -> list[int]:
    return [a + b for a, b in zip(left, right, strict=True)] if left else list(right)


def _mean(values: Counter[int]) -> float:
    total = sum(values.values())
    return sum(value * count for value, count in values.items()) / total if total else 0.0


def _nine_in_ten(turns: Counter[int]) -> int:
    left = 0.9 * sum(turns.values())
    for number in sorted(turns):
        left -= turns[number]
        if left <= 0:
            return number
    return 0
