"""Where the trainee writes.

Enter sends, Ctrl+J or Shift+Enter begins a new line. A paste of several lines
never sends: a terminal that marks pastes delivers them as one event, and where
it does not, an Enter that arrives within a burst of keys is held for a moment
and becomes a new line if more keys follow.
"""

from time import monotonic

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from trainer.wording.harmless import harmless

BURST_SECONDS = 0.012
"""Keys closer together than this come from a paste, or from a program, not from fingers."""

HOLD_SECONDS = 0.06
"""How long an Enter within a burst waits for what follows."""

NEW_LINE_KEYS = frozenset({"ctrl+j", "shift+enter", "alt+enter", "ctrl+enter"})
"""Keys that begin a new line, as far as a terminal can tell them from Enter."""


class Prompt(TextArea):
    """A text area that reports what was written."""

    BINDINGS = [
        Binding("enter", "submit", "Send", key_display="Enter", tooltip="send your reply"),
    ]

    class Submitted(Message):
        """The trainee sent something."""

        def __init__(self, text: str) -> None:
            """Carry the text.

            Args:
                text: What was written, untouched.
            """
            super().__init__()
            self.text = text

    class CompletionMoved(Message):
        """An arrow was pressed while actions are offered."""

        def __init__(self, step: int) -> None:
            """Carry the direction.

            Args:
                step: −1 up, +1 down.
            """
            super().__init__()
            self.step = step

    class CompletionTaken(Message):
        """The marked action was chosen."""

        def __init__(self, *, by_enter: bool) -> None:
            """Carry the key.

            Args:
                by_enter: Whether Enter was pressed, which sends what needs no completion.
            """
            super().__init__()
            self.by_enter = by_enter

    class Dismissed(Message):
        """Escape was pressed."""

    def __init__(self) -> None:
        """An empty prompt."""
        super().__init__(
            id="prompt", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
        )
        self.highlight_cursor_line = False
        self.offering = False
        """Whether actions are being offered, so that arrows and Tab belong to the list."""
        self._last_key = 0.0
        self._held: Timer | None = None

    def replace_text(self, text: str) -> None:
        """Put ``text`` in, the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Take every key in the order in which it was pressed.

        Key bindings would do for Enter and Tab, but they run past the queue of
        keys: an Enter that comes fast after letters would send without them.
        """
        if self._held is not None:
            self._release_hold()
            self.insert("\n")
        own = {"enter": self.action_submit, "tab": self.action_complete, "escape": self.action_dismiss}
        handler = self.action_newline if event.key in NEW_LINE_KEYS else own.get(event.key)
        if handler is None:
            self._last_key = monotonic()
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        handler()

    async def _on_paste(self, event: events.Paste) -> None:
        """Insert a paste with its line ends normalised and its controls made visible."""
        event.stop()
        event.prevent_default()
        self.insert(harmless(event.text))

    def action_submit(self) -> None:
        """Send, unless this Enter looks like part of a paste."""
        if self.offering:
            self.post_message(self.CompletionTaken(by_enter=True))
        elif self._in_burst():
            self._held = self.set_timer(HOLD_SECONDS, self._send)
        else:
            self._send()

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_complete(self) -> None:
        """Take the marked action, or move on to the next widget."""
        if self.offering:
            self.post_message(self.CompletionTaken(by_enter=False))
        else:
            self.screen.focus_next()

    def action_dismiss(self) -> None:
        """Report an Escape."""
        self.post_message(self.Dismissed())

    def action_cursor_up(self, select: bool = False) -> None:
        """Up in the list of actions, or in the text."""
        if self.offering:
            self.post_message(self.CompletionMoved(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down in the list of actions, or in the text."""
        if self.offering:
            self.post_message(self.CompletionMoved(1))
        else:
            super().action_cursor_down(select)

    def _in_burst(self) -> bool:
        """Whether the last key came too shortly ago for fingers."""
        return monotonic() - self._last_key < BURST_SECONDS

    def _release_hold(self) -> None:
        """Forget the Enter that is being held."""
        if self._held is not None:
            self._held.stop()
            self._held = None

    def _send(self) -> None:
        """Report the text."""
        self._release_hold()
        self.post_message(self.Submitted(self.text))
