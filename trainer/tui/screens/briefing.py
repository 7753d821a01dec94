"""The briefing: who you are, what you know, and a breath before you begin."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from trainer.model.persona import Persona
from trainer.model.scenario import Scenario
from trainer.tui.commands import Place, bindings_at
from trainer.tui.ink import heading, quiet
from trainer.tui.screens.base import CoolScreen
from trainer.tui.setup import Setup
from trainer.tui.widgets.breath import Breath
from trainer.tui.widgets.briefing_text import resource_sections, situation_sections
from trainer.wording.harmless import harmless
from trainer.wording.words import MODE_HELP


class BriefingScreen(CoolScreen):
    """What a trainee knows before the first word."""

    PLACE = Place.BRIEFING
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_at(Place.BRIEFING)
    AUTO_FOCUS = "#start"

    class Started(Message):
        """The trainee is ready."""

        def __init__(self, setup: Setup) -> None:
            """Carry the choice.

            Args:
                setup: What to play and how.
            """
            super().__init__()
            self.setup = setup

    class Backed(Message):
        """The trainee went back to the library."""

    def __init__(self, setup: Setup, scenario: Scenario, persona: Persona, terms: str = "") -> None:
        """Show one briefing.

        Args:
            setup: What will be played and how.
            scenario: The situation.
            persona: Who plays the customer.
            terms: What a course asks for, in a sentence; empty for a play of one's own.
        """
        super().__init__()
        self._setup = setup
        self._scenario = scenario
        self._persona = persona
        self._terms = terms

    @property
    def course(self) -> str:
        """The course that it is played for; empty for a play of one's own."""
        return self._setup.course

    def body(self) -> Iterable[Widget]:
        """Two columns to read and a row of buttons."""
        yield Static(self._headline(), id="headline")
        yield VerticalScroll(
            Horizontal(
                Vertical(*situation_sections(self._scenario), classes="column"),
                Vertical(*resource_sections(self._scenario), classes="column"),
                id="columns",
            ),
            id="page",
        )
        yield Breath()
        yield Horizontal(
            Button("Start", id="start", variant="primary"),
            Button("Take a breath", id="breath-button"),
            Button("Back", id="back"),
            id="buttons",
        )

    def _headline(self) -> Content:
        """Title, and how it will be played."""
        setup = self._setup
        who = f"{harmless(self._persona.title)}, {setup.degree.value}"
        how = f"{setup.mode.value}: {MODE_HELP[setup.mode]}  ·  {who}"
        seed = "" if setup.seed is None else f"  ·  seed {setup.seed}"
        title = heading(harmless(self._scenario.title))
        terms = f"\n{harmless(self._terms)}" if self._terms else ""
        return Content.assemble(title, quiet(f"\n{how}{seed}"), Content(terms))

    def starting(self, busy: bool) -> None:
        """Show that the customer is being fetched, or not any more."""
        button = self.query_one("#start", Button)
        button.label = "One moment …" if busy else "Start"
        button.disabled = busy
        if not busy:
            button.focus()

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """Begin."""
        if not self.query_one("#start", Button).disabled:
            self.starting(True)
            self.post_message(self.Started(self._setup))

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Back to the library, or out of the breath."""
        breath = self.query_one(Breath)
        if breath.running:
            breath.finish()
        else:
            self.post_message(self.Backed())

    @on(Button.Pressed, "#breath-button")
    def action_breathe(self) -> None:
        """Take a breath."""
        self.query_one(Breath).begin()

    @on(Breath.Taken)
    def _breath_taken(self) -> None:
        self.query_one("#start").focus()

    def on_key(self, event: events.Key) -> None:
        """Arrows read on while a button has the focus."""
        page = self.query_one("#page", VerticalScroll)
        moves = {
            "down": page.scroll_down,
            "up": page.scroll_up,
            "pagedown": page.scroll_page_down,
            "pageup": page.scroll_page_up,
        }
        if event.key in moves:
            moves[event.key]()
            event.stop()
        elif event.key in ("left", "right"):
            self.focus_next("Button") if event.key == "right" else self.focus_previous("Button")
            event.stop()
