"""A titled part of a page: a quiet heading, and what belongs to it under it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


class Section(Vertical):
    """A heading in capitals and its content."""

    def __init__(self, title: str, *children: Widget, name: str | None = None) -> None:
        """Put ``children`` under ``title``.

        Args:
            title: The heading.
            children: What stands under it.
            name: Identifier for styles.
        """
        super().__init__(id=name, classes="section")
        self._title = title
        self._parts = children

    def compose(self) -> ComposeResult:
        """The heading, then the rest."""
        yield Static(Content.styled(self._title.upper(), "bold $quiet"), classes="heading")
        yield from self._parts
