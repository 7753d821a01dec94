"""Games for the screens: shipped content, or one small scenario, both with a reader that never changes."""

from pathlib import Path

import pytest

from tests.tui import small_content
from tests.tui.word_reader import WordReader
from trainer.content.library import Library, find_content_root, load_library
from trainer.game import Game, Play, local_now
from trainer.model.mode import Mode
from trainer.records.paths import sessions_folder
from trainer.records.sessions import Sessions


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The shipped content."""
    return load_library([find_content_root()])


@pytest.fixture
def game(shipped: Library, tmp_path: Path) -> Game:
    """A game over the shipped content."""
    return Game(shipped, Sessions(sessions_folder(tmp_path)), WordReader(), local_now)


@pytest.fixture
def small_game(tmp_path: Path) -> Game:
    """A game over one small scenario."""
    return Game(small_content.library(), Sessions(sessions_folder(tmp_path)), WordReader(), local_now)


@pytest.fixture
def play(small_game: Game) -> Play:
    """A conversation over the kettle."""
    return small_game.start("cold-kettle", seed=1, mode=Mode.PRACTICE)
