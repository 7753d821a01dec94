"""The ticket as the trainee has written it so far."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.ink import quiet, stacked
from trainer.wording.harmless import one_line


class Ticket(Widget):
    """Notes, newest last."""

    notes: reactive[tuple[str, ...]] = reactive((), layout=True)
    """Lines written so far."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="ticket")

    def show(self, notes: Sequence[str]) -> None:
        """Show these notes."""
        self.notes = tuple(notes)

    def render(self) -> Content:
        """One dash a note, or how to write the first one."""
        if not self.notes:
            return quiet("Nothing written yet. F3 writes a note.")
        return stacked([Content(f"– {one_line(note)}") for note in self.notes])
