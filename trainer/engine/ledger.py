"""The ledger: effects become whole points with reasons, within bounds, adding up exactly.

Rounding comes last, and whatever the bounds take away is booked as well, so that
a ledger's entries add up to the change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trainer.engine.rules import (
    ANGER_AFTER_HELP,
    ANGER_THAT_STAYS,
    MAX_COOLING,
    STICKY,
    TRUST_BEFORE_GOODBYE,
    TRUST_BEFORE_HELP,
    Rule,
)
from trainer.engine.state import State
from trainer.model.mood import GAUGES, Gauge, LedgerEntry, Mood, total_change
from trainer.model.persona import Temperament
from trainer.model.scenario import Need


@dataclass(frozen=True, slots=True)
class Effect:
    """A rule with the factor it applies at."""

    rule: Rule
    """Points, reason and source."""
    factor: float
    """Multiplier from fit, repetition and sensitivity, 0 or more."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a gauge can go in this turn."""

    low: int
    """Lowest value."""
    high: int
    """Highest value."""


SCALE_ENDS = "The scale ends here, so not all of it shows"
"""Reason booked where the scale ends before the harm does."""

_OPEN = Bounds(0, 100)


def book(
    state: State, effects: Iterable[Effect], *, helped: bool = False
) -> tuple[Mood, tuple[LedgerEntry, ...]]:
    """Turn effects into ledger entries within the bounds, and the mood they lead to.

    Args:
        state: Where the conversation stands.
        effects: Rules and their factors.
        helped: Whether this very reply brought help.
    """
    temper = state.casting.temperament
    entries = [entry for effect in effects for entry in _entries(temper, effect)]
    bounds = _bounds(state, helped=helped or state.is_met(Need.HELPED))
    for gauge in GAUGES:
        entries = _within(state.mood, gauge, entries, bounds.get(gauge, _OPEN))
    after = Mood(*(state.mood.value(gauge) + total_change(entries, gauge) for gauge in GAUGES))
    return after, tuple(entries)


def _bounds(state: State, *, helped: bool) -> dict[Gauge, Bounds]:
    """How far words and deeds can carry: some anger stays until there is help, and so does some doubt."""
    mood = state.mood
    floor = state.casting.temperament.heat // (ANGER_AFTER_HELP if helped else ANGER_THAT_STAYS)
    ceiling = TRUST_BEFORE_GOODBYE if helped else TRUST_BEFORE_HELP
    coolest = max(min(floor, mood.heat), mood.heat - MAX_COOLING)
    return {Gauge.HEAT: Bounds(coolest, 100), Gauge.TRUST: Bounds(0, max(ceiling, mood.trust))}


def _entries(temper: Temperament, effect: Effect) -> list[LedgerEntry]:
    rule = effect.rule
    weighed = ((gauge, _scaled(temper, effect, gauge)) for gauge in GAUGES if getattr(rule, gauge))
    return [LedgerEntry(gauge, change, rule.reason, rule.source) for gauge, change in weighed if change]


def _scaled(temper: Temperament, effect: Effect, gauge: Gauge) -> int:
    """Points of one gauge after temperament: rises of heat by volatility, good changes by forgiveness."""
    points = float(getattr(effect.rule, gauge)) * effect.factor
    if gauge is Gauge.HEAT:
        points *= temper.volatility if points > 0 else temper.forgiveness
    elif gauge is Gauge.TRUST and points > 0:
        points *= temper.forgiveness
    return _rounded(points)


def _rounded(points: float) -> int:
    """Half away from zero, so that gains and losses round alike."""
    return int(points + 0.5) if points >= 0 else -int(-points + 0.5)


def _within(mood: Mood, gauge: Gauge, entries: list[LedgerEntry], bounds: Bounds) -> list[LedgerEntry]:
    """Entries whose changes of ``gauge`` keep within its bounds.

    What is too much of a good thing is taken off the last entries, so that no praise is shown as a
    loss. Harm keeps its full weight, and what the scale cannot show is booked against it.
    """
    value, change = mood.value(gauge), total_change(entries, gauge)
    excess = change - (max(bounds.low, min(bounds.high, value + change)) - value)
    if not excess:
        return entries
    too_good = excess < 0 if gauge is Gauge.HEAT else excess > 0
    if too_good:
        return _trimmed(entries, gauge, excess)
    return [*entries, LedgerEntry(gauge, -excess, SCALE_ENDS, STICKY)]


def _trimmed(entries: list[LedgerEntry], gauge: Gauge, excess: int) -> list[LedgerEntry]:
    """Entries without ``excess`` points of ``gauge``, taken from the last ones that have any."""
    kept = []
    for entry in reversed(entries):
        give = 0
        if entry.mood is gauge and (entry.change > 0) == (excess > 0):
            give = min(entry.change, excess) if excess > 0 else max(entry.change, excess)
            excess -= give
        if entry.change != give:
            kept.append(replace(entry, change=entry.change - give))
    return kept[::-1]
