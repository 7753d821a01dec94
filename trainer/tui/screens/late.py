"""What is typed when a conversation is over already: it is said once, and its Enter opens nothing."""

from time import monotonic

from textual import events
from textual.screen import Screen

STILL_TYPING = 2.0
"""Seconds after a letter within which Enter ends what was being typed."""


class TypedTooLate(Screen[None]):
    """A screen on which nothing can be written any more."""

    _typed_at = -STILL_TYPING

    @property
    def still_typing(self) -> bool:
        """Whether a letter was typed just now."""
        return monotonic() - self._typed_at < STILL_TYPING

    def too_late(self, event: events.Key) -> None:
        """Say once a burst of typing that nothing can be said or written any more."""
        if not event.is_printable:
            return
        event.stop()
        if not self.still_typing:
            self.notify("It is over: nothing more can be said or written on the ticket.", markup=False)
        self._typed_at = monotonic()
