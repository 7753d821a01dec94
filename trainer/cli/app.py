"""Opening the app, where there is a terminal that can show it."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.cli.starting import start
from trainer.errors import UsageError


def open_app(content: Sequence[Path] = (), setup: Mapping[str, Any] | None = None) -> None:
    """Open the terminal app, and remember the theme that was chosen in it.

    Args:
        content: Further content folders.
        setup: What to play at once: scenario, persona, degree, seed, mode; None opens the library.

    Raises:
        UsageError: There is no terminal, or no such scenario.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "the app needs a terminal",
            remedy="use 'coolhead play SCENARIO --plain' for pipes and screen readers",
        )
    from trainer.game import open_game
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings, save_settings
    from trainer.tui.app import CoolheadApp

    path = settings_file(data_folder())
    settings = load_settings(path)
    game = open_game(content=content)
    play = start(game, setup, settings.mode) if setup else None

    def remember_theme(theme: str) -> None:
        save_settings(path, replace(settings, theme=theme))

    CoolheadApp(game, play, theme=settings.theme, mode=settings.mode, remember_theme=remember_theme).run()
