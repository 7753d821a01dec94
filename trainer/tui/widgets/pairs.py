"""Two columns with hanging indents: labels and values, or dashes and points."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from trainer.wording.harmless import harmless


class Pairs(Container):
    """A grid whose left column is as wide as its widest label."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take what is shown; it does not change.

        Args:
            rows: Left and right text of each row.
        """
        super().__init__(classes="pairs")
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """Two plain texts a row."""
        for left, right in self._rows:
            yield Static(Content(harmless(left)), classes="left")
            yield Static(Content(harmless(right)), classes="right")


def points(items: Iterable[str]) -> Pairs:
    """One dash an item."""
    return Pairs(("–", item) for item in items)
