"""Transcript: the whole session as an event log, and its JSON form.

The keys are a contract (DESIGN, section 5): keys may be added, never renamed.
Times are not in it, so that equal plays are equal bytes.
"""

from dataclasses import dataclass

from trainer.model.end import End, Record
from trainer.model.mood import Gauge, LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.reading import MoveHit

__all__ = ["Action", "End", "Record", "SessionStart", "Step", "Transcript", "Turn"]


@dataclass(frozen=True, slots=True)
class SessionStart:
    """First record: what is played, and the customer's first words."""

    scenario: str
    """Scenario identifier."""
    persona: str
    """Persona identifier."""
    degree: str
    """``mild``, ``marked`` or ``severe``."""
    seed: int
    """What chooses among lines."""
    mode: str
    """``guided``, ``practice``, ``blind`` or ``exam``."""
    content_hash: str
    """Fingerprint of scenario and persona."""
    engine: str
    """Version of the rules."""
    reader: str
    """Version of the reader that judged."""
    mood: Mood
    """Mood at the start."""
    line: str
    """The customer's first words."""
    course: str = ""
    """Course in which it is played; empty for a play of one's own."""
    module: str = ""
    """Module of that course."""
    variety: str = "none"
    """How far the wording may vary; records from before there was a choice have none."""
    written: str = ""
    """The line as written, where another wording of it was spoken; empty where it was spoken as written."""

    @property
    def source(self) -> str:
        """The line as written; all that is judged goes by it."""
        return self.written or self.line

    def record(self) -> Record:
        """As the transcript's first line; course and module stand in it where there are any."""
        played_for = {"course": self.course, "module": self.module} if self.course else {}
        names = ("scenario", "persona", "degree", "seed", "mode", "content_hash", "engine", "reader")
        return {
            "type": "session",
            **{name: getattr(self, name) for name in names},
            "mood": self.mood.as_dict(),
            "line": self.line,
            **played_for,
            "variety": self.variety,
            **_written(self.written),
        }

    @classmethod
    def from_record(cls, record: Record) -> "SessionStart":
        """From the transcript's first line.

        Raises:
            KeyError: A contracted key is missing.
        """
        fields = {key: value for key, value in record.items() if key in cls.__dataclass_fields__}
        return cls(**{**fields, "mood": Mood(**record["mood"])})


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply and the customer's answer."""

    n: int
    """Number, counted from 1."""
    reply: str
    """What the trainee typed."""
    rated: bool
    """False where the reply was not understood and nothing was judged."""
    status: str
    """Why: ``understood``, ``unclear``, ``empty``, ``foreign`` or ``gibberish``."""
    moves: tuple[MoveHit, ...]
    """Recognised moves."""
    unsure: tuple[str, ...]
    """Moves that came close and were not counted."""
    topics: tuple[str, ...]
    """Topics of the scenario that were touched."""
    before: Mood
    """Mood before."""
    after: Mood
    """Mood after."""
    ledger: tuple[LedgerEntry, ...]
    """Reasons; they add up to the change exactly."""
    need: str
    """The first unmet need when the reply came, empty when all were met."""
    met: tuple[str, ...]
    """Needs that this reply met."""
    events: tuple[str, ...]
    """What the customer did besides speaking."""
    signals: tuple[str, ...]
    """Countable features that mattered, e.g. ``name``, ``tailored``, ``jargon``, ``repeated``."""
    promises: tuple[str, ...]
    """Times promised, as ``what when``."""
    line: str
    """What the customer said."""
    written: str = ""
    """The line as written, where another wording of it was spoken."""

    @property
    def source(self) -> str:
        """The line as written; all that is judged goes by it."""
        return self.written or self.line

    def record(self) -> Record:
        """As one line of the transcript."""
        return {
            "type": "turn",
            "n": self.n,
            "reply": self.reply,
            "rated": self.rated,
            "status": self.status,
            "moves": [_hit_record(hit) for hit in self.moves],
            "unsure": list(self.unsure),
            "topics": list(self.topics),
            "mood": {"before": self.before.as_dict(), "after": self.after.as_dict()},
            "ledger": [_entry_record(entry) for entry in self.ledger],
            "need": self.need,
            "met": list(self.met),
            "events": list(self.events),
            "signals": list(self.signals),
            "promises": list(self.promises),
            "line": self.line,
            **_written(self.written),
        }

    @classmethod
    def from_record(cls, record: Record) -> "Turn":
        """From one line of the transcript.

        Raises:
            KeyError: A contracted key is missing.
        """
        return cls(
            n=record["n"],
            reply=record["reply"],
            rated=record["rated"],
            status=record["status"],
            moves=tuple(_hit(item) for item in record["moves"]),
            unsure=tuple(record["unsure"]),
            topics=tuple(record["topics"]),
            before=Mood(**record["mood"]["before"]),
            after=Mood(**record["mood"]["after"]),
            ledger=tuple(_entry(item) for item in record["ledger"]),
            need=record["need"],
            met=tuple(record["met"]),
            events=tuple(record["events"]),
            signals=tuple(record["signals"]),
            promises=tuple(record["promises"]),
            line=record["line"],
            written=record.get("written", ""),
        )


@dataclass(frozen=True, slots=True)
class Action:
    """Something the trainee did besides replying: a note, a look-up or a hold."""

    n: int
    """Number of replies given before it."""
    name: str
    """Which action, e.g. ``note``."""
    text: str
    """Its argument as typed."""
    result: str
    """What the trainee was shown."""
    before: Mood
    """Mood before."""
    after: Mood
    """Mood after."""
    ledger: tuple[LedgerEntry, ...]
    """Reasons for the change."""
    events: tuple[str, ...]
    """What the customer did."""
    line: str
    """What the customer said, often nothing."""
    written: str = ""
    """The line as written, where another wording of it was spoken."""

    @property
    def source(self) -> str:
        """The line as written; all that is judged goes by it."""
        return self.written or self.line

    def record(self) -> Record:
        """As one line of the transcript."""
        return {
            "type": "action",
            "n": self.n,
            "name": self.name,
            "text": self.text,
            "result": self.result,
            "mood": {"before": self.before.as_dict(), "after": self.after.as_dict()},
            "ledger": [_entry_record(entry) for entry in self.ledger],
            "events": list(self.events),
            "line": self.line,
            **_written(self.written),
        }

    @classmethod
    def from_record(cls, record: Record) -> "Action":
        """From one line of the transcript.

        Raises:
            KeyError: A contracted key is missing.
        """
        return cls(
            n=record["n"],
            name=record["name"],
            text=record["text"],
            result=record["result"],
            before=Mood(**record["mood"]["before"]),
            after=Mood(**record["mood"]["after"]),
            ledger=tuple(_entry(item) for item in record["ledger"]),
            events=tuple(record["events"]),
            line=record["line"],
            written=record.get("written", ""),
        )


Step = Turn | Action
"""What happens between start and end."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole session."""

    start: SessionStart
    """What was played."""
    steps: tuple[Step, ...] = ()
    """Replies and actions in order."""
    end: End | None = None
    """How it ended; None while it goes on."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The replies alone."""
        return tuple(step for step in self.steps if isinstance(step, Turn))

    def place_of(self, n: int) -> int | None:
        """Which step is reply number ``n``, from 0; None where there is no such reply."""
        return next((k for k, step in enumerate(self.steps) if isinstance(step, Turn) and step.n == n), None)

    def records(self) -> list[Record]:
        """All lines in order."""
        middle = [step.record() for step in self.steps]
        return [self.start.record(), *middle, *([self.end.record()] if self.end else [])]


def _written(line: str) -> Record:
    """The key of a line as written, where another wording was spoken."""
    return {"written": line} if line else {}


def _hit_record(hit: MoveHit) -> Record:
    return {"name": hit.name.value, "score": hit.score, "start": hit.start, "end": hit.end}


def _hit(record: Record) -> MoveHit:
    return MoveHit(Move(record["name"]), record["score"], record["start"], record["end"])


def _entry_record(entry: LedgerEntry) -> Record:
    return {"mood": entry.mood.value, "change": entry.change, "reason": entry.reason, "source": entry.source}


def _entry(record: Record) -> LedgerEntry:
    return LedgerEntry(Gauge(record["mood"]), record["change"], record["reason"], record["source"])
