"""The judgement of one reply: moves, matter and signals weighed against what was due."""

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.engine.matter import TAKEN, Matter, matter_of, volunteered
from trainer.engine.needs import Advance, advance
from trainer.engine.state import State
from trainer.model.moves import Move
from trainer.model.reading import MoveHit, Promise, Reading
from trainer.model.scenario import Fact, Need

MANY_CASTS = 256
"""Sets of words whose search is kept; each scenario has two."""

MILD_HARM: frozenset[Move] = frozenset({Move.CANNED, Move.OVERPROMISE})
"""Harm that is pushed back at and does not drown the rest of the reply."""

KINDNESS: frozenset[Move] = frozenset(
    {Move.ACKNOWLEDGE, Move.APOLOGISE, Move.LISTEN, Move.REASSURE, Move.THANK, Move.GREET}
)
"""Moves that are kind and do nothing yet."""

CIVILITIES: frozenset[Move] = frozenset(
    {Move.GREET, Move.THANK, Move.RECORD, Move.LISTEN, Move.SET_BOUNDARY, Move.RESTATE, Move.CONFIRM}
)
"""Moves that never count as passing over a need by themselves."""

HONEST_NO = frozenset({Move.SET_BOUNDARY, Move.REFER})
"""Moves that are right at any time where no is the honest answer."""

INFORMING: frozenset[Move] = frozenset({Move.SET_EXPECTATION, Move.EXPLAIN, Move.FOLLOW_UP, Move.RECORD})
"""Moves that are of use once something was agreed, whatever need is due."""

FEELING: frozenset[Need] = frozenset({Need.HEARD, Need.ACKNOWLEDGED})
"""Needs that come before any business."""

COURTESIES = frozenset({"name", "tailored"})
"""Signals that do a rude reply no good."""

LONG_REPLY = 110
"""Words from which a spoken reply is too long to follow."""

MANY_QUESTIONS = 3
"""Questions in one reply, or replies in a row that only ask, that feel like an interrogation."""

EXPLAINS = re.compile(
    r"\b(?:in (?:plain|other|normal|everyday|simple) (?:words?|english|terms|language)"
    r"|put simply|simply put|that is to say|by that i mean)\b",
    re.IGNORECASE,
)
"""Words behind which a word of the trade is explained."""

VALUES_SMALL_TALK = 60
VALUES_FACE = 70


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reply amounts to."""

    helpful: frozenset[Move]
    """Helpful moves that count."""
    harmful: tuple[Move, ...]
    """Harmful moves, in the order of the text."""
    matter: Matter
    """Facts and solutions it touches."""
    reveals: tuple[Fact, ...]
    """Facts that its open invitation brings out."""
    steps: Advance
    """How far it came along the needs."""
    signals: tuple[str, ...]
    """Names of the signals that count (``rules.SIGNAL_RULES``)."""
    considered: bool
    """Whether its offers were listened to: the need to be helped was due, or met before."""
    failed: bool
    """Whether it passed over the first unmet need."""
    jargon: tuple[str, ...] = ()
    """Words of the trade in it that the customer does not know."""

    @property
    def drowned(self) -> bool:
        """Whether harm drowned everything else in it."""
        return any(move not in MILD_HARM for move in self.harmful)


def judge(state: State, reading: Reading) -> Judgement:
    """Weigh a rated reading against what was due.

    Args:
        state: Where the conversation stands.
        reading: A reading with ``rated`` true.

    Returns:
        What the reply amounts to; the mood is not touched here.
    """
    harmful = tuple(hit.name for hit in reading.moves if hit.name.harmful)
    drowned = any(move not in MILD_HARM for move in harmful)
    stale = reading.signals.repeated
    counted = {hit.name for hit in reading.moves if not hit.name.harmful and not _shadowed(reading, hit)}
    helpful = frozenset() if stale or drowned else frozenset(counted)
    matter = Matter(critical=matter_of(state, reading).critical) if drowned else matter_of(state, reading)
    steps = _advance(state, helpful, matter)
    considered = bool(matter.offers) and (Need.HELPED in steps.due or state.is_met(Need.HELPED))
    reveals = () if drowned or state.due_need is Need.HEARD else volunteered(state, reading)
    judged = not drowned and not stale
    failed = judged and _passes_over(state, helpful, matter, steps, considered, bool(reveals))
    found = _signals(state, reading, helpful, matter, steps, failed)
    signals = tuple(name for name in found if not (drowned and name in COURTESIES))
    jargon = unexplained(reading) if "jargon" in signals else ()
    return Judgement(helpful, _unique(harmful), matter, reveals, steps, signals, considered, failed, jargon)


def _shadowed(reading: Reading, hit: MoveHit) -> bool:
    """Whether a move is only the customer's own words played back: "so he was due at nine" sets no time."""
    if hit.name not in INFORMING | {Move.PROPOSE}:
        return False
    playbacks = (move for move in reading.moves if move.name is Move.RESTATE and move.score > hit.score)
    return any(move.start < hit.end and hit.start < move.end for move in playbacks)


def _advance(state: State, helpful: frozenset[Move], matter: Matter) -> Advance:
    fits = any(
        offer.response in TAKEN and offer.solution.solution not in state.pending for offer in matter.offers
    )
    return advance(state, helpful, settled=matter.settles, asked_fact=matter.asks_fact, fits=fits)


def _unique(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    return tuple(dict.fromkeys(moves))


def _passes_over(
    state: State, helpful: frozenset[Move], matter: Matter, steps: Advance, considered: bool, reveals: bool
) -> bool:
    """Whether a reply brought the first unmet need no nearer and did nothing else of use."""
    if steps.moved or steps.met or considered or reveals or state.due is None:
        return False
    settled = bool(state.accepted) or state.due_need is Need.CLOSED
    informs = settled and bool(helpful & INFORMING)
    asks = matter.asks_fact or (Move.CLARIFY in helpful and _only_asks(helpful))
    if state.due_need not in FEELING and (asks or matter.reminds or informs):
        return False
    if not state.casting.scenario.winnable and helpful & HONEST_NO:
        return False
    plays_back = Move.RESTATE in helpful and state.due_need not in FEELING
    return not plays_back and (not helpful or not helpful <= CIVILITIES)


def _signals(
    state: State, reading: Reading, helpful: frozenset[Move], matter: Matter, steps: Advance, failed: bool
) -> list[str]:
    """Names of all signals that count, in a fixed order."""
    marks = reading.signals
    customer = state.casting.scenario.customer
    norms = state.casting.persona.norms
    tests = {
        "repeated": marks.repeated,
        "shouting": marks.shouting,
        "name": marks.uses_name and state.signals.get("name", 0) < 2,
        "tailored": _mentions(reading.text, customer.tailored) and state.signals.get("tailored", 0) < 3,
        "misfit": _mentions(reading.text, customer.misfits),
        "jargon": bool(unexplained(reading)),
        "long_reply": marks.words > LONG_REPLY,
        "too_many": matter.too_many,
        "interrogated": _interrogates(state, reading, helpful),
        "contradiction": bool(contradicted(state, reading)),
        "over_apology": _over_apologises(state, helpful, steps),
        "empathy_only": failed and bool(helpful) and helpful <= KINDNESS and state.due_need not in FEELING,
        "straight_to_business": _skips_greeting(state, helpful, norms.small_talk),
        "invited": norms.face >= VALUES_FACE and Move.LISTEN in steps.served,
    }
    return [name for name, counts in tests.items() if counts]


def unexplained(reading: Reading) -> tuple[str, ...]:
    """Words of the trade that a reply leaves as they are; one that goes on in plain words explains them.

    Harmful words explain nothing: to leave them out must never cost anything.
    """
    text = reading.text.lower()
    harm = [hit for hit in reading.moves if hit.name.harmful]
    plain = [
        found.start()
        for found in EXPLAINS.finditer(reading.text)
        if not any(hit.start <= found.start() < hit.end for hit in harm)
    ]
    return tuple(word for word in reading.signals.jargon if text.find(word.lower()) > max(plain, default=-1))


def _over_apologises(state: State, helpful: frozenset[Move], steps: Advance) -> bool:
    third = Move.APOLOGISE in helpful and state.counts.get(Move.APOLOGISE, 0) >= 2
    return third and helpful <= KINDNESS and not steps.served


def _skips_greeting(state: State, helpful: frozenset[Move], small_talk: int) -> bool:
    first = state.turn == 0 and small_talk >= VALUES_SMALL_TALK
    return first and not helpful & {Move.GREET, Move.THANK, Move.ACKNOWLEDGE}


def _interrogates(state: State, reading: Reading, helpful: frozenset[Move]) -> bool:
    asks_now = reading.signals.questions >= MANY_QUESTIONS and Move.CLARIFY in helpful
    keeps_asking = _only_asks(helpful) and state.questions + 1 >= MANY_QUESTIONS
    return asks_now or keeps_asking


def _only_asks(helpful: frozenset[Move]) -> bool:
    return Move.CLARIFY in helpful and helpful <= {Move.CLARIFY, Move.CONFIRM, Move.GREET}


def questions_in_a_row(state: State, helpful: frozenset[Move]) -> int:
    """How many replies in a row, this one included, asked and gave nothing."""
    return state.questions + 1 if _only_asks(helpful) else 0


def _mentions(text: str, words: tuple[str, ...]) -> bool:
    """Whether any of ``words`` stands in ``text`` as a whole word, whatever the case."""
    return bool(words) and _any_of(words).search(text.casefold()) is not None


@lru_cache(maxsize=MANY_CASTS)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of ``words`` as a whole word in small letters; made once, because every turn looks for the same."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word.casefold()) for word in words)})(?!\w)")


CLOCK = re.compile(r"^\d{1,2}:\d{2}$")
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow"}
)


def contradicted(state: State, reading: Reading) -> tuple[str, ...]:
    """Kinds of promise for which this reply gives another time than before."""
    return tuple(
        promise.what
        for promise in own_promises(reading)
        if promise.what != "other" and _differ(state.promises.get(promise.what, ""), promise.when)
    )


def own_promises(reading: Reading) -> tuple[Promise, ...]:
    """Times that the trainee commits to; those in a playback are the customer's words."""
    playbacks = [reading.text[hit.start : hit.end] for hit in reading.moves if hit.name is Move.RESTATE]
    return tuple(item for item in reading.promises if not any(item.quote in words for words in playbacks))


def _differ(before: str, now: str) -> bool:
    """Whether two times are of one kind and not the same; different kinds may both be true."""
    both_clocks = bool(CLOCK.match(before) and CLOCK.match(now))
    both_days = before in DAYS and now in DAYS
    return (both_clocks or both_days) and before != now
