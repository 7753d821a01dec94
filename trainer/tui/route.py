"""The way from screen to screen: lobby, library, briefing, conversation, debrief, and back.

Screens report where the trainee wants to go; this opens it. Whatever takes
time is got in a thread: the game itself, of which nothing is imported before
the first picture stands, and conversations, because the first loads the reader.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState

from trainer.errors import CoolheadError
from trainer.model.mode import Mode
from trainer.tui.screens.base import CoolScreen
from trainer.tui.screens.lobby import LobbyScreen

if TYPE_CHECKING:
    from trainer.game import Game, Play
    from trainer.tui.screens.briefing import BriefingScreen
    from trainer.tui.screens.conversation import ConversationScreen
    from trainer.tui.screens.debrief import DebriefScreen
    from trainer.tui.screens.home import HomeScreen
    from trainer.tui.setup import Setup

HOME_DEPTH = 2
"""Screens on the stack while the library is on top: the lobby and itself."""


class Route(App[CoolheadError]):
    """An app that knows its screens and nothing of themes or commands.

    It returns the error that kept it from opening the game, or nothing.
    """

    game: "Game"
    """The service; there once the lobby is left."""

    def __init__(
        self,
        game: "Game | Callable[[], Game]",
        open_play: "Play | None",
        mode: Mode,
        remember: Callable[[str, str], None] | None = None,
        note_result: Callable[[], object] | None = None,
    ) -> None:
        """Begin in the lobby.

        Args:
            game: The service, or what opens it once the first picture stands.
            open_play: A conversation to go straight into.
            mode: The mode chosen at first.
            remember: Called with the name and value of a setting that was chosen.
            note_result: Called in a thread when a conversation has ended, to enter it where results are.
        """
        super().__init__()
        self._note_result = note_result
        self._remember = remember
        self._game_source = game
        self._open_play = open_play
        self._mode = mode
        self._drafts: dict[str, str] = {}
        self._next_draft = ""

    def get_default_screen(self) -> LobbyScreen:
        """What is drawn first."""
        return LobbyScreen()

    def on_mount(self) -> None:
        """Open the game when the lobby has been drawn."""
        self.call_after_refresh(self._open_game)

    def _open_game(self) -> None:
        """Open the game, in a thread where that takes time."""
        if callable(self._game_source):
            self.run_worker(self._load, group="game", thread=True, exit_on_error=False)
        else:
            self._enter(self._game_source)

    def _load(self) -> "Game":
        """The opened game. The screens that follow are imported here too, while the lobby is looked at."""
        import trainer.tui.screens.home  # noqa: F401

        assert callable(self._game_source)
        return self._game_source()

    def _enter(self, game: "Game") -> None:
        """From the lobby into the library, or straight into a conversation if one was given."""
        from trainer.tui.screens.home import HomeScreen

        self.game = game
        self.push_screen(HomeScreen(game, self._mode))
        if self._open_play is not None:
            self._talk(self._open_play)

    def on_home_screen_chosen(self, message: "HomeScreen.Chosen") -> None:
        """Show the briefing, and load the reader meanwhile."""
        from trainer.tui.screens.briefing import BriefingScreen

        setup = message.setup
        self._keep_setting("mode", setup.mode.value)
        scenario = self.game.library.scenarios[setup.scenario]
        persona = self.game.library.personas[setup.persona or scenario.persona]
        self._show(BriefingScreen(setup, scenario, persona))
        self.run_worker(self.game.warm_up, group="warm", thread=True, exit_on_error=False)

    def _keep_setting(self, name: str, value: str) -> None:
        """Have a choice remembered; that it cannot be saved is no reason to stop."""
        if self._remember is not None:
            with suppress(CoolheadError):
                self._remember(name, value)

    def on_home_screen_resumed(self, message: "HomeScreen.Resumed") -> None:
        """Go on with a cut-off session."""
        self._open(partial(self.game.resume, message.saved))

    def on_briefing_screen_started(self, message: "BriefingScreen.Started") -> None:
        """Begin a conversation."""
        self._begin(message.setup)

    def on_briefing_screen_backed(self) -> None:
        """Back to the library."""
        self._home()

    def on_conversation_screen_finished(self) -> None:
        """Show the debrief of the conversation on the screen."""
        from trainer.tui.screens.debrief import DebriefScreen

        play = self._play()
        if play is None:
            return
        try:
            debrief = play.debrief()
        except CoolheadError as problem:
            self._tell(problem)
        else:
            self._show(DebriefScreen(play, debrief, self.course_words()))
            if self._note_result is not None:
                self.run_worker(self._note_result, group="results", thread=True, exit_on_error=False)

    def course_words(self) -> str:
        """What the conversation that has ended means for its course; empty where it has none."""
        return ""

    def on_conversation_screen_retaken(self, message: "ConversationScreen.Retaken") -> None:
        """Take a turn of the running conversation again."""
        self._retake(message.n)

    def on_debrief_screen_retaken(self, message: "DebriefScreen.Retaken") -> None:
        """Take a turn of the finished conversation again."""
        self._retake(message.n)

    def on_debrief_screen_replayed(self) -> None:
        """Play the same scenario once more, with other lines."""
        from trainer.model.persona import Degree
        from trainer.model.variety import Variety
        from trainer.tui.setup import Setup

        play = self._play()
        if play is not None:
            start = play.transcript.start
            mode, degree, variety = Mode(start.mode), Degree(start.degree), Variety(start.variety)
            again = Setup(start.scenario, mode, degree, start.persona, variety=variety)
            self._begin(replace(again, course=start.course, module=start.module))

    def on_conversation_screen_left(self) -> None:
        """Back to the library; what was not sent is kept for when the conversation goes on."""
        self._home()

    def on_debrief_screen_left(self) -> None:
        """Back to the library."""
        self._home()

    def _begin(self, setup: "Setup") -> None:
        """Begin a conversation in a thread, because the reader may have to be loaded."""
        if setup.course:
            self._open(partial(self.game.start_module, setup.course, setup.module))
            return
        start = partial(
            self.game.start,
            setup.scenario,
            persona=setup.persona,
            degree=setup.degree,
            seed=setup.seed,
            mode=setup.mode,
            variety=setup.variety,
        )
        self._open(start)

    def _retake(self, n: int) -> None:
        """Open a conversation that stands before turn ``n``, with its old reply in the prompt."""
        play = self._play()
        if play is not None:
            reply = next(turn.reply for turn in play.transcript.turns if turn.n == n)
            self._open(partial(self._rewound, play, n), draft=reply)

    def _rewound(self, play: "Play", n: int) -> "Play":
        """A new conversation before turn ``n``; the old one lets go of its file."""
        new = play.rewind(n)
        play.close()
        return new

    def _open(self, work: "Callable[[], Play]", draft: str = "") -> None:
        """Get a conversation in a thread."""
        self._next_draft = draft
        self.run_worker(work, group="open", thread=True, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go into the game or the conversation that was got, or say why there is none."""
        group, state, worker = event.worker.group, event.state, event.worker
        if state is WorkerState.SUCCESS and group == "game":
            self._enter(cast("Game", worker.result))
        elif state is WorkerState.SUCCESS and group == "open":
            self._talk(cast("Play", worker.result), self._next_draft)
        elif state is WorkerState.ERROR and group == "game":
            self._give_up(worker.error)
        elif state is WorkerState.ERROR and group == "open":
            self._not_opened(worker.error)

    def _give_up(self, error: BaseException | None) -> None:
        """Leave with the error, for whoever started the app to tell."""
        known = error if isinstance(error, CoolheadError) else None
        problem = known or CoolheadError(f"the game could not be opened ({type(error).__name__})")
        self.exit(problem, return_code=problem.exit_code)

    def _not_opened(self, error: BaseException | None) -> None:
        """Say why a conversation could not be begun."""
        starting = getattr(self.screen, "starting", None)
        if starting is not None:
            starting(False)
        show_end = getattr(self.screen, "show_end", None)
        if show_end is not None:
            show_end()
        if isinstance(error, CoolheadError):
            self._tell(error)
        else:
            self.notify(
                f"Coolhead met an error of its own ({type(error).__name__}).", severity="error", markup=False
            )

    def _talk(self, play: "Play", draft: str = "") -> None:
        """Show a conversation."""
        from trainer.tui.screens.conversation import ConversationScreen

        kept = self._drafts.pop(play.file, "")
        self._show(ConversationScreen(play, draft or kept, retaken=bool(draft)))

    def _show(self, screen: CoolScreen) -> None:
        """Show a screen over the library, instead of what lies there now."""
        self._close_pages()
        if len(self.screen_stack) > HOME_DEPTH:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _home(self) -> None:
        """Show the library; a conversation that goes on lets go of its file."""
        self._close_pages()
        screen = self.screen
        if isinstance(screen, CoolScreen) and len(self.screen_stack) > HOME_DEPTH:
            play = screen.open_play()
            if play is not None:
                if screen.unsent():
                    self._drafts[play.file] = screen.unsent()
                play.close()
            self.pop_screen()

    def _close_pages(self) -> None:
        """Close what lies over a screen."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()

    def _play(self) -> "Play | None":
        """The conversation that a screen on the stack shows."""
        plays = [screen.open_play() for screen in self.screen_stack if isinstance(screen, CoolScreen)]
        return next((play for play in reversed(plays) if play is not None), None)

    def _tell(self, problem: CoolheadError) -> None:
        """Show an error as one plain message."""
        self.notify(str(problem), severity="error", timeout=12, markup=False)
