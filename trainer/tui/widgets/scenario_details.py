"""What the marked row of the library is about."""

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.model.persona import Persona
from trainer.model.scenario import Scenario
from trainer.tui.ink import bold, heading, quiet, soft
from trainer.tui.widgets.card import reached
from trainer.tui.widgets.pairs import points
from trainer.tui.widgets.section import Section
from trainer.wording.harmless import harmless
from trainer.wording.words import DIFFICULTY_WORDS


class ScenarioDetails(VerticalScroll, can_focus=False):
    """Title, situation, what it trains, and who the customer is."""

    async def show(self, scenario: Scenario, persona: Persona) -> None:
        """Show one scenario.

        Args:
            scenario: The situation.
            persona: Who plays the customer.
        """
        word = DIFFICULTY_WORDS[scenario.difficulty - 1]
        facts = f"{word}, about {scenario.minutes} minutes, {reached(scenario.customer)}"
        who = Content.assemble(
            bold(harmless(scenario.customer.name)),
            soft(f"  {harmless(persona.title)}"),
            Content(f"\n{harmless(persona.about)}"),
        )
        await self._replace(
            [
                Static(_title(scenario.title, facts), classes="details-title"),
                Section("Situation", Static(Content(harmless(scenario.briefing.situation)))),
                Section("Trains", points(scenario.teaches)),
                Section("Customer", Static(who)),
            ]
        )

    async def show_text(self, title: str, facts: str, text: str) -> None:
        """Show something else than a scenario."""
        await self._replace(
            [Static(_title(title, facts), classes="details-title"), Static(Content(harmless(text)))]
        )

    async def _replace(self, parts: Iterable[Widget]) -> None:
        """Show ``parts`` instead of what is there."""
        async with self.batch():
            await self.remove_children()
            await self.mount_all(parts)


def _title(title: str, facts: str) -> Content:
    """A heading and what stands quietly under it."""
    return Content.assemble(heading(harmless(title)), quiet(f"\n{harmless(facts)}"))
