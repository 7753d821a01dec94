"""Who plays: an id to type, or one of those who have played here."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from trainer.tui.ink import quiet
from trainer.tui.widgets.too_small import TooSmall
from trainer.wording.harmless import one_line

WIDEST = 60
"""Characters of an id that are shown."""

TYPED = 200
"""Characters of the longest id that can be typed here; longer ones come with --learner."""


class LearnerScreen(ModalScreen[str | None]):
    """Gives the chosen id, or nothing where it was closed."""

    CSS_PATH = "learner.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", key_display="Esc", priority=True),
        Binding("down", "to_list", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, current: str, known: Sequence[str]) -> None:
        """Offer the learners that are known.

        Args:
            current: Who plays now.
            known: Ids that have sessions or courses here.
        """
        super().__init__()
        self._current = current
        self._known = tuple(known)

    def compose(self) -> ComposeResult:
        """A field, and below it those who are known."""
        note = "Each learner has sessions, results and courses of their own. No password; choose any id."
        rows = [
            Option(
                f"{one_line(who, WIDEST)}{'  (now)' if who == self._current else ''}", id=f"known-{number}"
            )
            for number, who in enumerate(self._known)
        ]
        page = Vertical(
            Static(quiet(note), id="note"),
            Input(placeholder="Your id, then Enter", id="who", max_length=TYPED, compact=True),
            OptionList(*rows, id="known", markup=False, compact=True),
            id="page",
        )
        page.border_title = Content("Who plays?")
        page.border_subtitle = Content("Esc closes")
        yield page
        yield TooSmall()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._known[event.option_index])

    def action_to_list(self) -> None:
        """From the field to those who are known."""
        self.query_one(OptionList).focus()

    def action_close(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)
