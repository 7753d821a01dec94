"""What a weak turn cost, what the problem was, and what to try instead.

Feedback helps when it is one suggestion for one utterance, beside the words it
is about. What went wrong and why the suggestion works are two things, each with
its own grounds: the problem is the costliest reason of the ledger with its source,
the suggestion is an author's wording (``wording``) with the author's why.
"""

import re
from collections import Counter
from dataclasses import dataclass

from trainer.engine.rules import (
    ACTION_RULES,
    BOUNDARY_COLD,
    BOUNDARY_HOT,
    HARMFUL_RULES,
    HELPFUL,
    SIGNAL_RULES,
    STICKY,
    VERDICT_RULES,
)
from trainer.model.mood import Gauge, LedgerEntry, total_change
from trainer.model.scenario import Scenario, Solution
from trainer.model.transcript import Transcript, Turn
from trainer.scoring.observed import breaks_rules, is_drowned
from trainer.scoring.wording import Chooser, filled
from trainer.scoring.words import content_words

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
"""Points that a turn may do more harm than good before it is called weak."""

REASONS = frozenset(
    rule.reason
    for table in (HELPFUL, HARMFUL_RULES, SIGNAL_RULES, VERDICT_RULES, ACTION_RULES)
    for rule in table.values()
) | {BOUNDARY_HOT.reason, BOUNDARY_COLD.reason}
"""Every reason that a rule gives; what else a ledger says only balances it."""

NAME_WEIGHT = 3
"""How much more a word of a solution's name says about it than a word of an offer."""

FORBIDS = re.compile(r"\b(?:no|not|never|nobody|only|needs?|decides?|decided)\b", re.IGNORECASE)
"""Words of a rule that forbids or reserves."""

STANDSTILL = SIGNAL_RULES["no_progress"].reason
"""What a turn that went wrong costs besides; blamed only where there is nothing else to blame."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What was wrong with one turn, and one better wording."""

    better: str = ""
    """The wording; empty if there is none for the moment."""
    why: str = ""
    """Why the wording works, as its author says; empty if there is none."""
    problem: str = ""
    """What went wrong: the costliest reason, or the rule that was broken."""
    source: str = ""
    """The evidence behind the problem."""


NO_ADVICE = Advice()
"""For a turn that needs none."""


def cost_of(turn: Turn) -> int:
    """Net points that a reply cost: heat up, and trust, patience and clarity down, each gauge by itself."""
    return sum(max(0, harm) for harm in _net(turn))


def is_weak(turn: Turn) -> bool:
    """Whether a reply needs another try.

    One with a harmful move or a critical error does. Any other does if it did more harm than
    good, and the customer said so or it was by more than a trifle.
    """
    if not turn.rated:
        return False
    if breaks_rules(turn) or any(hit.name.harmful for hit in turn.moves):
        return True
    balance = sum(_net(turn))
    return balance >= SLACK or (balance >= 0 and not WEAK_EVENTS.isdisjoint(turn.events))


def advise(transcript: Transcript, scenario: Scenario) -> dict[int, Advice]:
    """Advice for each weak turn.

    Args:
        transcript: The session.
        scenario: What was played.

    Returns:
        Turn number -> advice; turns that were not weak are left out.
    """
    chooser = Chooser(transcript, scenario)
    return {turn.n: _advice(turn, scenario, chooser) for turn in transcript.turns if is_weak(turn)}


def _net(turn: Turn) -> list[int]:
    """How much worse each gauge is after the turn; negative where it is better."""
    changes = {gauge: total_change(turn.ledger, gauge) for gauge in Gauge}
    return [change if gauge is Gauge.HEAT else -change for gauge, change in changes.items()]


def _advice(turn: Turn, scenario: Scenario, chooser: Chooser) -> Advice:
    reason, source = _blame(turn)
    offended = _offended(turn, scenario)
    if offended:
        rule = broken_rule(offended, scenario)
        answer = chooser.against(turn, offended, rule)
        problem = f'This was not yours to do. Your briefing says: "{rule}"' if rule else f"{reason}."
    else:
        answer = chooser.instead_of(turn)
        problem = f"{reason}." if reason else ""
    if answer is None:
        return Advice(problem=problem, source=source)
    return Advice(filled(answer.say, scenario.slots), answer.why, problem, source)


def _blame(turn: Turn) -> tuple[str, str]:
    """The reason that cost most, over all gauges, with its source; two empty texts if none did harm."""
    costs: dict[tuple[str, str], int] = {}
    for entry in turn.ledger:
        if entry.source != STICKY or entry.reason in REASONS:
            key = (entry.reason, entry.source)
            costs[key] = costs.get(key, 0) + _harm(entry)
    harmful = {key: cost for key, cost in costs.items() if cost > 0}
    causes = {key: cost for key, cost in harmful.items() if key[0] != STANDSTILL} or harmful
    return max(causes, key=causes.__getitem__, default=("", ""))


def _harm(entry: LedgerEntry) -> int:
    """How much worse an entry makes things; negative if it helps."""
    return entry.change if entry.mood is Gauge.HEAT else -entry.change


def _offended(turn: Turn, scenario: Scenario) -> tuple[Solution, ...]:
    """The solutions by which a reply committed its critical errors; those it named, if it named any.

    Beside real harm they are not the point: nobody takes an offer from somebody who is rude.
    """
    if is_drowned(turn):
        return ()
    names = {event.removeprefix("critical:") for event in turn.events if event.startswith("critical:")}
    known = tuple(item for item in scenario.solutions if item.critical in names)
    named = tuple(item for item in known if f"solution:{item.solution}" in turn.topics)
    return named or known


def broken_rule(offended: tuple[Solution, ...], scenario: Scenario) -> str:
    """The line of the briefing's policy that forbids what was offered; empty if none speaks of it."""
    policy = scenario.briefing.policy
    said = [content_words(line) for line in policy]
    offers = content_words(*(text for item in offended for text in item.offers))
    names = content_words(*(item.solution for item in offended))
    spread = Counter(word for words in said for word in words)

    def nearness(n: int) -> float:
        shared = (
            1 / spread[word] * (NAME_WEIGHT if word in names else 1) for word in said[n] & (offers | names)
        )
        return sum(shared) * (2 if FORBIDS.search(policy[n]) else 1)

    nearest = max(range(len(policy)), key=nearness, default=None)
    return policy[nearest] if nearest is not None and nearness(nearest) else ""
