"""The session: begin, take a reply or an action, and stop. A state machine without hands.

    begin(casting)          -> first state and the customer's first words
    step(state, reading)    -> next state and the turn
    act(state, name, text)  -> next state and the action's record    (engine.actions)

A stopped session refuses with ``SessionOver`` and its state stays as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from trainer.engine import ENGINE_VERSION
from trainer.engine.appraise import appraise
from trainer.engine.choice import pick, pick_plain
from trainer.engine.dialogue import Answer, answer, unrated
from trainer.engine.endings import ending_of, last_lines, outcome_of
from trainer.engine.judgement import Judgement, judge, own_promises, questions_in_a_row
from trainer.engine.matter import TAKEN, Response, preference
from trainer.engine.needs import VENTING_HEAT
from trainer.engine.speaking import Utterance, speak
from trainer.engine.state import Casting, State
from trainer.errors import SessionOver
from trainer.model.mood import LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.reading import Reading, Status
from trainer.model.scenario import Outcome
from trainer.model.transcript import SessionStart, Transcript, Turn

Key = TypeVar("Key")

ENDING_EVENTS: dict[Outcome, str] = {
    Outcome.CLOSED: "thanks",
    Outcome.HUNG_UP: "hangs_up",
    Outcome.ESCALATED: "handed_over",
    Outcome.REFERRED: "sent_on",
    Outcome.ENDED: "cut_off",
    Outcome.TIMED_OUT: "runs_out_of_time",
}
"""The event that each outcome shows as."""

TAKEN_FOR_WAITING = frozenset({Move.PROPOSE, Move.SET_EXPECTATION, Move.TAKE_OWNERSHIP})
"""What a wish for a moment may be read as; who fetches a supervisor meanwhile does more than ask for one."""

HARM_BY_TONE = frozenset({Move.SARCASM, Move.ARGUE})
"""Harm that lies in the tone, which is heard wrongly more often than what is said."""

SURE_OF_HARM = 0.8
"""Score from which a calm customer takes a reply amiss."""

PLAIN: tuple[tuple[str, ...], ...] = ((), ("goes_on",))
"""Events of an answer that just goes on, before which a short word may stand."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A reply that was taken: where it leads and what is recorded."""

    state: State
    """The next state."""
    turn: Turn
    """The turn as recorded."""


def begin(casting: Casting, *, mode: str, content_hash: str, reader: str) -> tuple[State, SessionStart]:
    """The first state and the transcript's first record.

    Args:
        casting: Who plays what, how strongly, with which seed.
        mode: How much help is shown; recorded only.
        content_hash: Fingerprint of the content; recorded only.
        reader: Version of the reader; recorded only.
    """
    temper = casting.temperament
    mood = Mood(temper.heat, temper.trust, temper.patience, temper.clarity)
    state = State(casting, mood)
    first = pick_plain(state, "opening", casting.scenario.opening)
    opened, spoken = speak(state, [first] if first else [])
    start = SessionStart(
        scenario=casting.scenario.scenario,
        persona=casting.persona.persona,
        degree=casting.degree.value,
        seed=casting.seed,
        mode=mode,
        content_hash=content_hash,
        engine=ENGINE_VERSION,
        reader=reader,
        mood=mood,
        line=spoken.line,
        variety=casting.variety.value,
        written=spoken.written,
    )
    return opened, start


def has_stopped(transcript: Transcript) -> bool:
    """Whether the conversation of a transcript has stopped, be its end on record or not."""
    endings = frozenset(ENDING_EVENTS.values())
    return any(not endings.isdisjoint(step.events) for step in transcript.steps)


def step(state: State, reading: Reading) -> Taken:
    """Take one reply.

    Args:
        state: Where the conversation stands.
        reading: What was understood of the reply.

    Returns:
        The next state and the turn; the state's ``outcome`` tells whether it stopped.

    Raises:
        SessionOver: The conversation has ended.
    """
    refuse_if_over(state)
    if _only_asks_to_wait(reading):
        reading = replace(reading, status=Status.UNCLEAR, moves=(), topics=(), promises=())
    reading = _benefit_of_doubt(state, reading)
    if not reading.rated:
        return _not_rated(state, reading)
    judgement = judge(state, reading)
    mood, ledger = appraise(state, judgement)
    now = _advanced(state, reading, judgement, mood)
    outcome = outcome_of(state, now, judgement)
    if outcome:
        return _stopped(state, now.changed(outcome=outcome), reading, judgement, ledger)
    said = answer(state, now, judgement)
    settled, spoken = speak(_after_answer(now, said), said.pieces, opener=said.events in PLAIN)
    return Taken(settled, _turn(state, settled, reading, judgement, ledger, said, spoken))


def _benefit_of_doubt(state: State, reading: Reading) -> Reading:
    """A reading without a tone that is not surely harmful, where the customer is calm.

    In a talk that goes well harm is rare, so that a score which is right two times in three in a quarrel is
    mostly wrong here: a warm "naturally" is no mockery.
    """
    if state.mood.heat >= VENTING_HEAT:
        return reading
    doubted = [hit for hit in reading.moves if hit.name in HARM_BY_TONE and hit.score < SURE_OF_HARM]
    if not doubted:
        return reading
    left = tuple(hit for hit in reading.moves if hit not in doubted)
    status = reading.status if left or reading.topics else Status.UNCLEAR
    unsure = (*reading.unsure, *(hit.name for hit in doubted))
    return replace(reading, moves=left, unsure=unsure, status=status)


def _only_asks_to_wait(reading: Reading) -> bool:
    """Whether a moment is asked for and nothing else: that is neither progress nor the want of it."""
    offers = bool(reading.topics and reading.moves)
    more = offers or any(hit.name not in TAKEN_FOR_WAITING for hit in reading.moves)
    return reading.signals.asks_to_wait and not more


def refuse_if_over(state: State) -> None:
    """Raise ``SessionOver`` politely when the conversation has ended."""
    if state.outcome:
        raise SessionOver("this conversation has ended", remedy="read the debrief or start it again")


def _not_rated(state: State, reading: Reading) -> Taken:
    """A reply that is not judged changes nothing but what was said."""
    said = unrated(state, reading)
    now, spoken = speak(state.changed(turn=state.turn + 1), said.pieces)
    return Taken(now, _turn(state, now, reading, None, (), said, spoken))


def _advanced(state: State, reading: Reading, judgement: Judgement, mood: Mood) -> State:
    """The state after a judged reply, before the customer speaks."""
    moves = {hit.name for hit in reading.moves}
    return state.changed(
        mood=mood,
        turn=state.turn + 1,
        rated_turns=state.rated_turns + 1,
        met=state.met + judgement.steps.met,
        progress=judgement.steps.progress,
        failures=_failures(state, judgement),
        pending=_pending(state, judgement),
        doubted=_doubted(state, judgement),
        accepted=_accepted(state, judgement),
        counts=_counted(state.counts, moves),
        signals=_counted(state.signals, judgement.signals),
        questions=questions_in_a_row(state, judgement.helpful),
        promises=_promises(state, reading, judgement),
        asked_leave=reading.has(Move.CONFIRM, Move.OFFER_OPTIONS),
        wants_supervisor=state.wants_supervisor and not judgement.steps.met,
        critical=state.critical + judgement.matter.critical + _insults(judgement),
    )


def _failures(state: State, judgement: Judgement) -> int:
    """Failures in a row, rudeness among them: meeting a need clears them, some progress takes one back."""
    if judgement.failed or judgement.drowned:
        return state.failures + 1
    if judgement.steps.met:
        return 0
    return max(0, state.failures - 1) if judgement.steps.moved else state.failures


def _pending(state: State, judgement: Judgement) -> tuple[str, ...]:
    """Offers to come back to: remembered until help is due, then answered."""
    if judgement.considered:
        return ()
    new = [offer.solution.solution for offer in judgement.matter.offers]
    return tuple(dict.fromkeys((*state.pending, *new)))


def _doubted(state: State, judgement: Judgement) -> str:
    """The solution that was doubted last, until another answer takes its place."""
    if not judgement.considered:
        return state.doubted
    best = min(judgement.matter.offers, key=preference)
    return best.solution.solution if best.response is Response.DOUBTS else ""


def _promises(state: State, reading: Reading, judgement: Judgement) -> dict[str, str]:
    """Times promised last; an offer that was doubted or refused leaves no promise."""
    refused = judgement.considered and not any(offer.response in TAKEN for offer in judgement.matter.offers)
    new = {} if refused else {promise.what: promise.when for promise in own_promises(reading)}
    return {**state.promises, **new}


def _accepted(state: State, judgement: Judgement) -> tuple[str, ...]:
    """Solutions taken so far, in the order of taking."""
    if not judgement.considered:
        return state.accepted
    new = [offer.solution.solution for offer in judgement.matter.offers if offer.response in TAKEN]
    return tuple(dict.fromkeys((*state.accepted, *new)))


def _insults(judgement: Judgement) -> tuple[str, ...]:
    return ("insult",) if Move.INSULT in judgement.harmful else ()


def _counted(counts: Mapping[Key, int], keys: Iterable[Key]) -> dict[Key, int]:
    return {**counts, **{key: counts.get(key, 0) + 1 for key in keys}}


def _after_answer(now: State, said: Answer) -> State:
    """Remember what is told and asked for."""
    return now.changed(
        told=now.told | set(said.told),
        beats=now.beats + said.beats,
        wants_supervisor=now.wants_supervisor or "asks_supervisor" in said.events,
    )


def _stopped(
    before: State, now: State, reading: Reading, judgement: Judgement, ledger: tuple[LedgerEntry, ...]
) -> Taken:
    """The turn with which the conversation stops: the ending has the word."""
    said = closing(now)
    if judgement.harmful:
        said = replace(said, events=("pushback", *said.events))
    marks = tuple(f"critical:{name}" for name in judgement.matter.critical)
    said = replace(said, events=marks + said.events)
    final, spoken = speak(now, said.pieces)
    return Taken(final, _turn(before, final, reading, judgement, ledger, said, spoken))


def closing(state: State) -> Answer:
    """The customer's last words for a stopped state."""
    outcome = state.outcome or Outcome.ENDED
    line = pick(state, f"ending:{ending_of(state).ending}", *last_lines(state))
    return Answer((line,) if line else (), (ENDING_EVENTS[outcome],))


def _turn(
    before: State,
    now: State,
    reading: Reading,
    judgement: Judgement | None,
    ledger: tuple[LedgerEntry, ...],
    said: Answer,
    spoken: Utterance,
) -> Turn:
    """The turn as the transcript keeps it."""
    return Turn(
        n=now.turn,
        reply=reading.text,
        rated=reading.rated,
        status=reading.status.value,
        moves=reading.moves,
        unsure=tuple(move.value for move in reading.unsure),
        topics=tuple(hit.name for hit in reading.topics),
        before=before.mood,
        after=now.mood,
        ledger=ledger,
        need=before.due_need.value if before.due_need else "",
        met=tuple(need.value for need in judgement.steps.met) if judgement else (),
        events=said.events,
        signals=judgement.signals if judgement else (),
        promises=tuple(f"{promise.what} {promise.when}" for promise in own_promises(reading)),
        line=spoken.line,
        written=spoken.written,
    )
