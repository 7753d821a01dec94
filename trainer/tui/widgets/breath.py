"""A breath before the conversation: a line that grows as you breathe in and shrinks as you breathe out."""

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from trainer.tui.ink import soft

SECONDS_IN, SECONDS_OUT = 4.0, 6.0
"""Length of a breath: out longer than in, which slows the pulse."""
BREATHS = 3
"""Breaths taken."""
STEP = 0.1
"""Seconds between two drawings."""


class Breath(Widget):
    """Three slow breaths; any key or click ends them early."""

    elapsed: reactive[float] = reactive(0.0)
    """Seconds since it began."""

    class Taken(Message):
        """The breaths are over."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="breath")
        self.display = False
        self._timer: Timer | None = None

    @property
    def running(self) -> bool:
        """Whether it is going on."""
        return self._timer is not None

    def begin(self) -> None:
        """Breathe."""
        self.elapsed = 0.0
        self.display = True
        self._timer = self._timer or self.set_interval(STEP, self._step)

    def finish(self) -> None:
        """Stop and report."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.display = False
            self.post_message(self.Taken())

    def _step(self) -> None:
        """One drawing on."""
        self.elapsed += STEP
        if self.elapsed >= BREATHS * (SECONDS_IN + SECONDS_OUT):
            self.finish()

    def render(self) -> Content:
        """The words and the line."""
        within = self.elapsed % (SECONDS_IN + SECONDS_OUT)
        rising = within < SECONDS_IN
        full = within / SECONDS_IN if rising else 1 - (within - SECONDS_IN) / SECONDS_OUT
        cells = round(full * min(40, max(self.size.width - 8, 8)))
        words = "breathe in" if rising else "and slowly out"
        return Content.assemble(soft(f"{words}\n"), Content.styled("─" * cells or " ", "$primary"))

    def on_click(self) -> None:
        """A click ends it early."""
        self.finish()
