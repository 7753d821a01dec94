"""Opening the app, where there is a terminal that can show it."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.starting import first_step
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.game import Game


def open_app(
    content: Sequence[Path] = (), setup: Mapping[str, Any] | None = None, learner: str | None = None
) -> None:
    """Open the terminal app, and remember the theme and mode that were chosen in it.

    Args:
        content: Further content folders.
        setup: What to play at once: scenario, persona, degree, seed, mode, lang; None opens the library.
        learner: Id of who plays; the environment's or the machine's only learner if not given.

    Raises:
        UsageError: There is no terminal or no such scenario, or the learner's id cannot be one.
        CoolheadError: The game could not be opened.
    """
    _refuse_without_terminal()
    from trainer.cli.entering import enter_results
    from trainer.cli.language import language_note
    from trainer.records.learners import learner_id, usual_learner
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings
    from trainer.tui.app import CoolheadApp

    path = settings_file(data_folder())
    settings = load_settings(path)
    who = usual_learner() if learner is None else learner_id(learner)
    chosen = setup or {}
    opened = partial(_open_game, content, chosen.get("lang", ""), who)
    game = opened() if chosen else None
    play, to_brief = first_step(game, chosen, settings.mode) if game else (None, None)
    problem = CoolheadApp(
        game or opened,
        play,
        to_brief=to_brief,
        theme=settings.theme,
        mode=settings.mode,
        remember=partial(_remember, path),
        notice=language_note(chosen) if chosen else "",
        note_result=_note_result,
    ).run()
    enter_results()
    if problem:
        raise problem


def _open_game(content: Sequence[Path], language: str, learner: str) -> "Game":
    from trainer.game import open_game

    return open_game(content=content, language=language, learner=learner)


def _refuse_without_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "the app needs a terminal",
            remedy="use 'coolhead play SCENARIO --plain' for pipes and screen readers",
        )


def _note_result() -> None:
    """Enter what has just ended; what fails here is tried again, and told, on leaving."""
    from trainer.records.opening import enter_pending
    from trainer.records.paths import data_folder

    enter_pending(data_folder())


def _remember(path: Path, name: str, value: str) -> None:
    """Write one choice into the settings as they stand now."""
    from trainer.model.mode import Mode
    from trainer.records.settings import load_settings, save_settings

    chosen = {"mode": Mode(value)} if name == "mode" else {name: value}
    save_settings(path, replace(load_settings(path), **chosen))
