"""The app: themes, palette, the commands that work everywhere, and what happens to files."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.model.mode import Mode
from trainer.tui.commands import Command, Place, bindings_at, commands_at, key_words
from trainer.tui.course_route import CourseRoute
from trainer.tui.screens.base import CoolScreen
from trainer.tui.themes import DARK, DEFAULT_VARIABLES, MONO, THEMES, theme_after
from trainer.wording.harmless import harmless

if TYPE_CHECKING:
    from trainer.exchange import Part
    from trainer.game import Game, Play

SAVED_WORDS = "The conversation is saved. Coolhead offers it again at the next start."
"""Said on leaving while a conversation goes on."""


class CoolheadApp(CourseRoute):
    """Library, briefing, conversation, debrief."""

    TITLE = "Coolhead"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny-w"),
        (60, "-narrow"),
        (80, "-middle"),
        (110, "-wide"),
        (150, "-vast"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-tiny-h"), (20, "-short"), (26, "-high"), (34, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at(Place.EVERYWHERE),
        Binding("ctrl+c", "interrupt", "Leave", show=False, priority=True),
    ]

    def __init__(
        self,
        game: "Game | Callable[[], Game]",
        open_play: "Play | None" = None,
        *,
        to_brief: "Part | None" = None,
        theme: str = "",
        mode: Mode = Mode.PRACTICE,
        remember: Callable[[str, str], None] | None = None,
        notice: str = "",
        note_result: Callable[[], object] | None = None,
    ) -> None:
        """Open over one game.

        Args:
            game: The service, or what opens it once the first picture stands.
            open_play: A conversation to go straight into.
            to_brief: A module of a course whose briefing is gone straight to.
            theme: Name of the theme to begin with; the dark one if it is not known.
            mode: The mode chosen at first.
            remember: Called with the name and value of a setting that was chosen: ``theme`` or ``mode``.
            notice: What to say once at the beginning; empty for nothing.
            note_result: Called in a thread when a conversation has ended, to enter it where results are.
        """
        super().__init__(game, open_play, mode, remember, note_result)
        self._notice = notice
        self._to_brief = to_brief
        for ours in THEMES:
            self.register_theme(ours)
        known = theme if theme in self.available_themes else DARK.name
        self.theme = MONO.name if self.no_color else known

    def _enter(self, game: "Game") -> None:
        """From the lobby into the library, and from there to what was asked for."""
        super()._enter(game)
        if self._to_brief is not None:
            self._brief(self._to_brief)

    def on_ready(self) -> None:
        """Say what must be said once."""
        if self._notice:
            self.notify(self._notice, timeout=15, markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values of our theme variables in themes that do not name them."""
        return DEFAULT_VARIABLES

    def get_key_display(self, binding: Binding) -> str:
        """A key as people write it: ``F1``, ``^T``, ``Esc``."""
        return key_words(binding.key_display or binding.key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command that applies now, and every theme."""
        place = screen.PLACE if isinstance(screen, CoolScreen) else Place.EVERYWHERE
        for command in commands_at(place, Place.EVERYWHERE):
            target = self if command.place is Place.EVERYWHERE else screen
            if _applies(command, target):
                run = partial(self.run_action, command.action, target)
                yield SystemCommand(command.title, command.help, run)
        for theme in THEMES:
            choose = partial(self._choose_theme, theme.name)
            yield SystemCommand(f"Theme: {theme.name}", "change the colours", choose)

    def action_help(self) -> None:
        """Show the help, the keys of the present screen first; or close what lies over the screen."""
        from trainer.tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, CoolScreen):
            self.push_screen(HelpScreen(screen.PLACE))
        elif isinstance(screen, HelpScreen):
            screen.dismiss(None)

    def action_next_theme(self) -> None:
        """Walk through the themes; without colour there is only one."""
        if self.no_color:
            self.notify("NO_COLOR is set, so there is one theme only.", markup=False)
        else:
            self._choose_theme(theme_after(self.theme))

    def _choose_theme(self, name: str) -> None:
        """Change the theme and have it remembered."""
        self.theme = name
        self._keep_setting("theme", name)

    def action_interrupt(self) -> None:
        """Ctrl+C: copy what is selected, and leave if nothing is."""
        text = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if text:
            self.copy_to_clipboard(text)
            self.notify("Copied. Ctrl+Q leaves.", markup=False)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave at once: what was said is saved, and what was not sent is printed."""
        from rich.text import Text

        lines: list[str] = []
        for screen in self.screen_stack:
            if isinstance(screen, CoolScreen):
                play = screen.open_play()
                if play is not None and play.over:
                    play.close()
                elif play is not None:
                    lines.append(SAVED_WORDS)
                lines += ["Not sent yet:", harmless(screen.unsent())] if screen.unsent() else []
        self.exit(message=Text("\n".join(lines)) if lines else None)

    # Files

    def on_delivery_complete(self, event: events.DeliveryComplete) -> None:
        """Say where a file was saved."""
        self.notify(f"Saved as {event.path}" if event.path else "Saved.", timeout=10, markup=False)

    def on_delivery_failed(self, event: events.DeliveryFailed) -> None:
        """Say that a file could not be saved."""
        self.notify(
            f"Not saved: {event.exception}. Copy works as well.", severity="error", timeout=12, markup=False
        )


def _applies(command: Command, target: object) -> bool:
    """Whether a command can be run now."""
    from textual.actions import parse

    _, name, parameters = parse(command.action)
    check = getattr(target, "check_action", None)
    return check is None or bool(check(name, parameters))
