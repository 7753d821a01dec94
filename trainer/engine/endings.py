"""Endings: when a conversation stops, and which of the written endings that is."""

from trainer.engine.judgement import Judgement
from trainer.engine.state import State
from trainer.model.lines import LineGroups
from trainer.model.moves import Move
from trainer.model.scenario import Ending, EndingRule, Outcome

BOILING = 100
"""Heat at which a customer who is provoked once more hangs up."""


def outcome_of(before: State, now: State, judgement: Judgement) -> Outcome | None:
    """Whether and how the conversation stops after a judged reply.

    Args:
        before: State when the reply came.
        now: State with the new mood and needs.
        judgement: What the reply amounted to.
    """
    if now.due is None:
        return Outcome.CLOSED
    if before.wants_supervisor and Move.ESCALATE in judgement.helpful:
        return Outcome.ESCALATED
    provoked = judgement.drowned or judgement.failed
    boiled_over = provoked and before.mood.heat >= BOILING and now.mood.heat >= BOILING
    if now.mood.patience == 0 or boiled_over:
        return Outcome.HUNG_UP
    if now.rated_turns >= now.casting.scenario.max_turns:
        return Outcome.TIMED_OUT
    return None


def ending_of(state: State) -> Ending:
    """The first written ending whose rule holds; the last one always does."""
    endings = state.casting.scenario.endings
    return next((ending for ending in endings if holds(state, ending.when)), endings[-1])


def holds(state: State, rule: EndingRule) -> bool:
    """Whether everything that an ending's rule names is so."""
    checks = (
        not rule.outcomes or state.outcome in rule.outcomes,
        all(need in state.met for need in rule.needs),
        not rule.accepted or any(name in state.accepted for name in rule.accepted),
        state.mood.trust >= rule.trust_min,
        state.mood.heat <= rule.heat_max,
        not (rule.no_critical and state.critical),
    )
    return all(checks)


def last_lines(state: State) -> tuple[LineGroups, ...]:
    """Where the customer's last words come from: the ending's own, then the persona's for this outcome."""
    events = state.casting.persona.lines
    by_outcome = {
        Outcome.CLOSED: events.thanks,
        Outcome.HUNG_UP: events.hangs_up,
        Outcome.ESCALATED: events.handed_over,
        Outcome.REFERRED: events.sent_on,
        Outcome.ENDED: events.cut_off,
        Outcome.TIMED_OUT: events.hangs_up,
    }
    fallback = by_outcome[state.outcome] if state.outcome else events.thanks
    return (ending_of(state).lines, fallback)
