"""The mood over the whole conversation, one column a turn, with the turn numbers under it."""

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.geometry import clamp
from textual.widget import Widget

from trainer.model.mood import Gauge, Mood, band_index
from trainer.tui.ink import bold, quiet, stacked
from trainer.wording.words import GAUGE_TITLES

EIGHTHS = "▁▁▂▃▄▅▆▇█"
"""A cell filled from below, in eighths; even an empty one shows its ground line."""

LABEL = 10
"""Cells left of the columns."""

ENDS = 11
"""Cells right of them."""

HEAT_ROWS = 4
"""Height of the heat chart, without the line for its numbers."""

WIDEST = 6
"""Most cells that a turn takes."""


class MoodCurve(Widget):
    """Heat as a chart with its numbers, the slow gauges as one line each, over one axis of turns."""

    def __init__(self, moods: Sequence[Mood], weak: Collection[int]) -> None:
        """Take what is shown; it does not change.

        Args:
            moods: The mood at the start and after each turn.
            weak: Numbers of the turns that cost most; marked on the axis.
        """
        super().__init__(id="mood-curve")
        self._moods = tuple(moods)
        self._weak = frozenset(weak)

    def render(self) -> Content:
        """The charts and the axis."""
        step = int(clamp((self.size.width - LABEL - ENDS) // max(len(self._moods), 1), 1, WIDEST))
        lines = [*self._heat(step), self._line(Gauge.HEAT, "")]
        for gauge in (Gauge.TRUST, Gauge.PATIENCE, Gauge.CLARITY):
            bars = [self._bar(gauge, mood.value(gauge) / 100, step) for mood in self._moods]
            lines += [self._line(gauge, GAUGE_TITLES[gauge], *bars), Content("")]
        return stacked([*lines, *self._axis(step)])

    def _heat(self, step: int) -> list[Content]:
        """The heat chart from its top down, numbers over the columns where they fit."""
        lines: list[Content] = []
        for row in range(HEAT_ROWS, -1, -1):
            cells = [self._heat_cell(mood.heat, row, step) for mood in self._moods]
            lines.append(self._line(Gauge.HEAT, GAUGE_TITLES[Gauge.HEAT] if row == 0 else "", *cells))
        return lines if step >= 4 else lines[1:]

    def _heat_cell(self, heat: int, row: int, step: int) -> Content:
        """The part of one heat column in one row, counted from the ground; its number right above it."""
        filled = heat / 100 * HEAT_ROWS
        if row > 0 and filled <= row:
            above = row - 1 < filled or (row == 1 and filled == 0)
            return quiet(f"{heat if above and step >= 4 else '':<{step}}")
        return self._bar(Gauge.HEAT, clamp(filled - row, 0.0, 1.0), step, heat)

    def _bar(self, gauge: Gauge, part: float, step: int, heat: int = 0) -> Content:
        """One cell of bar, as wide as a turn less a gap."""
        colour = f"$heat-{band_index(heat)}" if gauge is Gauge.HEAT else "$primary"
        bar = EIGHTHS[round(part * 8)] * max(step - 1, 1)
        return Content.assemble(Content.styled(bar, colour), " " if step > 1 else "")

    def _line(self, gauge: Gauge, label: str, *cells: Content) -> Content:
        """Label, cells, and where the gauge began and ended."""
        first, last = self._moods[0].value(gauge), self._moods[-1].value(gauge)
        ends = f"  {first} → {last}" if label else ""
        return Content.assemble(bold(f"{label:<{LABEL}}"), *cells, quiet(ends))

    def _axis(self, step: int) -> list[Content]:
        """Turn numbers, as many as fit, and marks under the weak turns."""
        every = 1 if step >= 3 else 5 if step == 1 else 2
        numbers, marks = "", ""
        for turn in range(1, len(self._moods)):
            if turn == 1 or turn % every == 0:
                numbers = f"{numbers:<{turn * step}}{turn}"
            if turn in self._weak:
                marks = f"{marks:<{turn * step}}▲"
        axis = quiet(f"{'Turn':<{LABEL}}{numbers}")
        if not self._weak:
            return [axis]
        return [axis, Content.styled(f"{'Weak':<{LABEL}}{marks}", "bold $warning")]
