"""The conversation so far, which follows what is new until the reader scrolls up."""

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from trainer.model.mood import band_index
from trainer.model.transcript import Action, Transcript, Turn
from trainer.tui.widgets.action_view import ActionView
from trainer.tui.widgets.customer_line import CustomerLine
from trainer.tui.widgets.turn_view import TurnView

HeatWords = tuple[str, str, str, str]
"""How the four heat bands show from outside, lowest first."""


class TalkLog(VerticalScroll):
    """Opening line, turns and actions, in order."""

    def __init__(self, customer: str, heat_words: HeatWords, *, meters: bool, ledger: bool) -> None:
        """Begin empty.

        Args:
            customer: The customer's name.
            heat_words: How the persona's heat bands show.
            meters: Whether the heat may be told.
            ledger: Whether the reasons may be told.
        """
        super().__init__(id="talk")
        self._customer = customer
        self._heat_words = heat_words
        self._meters = meters
        self._ledger = ledger
        self._waiting: TurnView | None = None

    def on_mount(self) -> None:
        """Follow what is new."""
        self.anchor()

    async def fill(self, transcript: Transcript) -> None:
        """Show a conversation from its beginning."""
        start = transcript.start
        band = band_index(start.mood.heat)
        word = self._heat_words[band] if self._meters else ""
        opening = CustomerLine(self._customer, start.line, word=word, band=band)
        opening.add_class("opening")
        await self._append(opening)
        for step in transcript.steps:
            if isinstance(step, Turn):
                await self.sent(step.reply)
                await self.answered(step)
            else:
                await self.acted(step)

    async def sent(self, reply: str) -> None:
        """Show a reply that waits for its answer."""
        self._waiting = TurnView(reply, self._customer, self._heat_words)
        await self._append(self._waiting)

    async def answered(self, turn: Turn) -> None:
        """Show the answer to the reply that waits."""
        if self._waiting is not None:
            await self._waiting.answer(turn, meters=self._meters, ledger=self._ledger)
            self._waiting = None

    async def taken_back(self) -> None:
        """Take the reply that waits off again."""
        if self._waiting is not None:
            await self._waiting.remove()
            self._waiting = None

    async def acted(self, action: Action) -> None:
        """Show an action."""
        view = ActionView(action, self._customer, self._heat_words, meters=self._meters, ledger=self._ledger)
        await self._append(view)

    async def remark(self, text: Static) -> None:
        """Show a remark of the game's own."""
        await self._append(text)

    async def _append(self, widget: Widget) -> None:
        """Put something at the end."""
        await self.mount(widget)
