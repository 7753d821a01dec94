"""Sessions made by hand: a scenario with all six needs, and turns in which every move has a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.model.mood import Gauge, LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.model.scenario import Ending, Scenario
from trainer.model.transcript import Action, End, SessionStart, Step, Transcript, Turn

LINES = ["One.", "Two."]
MOOD = Mood(heat=60, trust=30, patience=70, clarity=40)


def scenario(**changes: object) -> Scenario:
    """A scenario with six needs and one way to help; ``changes`` replace whole fields."""
    fields: dict[str, object] = {
        "scenario": "kettle",
        "title": "The kettle",
        "teaches": ["listening"],
        "difficulty": 1,
        "persona": "brisk",
        "customer": {
            "name": "Ada Holm",
            "address": "Ms Holm",
            "names": ["Ms Holm"],
            "role": "runs an office",
            "tailored": ["tea break"],
        },
        "slots": {"thing": "the kettle", "problem": "a dead kettle", "deadline": "noon"},
        "briefing": {
            "you": "You.",
            "situation": "It broke.",
            "goal": "Tea.",
            "card": [],
            "policy": [],
            "tools": [],
        },
        "opening": ["One.", "Two.", "Three."],
        "needs": [
            {"need": name} for name in ("heard", "acknowledged", "agreed", "helped", "informed", "closed")
        ],
        "solutions": [
            {"solution": "swap", "offers": ["a", "b", "c"]},
            {"solution": "refund", "offers": ["d", "e", "f"], "critical": "beyond-authority"},
            {
                "solution": "reset",
                "offers": ["g", "h", "i"],
                "requires": ["fact:identity"],
                "critical": "no-identity-check",
            },
        ],
        "endings": [
            {"ending": "tea", "kind": "best", "title": "Tea", "epilogue": "Tea."},
            {"ending": "water", "kind": "partial", "title": "Water", "epilogue": "Water."},
            {"ending": "dry", "kind": "lost", "title": "Dry", "epilogue": "Dry."},
        ],
        "rubric": {"tickets": ["kettle", "new one", "monday", "called twice", "noon"]},
        "answers": [
            {"need": "heard", "say": "Tell me all about {thing}.", "why": "It lets her tell it."},
            {"need": "heard", "say": "I am listening.", "why": "It leaves her the word."},
            {"need": "acknowledged", "say": "{problem}, and no tea.", "why": "It says what it costs her."},
            {"need": "helped", "say": "You get a new one.", "why": "It helps."},
        ],
    }
    return Scenario.model_validate({**fields, **changes})


def ending(kind: str, of: Scenario) -> Ending:
    """The ending of ``kind``."""
    return next(item for item in of.endings if item.kind == kind)


@dataclass(frozen=True)
class Reply:
    """A reply as a list of sentences, each with its moves, and what came of it."""

    need: str
    sentences: tuple[tuple[Move, ...], ...]
    met: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rated: bool = True
    ledger: tuple[LedgerEntry, ...] = ()

    def turn(self, n: int) -> Turn:
        """The reply as turn number ``n``."""
        text, hits = written(self.sentences)
        return Turn(
            n=n,
            reply=text,
            rated=self.rated,
            status="understood" if self.rated else "unclear",
            moves=hits,
            unsure=(),
            topics=self.topics,
            before=MOOD,
            after=MOOD,
            ledger=self.ledger,
            need=self.need,
            met=self.met,
            events=self.events,
            signals=self.signals,
            promises=(),
            line="Right.",
        )


def written(sentences: Sequence[Sequence[Move]]) -> tuple[str, tuple[MoveHit, ...]]:
    """A text with one sentence for each entry, and hits that rest on them."""
    text, hits = "", []
    for n, moves in enumerate(sentences):
        words = f"Sentence {n} {' '.join(moves)}."
        text += (" " if text else "") + words
        hits += [MoveHit(move, 0.9, len(text) - len(words), len(text)) for move in moves]
    return text, tuple(hits)


@dataclass(frozen=True)
class Spoken(Reply):
    """A reply in real words: each sentence with its moves and how sure the reader was of them."""

    words: tuple[tuple[str, dict[Move, float]], ...] = ()
    unsure: tuple[str, ...] = ()
    line: str = "Right."

    def turn(self, n: int) -> Turn:
        """The reply as turn number ``n``."""
        text, hits = "", []
        for sentence, moves in self.words:
            text += (" " if text else "") + sentence
            hits += [
                MoveHit(move, sure, len(text) - len(sentence), len(text)) for move, sure in moves.items()
            ]
        turn = super().turn(n)
        return replace(turn, reply=text, moves=tuple(hits), unsure=self.unsure, line=self.line)


def talk(need: str, *words: tuple[str, dict[Move, float]], **rest: object) -> Spoken:
    """A reply in real words."""
    return Spoken(need, (), words=words, **rest)  # type: ignore[arg-type]


def say(need: str, *moves: Move, **rest: object) -> Reply:
    """A reply with one sentence a move."""
    return Reply(need, tuple((move,) for move in moves), **rest)  # type: ignore[arg-type]


def note(text: str, name: str = "note", n: int = 0, **changes: object) -> Action:
    """An action, by default a line on the ticket."""
    action = Action(n, name, text, "", MOOD, MOOD, (), (), "")
    return replace(action, **changes)  # type: ignore[arg-type]


def entry(gauge: Gauge, change: int, reason: str = "You argued", source: str = "A book") -> LedgerEntry:
    """One line of a ledger."""
    return LedgerEntry(gauge, change, reason, source)


def session(
    replies: Iterable[Reply], *actions: Action, mode: str = "practice", end: str = "", outcome: str = "closed"
) -> Transcript:
    """A transcript of replies, then actions."""
    start = SessionStart("kettle", "brisk", "marked", 1, mode, "0" * 16, "1", "hand", MOOD, "Well?")
    steps: list[Step] = [reply.turn(n) for n, reply in enumerate(replies, 1)]
    last = End(end, outcome, 0, False, (), ()) if end else None
    return Transcript(start, (*steps, *actions), last)


TICKET = note("Kettle dead since Monday, called twice. Sent a new one, there by noon.")

EXPERT = (
    say("heard", Move.GREET, Move.LISTEN, signals=("name",)),
    say(
        "heard",
        Move.LISTEN,
        Move.ACKNOWLEDGE,
        Move.APOLOGISE,
        met=("heard", "acknowledged"),
        events=("softens",),
    ),
    say("agreed", Move.RESTATE, Move.CONFIRM, met=("agreed",), events=("agrees",), signals=("tailored",)),
    say("helped", Move.CLARIFY, topics=("fact:model",), events=("reveals",)),
    say("helped", Move.PROPOSE, Move.EXPLAIN, met=("helped",), events=("accepts",)),
    say("informed", Move.SET_EXPECTATION, Move.FOLLOW_UP, Move.RECORD, met=("informed",)),
    say("closed", Move.CLOSE, Move.THANK, met=("closed",), events=("thanks",)),
)
"""Everything in order and nothing harmful."""

PLAIN = (
    say("heard", Move.LISTEN),
    say("heard", Move.RESTATE, met=("heard",)),
    say("acknowledged", Move.ACKNOWLEDGE, met=("acknowledged",)),
    say("agreed", Move.CONFIRM, Move.CLARIFY, met=("agreed",), signals=("name",)),
    say("helped", Move.PROPOSE, met=("helped",)),
    say("informed", Move.SET_EXPECTATION, met=("informed",)),
    say("closed", Move.CLOSE, met=("closed",)),
)
"""Every need met in the plainest way."""

COLD = (
    say("heard", Move.GREET, Move.CLARIFY),
    say("heard", Move.CLARIFY, Move.RECORD, topics=("fact:model",)),
    say("heard", Move.CLARIFY, Move.THANK, met=("heard",)),
    say("acknowledged", Move.TAKE_OWNERSHIP, Move.REASSURE, met=("acknowledged",)),
    say("agreed", Move.CONFIRM, Move.CLARIFY, met=("agreed",), signals=("name",)),
    say("helped", Move.PROPOSE, Move.EXPLAIN, met=("helped",), events=("accepts",)),
    say("informed", Move.SET_EXPECTATION, Move.RECORD, met=("informed",)),
    say("closed", Move.CLOSE, Move.THANK, met=("closed",)),
)
"""Solves it and skips the feelings."""

APPEASER = (
    say("heard", Move.GREET, Move.LISTEN, signals=("name",)),
    say("heard", Move.LISTEN, Move.ACKNOWLEDGE, Move.APOLOGISE, met=("heard", "acknowledged")),
    say("agreed", Move.ACKNOWLEDGE, Move.APOLOGISE, events=("empathy_only",)),
    say("agreed", Move.ACKNOWLEDGE, Move.REASSURE, events=("last_chance",)),
    say("agreed", Move.APOLOGISE, Move.THANK, events=("asks_supervisor",)),
    say("agreed", Move.ACKNOWLEDGE, events=("hangs_up",)),
)
"""Kind words and nothing else."""

ROBOT = (
    say("heard", Move.PROPOSE, events=("repeats",)),
    say("heard", Move.PROPOSE, Move.SET_EXPECTATION, events=("last_chance",)),
    say("heard", Move.PROPOSE, Move.EXPLAIN, events=("asks_supervisor",)),
    say("heard", Move.RECOMMEND, Move.SET_EXPECTATION, events=("hangs_up",)),
)
"""Solutions and nothing else."""

HOSTILE = (
    say("heard", Move.CALM_DOWN, events=("pushback",)),
    say("heard", Move.ARGUE, Move.BLAME_CUSTOMER, events=("pushback",)),
    say("heard", Move.SARCASM, events=("pushback", "asks_supervisor")),
    say("heard", Move.DISMISS, Move.STONEWALL, events=("pushback", "hangs_up")),
)
"""Every kind of harm."""
