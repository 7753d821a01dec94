"""What all screens share: a place, a cover for windows that are too small, errors as one line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from trainer.errors import CoolheadError
from trainer.tui.commands import Place
from trainer.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from trainer.game import Play


class CoolScreen(Screen[None]):
    """A screen with a place in the list of commands."""

    PLACE: ClassVar[Place] = Place.EVERYWHERE
    """Whose commands work here."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """The body, a footer, and the cover for small windows."""
        yield from self.body()
        yield Footer(show_command_palette=False, compact=True)
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """What the screen consists of."""
        return ()

    def unsent(self) -> str:
        """What was written here and is kept nowhere else."""
        return ""

    @property
    def course(self) -> str:
        """The course that this belongs to; empty if to none."""
        play = self.open_play()
        return play.transcript.start.course if play is not None else ""

    def open_play(self) -> "Play | None":
        """The conversation that is going on here, if there is one."""
        return None

    def tell(self, problem: CoolheadError) -> None:
        """Show an error as one plain message."""
        self.notify(str(problem), severity="error", timeout=12, markup=False)
