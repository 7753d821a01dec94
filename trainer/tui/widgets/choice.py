"""One setting with a few values on one line: ``Mode  ‹ practice ›``."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui.ink import quiet

LABEL_CELLS = 9
"""Cells of the label where choices stand under each other."""


class Choice(Widget, can_focus=True):
    """A value walked through with left, right, space or a click."""

    BINDINGS = [
        Binding("right,space", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Previous", show=False),
    ]

    index: reactive[int] = reactive(0, layout=True)
    """Which value is chosen."""
    options: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=True)
    """Value and its words, in order."""

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: "Choice", value: str) -> None:
            """Carry the value.

            Args:
                choice: The widget.
                value: The chosen value.
            """
            super().__init__()
            self.choice = choice
            self.value = value

    def __init__(self, label: str, options: Sequence[tuple[str, str]], *, name: str, at: int = 0) -> None:
        """Offer some values.

        Args:
            label: What is chosen.
            options: Value and its words, in order; at least one.
            name: Identifier.
            at: Which value is chosen at first.
        """
        super().__init__(id=name)
        self._label = label
        self.set_reactive(Choice.options, tuple(options))
        self.set_reactive(Choice.index, at)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self.options[self.index][0]

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other values, the first one chosen."""
        self.index = 0
        self.options = tuple(options)

    def action_step(self, step: int) -> None:
        """Choose the next or the previous value."""
        self.index = (self.index + step) % len(self.options)
        self.post_message(self.Changed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the next value."""
        self.action_step(1)

    def render(self) -> Content:
        """Label, then the value between arrows; values stand in one column where the choices do."""
        style = "bold $accent" if self.has_focus else "$foreground"
        arrow = "$accent" if self.has_focus else "$quiet"
        column = 0 if self.styles.width is not None and self.styles.width.is_auto else LABEL_CELLS
        return Content.assemble(
            quiet(f"{self._label:<{column}} "),
            Content.styled("‹ ", arrow),
            Content.styled(self.options[self.index][1], style),
            Content.styled(" ›", arrow),
        )
