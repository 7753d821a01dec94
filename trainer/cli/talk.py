"""What line mode and scripts share: a line typed is a reply, or an action if it begins with a slash."""

from dataclasses import dataclass
from typing import Protocol

from trainer.cli.guess import did_you_mean
from trainer.errors import UsageError
from trainer.game import ActionShown, Exchange, Play
from trainer.model.actions import ACTIONS, find_action

SLASH = "/"
"""What an action begins with."""

LEAVES = frozenset({"quit", "exit", "bye", "leave", "q"})
"""Words by which people try to leave."""


@dataclass(frozen=True, slots=True)
class Call:
    """An action as it was typed."""

    name: str
    """The word after the slash."""
    text: str
    """What follows it."""


class Show(Protocol):
    """Anything that shows a conversation as it happens."""

    def opening(self, play: Play) -> None:
        """Show what is played and the customer's first words."""

    def heard(self, line: str) -> None:
        """Show what the trainee said or did, where nobody saw it typed."""

    def exchange(self, play: Play, exchange: Exchange) -> None:
        """Show the customer's answer to a reply."""

    def outcome(self, play: Play, outcome: ActionShown) -> None:
        """Show what an action did."""

    def ending(self, play: Play) -> None:
        """Show how it ended."""


def split(line: str) -> str | Call:
    """A reply as it stands, or the action that a line calls."""
    if not line.startswith(SLASH):
        return line
    name, _, text = line[len(SLASH) :].partition(" ")
    return Call(name.strip().lower(), text.strip())


def parse(line: str) -> str | Call:
    """Like ``split``, and an action must be one that there is.

    Raises:
        UsageError: There is no such action, or its argument is missing.
    """
    said = split(line)
    if isinstance(said, str):
        return said
    spec = find_action(said.name)
    if said.name in LEAVES:
        raise UsageError(
            f"there is no action '/{said.name}'", remedy="/end ends the talk; Ctrl+D leaves and keeps it"
        )
    if spec is None:
        names = [action.name for action in ACTIONS]
        hint = did_you_mean(said.name, names)
        raise UsageError(f"there is no action '/{said.name}'{hint}", remedy="actions are " + ", ".join(names))
    if spec.needs_argument and not said.text:
        raise UsageError(f"'/{spec.name}' needs its text", remedy=f"write '/{spec.name} {spec.argument}'")
    return said


def take(play: Play, said: str | Call, show: Show) -> None:
    """Carry out one reply or action and show what came of it.

    Raises:
        CoolheadError: It was refused, or could not be kept.
    """
    if isinstance(said, Call):
        show.outcome(play, play.act(said.name, said.text))
    else:
        show.exchange(play, play.say(said))
