"""The actions that fit what was typed after a slash."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.model.actions import ACTIONS, ActionSpec, find_action
from trainer.tui.commands import ACTION_KEYS, key_words

SLIM_BELOW = 110
"""Width of the window below which arguments are left out of the list."""


class SlashMenu(OptionList, can_focus=False):
    """A list above the prompt; the prompt keeps the focus."""

    class Picked(Message):
        """An action was clicked or taken."""

        def __init__(self, action: ActionSpec) -> None:
            """Carry the action.

            Args:
                action: Which one.
            """
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="slash-menu")
        self.display = False
        self._fitting: Sequence[ActionSpec] = ()

    def offer(self, typed: str, allowed: Sequence[str]) -> bool:
        """Show the actions that begin with what was typed.

        Args:
            typed: The whole text of the prompt.
            allowed: Names of the actions that this mode has.

        Returns:
            Whether anything is offered.
        """
        name = (
            typed[1:]
            if typed.startswith("/") and len(typed.split()) < 2 and not typed[-1].isspace()
            else None
        )
        fitting = (
            [] if name is None else [a for a in ACTIONS if a.name in allowed and a.name.startswith(name)]
        )
        self._fitting = fitting
        self.display = bool(fitting)
        if fitting:
            self.set_options(
                [
                    Option(_row(action, slim=self.app.size.width < SLIM_BELOW), id=action.name)
                    for action in fitting
                ]
            )
            self.highlighted = 0
        return bool(fitting)

    def close(self) -> None:
        """Offer nothing."""
        self.display = False
        self._fitting = ()

    def move(self, step: int) -> None:
        """Mark the next or the previous action."""
        if step > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def completes(self, typed: str) -> bool:
        """Whether there is something to add to what was typed; if not, it can be sent as it stands."""
        spec = find_action(typed.strip().removeprefix("/"))
        return spec is None or spec.needs_argument

    def take(self) -> None:
        """Report the marked action."""
        if self.highlighted is not None and self._fitting:
            self.post_message(self.Picked(self._fitting[self.highlighted]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes the action under it."""
        event.stop()
        self.post_message(self.Picked(self._fitting[event.option_index]))


def _row(action: ActionSpec, *, slim: bool) -> Table:
    """Name, argument, help and key on one line."""
    row = Table.grid(padding=(0, 2, 0, 0), expand=True)
    row.add_column(width=9 if slim else 18, no_wrap=True)
    row.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    row.add_column(no_wrap=True)
    usage = f"/{action.name}" if slim else f"/{action.name} {action.argument}".rstrip()
    row.add_row(Text(usage, style="bold"), Text(action.help), Text(key_words(ACTION_KEYS[action.name][0])))
    return row
