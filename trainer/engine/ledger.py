"""The ledger: effects become whole points with reasons, within bounds, adding up exactly.

Rounding comes last, and whatever the bounds take away is booked as well, so that
a ledger's entries add up to the change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
from trainer.model.mood import Gauge, LedgerEntry, Mood, total_change
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
    """How far a gauge can go in this turn, and why no further."""

    low: int
    """Lowest value."""
    high: int
    """Highest value."""
    reason: str
    """What is said when a bound inside 0..100 takes something away."""


_AT_THE_END = "It can go no further"
_OPEN = Bounds(0, 100, _AT_THE_END)


def book(
    state: State, effects: Iterable[Effect], *, helped: bool = False
) -> tuple[Mood, tuple[LedgerEntry, ...]]:
    """Turn effects into ledger entries within the bounds, and the mood they lead to.

    Args:
        state: Where the conversation stands.
        effects: Rules and their factors.
        helped: Whether this very reply brought help.
    """
    entries = [entry for effect in effects for entry in _entries(state, effect)]
    bounds = _bounds(state, helped=helped or state.is_met(Need.HELPED))
    for gauge in Gauge:
        entries.extend(_balance(state.mood, gauge, total_change(entries, gauge), bounds.get(gauge, _OPEN)))
    after = Mood(**{gauge.value: state.mood.value(gauge) + total_change(entries, gauge) for gauge in Gauge})
    return after, tuple(entries)


def _bounds(state: State, *, helped: bool) -> dict[Gauge, Bounds]:
    """How far words and deeds can carry: some anger stays until there is help, and so does some doubt."""
    start = state.casting.temperament.heat
    floor = start // (ANGER_AFTER_HELP if helped else ANGER_THAT_STAYS)
    ceiling = TRUST_BEFORE_GOODBYE if helped else TRUST_BEFORE_HELP
    anger = "Some anger stays" + ("" if helped else " until the problem is solved")
    doubt = "Full trust comes when it has all happened" if helped else "Words alone earn only so much trust"
    return {
        Gauge.HEAT: Bounds(min(floor, state.mood.heat), 100, anger),
        Gauge.TRUST: Bounds(0, max(ceiling, state.mood.trust), doubt),
    }


def _entries(state: State, effect: Effect) -> list[LedgerEntry]:
    points = {gauge: _scaled(state, effect, gauge) for gauge in Gauge}
    return [
        LedgerEntry(gauge, change, effect.rule.reason, effect.rule.source)
        for gauge, change in points.items()
        if change
    ]


def _scaled(state: State, effect: Effect, gauge: Gauge) -> int:
    """Points of one gauge after temperament: rises of heat by volatility, good changes by forgiveness."""
    points = float(getattr(effect.rule, gauge.value)) * effect.factor
    temper = state.casting.temperament
    if gauge is Gauge.HEAT:
        points *= temper.volatility if points > 0 else temper.forgiveness
    elif gauge is Gauge.TRUST and points > 0:
        points *= temper.forgiveness
    return _rounded(points)


def _rounded(points: float) -> int:
    """Half away from zero, so that gains and losses round alike."""
    return int(points + 0.5) if points >= 0 else -int(-points + 0.5)


def _balance(mood: Mood, gauge: Gauge, change: int, bounds: Bounds) -> list[LedgerEntry]:
    """Entries for what the bounds take away."""
    out = []
    if gauge is Gauge.HEAT and change < -MAX_COOLING:
        reason = "Anger cools slowly, whatever you say in one turn"
        out.append(LedgerEntry(gauge, -MAX_COOLING - change, reason, STICKY))
        change = -MAX_COOLING
    value = mood.value(gauge)
    bounded = max(bounds.low, min(bounds.high, value + change)) - value
    if bounded != change:
        at_scale_end = value + bounded in (0, 100)
        reason = _AT_THE_END if at_scale_end else bounds.reason
        out.append(LedgerEntry(gauge, bounded - change, reason, STICKY))
    return out
