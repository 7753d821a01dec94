"""The heat thermometer: how angry the customer is, as a column, a number and a word."""

from textual.content import Content
from textual.geometry import clamp
from textual.reactive import reactive
from textual.widget import Widget

from trainer.model.mood import BAND_WIDTH, band_index
from trainer.tui.ink import bold, quiet, stacked
from trainer.tui.widgets.gauge_bar import LEAST_BAR, MOST_BAR, NAME_CELLS, NUMBER_CELLS, WORD_CELLS

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""A cell filled from below, empty to full, in eighths."""

TALL_FROM = 7
"""Rows from which the thermometer stands upright; below it lies down on one line."""


class Thermometer(Widget):
    """Heat from 0 to 100, upright where there is room and lying down where there is not."""

    heat: reactive[float] = reactive(0.0)
    """Shown heat; moves smoothly towards what was set."""
    target: reactive[int] = reactive(0)
    """Heat as it is, 0..100."""
    change: reactive[int] = reactive(0)
    """Points by which the last turn changed it."""

    def __init__(self, words: tuple[str, str, str, str]) -> None:
        """Begin at zero.

        Args:
            words: How the four bands show from outside, lowest first.
        """
        super().__init__(id="thermometer")
        self._words = words

    def show(self, heat: int, change: int) -> None:
        """Move to ``heat`` and say by how much the last turn changed it."""
        self.target, self.change = heat, change
        self.animate("heat", float(heat), duration=0.5, easing="out_cubic")

    @property
    def word(self) -> str:
        """The word for the band of the real heat."""
        return self._words[band_index(self.target)]

    def render(self) -> Content:
        """Upright or lying down, by the height at hand."""
        return self._upright() if self.size.height >= TALL_FROM else self._lying()

    def _reading(self) -> Content:
        """The number, its word and the last change."""
        parts = [bold(f"{self.target} "), Content.styled(self.word, f"bold {self._colour()}")]
        if self.change:
            arrow = "▲" if self.change > 0 else "▼"
            parts.append(quiet(f" {arrow}{abs(self.change)}"))
        return Content.assemble(*parts)

    def _colour(self) -> str:
        """The theme variable of the band."""
        return f"$heat-{band_index(self.target)}"

    def _lying(self) -> Content:
        """One line: label, bar, number and word, in the columns of the other gauges."""
        room = clamp(self.size.width - NAME_CELLS - NUMBER_CELLS - WORD_CELLS, LEAST_BAR, MOST_BAR)
        full = round(self.heat / 100 * room)
        return Content.assemble(
            bold(f"{'Heat':<{NAME_CELLS}}"),
            Content.styled("█" * full, self._colour()),
            Content.styled("░" * (room - full), "$hairline"),
            bold(f"{self.target:>{NUMBER_CELLS - 1}} "),
            Content.styled(self.word, f"bold {self._colour()}"),
        )

    def _upright(self) -> Content:
        """A tube with a bulb, the band words beside it."""
        rows = self.size.height - 2
        labels = self._labels(rows)
        lines = [quiet(" ╭───╮")]
        for row in range(rows):
            fill = clamp(self.heat / 100 * rows - (rows - 1 - row), 0.0, 1.0)
            cell = EIGHTHS[round(fill * 8)] * 3
            tube = Content.assemble(quiet(" │"), Content.styled(cell, self._colour()), quiet("│"))
            lines.append(Content.assemble(tube, "  ", labels.get(row, Content(""))))
        bulb = Content.assemble(quiet("("), Content.styled("█████", self._colour()), quiet(")"))
        lines.append(bulb)
        return stacked(lines)

    def _labels(self, rows: int) -> dict[int, Content]:
        """Row -> what stands beside it: the four band words, the present one with its number."""
        now = band_index(self.target)
        labels: dict[int, Content] = {}
        for band, word in enumerate(self._words):
            middle = (band + 0.5) * BAND_WIDTH / 100
            row = round((1 - middle) * rows - 0.5)
            present = Content.assemble(Content.styled("◂ ", self._colour()), self._reading())
            labels[row] = present if band == now else quiet(f"  {word}")
        return labels
