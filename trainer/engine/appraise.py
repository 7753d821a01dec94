"""Appraisal: a judgement becomes a change of mood, each point of it with a reason.

The table in ``rules`` gives points for a person without sensitivities. Here they
are scaled by who the customer is (volatility, forgiveness, sensitivities, norms),
by how often the move came before, and by how well it fitted; ``ledger`` books them.
"""

from dataclasses import replace

from trainer.engine.judgement import FEELING, Judgement
from trainer.engine.ledger import Effect, book
from trainer.engine.matter import Offer, Response, preference
from trainer.engine.needs import VENTING_HEAT, homes
from trainer.engine.rules import (
    BOUNDARY_COLD,
    BOUNDARY_HOT,
    DEFAULT_REPEAT,
    FURTHER_HARM,
    HARM_REPEAT,
    HARMFUL_RULES,
    HELPFUL,
    NORM_FACTORS,
    REPEAT_FACTORS,
    SIGNAL_RULES,
    STRONG_NORM,
    VERDICT_RULES,
    Phase,
    Rule,
)
from trainer.engine.state import State
from trainer.model.mood import LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.persona import Trigger
from trainer.model.scenario import Need

SIGNAL_TRIGGERS: dict[str, Trigger] = {
    "name": Trigger.NAME,
    "shouting": Trigger.SHOUTING,
    "jargon": Trigger.JARGON,
    "long_reply": Trigger.LONG_REPLY,
    "too_many": Trigger.OPTIONS,
    "interrogated": Trigger.QUESTIONS,
    "repeated": Trigger.REPETITION,
    "over_apology": Trigger.REPETITION,
}
"""Signal -> what a persona can be sensitive to."""

SOLVING = frozenset({Move.PROPOSE, Move.OFFER_OPTIONS, Move.RECOMMEND})
"""Moves that come too early until the problem is agreed on."""

GENTLE = 0.4
"""Factor on an early move in a reply that also did what was due."""

PLAYBACKS_WELCOME = 3
"""Replies with a playback from which one more is going over it again."""

HEAT_THAT_NEEDS_LIMITS = 50
"""Heat from which a boundary is a help, not an affront."""


def appraise(state: State, judgement: Judgement) -> tuple[Mood, tuple[LedgerEntry, ...]]:
    """The mood after a judged reply, and the ledger that leads there.

    Returns:
        The new mood and entries whose changes add up to the difference, gauge by gauge.
    """
    effects = [
        *_helpful_effects(state, judgement),
        *_harmful_effects(state, judgement),
        *_signal_effects(state, judgement),
        *_verdict_effects(state, judgement),
        *_pace_effects(state, judgement),
    ]
    return book(state, effects, helped=Need.HELPED in judgement.steps.met)


def _helpful_effects(state: State, judgement: Judgement) -> list[Effect]:
    """What each helpful move does; of several that came too early, only the worst counts."""
    effects: list[Effect] = []
    early: list[Effect] = []
    for move in sorted(judgement.helpful):
        if move is Move.SET_BOUNDARY:
            effects += _boundary(state, judgement)
            continue
        effect = _helpful(state, judgement, move)
        if effect:
            too_soon = effect.rule is HELPFUL.get((move, Phase.EARLY)) and effect.rule.heat > 0
            (early if too_soon else effects).append(effect)
    worst = sorted(early, key=lambda effect: -effect.rule.heat * effect.factor)[:1]
    return effects + worst


def _boundary(state: State, judgement: Judgement) -> list[Effect]:
    """A limit helps with the hot and the unwinnable, or when it is what the customer must be told.

    With a question for a fact it is the reason for asking ("I may not, before I have your number").
    """
    told_honestly = judgement.considered or not state.casting.scenario.winnable
    needed = told_honestly or state.mood.heat >= HEAT_THAT_NEEDS_LIMITS
    if not needed and judgement.matter.asks_fact:
        return []
    return [Effect(BOUNDARY_HOT if needed else BOUNDARY_COLD, _taste(state, Move.SET_BOUNDARY))]


def _helpful(state: State, judgement: Judgement, move: Move) -> Effect | None:
    """The row for a helpful move in its phase, and at which strength."""
    phase = phase_of(state, judgement, move)
    worn = _repeat_factor(state, move)
    taste = _taste(state, move)
    if phase is Phase.DUE:
        return Effect(HELPFUL[move, Phase.DUE], worn * taste)
    rule = HELPFUL.get((move, phase))
    moved = judgement.steps.moved
    if phase is Phase.EARLY:
        return Effect(rule, GENTLE if moved else _steam(state)) if rule else None
    idle = not moved and not judgement.considered and not _checks_again(state, judgement)
    return Effect(rule, 1.0) if rule and idle else None


def _steam(state: State) -> float:
    """How much a reply out of turn weighs: in full with somebody who must let off steam."""
    return 1.0 if state.mood.heat >= VENTING_HEAT else GENTLE


def _checks_again(state: State, judgement: Judgement) -> bool:
    """Whether a reply plays the problem back to make sure; nobody minds that once more."""
    return Move.RESTATE in judgement.helpful and state.counts.get(Move.RESTATE, 0) < PLAYBACKS_WELCOME


def phase_of(state: State, judgement: Judgement, move: Move) -> Phase:
    """Whether ``move`` was due, early or late in this reply."""
    steps = judgement.steps
    if move in steps.served or _helps_on_the_way(state, judgement, move):
        return Phase.DUE
    open_homes = [need for need in homes(move) if need not in state.met and need not in steps.met]
    wanted = {spec.need for spec in state.casting.needs}
    return Phase.EARLY if any(need in wanted for need in open_homes) else Phase.LATE


def _helps_on_the_way(state: State, judgement: Judgement, move: Move) -> bool:
    """Whether a move is useful now though no need counts it: business talk once feelings are settled."""
    still_open = judgement.steps.due[-1] if judgement.steps.due else None
    if still_open in FEELING or move in (Move.CLOSE, Move.GREET):
        return False
    if move is Move.ESCALATE and state.wants_supervisor:
        return True
    too_soon = still_open is Need.AGREED and move in SOLVING and Need.HELPED not in judgement.steps.due
    informs = move in (
        Move.EXPLAIN,
        Move.SET_EXPECTATION,
        Move.RECORD,
        Move.FOLLOW_UP,
        Move.CLARIFY,
        Move.CONFIRM,
    )
    return not too_soon and (informs or (move in SOLVING and judgement.considered))


def _repeat_factor(state: State, move: Move) -> float:
    worth = REPEAT_FACTORS.get(move, DEFAULT_REPEAT)
    return worth[min(state.counts.get(move, 0), len(worth) - 1)]


def _taste(state: State, move: Move) -> float:
    """How strongly this persona takes a move: sensitivity times norms."""
    persona = state.casting.persona
    factor = persona.sensitivity(move)
    for norm, moved, by in NORM_FACTORS:
        if moved is move and getattr(persona.norms, norm) >= STRONG_NORM:
            factor *= by
    return factor


def _harmful_effects(state: State, judgement: Judgement) -> list[Effect]:
    """Harm always counts at least as the table says, however thick-skinned the persona."""
    strengths = {move: _harm_strength(state, move) for move in judgement.harmful}
    worst_first = sorted(strengths, key=lambda move: -HARMFUL_RULES[move].heat * strengths[move])
    shares = (1.0, *(FURTHER_HARM for _ in worst_first[1:]))
    return [
        Effect(HARMFUL_RULES[move], strengths[move] * share)
        for move, share in zip(worst_first, shares, strict=False)
    ]


def _harm_strength(state: State, move: Move) -> float:
    worn = HARM_REPEAT[min(state.counts.get(move, 0), len(HARM_REPEAT) - 1)]
    return worn * max(0.5, _taste(state, move))


def _signal_effects(state: State, judgement: Judgement) -> list[Effect]:
    persona = state.casting.persona
    effects = []
    for name in judgement.signals:
        trigger = SIGNAL_TRIGGERS.get(name)
        rule = _named(SIGNAL_RULES[name], judgement.jargon) if name == "jargon" else SIGNAL_RULES[name]
        effects.append(Effect(rule, persona.sensitivity(trigger) if trigger else 1.0))
    return effects


def _named(rule: Rule, words: tuple[str, ...]) -> Rule:
    """A rule whose reason says which words it is about: whoever does not know which cannot mend them."""
    return replace(rule, reason=f"{rule.reason}: {', '.join(words)}")


def _verdict_effects(state: State, judgement: Judgement) -> list[Effect]:
    """What each considered offer does: taken ones count once, and only the best of several."""
    effects = [Effect(VERDICT_RULES["critical"], 1.0) for _ in judgement.matter.critical]
    if judgement.matter.withholds and not judgement.matter.tells:
        effects.append(Effect(VERDICT_RULES["withholds"], 1.0))
    if judgement.considered:
        best = min(judgement.matter.offers, key=preference)
        if best.solution.critical in judgement.matter.critical:
            return effects
        effects.append(Effect(VERDICT_RULES[_verdict(state, best)], 1.0))
    return effects


def _verdict(state: State, offer: Offer) -> str:
    """Which row an offer is booked by; doubts for want of trust differ from those for want of knowledge."""
    trusted = state.mood.trust >= offer.solution.trust
    return "unfounded" if offer.response is Response.DOUBTS and trusted else offer.response.value


def _of_use(state: State, judgement: Judgement) -> bool:
    """Whether a reply did something, though it met no need."""
    useful = any(phase_of(state, judgement, move) is Phase.DUE for move in judgement.helpful)
    return useful or bool(judgement.reveals or judgement.matter.tells) or _checks_again(state, judgement)


def _pace_effects(state: State, judgement: Judgement) -> list[Effect]:
    """Patience with progress and without it, and the price of passing over a need."""
    steps = judgement.steps
    effects = [Effect(SIGNAL_RULES["passed_over"], _steam(state))] if judgement.failed else []
    if steps.met or judgement.considered:
        effects.append(Effect(SIGNAL_RULES["progress"], 1.0))
    elif not _of_use(state, judgement):
        rule = SIGNAL_RULES["no_progress"]
        drain = Rule(rule.reason, rule.source, patience=-1)
        effects.append(Effect(drain, float(state.casting.temperament.impatience)))
    if state.wants_supervisor and Move.ESCALATE in judgement.helpful:
        effects.append(Effect(SIGNAL_RULES["supervisor"], 1.0))
    return effects
