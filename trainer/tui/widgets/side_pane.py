"""What stands beside the conversation: mood, steps, card and ticket."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from trainer.model.scenario import Scenario
from trainer.tui.widgets.card import CustomerCard
from trainer.tui.widgets.mood_panel import MoodPanel
from trainer.tui.widgets.section import Section
from trainer.tui.widgets.steps import Steps
from trainer.tui.widgets.ticket import Ticket


class SidePane(VerticalScroll, can_focus=False):
    """Four sections; mood and steps only where the mode shows them."""

    def __init__(self, scenario: Scenario, heat_words: tuple[str, str, str, str], *, meters: bool) -> None:
        """Take what does not change.

        Args:
            scenario: The situation.
            heat_words: How the persona's heat bands show.
            meters: Whether mood and steps are shown.
        """
        super().__init__(id="side")
        self._scenario = scenario
        self._heat_words = heat_words
        self._meters = meters

    def compose(self) -> ComposeResult:
        """Mood and steps first, then card and ticket."""
        if self._meters:
            yield Section("Mood", MoodPanel(self._heat_words))
            yield Section("Steps", Steps())
        yield Section("Ticket", Ticket())
        yield Section(
            "Customer", CustomerCard(self._scenario.customer, self._scenario.briefing.card, slim=True)
        )
