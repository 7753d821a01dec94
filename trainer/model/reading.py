"""What was understood of one reply: moves and topics with score and span, and what was not.

A reading is honest about doubt. A move is in ``moves`` only when its score
passes that move's own threshold; one that came close is in ``unsure`` and
costs and earns nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from trainer.model.moves import Move


class Status(StrEnum):
    """Whether a reply can be judged at all, and if not, why not."""

    UNDERSTOOD = "understood"
    UNCLEAR = "unclear"
    EMPTY = "empty"
    FOREIGN = "foreign"
    GIBBERISH = "gibberish"


@dataclass(frozen=True, slots=True)
class MoveHit:
    """One move recognised in a reply."""

    name: Move
    """Which move."""
    score: float
    """Calibrated probability, 0 to 1."""
    start: int
    """First character of the words that decided, counted from 0."""
    end: int
    """One past the last character of those words."""

    def __post_init__(self) -> None:
        """Refuse a score outside 0..1 or a span that runs backwards."""
        if not 0.0 <= self.score <= 1.0 or not 0 <= self.start <= self.end:
            raise ValueError(f"impossible move hit: {self.name} {self.score} {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class TopicHit:
    """One topic of the scenario that a reply touches."""

    name: str
    """The topic's name, e.g. ``"fact:model"`` or ``"solution:loan-printer"``."""
    score: float
    """Match, 0 to 1."""
    start: int = 0
    """First character of the sentence that matched."""
    end: int = 0
    """One past its last character."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A time that a reply commits to."""

    what: str
    """Kind of promise: ``"call"``, ``"visit"``, ``"delivery"``, ``"fix"``, ``"answer"`` or ``"other"``."""
    when: str
    """The time in a comparable form, e.g. ``"16:00"``, ``"thursday"``, ``"in 10 min"``, ``"today"``."""
    quote: str
    """The words it was read from."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Countable features of the text that no classifier is needed for."""

    words: int = 0
    """Words in the reply."""
    questions: int = 0
    """Sentences that ask something."""
    uses_name: bool = False
    """Whether the customer is addressed by a name or title of theirs."""
    shouting: bool = False
    """Whether the reply is written in capitals or with heaps of exclamation marks."""
    jargon: tuple[str, ...] = ()
    """Words of the trade that this customer would not know."""
    repeated: bool = False
    """Whether this trainee wrote nearly the same reply before in this session."""
    asks_to_wait: bool = False
    """Whether the reply does no more than ask for a moment."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know beside the reply itself."""

    customer: str = ""
    """What the customer said just before."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topic name -> example phrasings."""
    names: tuple[str, ...] = ()
    """Forms by which the customer may be addressed."""
    jargon: tuple[str, ...] = ()
    """Words that this customer would not know."""
    earlier: tuple[str, ...] = ()
    """The trainee's earlier replies in this session, oldest first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a reply."""

    text: str
    """The reply as typed, cleaned of control characters."""
    status: Status = Status.UNDERSTOOD
    """Whether it can be judged."""
    moves: tuple[MoveHit, ...] = ()
    """Recognised moves, in the order of the text."""
    unsure: tuple[Move, ...] = ()
    """Moves that came close and are not counted."""
    scores: Mapping[Move, float] = field(default_factory=dict)
    """Every move's calibrated probability."""
    topics: tuple[TopicHit, ...] = ()
    """Recognised topics, best first."""
    topic_scores: Mapping[str, float] = field(default_factory=dict)
    """Every topic's match, 0 to 1."""
    signals: Signals = Signals()
    """Countable features."""
    promises: tuple[Promise, ...] = ()
    """Times the reply commits to."""
    reader: str = ""
    """Name and version of the reader that judged."""

    @property
    def rated(self) -> bool:
        """Whether anything here may move a mood or a score."""
        return self.status is Status.UNDERSTOOD

    def has(self, *moves: Move) -> bool:
        """Whether any of ``moves`` was recognised."""
        return any(hit.name in moves for hit in self.moves)


class Reader(Protocol):
    """Anything that turns a reply into a reading, the same way every time."""

    @property
    def version(self) -> str:
        """Name and version, as written into transcripts."""

    def prepare(self, topics: Mapping[str, tuple[str, ...]]) -> None:
        """Get ready for replies about ``topics``, so that the first one is not slower than the rest."""

    def read(self, reply: str, context: Context) -> Reading:
        """Read one reply. Never raises on any text."""
