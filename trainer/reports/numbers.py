"""The few statistics that reports need, each with its n, and a reason where a number would mislead.

Everything is computed here from sorted plain values, never by a database, and
rounded once, so that the same sessions give the same cells everywhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEW = 5
"""Below this many values no correlation and no agreement is computed."""

ROUGH = 30
"""Below this many values a correlation is rough, and the report says so."""

BANDS = (40, 60, 80)
"""Marks at which the next band begins: poor, weak, fair, good."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that may not be there."""

    value: float | None
    """The number, rounded to two places; None where it would mislead."""
    n: int
    """How many values it rests on."""
    why: str = ""
    """Why there is none."""


def mean(values: Sequence[float], places: int = 1) -> float | None:
    """The arithmetic mean; None of nothing."""
    return round(math.fsum(values) / len(values), places) if values else None


def spread(values: Sequence[float]) -> float | None:
    """The standard deviation of a sample (n - 1); None of fewer than two values."""
    if len(values) < 2:
        return None
    middle = math.fsum(values) / len(values)
    return round(math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)), 1)


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0..1; None of nothing."""
    return round(part / whole, 3) if whole else None


def nearest_rank(values: Sequence[float | None], part: float) -> float | None:
    """The value that ``part`` of all values do not exceed (nearest rank); None where that is not known yet.

    Args:
        values: Numbers; None stands for one that is still to come and will be larger than any.
        part: 0.25, 0.5 or 0.75.
    """
    known = sorted(value for value in values if value is not None)
    place = max(1, math.ceil(part * len(values)))
    return known[place - 1] if place <= len(known) else None


def correlation(pairs: Sequence[tuple[float, float]]) -> Estimate:
    """Pearson's correlation, or why there is none.

    Args:
        pairs: Two values of each person.
    """
    n = len(pairs)
    if n < FEW:
        return Estimate(None, n, f"{people(n)} did this and something else; {FEW} are needed")
    ones, others = zip(*pairs, strict=True)
    one, other = math.fsum(ones) / n, math.fsum(others) / n
    squares = math.fsum((a - one) ** 2 for a in ones) * math.fsum((b - other) ** 2 for b in others)
    if squares <= 1e-9:
        return Estimate(None, n, "all scored alike, so nothing can go with anything")
    both = math.fsum((a - one) * (b - other) for a, b in pairs)
    return Estimate(round(both / math.sqrt(squares), 2) + 0.0, n)


def interval(told: Estimate) -> tuple[float | None, float | None]:
    """Between which values a correlation lies with 95 % confidence, by Fisher's transformation.

    Args:
        told: A correlation of ``correlation``.
    """
    if told.value is None or told.n <= 3:
        return None, None
    middle = math.atanh(max(-0.9999, min(0.9999, told.value)))
    reach = 1.959964 / math.sqrt(told.n - 3)
    return round(math.tanh(middle - reach), 2) + 0.0, round(math.tanh(middle + reach), 2) + 0.0


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> Estimate:
    """Cohen's kappa with quadratic weights over four bands of marks (below 40, 60, 80, and above).

    1 is full agreement, 0 is what chance would give. (Cohen, Psychological Bulletin 70, 1968)

    Args:
        pairs: The two marks that each piece of work got, 0..100.
    """
    n = len(pairs)
    if n < FEW:
        return Estimate(None, n, f"only {n} judged twice; {FEW} are needed")
    bands = [(band(one), band(other)) for one, other in pairs]
    seen = sum((one - other) ** 2 for one, other in bands)
    by_chance = sum((one - other) ** 2 for one, _ in bands for _, other in bands) / n
    if not by_chance:
        return Estimate(None, n, "all marks lie in one band, so chance alone would agree")
    return Estimate(round(1 - seen / by_chance, 2) + 0.0, n)


def band(mark: int) -> int:
    """Which band a mark lies in, 0..3."""
    return sum(mark >= start for start in BANDS)


def people(n: int) -> str:
    """A number of learners in words."""
    return "nobody" if n == 0 else "only 1 learner" if n == 1 else f"only {n} learners"


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 attempt``, ``2,000 attempts``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
