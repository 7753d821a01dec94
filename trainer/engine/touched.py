"""What the words of a reply touch: the facts they ask for and the solutions they offer.

A topic alone says what words are about. Whether they ask, offer, play back or refuse is
in the moves that lie on the same words, and in the words themselves.
"""

import re

from trainer.engine.state import State
from trainer.model.moves import Move
from trainer.model.reading import Reading, TopicHit
from trainer.model.scenario import Fact, Solution, Verdict

FACT = "fact:"
"""Prefix of topics that ask for a fact."""

SOLUTION = "solution:"
"""Prefix of topics that offer a solution."""

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

NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|nothing|cannot|without|unable)\b|n't\b|n\u2019t\b", re.IGNORECASE
)
"""Words that make it doubtful whether something forbidden was offered; doubt is not guilt."""


def asked(state: State, reading: Reading) -> list[Fact]:
    """Facts asked for, in the order of the text; a playback that touches one is no question."""
    by_name = {FACT + fact.fact: fact for fact in state.casting.scenario.facts if has_come(state, fact)}
    hits = [hit for hit in reading.topics if hit.name in by_name and _is_question(reading, hit)]
    close = [hit for hit in hits if hit.score >= NEARLY_AS_GOOD * _best_score(hits, hit)]
    return [by_name[hit.name] for hit in sorted(close, key=lambda hit: hit.start)]


def has_come(state: State, fact: Fact) -> bool:
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


def offered(state: State, reading: Reading) -> list[Solution]:
    """New solutions offered, best match first; a playback or a refusal that names one is no offer."""
    by_name = _by_topic(state)
    return [
        by_name[hit.name]
        for hit in solution_hits(state, reading)
        if hit.name.removeprefix(SOLUTION) not in state.accepted
        and _is_offer(reading, hit, by_name[hit.name])
    ]


def _by_topic(state: State) -> dict[str, Solution]:
    return {SOLUTION + item.solution: item for item in state.casting.scenario.solutions}


def solution_hits(state: State, reading: Reading) -> list[TopicHit]:
    """The best solution of each stretch of text, best first: one sentence offers one thing.

    A fact that matches the same words better takes them: they ask or play back.
    """
    best: dict[tuple[int, int], TopicHit] = {}
    later = {FACT + fact.fact for fact in state.casting.scenario.facts if not has_come(state, fact)}
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
