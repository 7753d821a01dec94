"""One turn: the trainee's reply, the customer's answer, and the mood's reasons in one quiet line."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.model.mood import band_index
from trainer.model.transcript import Turn
from trainer.tui.ink import heading, quiet, soft
from trainer.tui.widgets.customer_line import CustomerLine
from trainer.wording.harmless import harmless
from trainer.wording.words import event_words, reasons, unrated_words

LONGEST_SHOWN = 2000
"""Characters of a reply that the transcript shows; the file keeps all of it."""

NO_BREAK = "\u00a0"
"""A space at which no line ends: a change stays with its gauge."""


class ReplyLine(Vertical):
    """What the trainee said."""

    def __init__(self, reply: str) -> None:
        """Take what is shown; it does not change.

        Args:
            reply: The words as typed.
        """
        super().__init__(classes="reply")
        self._reply = reply

    def compose(self) -> ComposeResult:
        """Who and what."""
        shown = harmless(self._reply[:LONGEST_SHOWN])
        yield Static(heading("You"))
        yield Static(Content(shown), classes="words")
        if len(self._reply) > LONGEST_SHOWN:
            rest = len(self._reply) - LONGEST_SHOWN
            yield Static(quiet(f"… and {rest:,} more characters"))


class TurnView(Vertical):
    """A reply that waits for its answer, and then the whole turn."""

    def __init__(self, reply: str, customer: str, heat_words: tuple[str, str, str, str]) -> None:
        """Show the reply at once; the answer comes with ``answer``.

        Args:
            reply: The trainee's words.
            customer: The customer's name.
            heat_words: How the persona's heat bands show from outside.
        """
        super().__init__(classes="turn")
        self._reply = reply
        self._customer = customer
        self._heat_words = heat_words

    def compose(self) -> ComposeResult:
        """The reply, and a sign that the customer is thinking."""
        yield ReplyLine(self._reply)
        yield Static(quiet(f"{harmless(self._customer)} …"), classes="waiting")

    async def answer(self, turn: Turn, *, meters: bool, ledger: bool) -> None:
        """Put the customer's answer and the reasons in.

        Args:
            turn: The finished turn.
            meters: Whether the heat may be told.
            ledger: Whether the reasons may be told.
        """
        band = band_index(turn.after.heat)
        line = CustomerLine(
            self._customer,
            turn.line,
            word=self._heat_words[band] if meters else "",
            band=band,
            does=event_words(turn.events, inner=ledger),
        )
        await self.query(".waiting").remove()
        await self.mount(line)
        if ledger:
            await self.mount(Static(reason_line(turn), classes="reasons"))


def reason_line(turn: Turn) -> Content:
    """Why the mood moved, or why nothing was judged, as one quiet line."""
    if not turn.rated:
        return Content.styled(unrated_words(turn), "italic $quiet")
    if not turn.ledger:
        return quiet("the mood did not move")
    parts: list[Content] = []
    for reason, changes in reasons(turn.ledger):
        why = quiet(f"{harmless(reason)} ")
        together = changes.replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ")
        parts.append(Content.assemble(why, soft(together)))
    return quiet("  ·  ").join(parts)
