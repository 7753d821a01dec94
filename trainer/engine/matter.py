"""The matter of a reply: facts it asks for, solutions it offers, and what the customer makes of them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from trainer.engine.state import State
from trainer.model.moves import Move
from trainer.model.persona import Trigger
from trainer.model.reading import Reading, TopicHit
from trainer.model.scenario import Fact, Scenario, Solution, Verdict

FACT = "fact:"
"""Prefix of topics that ask for a fact."""

SOLUTION = "solution:"
"""Prefix of topics that offer a solution."""

MOST_ANSWERS = 2
"""Facts that are told in one answer, however many were asked."""

MANY_OFFERS = 3
"""Offers in one reply from which a choice becomes a burden."""

ASKING = (Move.CLARIFY, Move.CONFIRM, Move.LISTEN)
OFFERING = (
    Move.PROPOSE,
    Move.OFFER_OPTIONS,
    Move.RECOMMEND,
    Move.TAKE_OWNERSHIP,
    Move.ESCALATE,
    Move.REFER,
    Move.OVERPROMISE,
    Move.SET_BOUNDARY,
    Move.EXPLAIN,
    Move.SET_EXPECTATION,
    Move.FOLLOW_UP,
    Move.RECORD,
)
REFUSING = (Move.STONEWALL, Move.SET_BOUNDARY)
PLAYBACK = (Move.RESTATE,)
TELLING = (Move.EXPLAIN, Move.REASSURE)

REQUEST = re.compile(
    r"\?|\b(?:need|tell me|give me|let me have|may i|can i|could you|can you)\b", re.IGNORECASE
)
"""Words that ask without a question mark."""

PLAIN_REQUEST = 0.85
"""Match from which a fact was asked for without a question ("I'd need your staff number")."""

NEARLY_AS_GOOD = 0.85
"""Part of the best match from which a second fact in the same sentence was asked for as well."""

NAMED_PLAINLY = 0.75
"""Match from which words that name a solution offer it, where something is offered elsewhere in the reply."""

CERTAIN = 0.8
"""Match below which nobody is held to have offered something forbidden."""

EITHER_OR = re.compile(r"\b(?:or|either|alternatively|otherwise|instead)\b", re.IGNORECASE)
"""Words that leave a choice."""

NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|nothing|cannot|without|unable)\b|n't\b|n\u2019t\b", re.IGNORECASE
)
"""Words that make it doubtful whether something forbidden was offered; doubt is not guilt."""


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
    facts = _asked(state, reading)
    guided = reading.has(Move.RECOMMEND)
    asked = {FACT + fact.fact for fact in facts}
    offered = [item for item in _offered(state, reading) if not asked & set(missing(state, item))]
    fresh_offers = tuple(Offer(item, respond(state, item, guided=guided)) for item in offered)
    fresh = tuple(fact for fact in facts if fact.fact not in state.told)
    named = {hit.name.removeprefix(SOLUTION) for hit in _solution_hits(state, reading)}
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
        if fact.volunteered and fact.fact not in state.told and _has_come(state, fact)
    )
    return tuple(fact for fact in waiting if state.mood.trust >= fact.trust)[:MOST_ANSWERS]


def _asked(state: State, reading: Reading) -> list[Fact]:
    """Facts asked for, in the order of the text; a playback that touches one is no question."""
    by_name = {FACT + fact.fact: fact for fact in state.casting.scenario.facts if _has_come(state, fact)}
    hits = [hit for hit in reading.topics if hit.name in by_name and _is_question(reading, hit)]
    close = [hit for hit in hits if hit.score >= NEARLY_AS_GOOD * _best_score(hits, hit)]
    return [by_name[hit.name] for hit in sorted(close, key=lambda hit: hit.start)]


def _has_come(state: State, fact: Fact) -> bool:
    """Whether what must happen before a fact can be known has happened."""
    return not fact.after or not set(fact.after).isdisjoint(state.accepted)


def _is_question(reading: Reading, hit: TopicHit) -> bool:
    """Whether the words that touch a fact ask for it."""
    words = reading.text[hit.start : hit.end]
    asks = REQUEST.search(words) is not None or _strength(reading, hit, ASKING) > 0.0
    plain = hit.score >= PLAIN_REQUEST and _strength(reading, hit, TELLING) == 0.0
    playback = _strength(reading, hit, PLAYBACK)
    return (asks or plain) and playback <= _strength(reading, hit, (Move.CLARIFY,))


def _best_score(hits: list[TopicHit], near: TopicHit) -> float:
    """The best score of any hit on the same words."""
    return max(hit.score for hit in hits if (hit.start, hit.end) == (near.start, near.end))


def _offered(state: State, reading: Reading) -> list[Solution]:
    """New solutions offered, best match first; a playback or a refusal that names one is no offer."""
    by_name = _by_topic(state)
    return [
        by_name[hit.name]
        for hit in _solution_hits(state, reading)
        if hit.name.removeprefix(SOLUTION) not in state.accepted
        and _is_offer(reading, hit, by_name[hit.name])
    ]


def _by_topic(state: State) -> dict[str, Solution]:
    return {SOLUTION + item.solution: item for item in state.casting.scenario.solutions}


def _solution_hits(state: State, reading: Reading) -> list[TopicHit]:
    """The best solution of each stretch of text, best first: one sentence offers one thing.

    A fact that matches the same words better takes them: they ask or play back.
    """
    best: dict[tuple[int, int], TopicHit] = {}
    later = {FACT + fact.fact for fact in state.casting.scenario.facts if not _has_come(state, fact)}
    for hit in (hit for hit in reading.topics if hit.name not in later):
        rival = best.get((hit.start, hit.end))
        if rival is None or hit.score > rival.score:
            best[hit.start, hit.end] = hit
    known = _by_topic(state)
    return sorted(
        (hit for hit in best.values() if hit.name in known), key=lambda hit: (-hit.score, hit.start)
    )


def _is_offer(reading: Reading, hit: TopicHit, solution: Solution) -> bool:
    """Whether the words that name a solution offer it."""
    if _strength(reading, hit, PLAYBACK) > _strength(reading, hit, OFFERING):
        return False
    if solution.verdict is not Verdict.SWALLOW and not _committed(reading, hit):
        return False
    if solution.critical is not None and _doubtful(reading, hit):
        return False
    can_be_refused = solution.verdict is Verdict.ACCEPT or solution.critical is not None
    return not (can_be_refused and _strength(reading, hit, REFUSING) > 0.0)


def _committed(reading: Reading, hit: TopicHit) -> bool:
    """Whether something is offered on the words that name a solution, or anywhere if they name it plainly.

    A move points to the sentence that shows it best, so that of two offers one lies outside.
    """
    return _strength(reading, hit, OFFERING) > 0.0 or (reading.has(*OFFERING) and hit.score >= NAMED_PLAINLY)


def _doubtful(reading: Reading, hit: TopicHit) -> bool:
    """Whether it is not quite sure that something forbidden was offered."""
    return hit.score < CERTAIN or NEGATION.search(reading.text[hit.start : hit.end]) is not None


def _strength(reading: Reading, hit: TopicHit, moves: tuple[Move, ...]) -> float:
    """The best score of any of ``moves`` on the words that touch a topic, 0 if none is there."""
    overlapping = (move for move in reading.moves if move.start < hit.end and hit.start < move.end)
    return max((move.score for move in overlapping if move.name in moves), default=0.0)


def _critical(state: State, offers: tuple[Offer, ...]) -> list[str]:
    return [
        offer.solution.critical
        for offer in offers
        if offer.solution.critical and (not offer.solution.requires or missing(state, offer.solution))
    ]
