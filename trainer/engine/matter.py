"""The matter of a reply: facts it asks for, solutions it offers, and what the customer makes of them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from trainer.engine.state import State
from trainer.engine.touched import FACT, SOLUTION, asked, has_come, offered, solution_hits
from trainer.model.moves import Move
from trainer.model.persona import Trigger
from trainer.model.reading import Reading
from trainer.model.scenario import Fact, Scenario, Solution, Verdict

MOST_ANSWERS = 2
"""Facts that are told in one answer, however many were asked."""

MANY_OFFERS = 3
"""Offers in one reply from which a choice becomes a burden."""

EITHER_OR = re.compile(r"\b(?:or|either|alternatively|otherwise|instead)\b", re.IGNORECASE)
"""Words that leave a choice."""


class Response(StrEnum):
    """What the customer makes of an offer."""

    ACCEPTS = "accepts"
    SWALLOWS = "swallows"
    DOUBTS = "doubts"
    DECLINES = "declines"
    HEDGES = "hedges"


TAKEN = frozenset({Response.ACCEPTS, Response.SWALLOWS})
"""Responses after which an offer holds."""

CANNOT_CHOOSE = 1.8
"""Sensitivity to options from which a person cannot choose alone."""

CLEAR_ENOUGH = 50
"""Clarity from which even such a person can decide."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A solution in this reply and the response to it."""

    solution: Solution
    """What was offered."""
    response: Response
    """What the customer makes of it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a reply touches of the scenario."""

    tells: tuple[Fact, ...] = ()
    """Facts that the customer will tell."""
    withholds: tuple[Fact, ...] = ()
    """Facts that the customer keeps back for want of trust."""
    again: tuple[Fact, ...] = ()
    """Facts asked for that were told before."""
    offers: tuple[Offer, ...] = ()
    """Solutions offered."""
    critical: tuple[str, ...] = ()
    """Critical errors that the offers commit."""
    reminds: bool = False
    """Whether it comes back to a solution that was taken before."""
    too_many: bool = False
    """Whether so much that is new was offered at once that it burdens."""

    @property
    def asks_fact(self) -> bool:
        """Whether any fact was asked for."""
        return bool(self.tells or self.withholds or self.again)

    @property
    def settles(self) -> bool:
        """Whether an offer was taken that meets the need to be helped."""
        return any(offer.response in TAKEN and offer.solution.settles for offer in self.offers)


def topic_phrases(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Topics of a scenario with their example phrasings, as a reader wants them."""
    facts = {FACT + fact.fact: fact.asks for fact in scenario.facts}
    solutions = {SOLUTION + item.solution: item.offers for item in scenario.solutions}
    return {**facts, **solutions}


def matter_of(state: State, reading: Reading) -> Matter:
    """What ``reading`` touches, judged by what is known and trusted so far.

    An offer that waits for a fact which the same reply asks for ("as soon as I have your number") is
    no offer yet: the fact comes first.
    """
    facts = asked(state, reading)
    guided = reading.has(Move.RECOMMEND)
    wanted = {FACT + fact.fact for fact in facts}
    ready = [item for item in offered(state, reading) if not wanted & set(missing(state, item))]
    fresh_offers = tuple(Offer(item, respond(state, item, guided=guided)) for item in ready)
    fresh = tuple(fact for fact in facts if fact.fact not in state.told)
    named = {hit.name.removeprefix(SOLUTION) for hit in solution_hits(state, reading)}
    return Matter(
        tells=tuple(fact for fact in fresh if state.mood.trust >= fact.trust)[:MOST_ANSWERS],
        withholds=tuple(fact for fact in fresh if state.mood.trust < fact.trust),
        again=tuple(fact for fact in facts if fact.fact in state.told),
        offers=fresh_offers or _remembered(state, guided=guided),
        critical=tuple(_critical(state, fresh_offers)),
        reminds=bool(named & set(state.accepted)),
        too_many=len(fresh_offers) >= MANY_OFFERS and _leaves_a_choice(reading),
    )


def _leaves_a_choice(reading: Reading) -> bool:
    """Whether offers stand side by side; the parts of one plan are no burden of choice."""
    return reading.has(Move.OFFER_OPTIONS) or EITHER_OR.search(reading.text) is not None


def _remembered(state: State, *, guided: bool) -> tuple[Offer, ...]:
    """Offers that came before help was due and would be taken now: nobody wants to hear them twice.

    What is forbidden does not come back by itself: it was one error, when it was said.
    """
    waiting = [item for item in state.casting.scenario.solutions if item.solution in state.pending]
    offers = tuple(Offer(item, respond(state, item, guided=guided)) for item in waiting)
    return tuple(offer for offer in offers if offer.response in TAKEN and not _critical(state, (offer,)))


def respond(state: State, solution: Solution, *, guided: bool) -> Response:
    """What the customer makes of ``solution`` now.

    Args:
        state: Where the conversation stands.
        solution: What is offered.
        guided: Whether the reply also recommends.
    """
    if solution.verdict is Verdict.DECLINE:
        return Response.DECLINES
    if state.mood.trust < solution.trust or missing(state, solution):
        return Response.DOUBTS
    wavers = state.casting.persona.sensitivity(Trigger.OPTIONS) >= CANNOT_CHOOSE
    if wavers and not guided and state.mood.clarity < CLEAR_ENOUGH:
        return Response.HEDGES
    return Response.ACCEPTS if solution.verdict is Verdict.ACCEPT else Response.SWALLOWS


def preference(offer: Offer) -> int:
    """Which of several offers is answered: the smallest number; taken, then hedged, doubted, declined."""
    order = (Response.ACCEPTS, Response.SWALLOWS, Response.HEDGES, Response.DOUBTS, Response.DECLINES)
    return order.index(offer.response)


def missing(state: State, solution: Solution) -> tuple[str, ...]:
    """The conditions of ``solution`` that are not fulfilled yet."""
    known = {f"fact:{name}" for name in state.told}
    known |= {f"lookup:{name}" for name in state.looked_up}
    known |= {f"solution:{name}" for name in state.accepted}
    return tuple(item for item in solution.requires if item not in known)


def volunteered(state: State, reading: Reading) -> tuple[Fact, ...]:
    """Facts that an open invitation brings out now: trusted, not told yet, at most two."""
    if not reading.has(Move.LISTEN):
        return ()
    waiting = (
        fact
        for fact in state.casting.scenario.facts
        if fact.volunteered and fact.fact not in state.told and has_come(state, fact)
    )
    return tuple(fact for fact in waiting if state.mood.trust >= fact.trust)[:MOST_ANSWERS]


def _critical(state: State, offers: tuple[Offer, ...]) -> list[str]:
    return [
        offer.solution.critical
        for offer in offers
        if offer.solution.critical and (not offer.solution.requires or missing(state, offer.solution))
    ]
