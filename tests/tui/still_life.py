"""A conversation that never changes, made by hand: what pictures are drawn from."""

from dataclasses import dataclass, field

from tests.tui import small_content
from trainer.model.mode import Mode
from trainer.model.mood import Gauge, LedgerEntry, Mood
from trainer.model.moves import Move
from trainer.model.persona import Persona
from trainer.model.scenario import Need, Outcome, Scenario
from trainer.model.scorecard import Critical, Evidence, Scorecard, Skill, SkillMark
from trainer.model.transcript import Action, End, SessionStart, Transcript, Turn
from trainer.scoring.debrief import Debrief, SentenceReview, TurnReview

FIRST, SECOND, THIRD = Mood(60, 30, 55, 35), Mood(78, 20, 45, 35), Mood(66, 26, 50, 52)
HARM = (LedgerEntry(Gauge.HEAT, 18, "You told them how to feel", "A book, ch. 5"),)
HARM_WHOLE = (*HARM, LedgerEntry(Gauge.TRUST, -10, "You told them how to feel", "A book, ch. 5"))
GOOD = (LedgerEntry(Gauge.HEAT, -12, "You named what it is like", "A study, 2018"),)


Ledger = tuple[LedgerEntry, ...]


def turn(n: int, reply: str, line: str, before: Mood, after: Mood, ledger: Ledger, event: str) -> Turn:
    """One turn."""
    return Turn(
        n=n,
        reply=reply,
        rated=True,
        status="understood",
        moves=(),
        unsure=(),
        topics=(),
        before=before,
        after=after,
        ledger=ledger,
        need="heard",
        met=(),
        events=(event,),
        signals=(),
        promises=(),
        line=line,
    )


OPENING = "It stays cold. I have guests at four."
SORRY = "I am sorry, that is a poor start to a Friday."
START = SessionStart(
    "cold-kettle",
    "loud",
    "marked",
    1,
    "practice",
    "0",
    "1",
    "hand-1",
    FIRST,
    OPENING,
)
NOTE = Action(1, "note", "guests at four", "Written on the ticket.", SECOND, SECOND, (), (), "")
STEPS = (
    turn(1, "Calm down.", "Do not tell me how to feel.", FIRST, SECOND, HARM_WHOLE, "pushback"),
    NOTE,
    turn(
        2,
        "I am sorry, that is a poor start to a Friday.",
        "It is. Thank you.",
        SECOND,
        THIRD,
        GOOD,
        "softens",
    ),
)
END = End("none", "ended", 41, False, (("listening", 60), ("empathy", 35)), ("insult",))


@dataclass
class StillPlay:
    """What screens ask of a play, with fixed answers."""

    transcript: Transcript
    over: bool = False
    outcome: Outcome | None = None
    wraps_up: bool = False
    mode: Mode = Mode.PRACTICE
    scenario: Scenario = field(default_factory=small_content.scenario)
    persona: Persona = field(default_factory=small_content.persona)
    mood: Mood = THIRD
    heat_word: str = "loud"
    need: Need | None = Need.AGREED
    notes: tuple[str, ...] = ("guests at four",)
    cue: str = "Give the problem back."
    file: str = "still.jsonl"
    steps: tuple[tuple[Need, str, bool], ...] = (
        (Need.HEARD, "Let them tell it", True),
        (Need.AGREED, "Play it back and check", False),
        (Need.HELPED, "Solve it together", False),
    )

    def close(self) -> None:
        """Nothing is open."""

    def notices(self) -> tuple[str, ...]:
        """Nothing has to be told."""
        return ()

    def debrief(self) -> Debrief:
        """A judgement of every kind."""
        marks = (
            SkillMark(Skill.LISTENING, 60, 2, (Evidence(2, "a poor start", "You stayed with it.", True),)),
            SkillMark(Skill.EMPATHY, 35, 1, (Evidence(1, "Calm down", "It tells them how to feel.", False),)),
            SkillMark(Skill.CLOSING, None, 1),
        )
        critical = (Critical("insult", 1, "Calm down", "Nobody is talked to like that."),)
        reviews = (
            TurnReview(
                n=1,
                reply="Calm down.",
                line="Do not tell me how to feel.",
                rated=True,
                sentences=(SentenceReview("Calm down.", (Move.CALM_DOWN,)),),
                ledger=HARM_WHOLE,
                change_total={Gauge.HEAT: 18, Gauge.TRUST: -10},
                cost=28,
                weak=True,
                better="A cold kettle with guests at four, that is no fun.",
                why="It says what it is like.",
                problem="You told them how to feel.",
                source="A book, ch. 5",
            ),
            TurnReview(
                n=2,
                reply=SORRY,
                line="It is. Thank you.",
                rated=True,
                sentences=(
                    SentenceReview(
                        "I am sorry, that is a poor start to a Friday.", (Move.APOLOGISE, Move.ACKNOWLEDGE)
                    ),
                ),
                ledger=GOOD,
                change_total={Gauge.HEAT: -12},
                cost=0,
                weak=False,
                better="",
                why="",
                problem="",
                source="",
            ),
        )
        return Debrief(
            self.scenario.title,
            self.scenario.endings[-1],
            Scorecard(41, False, 70, marks, critical),
            END,
            (FIRST, SECOND, THIRD),
            reviews,
        )


def going_on() -> StillPlay:
    """A talk of two turns and a note."""
    return StillPlay(Transcript(START, STEPS))


def ended() -> StillPlay:
    """The same talk when it is over."""
    return StillPlay(Transcript(START, STEPS, END), over=True, outcome=Outcome.ENDED)
