"""What a trainee can do besides replying. One declaration serves slash command, key, palette and help."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action."""

    name: str
    """Word after the slash."""
    argument: str
    """What follows it, in capitals; empty if nothing does."""
    help: str
    """What it does, in one plain clause."""
    ends: bool = False
    """Whether it ends the conversation."""
    needs_argument: bool = False
    """Whether it is refused without its argument."""
    afterwards: bool = False
    """Whether it can be done when the conversation is over too: tickets are often written after the call."""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("note", "TEXT", "write a line on the ticket", needs_argument=True, afterwards=True),
    ActionSpec("ticket", "", "read the ticket as it stands", afterwards=True),
    ActionSpec("lookup", "WORDS", "look something up in your tools", needs_argument=True),
    ActionSpec("hold", "REASON", "put the customer on hold for a moment"),
    ActionSpec("breathe", "", "take a breath before you answer"),
    ActionSpec("hint", "", "ask what might help now; costs points in practice"),
    ActionSpec("escalate", "REASON", "hand over to a supervisor", ends=True),
    ActionSpec(
        "refer", "WHERE", "send the customer to somebody who can serve them", ends=True, needs_argument=True
    ),
    ActionSpec("end", "", "end the conversation", ends=True),
)
"""All actions in the order in which help lists them."""


AFTERWARDS: frozenset[str] = frozenset(action.name for action in ACTIONS if action.afterwards)
"""Names of what can be done when the conversation is over."""


def find_action(name: str) -> ActionSpec | None:
    """The action called ``name``, or None."""
    return next((action for action in ACTIONS if action.name == name), None)
