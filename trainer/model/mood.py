"""Mood: four gauges from 0 to 100, their named bands, and the ledger of reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Gauge(StrEnum):
    """One of the four sides of a mood."""

    HEAT = "heat"
    TRUST = "trust"
    PATIENCE = "patience"
    CLARITY = "clarity"


class HeatBand(StrEnum):
    """How angry the customer is, as a name that lines are chosen by."""

    CALM = "calm"
    ANNOYED = "annoyed"
    ANGRY = "angry"
    FURIOUS = "furious"


GAUGES = tuple(Gauge)
"""All gauges in order; going through this is quicker than through the enumeration."""

HEAT_BANDS = tuple(HeatBand)
"""All bands of heat, lowest first."""

BAND_WIDTH = 25
"""Points per band: every gauge has four bands of equal width."""

BAND_WORDS: dict[Gauge, tuple[str, str, str, str]] = {
    Gauge.HEAT: ("calm", "annoyed", "angry", "furious"),
    Gauge.TRUST: ("none", "wary", "warming", "trusting"),
    Gauge.PATIENCE: ("at the end", "thin", "holding", "plenty"),
    Gauge.CLARITY: ("lost", "unsure", "fairly clear", "clear"),
}
"""Words for the four bands of each gauge, lowest first."""


def band_index(value: int) -> int:
    """Which of the four bands ``value`` (0..100) lies in, 0 for the lowest."""
    return min(value // BAND_WIDTH, 3)


@dataclass(frozen=True, slots=True)
class Mood:
    """The customer's mood at one moment."""

    heat: int
    """Anger, 0..100: quick to rise, slow to fall."""
    trust: int
    """Belief that this person will help, 0..100: slow both ways."""
    patience: int
    """Time and turns left before giving up, 0..100."""
    clarity: int
    """Knowing what happens and what to do, 0..100."""

    def __post_init__(self) -> None:
        """Refuse a gauge outside 0..100."""
        if min(self.heat, self.trust, self.patience, self.clarity) >= 0 and (
            max(self.heat, self.trust, self.patience, self.clarity) <= 100
        ):
            return
        wrong = next(gauge for gauge in GAUGES if not 0 <= self.value(gauge) <= 100)
        raise ValueError(f"{wrong} must be 0..100, not {self.value(wrong)}")

    def value(self, gauge: Gauge) -> int:
        """The value of one gauge, 0..100."""
        found: int = getattr(self, gauge)
        return found

    def word(self, gauge: Gauge) -> str:
        """The name of the band that ``gauge`` lies in."""
        return BAND_WORDS[gauge][band_index(self.value(gauge))]

    @property
    def band(self) -> HeatBand:
        """The heat band that customer lines are chosen by."""
        return HEAT_BANDS[band_index(self.heat)]

    def as_dict(self) -> dict[str, int]:
        """The four gauges by name, in a fixed order."""
        return {
            "heat": self.heat,
            "trust": self.trust,
            "patience": self.patience,
            "clarity": self.clarity,
        }


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One reason for a change of one gauge in one turn."""

    mood: Gauge
    """The gauge that changed."""
    change: int
    """Points, never 0."""
    reason: str
    """What the trainee did, in words a trainee can act on."""
    source: str
    """Where the rule comes from: a document or a study."""


def total_change(ledger: Iterable[LedgerEntry], gauge: Gauge) -> int:
    """Sum of all entries of ``ledger`` for one gauge."""
    return sum([entry.change for entry in ledger if entry.mood is gauge])
