"""One turn looked at afterwards: sentence by sentence, what it cost, and one better wording."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.tui.ink import bold, quiet, soft, stacked
from trainer.wording.harmless import harmless, one_line
from trainer.wording.words import reasons, signed

if TYPE_CHECKING:
    from trainer.scoring.debrief import SentenceReview, TurnReview

LONGEST_SENTENCE = 600
"""Characters of a sentence that are shown."""


class TurnReviewView(Vertical):
    """The review of one turn."""

    class RetakeAsked(Message):
        """The trainee wants to take this turn again."""

        def __init__(self, n: int) -> None:
            """Carry the turn.

            Args:
                n: Turn number, counted from 1.
            """
            super().__init__()
            self.n = n

    def __init__(self, review: "TurnReview", *, retake: bool) -> None:
        """Take what is shown; it does not change.

        Args:
            review: The review.
            retake: Whether the turn can be taken again.
        """
        super().__init__(classes="review -weak" if review.weak else "review")
        self._review = review
        self._retake = retake

    def compose(self) -> ComposeResult:
        """Heading, sentences, reasons, and for a weak turn the better wording."""
        review = self._review
        yield Static(self._heading())
        for sentence in review.sentences:
            yield Static(_sentence(sentence), classes="sentence")
        if not review.rated:
            yield Static(Content.styled("not rated: it was not clear what this reply does", "italic $quiet"))
        if review.ledger:
            yield Static(self._why(), classes="why")
        if review.problem:
            yield Static(self._problem(), classes="problem")
        if review.better:
            yield from self._better()
        if self._retake and review.weak:
            yield Button(f"Take turn {review.n} again", id=f"retake-{review.n}", compact=True)

    def _heading(self) -> Content:
        """Turn number and what it did to the mood."""
        review = self._review
        changes = [
            f"{gauge.value} {signed(review.change_total.get(gauge, 0))}"
            for gauge in Gauge
            if review.change_total.get(gauge, 0)
        ]
        title = bold(f"Turn {review.n}")
        price = f", cost {review.cost}" if review.cost else ""
        cost = Content.styled(f"  ▲ weak{price}", "bold $warning") if review.weak else Content("")
        return Content.assemble(title, cost, quiet(f"  {', '.join(changes) or 'no change'}"))

    def _why(self) -> Content:
        """The reasons with their sources."""
        sources = {entry.reason: entry.source for entry in self._review.ledger}
        lines = [
            Content.assemble(
                Content(f"{one_line(reason)} "),
                bold(changes),
                quiet(f"  {one_line(sources[reason])}"),
            )
            for reason, changes in reasons(self._review.ledger)
        ]
        return stacked(lines)

    def _problem(self) -> Content:
        """What went wrong, and where that is known from."""
        review = self._review
        return Content.assemble(
            Content.styled("Problem  ", "bold $warning"),
            Content(harmless(review.problem)),
            quiet(f"  {one_line(review.source)}") if review.source else "",
        )

    def _better(self) -> ComposeResult:
        """One better wording, and why it works."""
        review = self._review
        yield Static(
            Content.assemble(
                Content.styled("Try  ", "bold $success"),
                Content(f"“{harmless(review.better)}”"),
                soft(f"\n{harmless(review.why)}") if review.why else "",
            ),
            classes="better",
        )

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Report the wish."""
        event.stop()
        self.post_message(self.RetakeAsked(self._review.n))


def _sentence(sentence: "SentenceReview") -> Content:
    """The words, and the moves that were recognised in them."""
    text = Content(harmless(sentence.text[:LONGEST_SENTENCE]))
    if not sentence.moves:
        return text
    tags = [_tag(move) for move in sentence.moves]
    return Content.assemble(text, quiet("  ‹ "), Content(", ").join(tags), quiet(" ›"))


def _tag(move: Move) -> Content:
    """What a move is called; harm is marked by a sign as well as by colour."""
    if move.harmful:
        return Content.styled(f"✗ {move.label}", "$error")
    return Content.styled(move.label, "$success")
