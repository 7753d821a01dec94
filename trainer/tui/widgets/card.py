"""The customer's card as the system shows it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.model.scenario import Card, Customer
from trainer.tui.ink import bold, quiet, soft
from trainer.tui.widgets.pairs import Pairs
from trainer.wording.harmless import harmless


def reached(customer: Customer) -> str:
    """How one talks to this customer: 'by phone', but 'at the counter'."""
    return f"at the {customer.channel}" if customer.channel == "counter" else f"by {customer.channel}"


class CustomerCard(Vertical):
    """Name, role and the labelled lines of the card."""

    def __init__(self, customer: Customer, lines: Sequence[Card], *, slim: bool = False) -> None:
        """Take what is shown; it does not change.

        Args:
            customer: The person on the line.
            lines: The labelled lines.
            slim: Whether labels stand before their values instead of in a column of their own.
        """
        super().__init__(classes="card")
        self._customer = customer
        self._lines = lines
        self._slim = slim

    def compose(self) -> ComposeResult:
        """The name on top, then label over value."""
        customer = self._customer
        yield Static(bold(harmless(customer.name)))
        yield Static(soft(harmless(customer.role)))
        yield Static(quiet(harmless(f"{customer.address}, {reached(customer)}")))
        if not self._slim:
            yield Pairs((line.label, line.value) for line in self._lines)
            return
        for line in self._lines:
            label = quiet(f"{harmless(line.label)}  ")
            yield Static(Content.assemble(label, Content(harmless(line.value))))
