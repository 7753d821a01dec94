"""A page of text over the screen: the briefing during a talk, the ticket, problems in the content."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from trainer.tui.widgets.too_small import TooSmall


class NoticeScreen(ModalScreen[None]):
    """Something to read; Escape, Enter, the key that opened it or a click beside it close it."""

    CSS_PATH = "notice.tcss"
    BINDINGS = [Binding("escape,enter,f1,f2,f9,ctrl+t", "close", "Close", key_display="Esc", priority=True)]

    def __init__(self, title: str, *parts: Widget) -> None:
        """Show ``parts`` under ``title``.

        Args:
            title: The heading.
            parts: What is to be read.
        """
        super().__init__()
        self._title_text = title
        self._parts = parts

    def compose(self) -> ComposeResult:
        """A framed page with its own scroll bar."""
        page = VerticalScroll(*self._parts, id="page")
        page.border_title = Content(self._title_text)
        page.border_subtitle = Content("Esc closes")
        yield page
        yield TooSmall()

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one("#page").focus()

    def on_click(self, event: object) -> None:
        """A click beside the page closes it."""
        if getattr(event, "widget", None) is self:
            self.action_close()

    def action_close(self) -> None:
        """Go back to what lies under it."""
        self.dismiss(None)


def paragraphs(*texts: str) -> Static:
    """Plain paragraphs with a blank line between them."""
    return Static(Content("\n\n".join(texts)))
