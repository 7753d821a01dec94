"""The briefing of a scenario as sections: before a conversation on its own screen, during one as a page."""

from textual.content import Content
from textual.widgets import Static

from trainer.model.scenario import Scenario
from trainer.tui.widgets.card import CustomerCard
from trainer.tui.widgets.pairs import points
from trainer.tui.widgets.section import Section
from trainer.wording.harmless import harmless


def situation_sections(scenario: Scenario) -> list[Section]:
    """Who the trainee is, what is known, what a good end is."""
    briefing = scenario.briefing
    sections = [
        Section("You", _text(briefing.you)),
        Section("The situation", _text(briefing.situation)),
        Section("A good end", _text(briefing.goal)),
    ]
    if scenario.promises:
        kept = [f"{p.what}, {p.when}: {'kept' if p.kept else 'not kept'}" for p in scenario.promises]
        sections.append(Section("Promised before", points(kept)))
    return sections


def resource_sections(scenario: Scenario) -> list[Section]:
    """The customer's card, what may be done, and with what."""
    briefing = scenario.briefing
    return [
        Section("Customer", CustomerCard(scenario.customer, briefing.card)),
        Section("What you may do", points(briefing.policy)),
        Section("Your tools", points(briefing.tools)),
    ]


def _text(text: str) -> Static:
    """One paragraph."""
    return Static(Content(harmless(text)))
