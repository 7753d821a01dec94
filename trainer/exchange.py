"""What passes between a session and whoever shows it: what came of a reply, and what it was played for."""

from dataclasses import dataclass, replace

from trainer.engine.endings import ending_of
from trainer.engine.state import State
from trainer.errors import UsageError
from trainer.model.mode import Mode
from trainer.model.reading import Reading
from trainer.model.transcript import Action, End, SessionStart, Transcript, Turn
from trainer.scoring.scorecard import scorecard

READABLE = 20_000
"""Characters of a reply that are read; more is refused, not cut."""


@dataclass(frozen=True, slots=True)
class Part:
    """The module of a course that a session is played for."""

    course: str = ""
    """Identifier of the course; empty for a play of one's own."""
    module: str = ""
    """Identifier of the module."""

    @classmethod
    def of(cls, start: SessionStart) -> "Part":
        """What a session was played for."""
        return cls(start.course, start.module)

    def mark(self, start: SessionStart) -> SessionStart:
        """A session's first record that says what it is played for."""
        return replace(start, course=self.course, module=self.module)


OWN = Part()
"""A play of one's own."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of one reply."""

    turn: Turn
    """The turn; in an exam without its reasons, which the debrief gives."""
    reading: Reading
    """All that was understood, with what came close."""

    @classmethod
    def shown(cls, turn: Turn, reading: Reading, mode: Mode) -> "Exchange":
        """What a front end gets of a turn: an exam's reasons are kept from every one of them."""
        return cls(replace(turn, ledger=()) if mode is Mode.EXAM else turn, reading)


@dataclass(frozen=True, slots=True)
class ActionShown:
    """What came of one action."""

    action: Action
    """The action; in an exam without its reasons."""

    @classmethod
    def shown(cls, action: Action, mode: Mode) -> "ActionShown":
        """What a front end gets of an action."""
        return cls(replace(action, ledger=()) if mode is Mode.EXAM else action)


def refuse_too_long(text: str, kind: str) -> None:
    """Refuse a text that nobody would read to its end.

    Args:
        text: A reply, or the argument of an action.
        kind: What it is called in the message.

    Raises:
        UsageError: It has more than ``READABLE`` characters.
    """
    if len(text) > READABLE:
        raise UsageError(
            f"this {kind} has {len(text):,} characters and {READABLE:,} are the most",
            remedy="send the part that matters",
        )


def end_of(state: State, transcript: Transcript) -> End:
    """The last record of a session that has stopped: how it ended and what it was worth."""
    ending = ending_of(state)
    card = scorecard(transcript, state.casting.scenario, ending)
    return End(
        ending=ending.ending,
        outcome=str(state.outcome),
        score=card.score,
        passed=card.passed,
        skills=tuple(card.skills().items()),
        critical=tuple(dict.fromkeys(error.name for error in card.critical)),
    )
