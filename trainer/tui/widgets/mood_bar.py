"""The whole mood on one line, for windows too narrow for the side pane."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from trainer.model.mood import Gauge, Mood, band_index
from trainer.tui.ink import bold, soft
from trainer.wording.words import GAUGE_TITLES

SLOW = (Gauge.TRUST, Gauge.PATIENCE, Gauge.CLARITY)
"""The gauges after heat."""


class MoodBar(Widget):
    """Heat, trust, patience and clarity in words, as full as the width allows."""

    mood: reactive[Mood | None] = reactive(None)
    """What is shown; nothing before the first mood."""
    heat_word: reactive[str] = reactive("")
    """The persona's own word for the heat band."""

    def show(self, mood: Mood, heat_word: str) -> None:
        """Show ``mood``."""
        self.mood, self.heat_word = mood, heat_word

    def render(self) -> Content:
        """The longest wording that fits."""
        if self.mood is None:
            return Content("")
        makers = (self._full, self._middling, self._short, self._shortest)
        for line in (make(self.mood) for make in makers):
            if line.cell_length <= self.size.width:
                return line
        return line

    def _heat(self, mood: Mood) -> Content:
        """Heat with its word, number and five cells of bar."""
        colour = f"$heat-{band_index(mood.heat)}"
        full = round(mood.heat / 20)
        return Content.assemble(
            bold("Heat "),
            Content.styled("█" * full, colour),
            Content.styled("░" * (5 - full), "$hairline"),
            Content.styled(f" {mood.heat} {self.heat_word}", f"bold {colour}"),
        )

    def _full(self, mood: Mood) -> Content:
        """Every gauge with number and word."""
        rest = [f"{GAUGE_TITLES[gauge]} {mood.value(gauge)} {mood.word(gauge)}" for gauge in SLOW]
        return Content.assemble(self._heat(mood), *(soft(f"   {words}") for words in rest))

    def _middling(self, mood: Mood) -> Content:
        """Heat in full, the others as words."""
        rest = [f"{GAUGE_TITLES[gauge]} {mood.word(gauge)}" for gauge in SLOW]
        return Content.assemble(self._heat(mood), *(soft(f"  {words}") for words in rest))

    def _short(self, mood: Mood) -> Content:
        """Heat in full, the others as numbers."""
        rest = [f"{GAUGE_TITLES[gauge]} {mood.value(gauge)}" for gauge in SLOW]
        return Content.assemble(self._heat(mood), *(soft(f"  {words}") for words in rest))

    def _shortest(self, mood: Mood) -> Content:
        """No bar, numbers, and the word for the heat."""
        rest = "".join(f"  {GAUGE_TITLES[gauge]} {mood.value(gauge)}" for gauge in SLOW)
        heat = Content.styled(f"Heat {mood.heat} {self.heat_word}", f"bold $heat-{band_index(mood.heat)}")
        return Content.assemble(heat, soft(rest))
