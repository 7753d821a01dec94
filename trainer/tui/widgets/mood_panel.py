"""The four gauges of the customer's mood, one under the other."""

from textual.app import ComposeResult
from textual.containers import Vertical

from trainer.model.mood import Gauge, Mood
from trainer.tui.widgets.gauge_bar import GaugeBar
from trainer.tui.widgets.thermometer import Thermometer

SLOW_GAUGES = (Gauge.TRUST, Gauge.PATIENCE, Gauge.CLARITY)
"""The gauges that are drawn as bars; heat has its thermometer."""


class MoodPanel(Vertical):
    """Thermometer and bars together."""

    def __init__(self, words: tuple[str, str, str, str]) -> None:
        """Begin at zero.

        Args:
            words: How the four heat bands show from outside, lowest first.
        """
        super().__init__(id="mood-panel")
        self._words = words

    def compose(self) -> ComposeResult:
        """Thermometer first, then the slow gauges."""
        yield Thermometer(self._words)
        for gauge in SLOW_GAUGES:
            yield GaugeBar(gauge)

    def show(self, mood: Mood, before: Mood) -> None:
        """Show ``mood`` and what changed since ``before``."""
        self.query_one(Thermometer).show(mood.heat, mood.heat - before.heat)
        for gauge in SLOW_GAUGES:
            value = mood.value(gauge)
            self.query_one(f"#gauge-{gauge.value}", GaugeBar).show(value, value - before.value(gauge))
