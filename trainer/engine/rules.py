"""The mood table: what each move does to each gauge, why, and on what evidence.

How to read it. A helpful move is looked up by its *phase* in this reply:

- ``DUE``    it served the need that was due (or one that became due in the same reply);
- ``EARLY``  a need before the ones it serves is still open;
- ``LATE``   every need that it serves is met already.

A harmful move has one row and it holds always. Numbers are points on gauges
of 0..100 for a person without special sensitivities; persona and degree scale
them (``appraise``). Rows that cost nothing are left out. A helpful move that is
due never raises heat: a test holds the table to that.
"""

from dataclasses import dataclass
from enum import StrEnum

from trainer.model.moves import Move

CHAPTER = "Handling Difficult Customer Situations, ch. 5"
SIX_STEPS = "Six steps to cool an overheated customer"
FOUR_WAYS = "Four ways to deal with difficult customers"
TOP_STEPS = "Top steps to handle difficult customers"
CARE = "Serving difficult customers with care"
RECOVERY = "Marinova, Singh & Singh 2018"
WARM = "Packard, Li & Berger 2023"
CONCRETE = "Packard & Berger 2021"
STICKY = "Zuters & Leonova 2020"
REFLECTION = "AnnoMI: good practitioners reflect 28.5 %, poor ones 7.0 %"


class Phase(StrEnum):
    """How a helpful move stands to the customer's needs in this reply."""

    DUE = "due"
    EARLY = "early"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what a move in a phase does, and why."""

    reason: str
    """What the trainee did, as the debrief says it."""
    source: str
    """The evidence."""
    heat: int = 0
    """Points of heat."""
    trust: int = 0
    """Points of trust."""
    patience: int = 0
    """Points of patience."""
    clarity: int = 0
    """Points of clarity."""


HELPFUL: dict[tuple[Move, Phase], Rule] = {
    (Move.GREET, Phase.DUE): Rule("You opened with a proper greeting", WARM, heat=-1, trust=2),
    (Move.GREET, Phase.LATE): Rule("You greeted again in mid-conversation", WARM, patience=-1),
    (Move.LISTEN, Phase.DUE): Rule("You let them tell it", CHAPTER, heat=-5, trust=3, patience=2),
    (Move.LISTEN, Phase.LATE): Rule("You went on listening where it was time to act", WARM, patience=-1),
    (Move.ACKNOWLEDGE, Phase.DUE): Rule("You named what this is like for them", CHAPTER, heat=-7, trust=3),
    (Move.ACKNOWLEDGE, Phase.LATE): Rule("You named the feeling where action was due", RECOVERY, patience=-2),
    (Move.APOLOGISE, Phase.DUE): Rule("You apologised, early and once", RECOVERY, heat=-5, trust=2),
    (Move.APOLOGISE, Phase.LATE): Rule("You apologised where action was due", RECOVERY, patience=-2),
    (Move.RESTATE, Phase.DUE): Rule("You played the problem back", REFLECTION, heat=-5, trust=4, clarity=5),
    (Move.RESTATE, Phase.LATE): Rule(
        "You went over the problem again after it was agreed", WARM, patience=-1
    ),
    (Move.CONFIRM, Phase.DUE): Rule("You checked it with them", CHAPTER, trust=2, clarity=3),
    (Move.CLARIFY, Phase.DUE): Rule("You asked what you needed to know", CARE, trust=1, clarity=2),
    (Move.CLARIFY, Phase.EARLY): Rule(
        "You asked for facts before they had been heard", CHAPTER, heat=5, patience=-3
    ),
    (Move.TAKE_OWNERSHIP, Phase.DUE): Rule("You took it on", FOUR_WAYS, heat=-3, trust=3),
    (Move.TAKE_OWNERSHIP, Phase.EARLY): Rule(
        "You promised to act before you knew the problem", CHAPTER, trust=1
    ),
    (Move.EXPLAIN, Phase.DUE): Rule("You gave honest information", SIX_STEPS, clarity=6, trust=1),
    (Move.EXPLAIN, Phase.EARLY): Rule("You explained before they had been heard", CHAPTER, heat=4, trust=-2),
    (Move.PROPOSE, Phase.DUE): Rule("You named a concrete step", CONCRETE, clarity=5, trust=2, patience=2),
    (Move.PROPOSE, Phase.EARLY): Rule(
        "You offered a fix before they had been heard", CHAPTER, heat=5, trust=-3
    ),
    (Move.OFFER_OPTIONS, Phase.DUE): Rule("You gave them a choice", RECOVERY, heat=-2, trust=2, clarity=3),
    (Move.OFFER_OPTIONS, Phase.EARLY): Rule(
        "You offered choices before they had been heard", CHAPTER, heat=3
    ),
    (Move.RECOMMEND, Phase.DUE): Rule("You said which one you would take", CONCRETE, clarity=8, trust=2),
    (Move.RECOMMEND, Phase.EARLY): Rule("You recommended before you knew the case", CARE, trust=-2),
    (Move.SET_EXPECTATION, Phase.DUE): Rule(
        "You said what happens next and when", SIX_STEPS, heat=-2, clarity=9, trust=2, patience=3
    ),
    (Move.SET_EXPECTATION, Phase.EARLY): Rule("You gave a time", SIX_STEPS, clarity=3),
    (Move.RECORD, Phase.DUE): Rule("You put it on record", SIX_STEPS, trust=3, clarity=1),
    (Move.RECORD, Phase.EARLY): Rule("You put it on record", SIX_STEPS, trust=1),
    (Move.FOLLOW_UP, Phase.DUE): Rule(
        "You promised to come back to them", CHAPTER, heat=-2, trust=3, clarity=3
    ),
    (Move.FOLLOW_UP, Phase.EARLY): Rule("You put them off to a later call before helping", CHAPTER, trust=-1),
    (Move.ESCALATE, Phase.DUE): Rule(
        "You brought in somebody with more authority", SIX_STEPS, heat=-4, trust=3
    ),
    (Move.ESCALATE, Phase.EARLY): Rule(
        "You passed it on before you had listened", SIX_STEPS, trust=-2, patience=-2
    ),
    (Move.REFER, Phase.DUE): Rule("You pointed them to somebody who can help", CARE, clarity=5, trust=2),
    (Move.REFER, Phase.EARLY): Rule(
        "You sent them elsewhere before you had listened", CARE, heat=4, trust=-3
    ),
    (Move.REASSURE, Phase.DUE): Rule("You took a worry off them", CHAPTER, heat=-4, trust=3),
    (Move.REASSURE, Phase.EARLY): Rule("You reassured before you knew what was wrong", CHAPTER, trust=-1),
    (Move.THANK, Phase.DUE): Rule("You thanked them", FOUR_WAYS, heat=-1, trust=2),
    (Move.CLOSE, Phase.DUE): Rule("You brought it to a good close", WARM, trust=2, heat=-1),
    (Move.CLOSE, Phase.EARLY): Rule(
        "You wrapped up before all was settled", CHAPTER, heat=7, trust=-4, patience=-3
    ),
}
"""Helpful moves by phase."""

BOUNDARY_HOT = Rule("You set a calm limit where one was needed", TOP_STEPS, heat=-2, trust=3, clarity=4)
"""A limit set to a hot or demanding customer, or where no is the honest answer."""

BOUNDARY_COLD = Rule("You set a limit that nobody had tested", TOP_STEPS, trust=-2, clarity=2)
"""A limit set to somebody who gave no reason for one."""

HARMFUL_RULES: dict[Move, Rule] = {
    Move.BLAME_CUSTOMER: Rule("You made it their fault", CHAPTER, heat=10, trust=-10),
    Move.ARGUE: Rule("You argued with them", TOP_STEPS, heat=8, trust=-7),
    Move.DISMISS: Rule("You made it small", TOP_STEPS, heat=10, trust=-8),
    Move.CALM_DOWN: Rule("You told them how to feel", CHAPTER, heat=11, trust=-6),
    Move.SARCASM: Rule("You were sarcastic", CARE, heat=11, trust=-10),
    Move.INSULT: Rule("You were rude to them", TOP_STEPS, heat=18, trust=-18, patience=-12),
    Move.STONEWALL: Rule("You refused and left them standing there", CHAPTER, heat=10, trust=-8, patience=-6),
    Move.RUSH: Rule("You hurried them", CHAPTER, heat=8, trust=-6),
    Move.OVERPROMISE: Rule("You promised what nobody can be sure of", SIX_STEPS, heat=3, trust=-7),
    Move.CANNED: Rule("You used a phrase that fits anybody", CARE, heat=5, trust=-5),
}
"""Harmful moves: always."""

SIGNAL_RULES: dict[str, Rule] = {
    "name": Rule("You used their name", CHAPTER, trust=2),
    "tailored": Rule("Your answer was made for this customer", TOP_STEPS, trust=2, clarity=3),
    "misfit": Rule("Your answer was made for somebody else", TOP_STEPS, heat=7, trust=-7, clarity=-3),
    "shouting": Rule("You shouted back", CARE, heat=9, trust=-4),
    "jargon": Rule("You used words that they do not know", CONCRETE, clarity=-8, patience=-2),
    "long_reply": Rule("You made them read through a very long reply", CONCRETE, patience=-3, clarity=-2),
    "too_many": Rule("You gave them too much to choose from at once", RECOVERY, clarity=-9, patience=-2),
    "interrogated": Rule("You fired question after question", CHAPTER, heat=4, patience=-5, trust=-2),
    "repeated": Rule("You said the same thing again", CARE, heat=5, trust=-4, patience=-4),
    "over_apology": Rule("You apologised a third time", RECOVERY, heat=3, trust=-3),
    "empathy_only": Rule("Kind words again, and nothing was done", RECOVERY, heat=3, patience=-5),
    "contradiction": Rule(
        "You gave two different times for the same thing", SIX_STEPS, heat=5, trust=-9, clarity=-6
    ),
    "straight_to_business": Rule(
        "You went straight to business with somebody who values a greeting", CHAPTER, trust=-2
    ),
    "invited": Rule("You left them room to speak", TOP_STEPS, trust=4, heat=-2),
    "passed_over": Rule("Your reply passed over what they needed first", CHAPTER, heat=5, trust=-3),
    "no_progress": Rule("A turn without progress", STICKY),
    "progress": Rule("Things moved forward", STICKY, patience=2),
    "supervisor": Rule("They asked for a supervisor and got one", CHAPTER, heat=-6, trust=4),
}
"""Signals other than moves."""

VERDICT_RULES: dict[str, Rule] = {
    "accepts": Rule("You offered something that helps", FOUR_WAYS, heat=-6, trust=5, patience=5, clarity=6),
    "swallows": Rule("You told them honestly where they stand", CARE, heat=-3, trust=2, clarity=9),
    "doubts": Rule("You offered it before they could believe in it", STICKY, trust=-1),
    "unfounded": Rule("You offered it before you knew what it depends on", STICKY, trust=-1),
    "declines": Rule("You offered something that does not help here", TOP_STEPS, heat=2, patience=-3),
    "hedges": Rule("You left the choice to somebody who cannot choose", CONCRETE, patience=-1, clarity=-3),
    "withholds": Rule("You asked for something they do not trust you with yet", STICKY, patience=-2),
    "critical": Rule("You did what you were not allowed to do", SIX_STEPS, trust=-8),
}
"""What the customer makes of an offer or a question."""

ACTION_RULES: dict[str, Rule] = {
    "lookup": Rule("They waited while you looked something up", STICKY, patience=-2),
    "hold_asked": Rule("You put them on hold after asking", CHAPTER, patience=-2),
    "hold_unasked": Rule("You put them on hold without asking", CHAPTER, heat=4, patience=-7),
}
"""What waiting costs."""

NORM_FACTORS: tuple[tuple[str, Move, float], ...] = (
    ("directness", Move.EXPLAIN, 1.4),
    ("directness", Move.SET_EXPECTATION, 1.2),
    ("face", Move.BLAME_CUSTOMER, 1.3),
    ("face", Move.ARGUE, 1.3),
    ("face", Move.LISTEN, 1.3),
    ("hierarchy", Move.ESCALATE, 1.4),
    ("certainty", Move.SET_EXPECTATION, 1.3),
    ("formality", Move.GREET, 1.5),
    ("formality", Move.THANK, 1.5),
)
"""Norm of 70 or more -> factor on a move's effect. Norms are a person's, never a nation's."""

STRONG_NORM = 70
"""From which value a norm changes how moves are taken."""

REPEAT_FACTORS: dict[Move, tuple[float, ...]] = {
    Move.APOLOGISE: (1.0, 0.5, 0.0),
    Move.ACKNOWLEDGE: (1.0, 0.8, 0.5, 0.25, 0.0),
    Move.REASSURE: (1.0, 0.6, 0.3, 0.0),
    Move.THANK: (1.0, 0.5, 0.0),
    Move.TAKE_OWNERSHIP: (1.0, 0.6, 0.3, 0.0),
    Move.LISTEN: (1.0, 1.0, 0.8, 0.5, 0.3, 0.0),
}
"""What the n-th use of a move is still worth; the last value stays."""

DEFAULT_REPEAT: tuple[float, ...] = (1.0, 0.9, 0.7, 0.5, 0.3)
"""The same for moves that are not named."""

HARM_REPEAT: tuple[float, ...] = (1.0, 1.2, 1.4)
"""Harm weighs more each time."""

FURTHER_HARM = 0.5
"""Factor on every harmful move of a reply but the worst: one slap hurts, the second less."""

ANGER_THAT_STAYS = 3
"""Until help has come, heat does not fall below this part of where it started: a third."""

ANGER_AFTER_HELP = 8
"""After that, an eighth: frustration is sticky."""

TRUST_BEFORE_HELP = 72
"""Most trust that words alone can earn."""

TRUST_BEFORE_GOODBYE = 90
"""Most trust before it is all done."""

MAX_COOLING = 25
"""Most points of heat that one turn can take away."""
