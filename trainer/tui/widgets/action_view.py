"""Something the trainee did besides replying, with what it brought."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.model.mood import band_index
from trainer.model.transcript import Action
from trainer.tui.ink import quiet
from trainer.tui.widgets.customer_line import CustomerLine
from trainer.wording.harmless import harmless, one_line
from trainer.wording.words import event_words, reasons

ACTION_SIGNS: dict[str, str] = {
    "note": "✎ Note",
    "ticket": "✎ Ticket",
    "lookup": "⌕ Looked up",
    "hold": "‖ On hold",
    "breathe": "~ A breath",
    "hint": "? Hint",
    "escalate": "↑ To a supervisor",
    "refer": "→ Sent on",
    "end": "■ Ended",
}
"""Sign and words for each action."""


class ActionView(Vertical):
    """One action in the transcript."""

    def __init__(
        self,
        action: Action,
        customer: str,
        heat_words: tuple[str, str, str, str],
        *,
        meters: bool,
        ledger: bool,
    ) -> None:
        """Take what is shown; it does not change.

        Args:
            action: What was done.
            customer: The customer's name.
            heat_words: How the persona's heat bands show from outside.
            meters: Whether the heat may be told.
            ledger: Whether the reasons may be told.
        """
        super().__init__(classes="action")
        self._action = action
        self._customer = customer
        self._heat_words = heat_words
        self._meters = meters
        self._ledger = ledger

    def compose(self) -> ComposeResult:
        """The action, its result, the customer's answer and the reasons."""
        action = self._action
        title = Content.styled(ACTION_SIGNS.get(action.name, action.name), "bold $secondary")
        said = Content(f"  {one_line(action.text, 400)}" if action.text else "")
        yield Static(Content.assemble(title, said), classes="done")
        if action.result:
            yield Static(Content.styled(harmless(action.result), "$foreground"), classes="result")
        does = event_words(action.events, inner=self._ledger)
        if action.line or does:
            yield self._answer(does)
        if self._ledger and action.ledger:
            why = " · ".join(f"{reason} {changes}" for reason, changes in reasons(action.ledger))
            yield Static(quiet(harmless(why)), classes="reasons")

    def _answer(self, does: list[str]) -> CustomerLine:
        """What the customer says to it."""
        band = band_index(self._action.after.heat)
        word = self._heat_words[band] if self._meters else ""
        return CustomerLine(self._customer, self._action.line, word=word, band=band, does=does)
