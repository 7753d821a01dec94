"""Persona: who the customer is, whatever the situation."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trainer.model.lines import NO_LINES, Content, LineSet, Name, Percent, Text
from trainer.model.moves import Move


class Degree(StrEnum):
    """How strongly a persona shows its temper."""

    MILD = "mild"
    MARKED = "marked"
    SEVERE = "severe"


class Temperament(Content):
    """Where the mood starts and how fast it moves."""

    heat: Percent
    """Heat at the start."""
    trust: Percent
    """Trust at the start."""
    patience: Percent
    """Patience at the start."""
    clarity: Percent = 40
    """Clarity at the start."""
    volatility: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    """Multiplies every rise of heat."""
    forgiveness: Annotated[float, Field(ge=0.3, le=2.0)] = 1.0
    """Multiplies every fall of heat and every rise of trust."""
    impatience: Annotated[int, Field(ge=0, le=20)] = 6
    """Patience lost in a turn without progress."""


class Norms(Content):
    """What this person takes for good manners, 0 (little) to 100 (much). Of a person, never of a nation."""

    directness: Percent = 50
    """Says and expects things straight."""
    formality: Percent = 50
    """Expects titles, surnames and full sentences."""
    hierarchy: Percent = 50
    """Expects rank to be honoured."""
    face: Percent = 50
    """Must not be shown up, nor show others up."""
    small_talk: Percent = 30
    """Expects a little warmth before business."""
    certainty: Percent = 50
    """Needs exact times and clear commitments."""


class Trigger(StrEnum):
    """Things other than moves that a persona can be sensitive to."""

    JARGON = "jargon"
    OPTIONS = "options"
    LONG_REPLY = "long_reply"
    SHOUTING = "shouting"
    NAME = "name"
    QUESTIONS = "questions"
    HOLD = "hold"
    REPETITION = "repetition"
    WAITING = "waiting"


class PushbackLines(Content):
    """What the customer says back to each harmful move."""

    any: LineSet
    """To any harmful move that has no lines of its own."""
    blame_customer: LineSet = NO_LINES
    """To being blamed."""
    argue: LineSet = NO_LINES
    """To being contradicted."""
    dismiss: LineSet = NO_LINES
    """To having it made small."""
    calm_down: LineSet = NO_LINES
    """To being told to calm down."""
    sarcasm: LineSet = NO_LINES
    """To mockery."""
    insult: LineSet = NO_LINES
    """To rudeness."""
    stonewall: LineSet = NO_LINES
    """To a shut door."""
    rush: LineSet = NO_LINES
    """To being hurried."""
    overpromise: LineSet = NO_LINES
    """To a promise nobody can keep."""
    canned: LineSet = NO_LINES
    """To a stock phrase."""

    def to(self, move: Move) -> LineSet:
        """Lines in answer to one harmful move."""
        lines: LineSet = getattr(self, move.value)
        return lines


class NeedLines(Content):
    """What the customer says while one need is the next to be met; scenarios say it more specifically."""

    heard: LineSet
    """Wants to tell it."""
    acknowledged: LineSet
    """Wants somebody to see what it is like."""
    agreed: LineSet
    """Wants to be sure that it is understood."""
    helped: LineSet
    """Wants something done."""
    informed: LineSet
    """Wants to know what happens and when."""
    closed: LineSet
    """Is ready to be seen off."""


class EventLines(Content):
    """What the customer says at each event. Every set needs lines for every band in which it can occur."""

    repeats: LineSet
    """Not listened to, first time: says so. The scenario's own words may follow."""
    last_chance: LineSet
    """Not listened to, second time: gives one more chance."""
    asks_supervisor: LineSet
    """Third time: asks for somebody else."""
    threatens: LineSet
    """Patience nearly gone: names a consequence."""
    softens: LineSet
    """A feeling was named, or an apology came, where it was due: a short acceptance."""
    goes_on: LineSet
    """Was invited to go on and has no more of the story to tell."""
    agrees: LineSet
    """Was understood: a short yes."""
    welcomes: LineSet
    """Somebody took it on: a short, guarded approval."""
    accepts: LineSet
    """Takes a solution."""
    doubts: LineSet
    """Is not convinced of a solution."""
    declines: LineSet
    """Refuses a solution."""
    hedges: LineSet
    """Cannot decide."""
    withholds: LineSet
    """Is asked for something and does not trust enough to tell."""
    interrogated: LineSet
    """Too many questions in a row."""
    cannot_say: LineSet = NO_LINES
    """Is asked something they do not know or do not see the point of."""
    again: LineSet
    """Is asked what was told before."""
    tired: LineSet
    """Hears the same apology or the same reply once more."""
    empathy_only: LineSet
    """Hears kind words where action is due."""
    contradiction: LineSet
    """Was given two different times for one thing."""
    confused: LineSet
    """Does not follow what was said."""
    jargon: LineSet
    """Does not know a word of the trade."""
    too_many: LineSet
    """Is given too much to choose from."""
    waits: LineSet = NO_LINES
    """Is asked for a moment, and gives it."""
    held: LineSet
    """Comes back from being on hold."""
    falls_silent: LineSet
    """Says nothing, audibly."""
    hangs_up: LineSet
    """Ends it in anger."""
    handed_over: LineSet
    """Is passed to a supervisor."""
    sent_on: LineSet
    """Is pointed to somebody else."""
    cut_off: LineSet
    """The trainee ends it before the time."""
    thanks: LineSet
    """Ends it content."""


class Persona(Content):
    """Who the customer is: temperament, norms, sensitivities and voice."""

    persona: Name
    """Identifier, the same as the file's name."""
    title: Text
    """Two or three words for lists, e.g. ``Angry``."""
    about: Text
    """Who this is and what helps, in a sentence or two for the trainee."""
    temperament: Temperament
    """Where the mood starts and how it moves."""
    norms: Norms = Norms()
    """What counts as good manners."""
    sensitivities: dict[Move | Trigger, Annotated[float, Field(ge=0.0, le=3.0)]] = Field(default_factory=dict)
    """Move or trigger -> multiplier of its effect, 1.0 where not named."""
    openers: LineSet = NO_LINES
    """Short words before a line, such as ``Look.``: where authored variety is on."""
    heat_words: tuple[Text, Text, Text, Text] = ("calm", "annoyed", "angry", "furious")
    """How the four heat bands show from outside, lowest first."""
    needs: NeedLines
    """What is said while each need is due."""
    pushback: PushbackLines
    """What is said back to harm."""
    lines: EventLines
    """What is said at each event."""

    def sensitivity(self, key: Move | Trigger) -> float:
        """How strongly this persona takes ``key``: 1.0 is as anybody would."""
        return self.sensitivities.get(key, 1.0)
