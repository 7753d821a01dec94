"""Opening the app, where there is a terminal that can show it."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.starting import start
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.game import Game


def open_app(content: Sequence[Path] = (), setup: Mapping[str, Any] | None = None) -> None:
    """Open the terminal app, and remember the theme that was chosen in it.

    Args:
        content: Further content folders.
        setup: What to play at once: scenario, persona, degree, seed, mode; None opens the library.

    Raises:
        UsageError: There is no terminal, or no such scenario.
        CoolheadError: The game could not be opened.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "the app needs a terminal",
            remedy="use 'coolhead play SCENARIO --plain' for pipes and screen readers",
        )
    from trainer.model.mode import Mode
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings, save_settings
    from trainer.tui.app import CoolheadApp

    path = settings_file(data_folder())
    settings = load_settings(path)

    def open_the_game() -> "Game":
        from trainer.game import open_game

        return open_game(content=content)

    def remember(name: str, value: str) -> None:
        chosen = {"mode": Mode(value)} if name == "mode" else {name: value}
        save_settings(path, replace(load_settings(path), **chosen))

    source: Game | Callable[[], Game] = open_the_game
    play = None
    if setup:
        source = game = open_the_game()
        play = start(game, setup, settings.mode)
    app = CoolheadApp(source, play, theme=settings.theme, mode=settings.mode, remember=remember)
    problem = app.run()
    if problem:
        raise problem
