"""What to try instead: for each weak turn one wording from the scenario's own model answers.

Feedback helps when it is one suggestion for one utterance, beside the words it
is about. A wording is taken for the need that was due, not one that the trainee
used already, and none twice while another is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.model.mood import Gauge, LedgerEntry
from trainer.model.scenario import ModelAnswer, Scenario, Slots
from trainer.model.transcript import Turn

WEAK_EVENTS = frozenset(
    {
        "asks_supervisor",
        "contradiction",
        "empathy_only",
        "falls_silent",
        "hangs_up",
        "interrogated",
        "last_chance",
        "pushback",
        "repeats",
        "threatens",
        "tired",
        "too_many",
    }
)
"""Events that show that a reply went wrong."""

SLACK = 5
"""Points that a turn may cost more than it brought before it is called weak."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One better wording for one turn."""

    better: str = ""
    """The wording; empty if there is none for what was due."""
    why: str = ""
    """Why it works, or what the reply did wrong."""
    source: str = ""
    """The evidence behind the costliest reason."""


NO_ADVICE = Advice()
"""For a turn that needs none."""


def cost_of(turn: Turn) -> int:
    """Points that a reply cost: heat up, and trust, patience and clarity down."""
    return sum(_harm(entry) for entry in turn.ledger if _harm(entry) > 0)


def is_weak(turn: Turn) -> bool:
    """Whether a reply needs another try: it did harm, was told so, or cost more than it brought."""
    if not turn.rated:
        return False
    told_so = not WEAK_EVENTS.isdisjoint(turn.events) or any(hit.name.harmful for hit in turn.moves)
    critical = any(event.startswith("critical:") for event in turn.events)
    return told_so or critical or sum(_harm(entry) for entry in turn.ledger) >= SLACK


def advise(turns: Sequence[Turn], scenario: Scenario) -> dict[int, Advice]:
    """Advice for each weak turn.

    Args:
        turns: The replies in order.
        scenario: What was played.

    Returns:
        Turn number -> advice; turns that were not weak are left out.
    """
    written = {_plain(turn.reply) for turn in turns}
    used: list[ModelAnswer] = []
    advice: dict[int, Advice] = {}
    for turn in turns:
        if is_weak(turn):
            answer = _choose(turn.need, scenario.answers, used, written, scenario.slots)
            advice[turn.n] = _advice(turn, answer, scenario.slots)
            used.extend([answer] if answer else [])
    return advice


def _harm(entry: LedgerEntry) -> int:
    """How much worse an entry makes things; negative if it helps."""
    return entry.change if entry.mood is Gauge.HEAT else -entry.change


def _choose(
    need: str, answers: Sequence[ModelAnswer], used: list[ModelAnswer], written: set[str], slots: Slots
) -> ModelAnswer | None:
    """The model answer for ``need`` that was suggested least often, the earlier one among equals."""
    fitting = [answer for answer in answers if answer.need.value == need]
    fresh = [answer for answer in fitting if _plain(filled(answer.say, slots)) not in written]
    return min(fresh or fitting, key=used.count, default=None)


def _advice(turn: Turn, answer: ModelAnswer | None, slots: Slots) -> Advice:
    costliest = max(turn.ledger, key=_harm, default=None)
    blame = costliest if costliest and _harm(costliest) > 0 else None
    source = blame.source if blame else ""
    if answer is None:
        return Advice(why=f"{blame.reason}." if blame else "", source=source)
    return Advice(filled(answer.say, slots), answer.why, source)


def filled(text: str, slots: Slots) -> str:
    """``text`` with the scenario's own words in place of braces."""
    for name in Slots.model_fields:
        text = text.replace(f"{{{name}}}", getattr(slots, name))
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
