"""What passes between a front end and a session: texts that can be read, and what came of them."""

from dataclasses import dataclass

from trainer.engine.endings import ending_of
from trainer.engine.state import State
from trainer.errors import UsageError
from trainer.model.reading import Reading
from trainer.model.transcript import Action, End, Transcript, Turn
from trainer.scoring.scorecard import scorecard

READABLE = 20_000
"""Characters of a reply that are read; more is refused, not cut."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of one reply."""

    turn: Turn
    """The turn as recorded."""
    reading: Reading
    """All that was understood, with what came close."""


@dataclass(frozen=True, slots=True)
class ActionShown:
    """What came of one action."""

    action: Action
    """The action as recorded."""


def refuse_too_long(text: str, kind: str) -> None:
    """Refuse what cannot be read whole, rather than cut it.

    Raises:
        UsageError: It is too long.
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
