"""What a report knows of a session that was played: its rows, its turns, and what humans made of it.

Plain values alone; ``looking_back`` fills them from a database and from transcripts.
"""

from dataclasses import dataclass

from trainer.model.attempt import Attempt, Enrolment


@dataclass(frozen=True, slots=True)
class PastTurn:
    """One reply or action, and what it did to the customer."""

    n: int
    """Number of the reply, counted from 1; of an action, how many replies stood before it."""
    action: str
    """Name of the action; empty for a reply."""
    need: str
    """The first unmet need when it came; empty when all were met, and for an action."""
    moves: tuple[str, ...]
    """Moves that were recognised."""
    topics: tuple[str, ...]
    """Topics that were touched."""
    events: tuple[str, ...]
    """What the customer did."""
    heat: int
    """Change of heat, -100..100."""
    trust: int
    """Change of trust, -100..100."""
    patience: int
    """Change of patience, -100..100."""


@dataclass(frozen=True, slots=True)
class HumanMark:
    """One mark that a human set beside the game's."""

    skill: str
    """Which skill's; empty for the whole session."""
    mark: int
    """What the human gave, 0..100."""
    reason: str
    """Why."""
    evaluator: str
    """Who judged."""
    at: str
    """When, in UTC."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session."""

    attempt: Attempt
    """When it was and how it went."""
    learner: str
    """Id of who played."""
    file: str
    """Name of its transcript."""
    persona: str = ""
    """Who the customer was."""
    degree: str = ""
    """How strongly the temper showed."""
    ending: str = ""
    """Identifier of its ending; empty while it has none."""
    outcome: str = ""
    """How the conversation stopped; empty while it has not."""
    skills: tuple[tuple[str, int | None], ...] = ()
    """Skill and the game's mark, in the order of their names; None where it could not be judged."""
    critical: tuple[str, ...] = ()
    """Critical errors in order."""
    marks: tuple[HumanMark, ...] = ()
    """What humans set, oldest first."""
    turns: tuple[PastTurn, ...] = ()
    """Replies and actions in order; empty where no transcript could be read."""
    readable: bool = True
    """Whether its transcript was there and could be read."""


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that was played, as far as a report asks for it."""

    sessions: tuple[PastSession, ...] = ()
    """By the time of their beginning, then by id."""
    learners: tuple[str, ...] = ()
    """Everybody who is known, in the order of their ids; also who has not played yet."""
    enrolments: tuple[Enrolment, ...] = ()
    """Who takes which course, by course and learner."""
