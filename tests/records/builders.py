"""Small sessions made by hand, for tests that need a transcript and no customer."""

from datetime import UTC, datetime

from trainer.model.mood import Gauge, LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.reading import MoveHit
from trainer.model.transcript import Action, End, SessionStart, Turn

MOMENT = datetime(2026, 11, 26, 9, 30, 15, tzinfo=UTC)
MOOD = Mood(heat=60, trust=30, patience=70, clarity=40)
COOLER = Mood(heat=52, trust=33, patience=70, clarity=40)


def start(scenario: str = "printer", **changes) -> SessionStart:
    fields = {
        "scenario": scenario,
        "persona": "angry",
        "degree": "marked",
        "seed": 7,
        "mode": "practice",
        "content_hash": "abc",
        "engine": "1",
        "reader": "hand-1",
        "mood": MOOD,
        "line": "Nobody came!",
    }
    return SessionStart(**{**fields, **changes})


def turn(n: int = 1, reply: str = "I am sorry, that is a whole morning gone.", line: str = "It is.") -> Turn:
    return Turn(
        n=n,
        reply=reply,
        rated=True,
        status="understood",
        moves=(MoveHit(Move.ACKNOWLEDGE, 0.91, 0, len(reply)),),
        unsure=("listen",),
        topics=("fact:model",),
        before=MOOD,
        after=COOLER,
        ledger=(LedgerEntry(Gauge.HEAT, -8, "named the feeling", "study"),),
        need="heard",
        met=(),
        events=("softens",),
        signals=("name",),
        promises=("call 16:00",),
        line=line,
    )


def action(n: int = 1, name: str = "note", text: str = "engineer missed 9:00") -> Action:
    return Action(n, name, text, "Noted.", COOLER, COOLER, (), (), "")


def end(score: int = 81, passed: bool = True) -> End:
    return End("fixed", "closed", score, passed, (("empathy", 90), ("closing", None)), ())
