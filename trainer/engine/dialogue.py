"""Dialogue: what the customer says, put together from written lines.

An answer has at most two pieces. The first reacts to how it was said, the second
is the matter: a fact, a verdict, the next beat of the story, or what the next
need is. Harm and passed-over needs take precedence, because a person who was
just told to calm down does not go on to give the model number.
"""

from dataclasses import dataclass

from trainer.engine.choice import pick, pick_fresh, pick_plain
from trainer.engine.judgement import FEELING, Judgement
from trainer.engine.matter import Response, preference
from trainer.engine.needs import VENTING_HEAT
from trainer.engine.rules import HARMFUL_RULES
from trainer.engine.state import State
from trainer.model.lines import NO_LINES, Line, LineGroups
from trainer.model.moves import Move
from trainer.model.reading import Reading
from trainer.model.scenario import Need

PATIENCE_THAT_THREATENS = 15
"""Patience at or below which the customer names a consequence, once."""

LAST_STRAW = 3
"""Failures in a row after which a customer who is provoked asks for somebody else."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer does in return for one reply."""

    pieces: tuple[Line, ...]
    """Written lines, slots unfilled, in the order of speaking."""
    events: tuple[str, ...]
    """Names of events."""
    told: tuple[str, ...] = ()
    """Facts told in it."""
    beats: int = 0
    """Story beats told in it."""


def answer(before: State, now: State, judgement: Judgement) -> Answer:
    """The customer's answer to a judged reply.

    Args:
        before: State when the reply came.
        now: State with the new mood, needs and counts; lines are chosen for its heat.
        judgement: What the reply amounted to.
    """
    marks = tuple(f"critical:{name}" for name in judgement.matter.critical)
    if judgement.drowned or (judgement.harmful and judgement.failed):
        said = _push_back(before, now, judgement)
    elif "repeated" in judgement.signals and not judgement.harmful and not judgement.steps.met:
        said = _tire(now)
    elif judgement.failed:
        said = _ladder(before, now, judgement)
    else:
        said = _respond(before, now, judgement)
    return Answer(said.pieces, marks + said.events, said.told, said.beats)


def unrated(state: State, reading: Reading) -> Answer:
    """The answer to a reply that is not judged: natural, and free of charge.

    Who is asked for a moment waits. Something helpful that was nearly made out does not puzzle anybody: the
    customer comes back to what is still open. The rest is not followed, what may have been harm among it.
    """
    harm_is_near = any(move.harmful for move in reading.unsure)
    patient = event_line(state, "waits") if reading.signals.asks_to_wait else None
    if patient and not harm_is_near:
        return Answer((patient,), ("waits",))
    back_to_it = _due_line(state) if reading.unsure else None
    if back_to_it and not harm_is_near:
        return Answer((back_to_it,), ())
    return Answer(_spoken(event_line(state, "confused")), ("confused",))


def event_line(state: State, event: str, *, fresh: bool = False) -> Line | None:
    """A line for an event, the scenario's own before the persona's."""
    choose = pick_fresh if fresh else pick
    return choose(state, event, *event_sources(state, event))


def event_sources(state: State, event: str) -> tuple[LineGroups, ...]:
    """Where lines for an event come from, the most specific first."""
    own = state.casting.scenario.lines.get(event, NO_LINES)
    voice: LineGroups = getattr(state.casting.persona.lines, event)
    return (own, voice)


def _spoken(*pieces: Line | None) -> tuple[Line, ...]:
    return tuple(piece for piece in pieces if piece)


def _push_back(before: State, now: State, judgement: Judgement) -> Answer:
    """The worst of the harm is answered, and too much of it has a consequence."""
    events = ["pushback"]
    line = _pushback_line(now, judgement)
    consequence = None
    if now.failures >= LAST_STRAW and not before.wants_supervisor:
        events.append("asks_supervisor")
        consequence = event_line(now, "asks_supervisor")
    elif _runs_out(before, now):
        events.append("threatens")
        consequence = event_line(now, "threatens")
    return Answer(_spoken(line, consequence), tuple(events))


def _pushback_line(now: State, judgement: Judgement) -> Line | None:
    worst = max(judgement.harmful, key=lambda move: HARMFUL_RULES[move].heat)
    pushback = now.casting.persona.pushback
    return pick(now, f"pushback:{worst}", pushback.to(worst), pushback.any)


def _runs_out(before: State, now: State) -> bool:
    limit = PATIENCE_THAT_THREATENS
    return now.mood.patience <= limit < before.mood.patience


def _tire(now: State) -> Answer:
    """The same reply again: weary, and back to what is still open."""
    return Answer(_spoken(event_line(now, "tired"), _unmet_line(now)), ("tired",))


def _ladder(before: State, now: State, judgement: Judgement) -> Answer:
    """Passed over: says so, gives a last chance, asks for somebody else; a calm person just says it again."""
    if "empathy_only" in judgement.signals and before.failures == 0:
        return Answer(_spoken(event_line(now, "empathy_only"), _unmet_line(now)), ("empathy_only",))
    steps = ("repeats", "last_chance", "asks_supervisor")
    if now.mood.heat < VENTING_HEAT:
        return Answer(_spoken(event_line(now, "repeats"), _unmet_line(now)), ("repeats",))
    if before.failures < len(steps):
        event = steps[before.failures]
        more = _unmet_line(now) if event == "repeats" else None
        return Answer(_spoken(event_line(now, event), more), (event,))
    if _runs_out(before, now):
        return Answer(_spoken(event_line(now, "threatens")), ("threatens",))
    if before.failures % 2:
        return Answer(_spoken(event_line(now, "falls_silent")), ("falls_silent",))
    return Answer(_spoken(event_line(now, "repeats"), _unmet_line(now)), ("repeats",))


def _respond(before: State, now: State, judgement: Judgement) -> Answer:
    """The usual case: a reaction to how it was said, then the matter."""
    reaction, events = _reaction(now, judgement)
    matter = _matter(before, now, judgement)
    pieces = _spoken(reaction, *matter.pieces) if len(matter.pieces) < 2 else matter.pieces
    return Answer(pieces, (*events, *matter.events), matter.told, matter.beats)


def _reaction(now: State, judgement: Judgement) -> tuple[Line | None, tuple[str, ...]]:
    """A short first piece; friendly ones are left out rather than said twice."""
    if judgement.harmful:
        return _pushback_line(now, judgement), ("pushback",)
    for signal in ("contradiction", "interrogated", "jargon", "too_many"):
        if signal in judgement.signals:
            return event_line(now, signal), (signal,)
    event = _friendly_event(judgement)
    if not event:
        return None, ()
    return event_line(now, event, fresh=True), (event,)


def _friendly_event(judgement: Judgement) -> str:
    """Which friendly reaction is due, or none."""
    served = judgement.steps.served
    if any(served.get(move) in FEELING for move in (Move.ACKNOWLEDGE, Move.APOLOGISE)):
        return "softens"
    if any(served.get(move) is Need.AGREED for move in (Move.RESTATE, Move.CONFIRM)):
        return "agrees"
    if served.get(Move.TAKE_OWNERSHIP) is Need.HELPED and not judgement.considered:
        return "welcomes"
    return ""


def _matter(before: State, now: State, judgement: Judgement) -> Answer:
    """The second piece, first come first served: facts asked, offers, invitations, then the next need."""
    offers = _on_offers(before, now, judgement)
    facts = _on_facts(before, now, judgement) if judgement.matter.tells else None
    if facts and offers and offers.events == ("accepts",):
        return _joined(facts, offers)
    first = facts or offers
    if first:
        return first
    for make in (_on_facts, _on_invitation, _on_unknown_question):
        said = make(before, now, judgement)
        if said:
            return said
    return _on_need(before, now, judgement)


def _joined(first: Answer, second: Answer) -> Answer:
    """A fact that was asked for, and then what becomes of the offer that came with the question."""
    return Answer((*first.pieces[:1], *second.pieces[:1]), first.events + second.events, first.told)


def _on_offers(_: State, now: State, judgement: Judgement) -> Answer | None:
    """The response to the best of the offers; what is taken leads on to the next need."""
    if not judgement.considered:
        return None
    offer = min(judgement.matter.offers, key=preference)
    event = "accepts" if offer.response is Response.SWALLOWS else offer.response.value
    own = {
        "accepts": offer.solution.accepts,
        "doubts": offer.solution.doubts,
        "declines": offer.solution.declines,
    }.get(event, NO_LINES)
    line = pick(now, f"{event}:{offer.solution.solution}", own, *event_sources(now, event))
    leads_on = event == "accepts" and offer.solution.settles and now.due is not None
    return Answer(_spoken(line, _due_line(now) if leads_on else None), (event,))


def _on_facts(_: State, now: State, judgement: Judgement) -> Answer | None:
    """A question about a fact is answered with that fact, or with why not."""
    matter = judgement.matter
    if matter.tells:
        lines = (pick(now, f"fact:{fact.fact}", fact.answers) for fact in matter.tells)
        return Answer(_spoken(*lines), ("reveals",), tuple(fact.fact for fact in matter.tells))
    if matter.withholds:
        fact = matter.withholds[0]
        line = pick(now, f"withheld:{fact.fact}", fact.withheld, *event_sources(now, "withholds"))
        return Answer(_spoken(line), ("withholds",))
    if matter.again:
        fact = matter.again[0]
        return Answer(
            _spoken(event_line(now, "again"), pick(now, f"fact:{fact.fact}", fact.answers)), ("again",)
        )
    return None


def _on_invitation(_: State, now: State, judgement: Judgement) -> Answer | None:
    """An open invitation brings out what nobody asked for."""
    if not judgement.reveals:
        return None
    lines = (pick(now, f"fact:{fact.fact}", fact.answers) for fact in judgement.reveals)
    return Answer(_spoken(*lines), ("reveals",), tuple(fact.fact for fact in judgement.reveals))


def _on_unknown_question(_: State, now: State, judgement: Judgement) -> Answer | None:
    """A question that this customer cannot answer is not passed over in silence."""
    asks = Move.CLARIFY in judgement.helpful and now.due_need is not Need.HEARD
    if not asks or judgement.steps.met or Move.LISTEN in judgement.helpful:
        return None
    line = event_line(now, "cannot_say", fresh=True)
    return Answer((line,), ("cannot_say",)) if line else None


def _on_need(before: State, now: State, judgement: Judgement) -> Answer:
    """The story goes on while it is being told, else the next need is spoken."""
    story = now.casting.scenario.story
    invited = before.due_need is Need.HEARD and Move.LISTEN in judgement.helpful
    if now.beats < len(story) and (now.due_need is Need.HEARD or invited):
        line = pick_plain(now, f"story:{now.beats}", story[now.beats])
        leads_on = None if now.due_need is Need.HEARD else _due_line(now)
        return Answer(_spoken(line, leads_on), ("goes_on",), beats=1)
    return Answer(_spoken(_due_line(now)), ())


def _due_line(now: State) -> Line | None:
    """What the customer says while the next need is due."""
    spec = now.due
    if spec is None:
        return None
    voice: LineGroups = getattr(now.casting.persona.needs, spec.need.value)
    return pick(now, f"due:{spec.need}", spec.due, voice)


def _unmet_line(now: State) -> Line | None:
    """The same point in other words, when a reply passed over it."""
    spec = now.due
    if spec is None:
        return None
    voice: LineGroups = getattr(now.casting.persona.needs, spec.need.value)
    return pick(now, f"unmet:{spec.need}", spec.unmet, spec.due, voice)
