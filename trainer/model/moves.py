"""The 31 communication moves that a reply can make, and what each one is.

The names are the wire names used in transcripts and on the command line. They
never change; labels and gists are for people and may.
"""

from dataclasses import dataclass
from enum import StrEnum


class Move(StrEnum):
    """A communication act recognised in a reply."""

    GREET = "greet"
    LISTEN = "listen"
    ACKNOWLEDGE = "acknowledge"
    APOLOGISE = "apologise"
    RESTATE = "restate"
    CONFIRM = "confirm"
    CLARIFY = "clarify"
    TAKE_OWNERSHIP = "take_ownership"
    EXPLAIN = "explain"
    PROPOSE = "propose"
    OFFER_OPTIONS = "offer_options"
    RECOMMEND = "recommend"
    SET_EXPECTATION = "set_expectation"
    RECORD = "record"
    FOLLOW_UP = "follow_up"
    ESCALATE = "escalate"
    REFER = "refer"
    REASSURE = "reassure"
    THANK = "thank"
    SET_BOUNDARY = "set_boundary"
    CLOSE = "close"
    BLAME_CUSTOMER = "blame_customer"
    ARGUE = "argue"
    DISMISS = "dismiss"
    CALM_DOWN = "calm_down"
    SARCASM = "sarcasm"
    INSULT = "insult"
    STONEWALL = "stonewall"
    RUSH = "rush"
    OVERPROMISE = "overpromise"
    CANNED = "canned"

    @property
    def harmful(self) -> bool:
        """Whether this move makes things worse."""
        return self in HARMFUL

    @property
    def label(self) -> str:
        """The move as a short phrase for people, e.g. ``"named the feeling"``."""
        return MOVE_INFO[self].label

    @property
    def gist(self) -> str:
        """One sentence that says what counts as this move."""
        return MOVE_INFO[self].gist


@dataclass(frozen=True, slots=True)
class MoveInfo:
    """What people are told about a move."""

    label: str
    """Past-tense phrase that fits after "you", e.g. ``"set a time"``."""
    gist: str
    """One sentence on what counts."""


MOVE_INFO: dict[Move, MoveInfo] = {
    Move.GREET: MoveInfo("greeted", "Says hello, gives a name, or opens with an offer of help."),
    Move.LISTEN: MoveInfo("listened", "Lets the customer go on without taking over."),
    Move.ACKNOWLEDGE: MoveInfo("named the feeling", "Accepts what this feels like or what it costs them."),
    Move.APOLOGISE: MoveInfo("apologised", "Says sorry for what happened."),
    Move.RESTATE: MoveInfo("played it back", "Gives the problem back with its content."),
    Move.CONFIRM: MoveInfo("checked it", "Asks whether it is understood right or the plan suits."),
    Move.CLARIFY: MoveInfo("asked a question", "Asks for a fact that is needed."),
    Move.TAKE_OWNERSHIP: MoveInfo("took it on", "Commits to dealing with the case."),
    Move.EXPLAIN: MoveInfo("explained", "Gives a reason, a rule or honest information."),
    Move.PROPOSE: MoveInfo("proposed a step", "Names a concrete action or fix."),
    Move.OFFER_OPTIONS: MoveInfo("offered a choice", "Gives two or more ways to choose from."),
    Move.RECOMMEND: MoveInfo("recommended", "Says which choice is best."),
    Move.SET_EXPECTATION: MoveInfo("set a time", "Says what happens next and when."),
    Move.RECORD: MoveInfo("put it on record", "Says that it is written down, logged or raised."),
    Move.FOLLOW_UP: MoveInfo("promised to come back", "Promises a later call, mail or check."),
    Move.ESCALATE: MoveInfo("brought in someone senior", "Brings in a supervisor or a specialist team."),
    Move.REFER: MoveInfo("pointed the way", "Points to somebody else who can serve them."),
    Move.REASSURE: MoveInfo("reassured", "Comforts about the outcome or their part in it."),
    Move.THANK: MoveInfo("thanked", "Thanks the customer."),
    Move.SET_BOUNDARY: MoveInfo("set a limit", "Says a firm, polite no or names a limit."),
    Move.CLOSE: MoveInfo("wrapped up", "Asks whether there is more, or says goodbye."),
    Move.BLAME_CUSTOMER: MoveInfo("blamed the customer", "Says or hints that it is their own fault."),
    Move.ARGUE: MoveInfo("argued", "Contradicts, denies or insists on being right."),
    Move.DISMISS: MoveInfo("brushed it off", "Makes it small or shows that it does not matter."),
    Move.CALM_DOWN: MoveInfo("told them how to feel", "Orders them to calm down or to behave."),
    Move.SARCASM: MoveInfo("mocked them", "Mocks or is ironic at their expense."),
    Move.INSULT: MoveInfo("were rude", "Insults, belittles, swears at or threatens."),
    Move.STONEWALL: MoveInfo("shut the door", "Refuses with no reason and no other way."),
    Move.RUSH: MoveInfo("hurried them", "Pushes them along or cuts them off."),
    Move.OVERPROMISE: MoveInfo("promised too much", "Promises what nobody can be sure of."),
    Move.CANNED: MoveInfo("used a stock phrase", "Says what could be sent to anybody."),
}

HARMFUL: frozenset[Move] = frozenset(
    {
        Move.BLAME_CUSTOMER,
        Move.ARGUE,
        Move.DISMISS,
        Move.CALM_DOWN,
        Move.SARCASM,
        Move.INSULT,
        Move.STONEWALL,
        Move.RUSH,
        Move.OVERPROMISE,
        Move.CANNED,
    }
)
"""The moves that make things worse."""
