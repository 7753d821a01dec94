"""What can be done when a conversation is over: write the ticket, then see how it went.

A ticket is often written after the call. Letters that were meant for the
customer and come too late are no note, so they are refused once a burst, and
their Enter opens nothing.
"""

from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.tui.ink import quiet
from trainer.tui.widgets.composer import SLASH, Composer
from trainer.wording.words import OUTCOME_WORDS

if TYPE_CHECKING:
    from trainer.game import Play

STILL_TYPING = 2.0
"""Seconds after a letter within which Enter ends what was being typed."""


class AfterTalk(Screen[None]):
    """A screen with a conversation that may be over."""

    play: "Play"
    """The conversation."""
    noting = False
    """Whether a note is being written although it is over."""
    _typed_at = -STILL_TYPING
    _reminded_of = ""

    @property
    def still_typing(self) -> bool:
        """Whether a letter was typed just now."""
        return monotonic() - self._typed_at < STILL_TYPING

    def show_end(self) -> None:
        """Say how it stopped, and lead on to the ticket and the debrief; nothing while it goes on."""
        over = self.play.over and not self.noting
        composer = self.query_one(Composer)
        composer.display = not over
        self.query_one("#end-row").display = over
        if not over:
            return
        words = OUTCOME_WORDS.get(str(self.play.outcome), "It is over.")
        more = " F3 writes on your ticket." if self.play.wraps_up else ""
        self.query_one("#over", Static).update(Content.assemble((words, "bold"), quiet(more)))
        self.query_one("#debrief").focus()

    def write_ticket(self) -> None:
        """Give the prompt back for the ticket alone."""
        self.noting = True
        self.show_end()
        self.query_one(Composer).for_ticket()
        self.refresh_bindings()

    def leave_ticket(self) -> None:
        """The note is written, or not wanted; what stands in the prompt stays there."""
        self.noting = False
        self.show_end()
        self.refresh_bindings()

    def reminds_of_note(self) -> bool:
        """Whether a half-written note had to be called to mind; once is enough."""
        draft = self.query_one(Composer).note
        if not draft or draft == self._reminded_of:
            return False
        self._reminded_of = draft
        self.notify("Your note is not on the ticket yet. F3 goes back to it, Enter leaves it.", markup=False)
        return True

    def too_late(self, event: events.Key) -> None:
        """A slash begins a note; of other letters it is said that nothing more can be said."""
        if not event.is_printable:
            return
        event.stop()
        if event.character == SLASH and self.play.wraps_up and not self.still_typing:
            self.write_ticket()
            self.query_one(Composer).type_in(SLASH)
            return
        if not self.still_typing:
            more = " F3 writes on your ticket." if self.play.wraps_up else ""
            self.notify(f"It is over: nothing more can be said.{more}", markup=False)
        self._typed_at = monotonic()
