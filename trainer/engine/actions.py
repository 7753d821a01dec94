"""Actions: what a trainee does besides replying, and what it costs the one who waits."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from trainer.engine.cues import cue
from trainer.engine.dialogue import Answer, event_line
from trainer.engine.ledger import Effect, book
from trainer.engine.rules import ACTION_RULES, Rule
from trainer.engine.session import closing, refuse_if_over
from trainer.engine.speaking import speak
from trainer.engine.state import State
from trainer.errors import UsageError
from trainer.model.actions import ACTIONS, AFTERWARDS, find_action
from trainer.model.persona import Trigger
from trainer.model.scenario import Lookup, Outcome
from trainer.model.transcript import Action

CLOSE_ENOUGH = 0.8
"""Similarity from which a misspelt look-up still finds its entry."""

LONGEST_LOOKUP = 200
"""Characters of a look-up that are compared: comparing takes time, and no term is that long."""

BREATH = (
    "Breathe out slowly. Shoulders down, a sip of water. "
    "You know what to do: one sentence for them first, then one step."
)
"""What a breath says to the trainee."""


NOTHING = Answer((), ())
"""No answer at all."""


@dataclass(frozen=True, slots=True)
class Done:
    """An action that was done."""

    state: State
    """The next state."""
    action: Action
    """The action as recorded."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """What one action does."""

    state: State
    result: str
    said: Answer = NOTHING
    rule: Rule | None = None
    trigger: Trigger | None = None


def act(state: State, name: str, text: str = "") -> Done:
    """Do one action.

    The ticket can be written when the conversation has ended as well.

    Args:
        state: Where the conversation stands.
        name: The action's name, e.g. ``"note"``.
        text: Its argument as typed.

    Returns:
        The next state and the record of it.

    Raises:
        SessionOver: The conversation has ended, and this is not about the ticket.
        UsageError: There is no such action, or its argument is missing.
    """
    if name not in AFTERWARDS:
        refuse_if_over(state)
    spec = find_action(name)
    if spec is None:
        names = ", ".join(f"/{action.name}" for action in ACTIONS)
        raise UsageError(f"there is no action '/{name}'", remedy=f"use one of {names}")
    text = text.strip()
    if spec.needs_argument and not text:
        raise UsageError(f"/{name} needs its text", remedy=f"write /{name} {spec.argument.lower()}")
    effect = HANDLERS[name](state, text)
    return _recorded(state, name, text, effect)


def _recorded(before: State, name: str, text: str, effect: _Effect) -> Done:
    persona = before.casting.persona
    strength = persona.sensitivity(effect.trigger) if effect.trigger else 1.0
    effects = [Effect(effect.rule, strength)] if effect.rule else []
    mood, ledger = book(before, effects)
    now = effect.state.changed(mood=mood)
    said = effect.said
    if effect.rule and mood.patience == 0:
        now = now.changed(outcome=Outcome.HUNG_UP)
        said = closing(now)
    after, spoken = speak(now, said.pieces)
    action = Action(
        n=before.turn,
        name=name,
        text=text,
        result=effect.result,
        before=before.mood,
        after=mood,
        ledger=ledger,
        events=said.events,
        line=spoken.line,
        written=spoken.written,
    )
    return Done(after, action)


def _note(state: State, text: str) -> _Effect:
    return _Effect(state.changed(notes=(*state.notes, text)), "Written on the ticket.")


def _ticket(state: State, _: str) -> _Effect:
    return _Effect(state, "\n".join(state.notes) if state.notes else "The ticket is still empty.")


def _lookup(state: State, text: str) -> _Effect:
    found = _find(state.casting.scenario.lookups, text)
    rule, trigger = ACTION_RULES["lookup"], Trigger.WAITING
    if found is None:
        known = ", ".join(item.terms[0] for item in state.casting.scenario.lookups) or "nothing here"
        return _Effect(state, f"Nothing found. You can look up: {known}.", rule=rule, trigger=trigger)
    now = state.changed(looked_up=state.looked_up | {found.lookup})
    return _Effect(now, found.shows, rule=rule, trigger=trigger)


def _find(lookups: tuple[Lookup, ...], text: str) -> Lookup | None:
    """The entry whose term is in the text, or is nearest to it."""
    wanted = text.casefold()[:LONGEST_LOOKUP]
    for item in lookups:
        if any(term.casefold() in wanted or wanted in term.casefold() for term in item.terms):
            return item
    scored = [(_likeness(wanted, term.casefold()), item) for item in lookups for term in item.terms]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= CLOSE_ENOUGH else None


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right).ratio()


def _hold(state: State, _: str) -> _Effect:
    key = "hold_asked" if state.asked_leave else "hold_unasked"
    line = event_line(state, "held")
    said = Answer((line,) if line else (), ("held",))
    now = state.changed(asked_leave=False)
    return _Effect(now, "You take a minute away from the line.", said, ACTION_RULES[key], Trigger.HOLD)


def _breathe(state: State, _: str) -> _Effect:
    return _Effect(state, BREATH)


def _hint(state: State, _: str) -> _Effect:
    return _Effect(state, cue(state))


def _stop(outcome: Outcome, result: str) -> Callable[[State, str], _Effect]:
    """A handler that stops the conversation with ``outcome``."""

    def handler(state: State, _: str) -> _Effect:
        stopped = state.changed(outcome=outcome)
        return _Effect(stopped, result, closing(stopped))

    return handler


HANDLERS: dict[str, Callable[[State, str], _Effect]] = {
    "note": _note,
    "ticket": _ticket,
    "lookup": _lookup,
    "hold": _hold,
    "breathe": _breathe,
    "hint": _hint,
    "escalate": _stop(Outcome.ESCALATED, "You hand the case to your supervisor, with what you know."),
    "refer": _stop(Outcome.REFERRED, "You tell them who can help, and how to get there."),
    "end": _stop(Outcome.ENDED, "You end the conversation."),
}
"""Action name -> what it does."""
