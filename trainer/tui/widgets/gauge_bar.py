"""One side of the mood on one line: name, bar, number and word."""

from textual.content import Content
from textual.geometry import clamp
from textual.reactive import reactive
from textual.widget import Widget

from trainer.model.mood import BAND_WORDS, Gauge, band_index
from trainer.tui.ink import bold, quiet
from trainer.wording.words import GAUGE_TITLES

NAME_CELLS, NUMBER_CELLS, WORD_CELLS, CHANGE_CELLS = 9, 5, 12, 4
"""Cells of the columns beside the bar."""

LEAST_BAR, MOST_BAR = 5, 24
"""Cells of the bar."""


class GaugeBar(Widget):
    """Trust, patience or clarity from 0 to 100."""

    shown: reactive[float] = reactive(0.0)
    """Drawn value; moves smoothly towards what was set."""
    target: reactive[int] = reactive(0)
    """Value as it is, 0..100."""
    change: reactive[int] = reactive(0)
    """Points by which the last turn changed it."""

    def __init__(self, gauge: Gauge) -> None:
        """Begin at zero.

        Args:
            gauge: Which side of the mood it shows.
        """
        super().__init__(id=f"gauge-{gauge.value}")
        self._gauge = gauge

    def show(self, value: int, change: int) -> None:
        """Move to ``value`` and say by how much the last turn changed it."""
        self.target, self.change = value, change
        self.animate("shown", float(value), duration=0.5, easing="out_cubic")

    def render(self) -> Content:
        """The line; bars of all gauges begin and end in the same columns."""
        word = BAND_WORDS[self._gauge][band_index(self.target)]
        room = self.size.width - NAME_CELLS - NUMBER_CELLS - WORD_CELLS
        change = f" {'▲' if self.change > 0 else '▼'}{abs(self.change)}" if self.change else ""
        if room - CHANGE_CELLS >= LEAST_BAR:
            room -= CHANGE_CELLS
        else:
            change = ""
        room = clamp(room, LEAST_BAR, MOST_BAR)
        full = round(self.shown / 100 * room)
        return Content.assemble(
            bold(f"{GAUGE_TITLES[self._gauge]:<{NAME_CELLS}}"),
            Content.styled("━" * full, "$primary"),
            Content.styled("─" * (room - full), "$hairline"),
            bold(f"{self.target:>{NUMBER_CELLS - 1}} "),
            Content(word),
            quiet(change),
        )
