"""What is shown where the window is too small to work in. Everything behind it stays as it is."""

from textual.content import Content
from textual.widget import Widget

from trainer.tui.ink import bold, quiet, stacked

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest window that the screens are laid out for."""


class TooSmall(Widget):
    """Covers the screen until there is room."""

    def render(self) -> Content:
        """What is needed and what is there."""
        size = self.app.size
        lines = [
            bold("A little more room, please"),
            Content(f"This window is {size.width}×{size.height}."),
            Content(f"Coolhead needs {LEAST_WIDTH}×{LEAST_HEIGHT}."),
            quiet("Nothing is lost."),
        ]
        return stacked(lines)
