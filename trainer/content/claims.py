"""What an author claims of a number: ``falls``, ``at least 40``."""

import re
from dataclasses import dataclass
from enum import StrEnum

ALLOWED = "falls, rises, holds, at least 40, at most 40"
"""Everything that a claim can say, as a hint names it."""

BOUNDS_ALLOWED = "at least 70, at most 70"
"""What a claim about a number that has no before can say."""

_BOUND = re.compile(r"at (?P<side>least|most) (?P<value>\d{1,3})", re.IGNORECASE)


class Direction(StrEnum):
    """Which way a number went in one reply."""

    FALLS = "falls"
    RISES = "rises"
    HOLDS = "holds"

    @classmethod
    def of(cls, change: int) -> "Direction":
        """The direction of a change in points."""
        if not change:
            return cls.HOLDS
        return cls.RISES if change > 0 else cls.FALLS


@dataclass(frozen=True, slots=True)
class Claim:
    """A direction, or bounds from 0 to 100."""

    text: str
    """As the author wrote it."""
    direction: Direction | None = None
    """Which way the number must go; None where bounds are claimed."""
    low: int = 0
    """Least value afterwards."""
    high: int = 100
    """Most value afterwards."""

    def holds(self, before: int, after: int) -> bool:
        """Whether the claim is true of a number that went from ``before`` to ``after``."""
        if self.direction is not None:
            return Direction.of(after - before) is self.direction
        return self.low <= after <= self.high


def read_claim(text: str, *, bounds_only: bool = False) -> Claim | None:
    """The claim that ``text`` makes, or None where it makes none.

    Args:
        text: What the author wrote.
        bounds_only: Whether the number has no before, so that it cannot rise or fall.
    """
    words = " ".join(text.split())
    found = _BOUND.fullmatch(words)
    if found:
        value = int(found["value"])
        if value > 100:
            return None
        return Claim(words, low=value) if found["side"].lower() == "least" else Claim(words, high=value)
    if bounds_only or words.lower() not in list(Direction):
        return None
    return Claim(words, Direction(words.lower()))
