"""What is drawn before the library is read: the same head, and a word that says it is coming."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.tui.ink import heading, quiet
from trainer.tui.screens.base import CoolScreen

TAGLINE = "  cool heads are trained"
"""What stands beside the name."""


def headline() -> Content:
    """The name and what it stands for, on the first two screens alike."""
    return Content.assemble(heading("Coolhead"), quiet(TAGLINE))


class LobbyScreen(CoolScreen):
    """Shown for the moment that content and reader take to load."""

    def body(self) -> Iterable[Widget]:
        """Name and one quiet line."""
        yield Horizontal(Static(headline(), id="title"), id="top")
        yield Static(quiet("Opening the library …"), id="opening")
